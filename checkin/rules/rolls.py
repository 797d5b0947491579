"""Labels left on a printer's roll, and until when they last as people are arriving now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from checkin.rules.printer_choice import Target
from checkin.rules.printer_notes import Note
from checkin.store.journal import connection, one

FEW = 30  # labels; time to fetch the next roll
SOON = timedelta(minutes=20)
LOOK_BACK = timedelta(minutes=20)  # how people arrive now; an hour ago is another crowd
LEAST = 3  # labels in that time; fewer say nothing about a pace


@dataclass(frozen=True)
class Roll:
    """What is left of a roll at one moment."""

    target: Target
    labels: int  # when it was put in
    left: int
    until: datetime | None = None  # at the pace of now; None = nobody can say
    is_enough: bool = False  # for all who are expected and have no badge yet
    is_low: bool = False


def roll_of(note: Note, at: datetime) -> Roll | None:
    """The roll of a printer; None where labels are not counted."""
    if not note.roll or note.roll_at is None:
        return None
    left = max(0, note.roll - note.roll_other - _printed(note.target, note.roll_at))
    pace = _pace(note, at)
    until = at + timedelta(seconds=round(left / pace)) if pace else None
    enough = left >= _without_badge()
    low = not enough and (left <= FEW or (until is not None and until - at <= SOON))
    return Roll(note.target, note.roll, left, until, enough, low)


def put_in(target: Target, labels: int, at: datetime) -> None:
    """A new roll; 0 labels: they are not counted any more."""
    connection().execute(
        "UPDATE printer SET roll = ?, roll_at = ?, roll_other = 0 WHERE kind = ? AND address = ?",
        (max(labels, 0), at.isoformat(timespec="microseconds"), *target),
    )


def use_one(target: Target) -> None:
    """A label went to something that is no badge."""
    connection().execute(
        "UPDATE printer SET roll_other = roll_other + 1 WHERE kind = ? AND address = ?", target
    )


def _pace(note: Note, at: datetime) -> float:
    """Labels a second, lately; 0 where too few came to say."""
    assert note.roll_at is not None
    printed = _printed(note.target, at - LOOK_BACK)
    return printed / LOOK_BACK.total_seconds() if printed >= LEAST else 0.0


def _printed(target: Target, since: datetime) -> int:
    row = one(
        "SELECT count(*) FROM print_job WHERE sent_kind = ? AND sent_to = ? AND done_at > ?"
        " AND state = 'done' AND lead IS NULL",
        (*target, since.isoformat(timespec="microseconds")),
    )
    return int(row[0]) if row else 0


def _without_badge() -> int:
    row = one(
        "SELECT count(*) FROM delegate WHERE status = 'expected' AND uid NOT IN"
        " (SELECT delegate FROM badge WHERE void_at IS NULL AND printed > 0)",
        (),
    )
    return int(row[0]) if row else 0
