"""When a ticket that is on the list does not count: before its time, after it, or cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checkin.rules import credentials, repairing
from checkin.rules.foreign import recognise
from checkin.rules.signed import read_signed
from checkin.store.journal import connection, one

TOO_EARLY, TOO_LATE, REVOKED = "ticket-too-early", "ticket-too-late", "ticket-revoked"
SHORTEST = 6  # characters of a ticket: a heading or a number is none
_ROW = "revoked-ticket:"  # rows of `here`: one for each, so that a reading asks for one


@dataclass(frozen=True)
class Objection:
    """Why a ticket does not count, "" where it does, and when its time begins or ended (UTC)."""

    why: str = ""
    when: datetime | None = None


_NO_OBJECTION = Objection()


def revoke(texts: Iterable[str]) -> None:
    """From now on these tickets do not count, whatever list they are on."""
    rows = [(_ROW + text, "") for text in texts]
    connection().executemany("INSERT OR REPLACE INTO here VALUES (?, ?)", rows)


def revoked_count() -> int:
    """How many tickets do not count."""
    row = one("SELECT count(*) FROM here WHERE name GLOB ?", (f"{_ROW}*",))
    return int(row[0]) if row else 0


def objection(text: str, at: datetime, *, is_plain: bool) -> Objection:
    """Why the ticket `text`, known or genuine, does not count at `at`.

    `is_plain`: the list has it letter for letter.
    """
    if credentials.looks_like_badge(text):
        return _NO_OBJECTION
    forms = [text] if is_plain else [text, *repairing.repaired(text), *recognise(text).tickets]
    if _is_revoked(forms):
        return Objection(REVOKED)
    ticket = next(filter(None, map(read_signed, forms)), None)
    if ticket is None:
        return _NO_OBJECTION
    if ticket.valid_from is not None and at < ticket.valid_from:
        return Objection(TOO_EARLY, ticket.valid_from)
    if ticket.valid_until is not None and at > ticket.valid_until:
        return Objection(TOO_LATE, ticket.valid_until)
    return _NO_OBJECTION


def _is_revoked(forms: list[str]) -> bool:
    marks = ", ".join("?" * len(forms))
    names = tuple(_ROW + form for form in forms)
    return one(f"SELECT 1 FROM here WHERE name IN ({marks})", names) is not None
