"""Records that are one person: which uid a merged record's rows count for.

A merge is an entry about the record that gives way; its rows are not copied but counted for the
one that is kept, so that an undone merge gives every scan and badge back to whose it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import peewee as pw

from checkin.store import models
from checkin.store.entries import Entry, Kind, canonical

Homes = Mapping[str, str]  # uid of a record that gave way -> uid it counts for
Rows = list[tuple[type[pw.Model], dict[str, Any]]]
KINDS = frozenset({Kind.DELEGATE_MERGED, Kind.MERGE_UNDONE})


def merged_rows(entries: Sequence[Entry]) -> Rows:
    """The merge of one record, unless the newest entry takes it back."""
    last = max(entries, key=lambda entry: entry.stamp)
    if last.kind != Kind.DELEGATE_MERGED:
        return []
    content = last.content
    return [
        (
            models.Merged,
            {
                "lost": last.subject,
                "kept": content["kept"],
                "names": canonical(content["names"]),
                "before": canonical(content["before"]),
                "fields": canonical(content["fields"]),
                "at": last.at,
                "operator": last.operator,
            },
        )
    ]


def resolved(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Where each record ends up, through any chain of merges.

    Two desks may have merged two records both ways; of such a circle the smallest uid is kept, so
    that every desk comes to the same answer.
    """
    next_of = dict(pairs)
    homes = {}
    for lost in next_of:
        walked = [lost]
        while walked[-1] in next_of and next_of[walked[-1]] not in walked:
            walked.append(next_of[walked[-1]])
        back = next_of.get(walked[-1])
        home = min(walked[walked.index(back) :]) if back else walked[-1]
        if home != lost:
            homes[lost] = home
    return homes


def moved(before: Homes, after: Homes) -> set[str]:
    """Everybody whose rows must be made anew when `before` became `after`."""
    uids = {*before, *after}
    changed = {uid for uid in uids if before.get(uid) != after.get(uid)}
    heads = {homes.get(uid, uid) for uid in changed for homes in (before, after)} | changed
    family = {u for u in uids if before.get(u) in heads or after.get(u) in heads}
    return heads | family


def together(uids: Iterable[str], homes: Homes) -> list[str]:
    """`uids` and every record that counts for the same person."""
    heads = {homes.get(uid, uid) for uid in uids}
    return sorted(heads | {lost for lost, home in homes.items() if home in heads})


def at_home(rows: Rows, homes: Homes) -> Rows:
    """The rows, counted for whom they count for; a record that gave way is nobody by itself."""
    if not homes:
        return rows
    for model, row in rows:
        if model is not models.Delegate and "delegate" in row:
            row["delegate"] = homes.get(row["delegate"], row["delegate"])
    return [
        (model, row) for model, row in rows
        if model is not models.Delegate or row["uid"] not in homes
    ]  # fmt: skip


def grouped(
    entries: Iterable[Entry], key: Callable[[Entry], Any]
) -> dict[Any, list[Entry]]:  # fmt: skip
    """Entries by what `key` says of them."""
    groups: dict[Any, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups
