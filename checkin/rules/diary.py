"""The journal read as a diary, newest first, a page at a time; and what of it can be taken back."""

import heapq
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from checkin.errors import NotTakenBack
from checkin.rules import checkins, delegates, issuing, merging, options, programme, questions
from checkin.store.entries import Act, Entry, Kind, canonical
from checkin.store.folding import delegate_rows, standing
from checkin.store.heads import heads_now
from checkin.store.homes import together
from checkin.store.journal import COLUMNS, connection, homes_now, one, record

LASTS = timedelta(hours=1)  # so long an act can be taken back
MISTAKE = "by mistake"  # why a badge is void, somebody withdrawn, when an act is taken back
_BATCH = 200
_LATELY = 20_000  # entries of a desk
_ABOUT = (  # what is about these people; taking a reading back is about its reader
    "(subject IN (SELECT value FROM json_each(?)) OR kind = 'scan-undone' AND subject IN"
    " (SELECT id FROM scan WHERE undone AND delegate IN (SELECT value FROM json_each(?))))"
)
Cursor = Mapping[str, int]  # stream -> the entry before which to go on


@dataclass(frozen=True)
class Asked:
    """Which acts are wanted; "" and () ask nothing."""

    kinds: tuple[str, ...] = ()
    operator: str = ""
    uids: tuple[str, ...] = ()  # somebody, under every record that counts for them
    desk: int = 0
    since: str = ""  # UTC, as stored
    until: str = ""
    words: str = ""  # stand in what was said ...
    named: tuple[str, ...] = ()  # ... or these people are found by them


class Why(StrEnum):
    """Why an act cannot be taken back."""

    NONE = ""
    OLD = "old"  # more than an hour ago
    NEWER = "newer"  # taken back already, or something newer rests on it
    NOTHING = "nothing"  # a reading that let nobody in
    LIST = "list"  # came with a list
    PAPER = "paper"  # a badge is on paper
    BY_HAND = "by-hand"  # can be put right by doing it anew


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


def operators() -> set[str]:
    """Who did something lately, at any desk."""
    newest = "SELECT operator FROM entry WHERE stream = ? ORDER BY seq DESC LIMIT ?"
    found = f"SELECT DISTINCT operator FROM ({newest})"
    return {
        row[0] for stream in heads_now() for row in connection().execute(found, (stream, _LATELY))
    }


def objection(entry: Entry, at: datetime) -> Why:
    """Why `take_back` would do nothing; NONE where it would."""
    if entry.kind == Kind.SCANNED and entry.content["outcome"] not in ("admitted", "left"):
        return Why.NOTHING
    if entry.content.get("origin") == "list" or (
        entry.kind == Kind.DELEGATE_REGISTERED and not entry.content.get("walk_in")
    ):
        return Why.LIST
    if entry.kind == Kind.BADGE_PRINTED:
        return Why.PAPER
    if entry.kind not in _UNDO:
        return Why.BY_HAND
    if at - datetime.fromisoformat(entry.at) > LASTS and not _keyed_lately(entry, at):
        return Why.OLD
    return Why.NONE if _is_open(entry) else Why.NEWER


def can_take_back(entry: Entry, at: datetime) -> bool:
    """Whether `take_back` would do something."""
    return objection(entry, at) is Why.NONE


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
    terms, values = _terms(asked)
    # a plus keeps SQLite from walking the whole stream where a person's few entries are wanted
    key = "+stream" if asked.uids else "stream"
    sql = (
        f"SELECT {COLUMNS} FROM entry WHERE {key} = ? AND seq < ?{terms} ORDER BY seq DESC LIMIT ?"
    )
    while rows := connection().execute(sql, (stream, before, *values, _BATCH)).fetchall():
        yield from map(Entry._make, rows)
        before = rows[-1][1]


def _terms(asked: Asked) -> tuple[str, list[object]]:
    terms: list[str] = []
    values: list[object] = []
    for term, wanted in (
        ("operator = ?", asked.operator), ("at >= ?", asked.since), ("at < ?", asked.until),
        ("json_extract(payload, '$.desk') = ?", asked.desk),
    ):  # fmt: skip
        if wanted:
            terms.append(term)
            values.append(wanted)
    if asked.kinds:
        terms.append(f"kind IN ({', '.join('?' * len(asked.kinds))})")
        values += asked.kinds
    if asked.uids:
        terms.append(_ABOUT)
        values += [canonical(list(asked.uids))] * 2
    if asked.words:
        escaped = re.sub(r"([\\\\%_])", r"\\\1", asked.words)
        terms.append(f"(payload LIKE ? ESCAPE '\\' OR {_ABOUT})")
        values += [f"%{escaped}%", *[canonical(list(asked.named))] * 2]
    return "".join(f" AND {term}" for term in terms), values


def _keyed_lately(entry: Entry, at: datetime) -> bool:
    keyed = entry.content.get("paper") if entry.kind == Kind.SCANNED else None
    return bool(keyed) and at - datetime.fromisoformat(str(keyed)) <= LASTS


