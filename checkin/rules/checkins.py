"""Decide what a scan means, and keep it. Every reading leaves one `Scan`, admitted or not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from checkin.rules import credentials, merging, repairing, tickets
from checkin.rules.clock import day_bounds
from checkin.rules.credentials import Seal
from checkin.rules.foreign import Origin, recognise
from checkin.rules.signed import read_signed
from checkin.store.entries import Act, Entry, Kind, storable
from checkin.store.journal import connection, one, record

KEPT = 300  # characters of a reading worth keeping; a scanner may type anything


class Outcome(StrEnum):
    """The desk's answer to a reading. An ordinary "no" is one of these, not an exception."""

    ADMITTED = "admitted"
    ALREADY_IN = "already-in"
    WITHDRAWN = "withdrawn"
    VOID_BADGE = "void-badge"
    NOT_HERE = "not-here"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    ASK = "ask"


class Reason(StrEnum):
    """Why, where the outcome alone does not say it."""

    NONE = ""
    FORGED = "forged"  # has the form of our badge, but nobody here made it
    ELSEWHERE = "issued-elsewhere"  # genuine, but this desk has not heard of it yet
    SHARED = "shared-ticket"  # the list gave one ticket to several people
    TOO_LONG = "too-long"
    EMPTY = "empty"
    INDICO = "indico-code"  # the lists of Indico carry no ticket ids
    PRETIX = "pretix-ticket"  # signed by some pretix, not on the list
    GENUINE = "genuine-ticket"  # signed by our own ticket shop, not on the list yet
    CONTACT = "contact-card"
    WEB = "web-address"


@dataclass(frozen=True)
class Seen:
    """When and where somebody was admitted."""

    at: datetime  # UTC
    checkpoint: str  # its name
    desk: int
    operator: str


@dataclass(frozen=True)
class Voided:
    """What became of a badge that is no longer good."""

    at: datetime
    desk: int
    reason: str
    serial: str


@dataclass(frozen=True)
class CheckIn:
    """The answer to one reading.

    `uid` and `name` are empty when nobody is known by the text; `first` is set when the delegate
    was in already, `voided` when the badge was replaced or blocked; `badge` (a serial) and
    `printing` when a badge was issued or queued along with it.
    """

    outcome: Outcome
    text: str
    at: datetime
    scan: str = ""  # id, to undo it
    uid: str = ""
    name: str = ""
    reason: str = ""
    first: Seen | None = None
    voided: Voided | None = None
    badge: str = ""
    printing: bool = False


@dataclass(frozen=True)
class Read:
    """What a text turned out to be."""

    uid: str = ""
    outcome: Outcome | None = None  # decided already, or None
    reason: Reason = Reason.NONE
    voided: Voided | None = None


@dataclass(frozen=True)
class Door:
    """The checkpoint somebody wants to pass."""

    checkpoint: str
    rule: str  # once, daily, free
    zone: ZoneInfo


def read(text: str, seal: Seal) -> Read:
    """Whose badge or ticket `text` is, also where a keyboard made other letters of it."""
    if not text:
        return Read(outcome=Outcome.UNREADABLE, reason=Reason.EMPTY)
    if len(text) > tickets.LONGEST:
        return Read(outcome=Outcome.UNREADABLE, reason=Reason.TOO_LONG)
    holders = tickets.holders(storable(text))
    if holders:
        return _read_ticket(holders)
    if credentials.looks_like_badge(text):
        return _read_badge(text, seal)
    return _read_repaired(text, seal)


def check_in(text: str, door: Door, seal: Seal, act: Act) -> CheckIn:
    """Admit the holder of the badge or ticket `text` at `door`, or say why not."""
    text = storable(text)
    return _keep(text, read(text, seal), door, act)


def check_in_delegate(uid: str, door: Door, act: Act) -> CheckIn:
    """Admit a delegate whom the operator found by name."""
    return _keep("", Read(uid), door, act)


def undo(scan: str, act: Act) -> bool:
    """Take an admission back; False when there is nothing left to take back."""
    row = one("SELECT outcome, undone FROM scan WHERE id = ?", (scan,))
    if row is None or row[0] != Outcome.ADMITTED or row[1]:
        return False
    record((Kind.SCAN_UNDONE, scan, {}), act)
    return True


def _read_ticket(holders: list[str]) -> Read:
    if len(holders) > 1:
        return Read(outcome=Outcome.ASK, reason=Reason.SHARED)
    return Read(holders[0])


