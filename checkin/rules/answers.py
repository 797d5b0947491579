"""What the desk answers to a reading: outcomes, reasons, and what belongs to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from checkin.rules import validity
from checkin.rules.programme import Place
from checkin.rules.questions import Question


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
    LEFT = "left"  # of a place with entry and exit
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    FULL = "full"
    NOT_ON_LIST = "not-on-list"
    WRONG_ROLE = "wrong-role"
    WRONG_HALL = "wrong-hall"  # this person belongs to another one
    PRINCIPAL_OUT = "principal-out"  # a companion of somebody who was withdrawn
    ANSWER_FIRST = "answer-first"  # something is to be asked before; no reading is kept yet


# refusals that somebody may overrule, with a reason that is kept
OVERRULABLE = frozenset(
    {
        Outcome.TOO_EARLY,
        Outcome.TOO_LATE,
        Outcome.FULL,
        Outcome.NOT_ON_LIST,
        Outcome.WRONG_ROLE,
        Outcome.WRONG_HALL,
        Outcome.PRINCIPAL_OUT,
    }
)


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
    TOO_EARLY = validity.TOO_EARLY
    TOO_LATE = validity.TOO_LATE
    REVOKED = validity.REVOKED


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
    operator: str = ""  # who replaced or blocked it


@dataclass(frozen=True)
class CheckIn:
    """The answer to one reading.

    `uid` and `name` are empty when nobody is known by the text; `first` is set when the delegate
    was in already, `voided` when the badge was replaced or blocked; `badge` (a serial) and
    `printing` when a badge was issued or queued along with it; `when` (UTC) doors open or closed
    or the time of a ticket begins or ended, `place` is the hall to go to, `inside` of `capacity`
    are in where that is limited; `consent` is the reason somebody was let in for although
    `overruled` stood against it; `questions` are to be answered before somebody is admitted, and
    no scan was kept yet.
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
    when: datetime | None = None
    place: str = ""
    inside: int = 0
    capacity: int = 0
    overruled: str = ""
    consent: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Read:
    """What a text turned out to be."""

    uid: str = ""
    outcome: Outcome | None = None  # decided already, or None
    reason: Reason = Reason.NONE
    voided: Voided | None = None
    when: datetime | None = None  # the time of a ticket begins or ended (UTC)
    is_plain: bool = False  # a ticket as the list has it, letter for letter


@dataclass(frozen=True)
class Door:
    """The checkpoint somebody wants to pass."""

    checkpoint: str
    rule: str  # once, daily, free, inout
    zone: ZoneInfo
    place: Place | None = None  # whatever else limits it
    questions: tuple[Question, ...] = ()  # of the forum, asked before somebody is admitted
