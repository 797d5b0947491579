"""What the desk hands out to windows and commands: frozen, plain, ready to show."""

from dataclasses import dataclass
from datetime import datetime

from checkin.desk.timekeeping import ClockDoubt
from checkin.rules.checkins import Outcome
from checkin.rules.delegates import Person
from checkin.rules.print_queue import JobState
from checkin.rules.rolls import Roll

Span = tuple[int, int]  # from and until, in characters


@dataclass(frozen=True)
class Hit:
    """Somebody a search found."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    country: str  # ISO code, or as the list wrote it
    country_name: str
    role: str
    state: str  # expected, in, withdrawn
    why: str  # exact, prefix, other-script, sound, typo, layout, other-field
    field: str = ""  # which field matched
    found: str = ""  # its text, where it is none of those above
    marks: tuple[Span, ...] = ()  # matched parts of `name`
    latin_marks: tuple[Span, ...] = ()
    namesake: bool = False  # another hit could be confused with this one
    differs: str = ""  # what tells a namesake apart
    photo: str = ""  # of a namesake: a file in the forum's folder of photos


@dataclass(frozen=True)
class ScanLine:
    """One reading, as a list of them shows it. Times are local to the forum."""

    scan: str  # id, to undo it
    at: datetime
    uid: str
    name: str
    outcome: Outcome
    checkpoint: str  # its name
    desk: int
    operator: str
    undone: bool
    text: str  # what was read, for readings nobody is known by


@dataclass(frozen=True)
class BadgeLine:
    """One badge of a person."""

    serial: str  # grouped: 001 000 123
    reissue: int
    issued_at: datetime
    printed: int
    void_at: datetime | None
    void_reason: str
    job: JobState | None  # its newest print job at this desk
    credential: str = ""
    handed_at: datetime | None = None
    handed_to: str = ""  # who took it for the holder, and by which paper; "" = the holder
    returned_at: datetime | None = None


@dataclass(frozen=True)
class LatinProposal:
    """How a name would stand in a passport, until staff confirm it."""

    latin: str  # "" where nothing can be proposed: ask the person
    standard: str  # whose passports: kazakh, cyrillic (ICAO) ...; "" = none, it is read by ear
    is_guess: bool  # the script or the country leaves it open


@dataclass(frozen=True)
class DocumentLine:
    """What is known of a person's document; times are local."""

    kind: str = ""  # "" = nobody has looked yet
    differs: bool = False
    at: datetime | None = None
    operator: str = ""
    tail: str = ""  # last characters of the number on the list


@dataclass(frozen=True)
class MergedLine:
    """A record that was found to be the same person, and counts for the kept one."""

    uid: str
    names: tuple[str, ...]
    at: datetime
    operator: str


@dataclass(frozen=True)
class Card:
    """Everything the desk shows of one person. Times are local to the forum."""

    person: Person
    country_name: str
    state: str  # expected, in, withdrawn: at this desk's checkpoint now
    since: datetime | None  # of state "in"
    scans: tuple[ScanLine, ...]  # newest first
    badges: tuple[BadgeLine, ...]  # newest first
    tickets: tuple[str, ...]
    greeting: tuple[str, str] = ("", "")  # in its own script, and how to say it
    document: "DocumentLine | None" = None  # where a document is to be seen before the badge
    merged: tuple["MergedLine", ...] = ()  # records that were found to be this person too
    answers: tuple["AnswerLine", ...] = ()  # to what was asked before they were admitted
    notices: tuple[str, ...] = ()  # what the organiser wants to be known of their role
    latin: "LatinProposal | None" = None  # where they have no Latin name and need one
    companions: tuple["CompanionLine", ...] = ()  # who comes with this person
    principal: "CompanionLine | None" = None  # with whom this person comes


@dataclass(frozen=True)
class CompanionLine:
    """Somebody who comes with another one, or whom another one comes with."""

    uid: str
    name: str
    latin_name: str
    position: str  # interpreter, driver ...
    role: str
    state: str  # expected, in, withdrawn


@dataclass(frozen=True)
class AnswerLine:
    """One answer of somebody."""

    question: str  # its words, in the operator's language
    kind: str
    answer: str  # yes, no, seen, signed, or words
    drawing: str  # JSON: strokes of a signature
    at: datetime  # local
    operator: str


@dataclass(frozen=True)
class CheckpointLine:
    """A place where scanning means entering."""

    id: str
    name: str
    rule: str
    current: bool


@dataclass(frozen=True)
class Here:
    """The checkpoint of this desk now."""

    id: str
    name: str
    rule: str
    inside: int  # people, of this day, this forum or this session, by the rule
    capacity: int  # 0: not limited
    session: str  # title of what is on, or about to begin; "" = nothing


@dataclass(frozen=True)
class DeskStatus:
    """What the status bar says."""

    forum: str
    desk: int
    operator: str
    checkpoint: str
    printer: str  # its name
    printer_problem: str  # "" while all is well
    queued: int
    waiting: int  # jobs that need a person
    last_backup: datetime | None
    free_bytes: int
    clock: ClockDoubt | None = None  # why the clock of this computer may be wrong
    is_paused: bool = False  # nothing is sent to any printer
    roll: Roll | None = None  # one that is soon used up


@dataclass(frozen=True)
class PeoplePage:
    """Some lines of the list of people."""

    total: int
    lines: tuple["PersonLine", ...]


@dataclass(frozen=True)
class PersonLine:
    """A person as a table shows them."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    country: str
    country_name: str
    role: str
    state: str
    serial: str  # of the live badge, grouped, or ""