def _read_repaired(text: str, seal: Seal) -> Read:
    """What `text` was before a keyboard changed it; where it may be two people's, neither's."""
    forms = [storable(form) for form in repairing.repaired(text)]
    holders = tickets.holders_of_any(text, forms)
    badge = credentials.first_genuine(forms, seal)
    if badge is None:
        return _read_ticket(holders) if holders else _read_foreign([text, *forms])
    found = _read_badge(badge.text, seal)
    if holders and holders != [found.uid]:
        return Read(outcome=Outcome.ASK, reason=Reason.SHARED)
    return found


def _read_foreign(forms: list[str]) -> Read:
    """What the code is, where it is another system's; the ticket inside it may be on the list."""
    for form in forms:
        foreign = recognise(form)
        holders = sorted({uid for text in foreign.tickets for uid in tickets.holders(text)})
        if holders:
            return _read_ticket(holders)
        if foreign.origin:
            return Read(outcome=Outcome.UNKNOWN, reason=_reason(foreign.origin, form))
    alike = any(map(credentials.looks_like_badge, forms))
    return Read(outcome=Outcome.UNKNOWN, reason=Reason.FORGED if alike else Reason.NONE)


def _reason(origin: Origin, text: str) -> Reason:
    signed = read_signed(text) if origin is Origin.PRETIX else None
    genuine = signed is not None and tickets.is_signed_by_issuer(signed)
    return Reason.GENUINE if genuine else Reason(origin)


def _read_badge(text: str, seal: Seal) -> Read:
    if credentials.read(text, seal) is None:
        return Read(outcome=Outcome.UNKNOWN, reason=Reason.FORGED)
    sql = "SELECT delegate, void_at, void_desk, void_reason, serial FROM badge WHERE credential = ?"
    found = connection().execute(sql, (text,)).fetchall()
    if not found:
        return Read(outcome=Outcome.UNKNOWN, reason=Reason.ELSEWHERE)
    if len(found) > 1:
        return Read(outcome=Outcome.ASK, reason=Reason.SHARED)
    row = found[0]
    if row[1] is None:
        return Read(row[0])
    voided = Voided(datetime.fromisoformat(row[1]), row[2], row[3], row[4])
    return Read(row[0], Outcome.VOID_BADGE, voided=voided)


def _keep(text: str, found: Read, door: Door, act: Act) -> CheckIn:
    """Decide, and write the scan down."""
    person = one(
        "SELECT display_name, status FROM delegate WHERE uid = ?", (found.uid,)
    ) if found.uid else None  # fmt: skip
    first = _first(found.uid, door, act) if person and door.rule != "free" else None
    outcome = _decide(found, person[1] if person else "", first)
    entry = _record(text, outcome, found.uid if person else "", door, act)
    return CheckIn(
        outcome,
        text[:KEPT],
        act.at,
        entry.id,
        found.uid if person else "",
        person[0] if person else "",
        found.reason,
        first if outcome is Outcome.ALREADY_IN else None,
        found.voided,
    )


def _decide(found: Read, status: str, first: Seen | None) -> Outcome:
    if not status:
        return found.outcome or Outcome.UNKNOWN
    if status == "withdrawn":
        return Outcome.WITHDRAWN
    if found.outcome is not None:
        return found.outcome
    return Outcome.ALREADY_IN if first else Outcome.ADMITTED


def _first(uid: str, door: Door, act: Act) -> Seen | None:
    """The live admission that makes this one a second, if there is one."""
    since, until = ("", "9") if door.rule == "once" else day_bounds(act.at, door.zone)
    row = one(
        "SELECT s.at, coalesce(c.name, s.checkpoint), s.desk, s.operator FROM scan s"
        " LEFT JOIN checkpoint c ON c.id = s.checkpoint WHERE s.delegate = ? AND s.checkpoint = ?"
        " AND s.outcome = 'admitted' AND NOT s.undone AND s.at >= ? AND s.at < ?"
        " ORDER BY s.at LIMIT 1",
        (uid, door.checkpoint, since, until),
    )
    return Seen(datetime.fromisoformat(row[0]), *row[1:]) if row else None


def _record(text: str, outcome: Outcome, uid: str, door: Door, act: Act) -> Entry:
    content = {
        "checkpoint": door.checkpoint,
        "outcome": outcome.value,
        "text": text[:KEPT],
        "desk": act.desk,
    }
    return record((Kind.SCANNED, merging.whose_code(text, uid) if uid else "", content), act)
