"""The journal read as a diary, newest first, a page at a time; and what of it can be taken back."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from checkin.errors import NotTakenBack
from checkin.rules import checkins, delegates, issuing, merging
from checkin.store.entries import Act, Entry, Kind
from checkin.store.folding import delegate_rows
from checkin.store.heads import heads_now
from checkin.store.journal import COLUMNS, connection, one

LASTS = timedelta(hours=1)  # so long an act can be taken back
MISTAKE = "by mistake"  # why a badge is void, somebody withdrawn, when an act is taken back
_BATCH = 200
Cursor = Mapping[str, int]  # stream -> the entry before which to go on


@dataclass(frozen=True)
class Asked:
    """Which acts are wanted; "" and () ask nothing."""

    kinds: tuple[str, ...] = ()
    operator: str = ""
    uid: str = ""


def entries(asked: Asked, before: Cursor, limit: int) -> tuple[list[Entry], dict[str, int]]:
    """The newest acts before a cursor, and the cursor for those before them.

    Each stream is walked backwards by its key, so a page costs what is on it, however long the
    journal is.
    """
    walks = [_backwards(stream, asked, before.get(stream, 1 << 62)) for stream in heads_now()]
    found: list[Entry] = []
    after = dict(before)
    for entry in heapq.merge(*walks, key=lambda e: e.stamp, reverse=True):
        found.append(entry)
        after[entry.stream] = entry.seq
        if len(found) == limit:
            break
    return found, after


def can_take_back(entry: Entry, at: datetime) -> bool:
    """Whether `take_back` would do something."""
    fresh = at - datetime.fromisoformat(entry.at) <= LASTS or _keyed_lately(entry, at)
    return fresh and _is_open(entry)


def take_back(id_: str, act: Act) -> None:
    """Undo one act of the last hour by another, which stands in the journal as well.

    Raises:
        NotTakenBack: it is too long ago, or something was built on it.
    """
    row = one(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (id_,))
    entry = Entry._make(row) if row else None
    if entry is None or not can_take_back(entry, act.at):
        raise NotTakenBack()
    _UNDO[Kind(entry.kind)](entry, act)


def before_correction(entry: Entry) -> dict[str, str]:
    """What the corrected fields said before."""
    others = [e for e in _about(entry) if e.id != entry.id and e.stamp < entry.stamp]
    row = dict(delegate_rows(others)[0][1])
    return {name: str(row.get(name, "")) for name in entry.content["fields"]}


def _backwards(stream: str, asked: Asked, before: int) -> Iterator[Entry]:
    terms, values = ["stream = ?", "seq < ?"], [stream, before]
    for column, wanted in (("operator", asked.operator), ("subject", asked.uid)):
        if wanted:
            terms.append(f"{column} = ?")
            values.append(wanted)
    if asked.kinds:
        terms.append(f"kind IN ({', '.join('?' * len(asked.kinds))})")
        values += asked.kinds
    sql = f"SELECT {COLUMNS} FROM entry WHERE {' AND '.join(terms)} ORDER BY seq DESC LIMIT ?"
    while rows := connection().execute(sql, (*values, _BATCH)).fetchall():
        yield from map(Entry._make, rows)
        values[1] = rows[-1][1]


def _keyed_lately(entry: Entry, at: datetime) -> bool:
    keyed = entry.content.get("paper") if entry.kind == Kind.SCANNED else None
    return bool(keyed) and at - datetime.fromisoformat(str(keyed)) <= LASTS


def _is_open(entry: Entry) -> bool:
    """Nothing was done since that this act is the ground of."""
    if entry.kind == Kind.SCANNED:
        row = one("SELECT outcome, undone FROM scan WHERE id = ?", (entry.id,))
        return row is not None and row[0] in ("admitted", "left") and not row[1]
    if entry.kind == Kind.BADGE_ISSUED:
        sql = "SELECT 1 FROM badge WHERE credential = ? AND void_at IS NULL"
        return one(sql, (entry.content["credential"],)) is not None
    if entry.kind == Kind.DELEGATE_REGISTERED and not entry.content.get("walk_in"):
        return False
    if entry.kind not in _UNDO:
        return False
    if entry.kind == Kind.DELEGATE_MERGED:
        return one("SELECT 1 FROM merged WHERE lost = ?", (entry.subject,)) is not None
    return _is_last_word(entry)


def _is_last_word(entry: Entry) -> bool:
    """Of withdrawals and restorations the newest; of corrections the newest of these fields."""
    if entry.kind == Kind.DELEGATE_CORRECTED:
        if entry.content.get("origin") != "desk":
            return False
        fields = entry.content["fields"].keys()
        return not any(
            e.stamp > entry.stamp and fields & e.content.get("fields", {}).keys()
            for e in _about(entry)
        )
    status = (Kind.DELEGATE_WITHDRAWN, Kind.DELEGATE_RESTORED)
    return not any(e.stamp > entry.stamp and e.kind in status for e in _about(entry))


def _about(entry: Entry) -> list[Entry]:
    rows = connection().execute(
        f"SELECT {COLUMNS} FROM entry WHERE subject = ? AND kind LIKE 'delegate-%'"
        " AND kind != 'delegate-merged'",
        (entry.subject,),
    )
    return [Entry._make(row) for row in rows]


def _void(entry: Entry, act: Act) -> None:
    row = one("SELECT delegate FROM badge WHERE credential = ?", (entry.content["credential"],))
    issuing.void(row[0], entry.content["credential"], MISTAKE, act)


_UNDO = {
    Kind.SCANNED: lambda entry, act: checkins.undo(entry.id, act),
    Kind.DELEGATE_REGISTERED: lambda entry, act: delegates.withdraw(entry.subject, MISTAKE, act),
    Kind.DELEGATE_CORRECTED: lambda entry, act: delegates.correct(
        entry.subject, before_correction(entry), act
    ),
    Kind.DELEGATE_WITHDRAWN: lambda entry, act: delegates.restore(entry.subject, MISTAKE, act),
    Kind.DELEGATE_RESTORED: lambda entry, act: delegates.withdraw(entry.subject, MISTAKE, act),
    Kind.DELEGATE_MERGED: lambda entry, act: merging.undo(entry.subject, act),
    Kind.BADGE_ISSUED: _void,
}
