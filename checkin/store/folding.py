"""What the journal adds up to: pure functions from the entries of one subject to table rows.

They do not care in which order entries arrived, how often, or from which desk: entries are put
into the order of their stamps first. That is what lets desks exchange entries one day, and lets
`proof` make every table again from nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import peewee as pw

from checkin.store import models
from checkin.store.entries import Entry, Kind, canonical
from checkin.store.homes import KINDS as MERGES
from checkin.store.homes import Rows, at_home, grouped, merged_rows, resolved

FIELDS = (
    "given_name", "family_name", "display_name", "latin_name", "honorific", "position",
    "organisation", "country", "delegation", "role", "language", "email", "phone", "photo",
    "alert", "notes", "status",
)  # fmt: skip


@dataclass(frozen=True)
class Fold:
    """Entries of these kinds about one subject make these rows."""

    kinds: frozenset[str]
    rows: Callable[[Sequence[Entry]], Rows]
    as_one: bool = False  # records of one person are folded together
    clears: tuple[tuple[str, str], ...] = ()  # table, column: where rows may go, made anew whole


def delegate_rows(entries: Sequence[Entry]) -> Rows:
    """The delegate and the tickets; nothing while only corrections have arrived.

    Registrations are the weakest word, then the newest correction of each field wins. What the
    list says of a field that a desk has corrected is kept in `corrected`.
    """
    ordered = sorted(set(entries), key=lambda e: (e.kind != Kind.DELEGATE_REGISTERED, e.stamp))
    if not ordered or ordered[0].kind != Kind.DELEGATE_REGISTERED:
        return []
    said = _Said()
    for entry in ordered:
        said.take(entry)
    return said.rows(ordered[0].subject, max(entry.stamp for entry in ordered))


class _Said:
    """Collects what was said about one delegate."""

    def __init__(self) -> None:
        self.now: dict[str, str] = {}
        self.listed: dict[str, str] = {}
        self.by_desk: set[str] = set()
        self.rest: dict[str, Any] = {}

    def take(self, entry: Entry) -> None:
        content = entry.content
        if entry.kind == Kind.DELEGATE_WITHDRAWN:
            self._set({"status": "withdrawn"}, "desk")
        elif entry.kind == Kind.DELEGATE_RESTORED:
            self._set({"status": "expected"}, "desk")
        else:
            self._set(content.get("fields", {}), content.get("origin", "list"))
            self.listed.update(content.get("listed", {}))
        for name in ("tickets", "extra", "source", "walk_in", "reason", "principal"):
            if name in content:
                self.rest[name] = content[name]

    def _set(self, fields: dict[str, str], origin: str) -> None:
        self.now.update(fields)
        if origin == "list":
            self.listed.update(fields)
            self.by_desk.difference_update(fields)
        else:
            self.by_desk.update(fields)

    def rows(self, uid: str, stamp: str) -> Rows:
        corrected = {
            name: self.listed[name]
            for name in sorted(self.by_desk & set(self.listed))
            if self.listed[name] != self.now[name]
        }
        person = {
            "uid": uid,
            **{name: self.now.get(name, "") for name in FIELDS},
            "status": self.now.get("status") or "expected",
            "role": self.now.get("role") or "delegate",
            "reason": self.rest.get("reason", ""),
            "principal": self.rest.get("principal", ""),
            "walk_in": bool(self.rest.get("walk_in", False)),
            "extra": canonical(self.rest.get("extra", {})),
            "source": self.rest.get("source", ""),
            "corrected": canonical(corrected),
            "changed": stamp,
        }
        tickets = sorted(set(self.rest.get("tickets", [])))
        return [
            (models.Delegate, person),
            *((models.Ticket, {"text": text, "delegate": uid, "owner": uid}) for text in tickets),
        ]


def standing(entries: Iterable[Entry], kind: Kind) -> list[Entry]:
    """What was said in this kind and not taken back since, in its order."""
    entries = list(entries)
    undone = {entry.content["entry"] for entry in entries if entry.kind == Kind.WORD_UNDONE}
    said = {entry for entry in entries if entry.kind == kind and entry.id not in undone}
    return sorted(said, key=lambda entry: entry.stamp)


def word_rows(entries: Sequence[Entry]) -> Rows:
    """What the desks were told about one person: answers, documents, words to be found by."""
    return [
        *taught_rows(standing(entries, Kind.SEARCH_TAUGHT)),
        *document_rows(standing(entries, Kind.DOCUMENT_SEEN)),
        *answer_rows(standing(entries, Kind.ANSWERED)),
    ]


def taught_rows(entries: Sequence[Entry]) -> Rows:
    """Every word the desks were taught for one delegate."""
    said = sorted({(entry.subject, entry.content["words"]) for entry in entries})
    return [(models.Taught, {"delegate": uid, "words": words}) for uid, words in said]


def document_rows(entries: Sequence[Entry]) -> Rows:
    """The newest look at somebody's document."""
    if not entries:
        return []
    last = entries[-1]
    seen = {"document": last.content["document"], "differs": last.content["differs"]}
    row = {"delegate": last.subject, **seen, "at": last.at, "operator": last.operator}
    return [(models.Document, row)]


