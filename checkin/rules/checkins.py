"""Decide what a scan means, and keep it. Every reading leaves one `Scan`, admitted or not."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from checkin.rules import companions, credentials, merging, questions, repairing, tickets, validity
from checkin.rules.answers import (
    OVERRULABLE,
    CheckIn,
    Door,
    Outcome,
    Read,
    Reason,
    Seen,
    Voided,
)
from checkin.rules.consent import LONGEST, Consent
from checkin.rules.credentials import Seal
from checkin.rules.deciding import Verdict, decide
from checkin.rules.foreign import Origin, recognise
from checkin.rules.questions import Question
from checkin.rules.signed import read_signed
from checkin.store.entries import Act, Kind, storable
from checkin.store.journal import connection, one, record

__all__ = [
    "OVERRULABLE", "CheckIn", "Door", "Outcome", "Reason", "Seen", "Voided", "check_in",
    "check_in_delegate", "read", "undo",
]  # fmt: skip
_BADGE = (
    "SELECT delegate, void_at, void_desk, void_reason, serial,"
    " CASE WHEN void_at IS NULL THEN '' ELSE coalesce((SELECT e.operator FROM entry e"
    " WHERE e.subject IN (owner, delegate) AND e.kind = 'badge-voided'"
    " AND json_extract(e.payload, '$.credential') = credential ORDER BY e.hlc LIMIT 1), '') END"
    " FROM badge WHERE credential = ?"
)
KEPT = 300  # characters of a reading worth keeping; a scanner may type anything


@dataclass(frozen=True)
class _Reading:
    """What was read, what it turned out to be, and the leave that was given."""

    text: str
    found: Read
    consent: Consent | None


def read(text: str, seal: Seal) -> Read:
    """Whose badge or ticket `text` is, also where a keyboard made other letters of it."""
    if not text:
        return Read(outcome=Outcome.UNREADABLE, reason=Reason.EMPTY)
    if len(text) > tickets.LONGEST:
        return Read(outcome=Outcome.UNREADABLE, reason=Reason.TOO_LONG)
    holders = tickets.holders(storable(text))
    if holders:
        return replace(_read_ticket(holders), is_plain=True)
    if credentials.looks_like_badge(text):
        return _read_badge(text, seal)
    return _read_repaired(text, seal)


def check_in(
    text: str, door: Door, seal: Seal, act: Act, consent: Consent | None = None
) -> CheckIn:
    """Admit the holder of the badge or ticket `text` at `door`, or say why not."""
    text = storable(text)
    return _keep(_Reading(text, _as_of(read(text, seal), text, act.at), consent), door, act)


def check_in_delegate(uid: str, door: Door, act: Act, consent: Consent | None = None) -> CheckIn:
    """Admit a delegate whom the operator found by name."""
    return _keep(_Reading("", Read(uid), consent), door, act)


def undo(scan: str, act: Act) -> bool:
    """Take an admission or a leaving back; False when there is nothing left to take back."""
    row = one("SELECT outcome, undone FROM scan WHERE id = ?", (scan,))
    if row is None or row[0] not in (Outcome.ADMITTED, Outcome.LEFT) or row[1]:
        return False
    record((Kind.SCAN_UNDONE, scan, {}), act)
    return True


def _as_of(found: Read, text: str, at: datetime) -> Read:
    """A ticket has its time, and may have been taken back."""
    if not (found.uid or found.reason is Reason.GENUINE):
        return found
    no = validity.objection(text, at, is_plain=found.is_plain)
    if not no.why:
        return found
    outcome = Outcome.NOT_HERE if found.uid else Outcome.UNKNOWN
    return replace(found, outcome=outcome, reason=Reason(no.why), when=no.when)


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
    found = connection().execute(_BADGE, (text,)).fetchall()
    if not found:
        return Read(outcome=Outcome.UNKNOWN, reason=Reason.ELSEWHERE)
    if len(found) > 1:
        return Read(outcome=Outcome.ASK, reason=Reason.SHARED)
    row = found[0]
    if row[1] is None:
        return Read(row[0])
    voided = Voided(datetime.fromisoformat(row[1]), *row[2:])
    return Read(row[0], Outcome.VOID_BADGE, voided=voided)


def _keep(reading: _Reading, door: Door, act: Act) -> CheckIn:
    """Decide, and write the scan down."""
    found = reading.found
    sql = "SELECT display_name, status, role, alert, principal FROM delegate WHERE uid = ?"
    person = one(sql, (found.uid,)) if found.uid else None
    known = found.uid if person else ""
    verdict = _decide(found, person, door, act)
    overruled = _overruled(verdict, reading.consent)
    outcome = Outcome.ADMITTED if overruled else verdict.outcome
    if person and outcome is Outcome.ADMITTED and door.questions:
        first = questions.pending(known, person[2], person[3], door.questions)
        if first:
            return _to_answer(reading, person[0], first, act)
    why = reading.consent.reason.strip()[:LONGEST] if overruled and reading.consent else ""
    content = {
        "checkpoint": door.checkpoint,
        "outcome": outcome.value,
        "text": reading.text[:KEPT],
        "desk": act.desk,
    }
    if overruled:
        content |= {"overruled": overruled, "consent": storable(why)}
    whose = merging.whose_code(reading.text, known) if known else ""
    entry = record((Kind.SCANNED, whose, content), act)
    return CheckIn(
        outcome,
        reading.text[:KEPT],
        act.at,
        entry.id,
        known,
        person[0] if person else "",
        found.reason,
        verdict.first,
        found.voided,
        when=verdict.when or found.when,
        place=verdict.place,
        inside=verdict.inside + (outcome is Outcome.ADMITTED),
        capacity=verdict.capacity,
        overruled=overruled,
        consent=why,
    )


def _to_answer(
    reading: _Reading, name: str, first: tuple[Question, ...], act: Act
) -> CheckIn:  # fmt: skip
    """The verdict waits, and with it the scan: the reading comes again with the answers."""
    text, uid = reading.text[:KEPT], reading.found.uid
    return CheckIn(Outcome.ANSWER_FIRST, text, act.at, uid=uid, name=name, questions=first)


def _decide(found: Read, person: Any, door: Door, act: Act) -> Verdict:
    if person is None:
        return Verdict(found.outcome or Outcome.UNKNOWN)
    if person[1] == "withdrawn":
        return Verdict(Outcome.WITHDRAWN)
    if found.outcome is not None:
        return Verdict(found.outcome)
    verdict = decide(found.uid, person[2], door, act.at)
    if person[4] and verdict.outcome is Outcome.ADMITTED:
        principal = companions.withdrawn_principal(person[4])
        if principal:
            return Verdict(Outcome.PRINCIPAL_OUT, place=principal)
    return verdict


def _overruled(verdict: Verdict, consent: Consent | None) -> str:
    """The refusal that leave was given against, "" where none was."""
    outcome = verdict.outcome
    can = consent is not None and outcome in OVERRULABLE and consent.covers(outcome)
    return outcome.value if can else ""