def _is_open(entry: Entry) -> bool:
    """Nothing was done since that this act is the ground of."""
    if entry.kind == Kind.SCANNED:
        row = one("SELECT undone FROM scan WHERE id = ?", (entry.id,))
        return row is not None and not row[0]
    if entry.kind == Kind.BADGE_ISSUED:
        sql = "SELECT 1 FROM badge WHERE credential = ? AND void_at IS NULL"
        return one(sql, (entry.content["credential"],)) is not None
    if entry.kind in _BADGES:
        return _is_badge_open(entry)
    if entry.kind in _SAID_WHOLE:
        return _newest_of(entry).id == entry.id
    if entry.kind in _WORDS:
        return _is_word_open(entry)
    if entry.kind == Kind.DELEGATE_MERGED:
        return one("SELECT 1 FROM merged WHERE lost = ?", (entry.subject,)) is not None
    return _is_last_word(entry)


def _is_badge_open(entry: Entry) -> bool:
    """It is still so by this very act; a badge becomes good again only where no other one is."""
    credential = entry.content["credential"]
    row = one(
        "SELECT handed_at, void_at, returned_at, delegate FROM badge WHERE credential = ?",
        (credential,),
    )
    if row is None:
        return False
    handed, void, returned, uid = row
    if entry.kind == Kind.BADGE_HANDED_OVER:
        return handed == entry.at and void is None
    other = "SELECT 1 FROM badge WHERE delegate = ? AND void_at IS NULL"
    if one(other, (uid,)) is not None:
        return False
    if entry.kind == Kind.BADGE_RETURNED:
        return bool(returned == entry.at)
    return void == entry.at and returned is None


def _newest_of(entry: Entry) -> Entry:
    return _said_of(entry)[0]


def _said_of(entry: Entry) -> list[Entry]:
    """Everything that was said of a checkpoint, question or option, the newest first."""
    rows = connection().execute(
        f"SELECT {COLUMNS} FROM entry WHERE subject = ? AND kind = ?", (entry.subject, entry.kind)
    )
    return sorted(map(Entry._make, rows), key=lambda each: each.stamp, reverse=True)


def _is_word_open(entry: Entry) -> bool:
    """It stands, and nothing newer was said of the same, under any record of this person."""
    uids = together([entry.subject], homes_now())
    marks = ", ".join("?" * len(uids))
    rows = connection().execute(
        f"SELECT {COLUMNS} FROM entry WHERE subject IN ({marks}) AND kind IN (?, ?)",
        (*uids, entry.kind, str(Kind.WORD_UNDONE)),
    )
    said = standing(map(Entry._make, rows), Kind(entry.kind))
    about = [each for each in said if _thing(each) == _thing(entry)]
    return bool(about) and about[-1].id == entry.id


def _thing(entry: Entry) -> object:
    """What somebody was asked or is called; there is one document."""
    return entry.content.get("question", entry.content.get("words"))


def _unsay(entry: Entry, act: Act) -> None:
    what = {name: entry.content[name] for name in _TOLD if name in entry.content}
    note = {"entry": entry.id, "what": entry.kind, **what}
    record((Kind.WORD_UNDONE, entry.subject, note), act)


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


def _undo_badge(entry: Entry, act: Act) -> None:
    credential, kind = entry.content["credential"], Kind(entry.kind)
    row = one("SELECT delegate, void_at FROM badge WHERE credential = ?", (credential,))
    issuing.undo(row[0], credential, kind, act)
    if kind == Kind.BADGE_RETURNED and row[1] == entry.at:  # giving it back had made it void
        issuing.undo(row[0], credential, Kind.BADGE_VOIDED, act)


def _say_as_before(entry: Entry, act: Act) -> None:
    """What was said whole is said again as it was; what is new is taken away."""
    before = _said_of(entry)[1:]
    if before:
        record((Kind(entry.kind), entry.subject, before[0].content), act)
    elif entry.kind == Kind.SESSION_SET:
        programme.remove_session(entry.subject, act)
    elif entry.kind == Kind.CHECKPOINT_SET:
        programme.remove_place(entry.subject, act)
    elif entry.kind == Kind.QUESTION_SET:
        questions.remove(entry.subject, act)
    elif entry.kind == Kind.OPTION_SET:
        options.leave_open(entry.subject, act)
    else:
        programme.set_guests(entry.subject, [], act)


_BADGES = {Kind.BADGE_HANDED_OVER, Kind.BADGE_VOIDED, Kind.BADGE_RETURNED}
_SAID_WHOLE = {
    Kind.SESSION_SET, Kind.CHECKPOINT_SET, Kind.GUESTS_SET, Kind.QUESTION_SET, Kind.OPTION_SET,
}  # fmt: skip
_WORDS = {Kind.ANSWERED, Kind.DOCUMENT_SEEN, Kind.SEARCH_TAUGHT}
_TOLD = ("question", "answer", "document", "words")  # what the diary says was taken back
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
    **dict.fromkeys(_BADGES, _undo_badge),
    **dict.fromkeys(_SAID_WHOLE, _say_as_before),
    **dict.fromkeys(_WORDS, _unsay),
}