def answer_rows(entries: Sequence[Entry]) -> Rows:
    """The newest answer of one person to each question."""
    newest = {entry.content["question"]: entry for entry in entries}
    return [
        (
            models.Answer,
            {
                "delegate": entry.subject,
                "question": question,
                "answer": entry.content["answer"],
                "drawing": entry.content.get("drawing", ""),
                "at": entry.at,
                "operator": entry.operator,
            },
        )
        for question, entry in newest.items()
    ]


def badge_rows(entries: Sequence[Entry]) -> Rows:
    """Every badge of one delegate, live and void."""
    ordered = sorted(set(entries), key=lambda entry: entry.stamp)
    badges: dict[str, dict[str, Any]] = {}
    for entry in (e for e in ordered if e.kind == Kind.BADGE_ISSUED):
        content = entry.content
        badges.setdefault(content["credential"], _fresh_badge(entry, content))
    for entry in ordered:
        badge = badges.get(entry.content["credential"])
        if badge is not None:
            _age(badge, entry)
    return [(models.Badge, badge) for badge in badges.values()]


def _fresh_badge(entry: Entry, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "credential": content["credential"],
        "serial": content["serial"],
        "reissue": content["reissue"],
        "delegate": entry.subject,
        "issued_at": entry.at,
        "desk": content["desk"],
        "printed": 0,
        "handed_at": None,
        "void_at": None,
        "void_reason": "",
        "void_desk": None,
        "returned_at": None,
        "handed_to": "",
        "owner": entry.subject,
    }


_NOT_YET: dict[str, dict[str, Any]] = {  # an act on a badge -> what is so without it
    "badge-handed-over": {"handed_at": None, "handed_to": ""},
    "badge-voided": {"void_at": None, "void_reason": "", "void_desk": None},
    "badge-returned": {"returned_at": None},
}


def _age(badge: dict[str, Any], entry: Entry) -> None:
    if entry.kind == Kind.BADGE_PRINTED:
        badge["printed"] += 1
    elif entry.kind == Kind.BADGE_HANDED_OVER and badge["handed_at"] is None:
        badge["handed_at"] = entry.at
        badge["handed_to"] = entry.content.get("to", "")
    elif entry.kind == Kind.BADGE_RETURNED and badge["returned_at"] is None:
        badge["returned_at"] = entry.at
    elif entry.kind == Kind.BADGE_UNDONE and entry.content["what"] == Kind.BADGE_PRINTED:
        badge["printed"] = max(0, badge["printed"] - 1)
    elif entry.kind == Kind.BADGE_UNDONE:
        badge.update(_NOT_YET[entry.content["what"]])
    elif entry.kind == Kind.BADGE_VOIDED and badge["void_at"] is None:
        content = entry.content
        badge["void_at"] = entry.at
        badge["void_reason"] = content["reason"]
        badge["void_desk"] = content["desk"]


