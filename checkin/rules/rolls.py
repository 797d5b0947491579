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
DAY, REST_OF_DAY = timedelta(days=1), timedelta(hours=12)
_LABELS = (  # that came out of a printer; the badges of a sheet are one
    "FROM print_job WHERE sent_kind = ? AND sent_to = ? AND state = 'done' AND lead IS NULL"
)
MOST_LIKELY = 3.0  # times as many, or as few, as yesterday; more is another kind of day


@dataclass(frozen=True)
class Roll:
    """What is left of a roll at one moment."""

    target: Target
    labels: int  # when it was put in
    left: int
    until: datetime | None = None  # as yesterday went, or at the pace of now; None = who knows
    is_enough: bool = False  # for all who are expected and have no badge yet
    is_low: bool = False


def roll_of(note: Note, at: datetime) -> Roll | None:
    """The roll of a printer; None where labels are not counted."""
    if not note.roll or note.roll_at is None:
        return None
    left = max(0, note.roll - note.roll_other - _printed(note.target, note.roll_at, at))
    until = _as_yesterday(note, left, at) or _at_this_pace(note, left, at)
    enough = left >= _without_badge()
    low = not enough and (left <= FEW or (until is not None and until - at <= SOON))
    return Roll(note.target, note.roll, left, until, enough, low)


def put_in(target: Target, labels: int, at: datetime) -> None:
    """A new roll; 0 labels: they are not counted any more."""
    connection().execute(
        "UPDATE printer SET roll = ?, roll_at = ?, roll_other = 0 WHERE kind = ? AND address = ?",
        (max(labels, 0), _text(at), *target),
    )


def use_one(target: Target) -> None:
    """A label went to something that is no badge."""
    connection().execute(
        "UPDATE printer SET roll_other = roll_other + 1 WHERE kind = ? AND address = ?", target
    )


def _at_this_pace(note: Note, left: int, at: datetime) -> datetime | None:
    """When the roll is used up if people go on coming as they came lately."""
    printed = _printed(note.target, at - LOOK_BACK, at)
    if printed < LEAST:
        return None
    return at + timedelta(seconds=round(left * LOOK_BACK.total_seconds() / printed))


def _as_yesterday(note: Note, left: int, at: datetime) -> datetime | None:
    """When it is used up if the day goes on as yesterday did from this hour on.

    People come in waves: what printed yesterday says when the next one comes, and today's last
    minutes against the same of yesterday how large it is. None where yesterday says nothing.
    """
    then = at - DAY
    was = _printed(note.target, then - LOOK_BACK, then)
    now = _printed(note.target, at - LOOK_BACK, at)
    times = now / was if min(was, now) >= LEAST else 1.0
    times = min(max(times, 1 / MOST_LIKELY), MOST_LIKELY)
    row = one(
        f"SELECT done_at {_LABELS} AND done_at > ? AND done_at <= ? ORDER BY done_at"
        " LIMIT 1 OFFSET ?",
        (*note.target, _text(then), _text(then + REST_OF_DAY), max(0, round(left / times) - 1)),
    )
    return datetime.fromisoformat(row[0]) + DAY if row else None


def _printed(target: Target, since: datetime, until: datetime) -> int:
    row = one(
        f"SELECT count(*) {_LABELS} AND done_at > ? AND done_at <= ?",
        (*target, _text(since), _text(until)),
    )
    return int(row[0]) if row else 0


def _without_badge() -> int:
    row = one(
        "SELECT count(*) FROM delegate WHERE status = 'expected' AND uid NOT IN"
        " (SELECT delegate FROM badge WHERE void_at IS NULL AND printed > 0)",
        (),
    )
    return int(row[0]) if row else 0


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