def scan_row(entry: Entry, undone: bool) -> tuple[type[pw.Model], dict[str, Any]]:
    """The scan a `scanned` entry tells of."""
    content = entry.content
    return models.Scan, {
        "id": entry.id,
        "delegate": entry.subject,
        "checkpoint": content["checkpoint"],
        "at": entry.at,
        "outcome": content["outcome"],
        "text": content["text"],
        "desk": content["desk"],
        "operator": entry.operator,
        "undone": undone,
        "overruled": content.get("overruled", ""),
        "consent": content.get("consent", ""),
    }


def _newest(model: type[pw.Model], key: str) -> Callable[[Sequence[Entry]], Rows]:
    """A fold for what is always said whole: the newest entry is the row.

    What an older program did not say yet has its default.
    """
    defaults = {f.column_name: f.default for f in model._meta.sorted_fields}

    def rows(entries: Sequence[Entry]) -> Rows:
        last = max(entries, key=lambda entry: entry.stamp)
        return [(model, {**defaults, key: last.subject, **last.content})]

    return rows


def guest_rows(entries: Sequence[Entry]) -> Rows:
    """Who is on a guest list now: it is always said whole."""
    last = max(entries, key=lambda entry: entry.stamp)
    uids = sorted(set(last.content["uids"]))
    return [(models.Guest, {"list": last.subject, "uid": uid}) for uid in uids]


FOLDS = (
    Fold(frozenset({Kind.FORUM_SET}), _newest(models.Forum, "id")),
    Fold(frozenset({Kind.CHECKPOINT_SET}), _newest(models.Checkpoint, "id")),
    Fold(frozenset({Kind.SESSION_SET}), _newest(models.Session, "id")),
    # a guest list is said whole, so some may have left it
    Fold(frozenset({Kind.GUESTS_SET}), guest_rows, clears=(("guest", "list"),)),
    Fold(frozenset({Kind.OPTION_SET}), _newest(models.ForumOption, "name")),
    Fold(frozenset({Kind.QUESTION_SET}), _newest(models.Question, "id")),
    Fold(
        frozenset({Kind.ANSWERED, Kind.DOCUMENT_SEEN, Kind.SEARCH_TAUGHT, Kind.WORD_UNDONE}),
        word_rows,
        as_one=True,
        clears=(("answer", "delegate"), ("document", "delegate"), ("taught", "delegate")),
    ),
    Fold(
        frozenset(
            {
                Kind.DELEGATE_REGISTERED,
                Kind.DELEGATE_CORRECTED,
                Kind.DELEGATE_WITHDRAWN,
                Kind.DELEGATE_RESTORED,
            }
        ),
        delegate_rows,
        clears=(("ticket", "owner"),),  # a corrected list may have taken tickets away
    ),
    Fold(
        frozenset(
            {
                Kind.BADGE_ISSUED,
                Kind.BADGE_PRINTED,
                Kind.BADGE_HANDED_OVER,
                Kind.BADGE_VOIDED,
                Kind.BADGE_RETURNED,
                Kind.BADGE_UNDONE,
            }
        ),
        badge_rows,
        as_one=True,
    ),
)


def all_rows(entries: Iterable[Entry]) -> Rows:
    """Every row the given entries add up to, from nothing."""
    entries = list(entries)
    merges = grouped((e for e in entries if e.kind in MERGES), lambda e: e.subject)
    made = [row for group in merges.values() for row in merged_rows(group)]
    homes = resolved((row["lost"], row["kept"]) for _, row in made)
    undone = {entry.subject for entry in entries if entry.kind == Kind.SCAN_UNDONE}
    place = {kind: number for number, fold in enumerate(FOLDS) for kind in fold.kinds}

    def whose(entry: Entry) -> tuple[int, str]:
        number, uid = place[entry.kind], entry.subject
        return number, homes.get(uid, uid) if FOLDS[number].as_one else uid

    groups = grouped((e for e in entries if e.kind in place), whose)
    made += [row for (number, _), group in groups.items() for row in FOLDS[number].rows(group)]
    made += [scan_row(e, e.id in undone) for e in entries if e.kind == Kind.SCANNED]
    return at_home(made, homes)
