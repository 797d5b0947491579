"""What a desk knows of each of its printers: its team, its rest, its roll and how far it is off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checkin.rules.printer_choice import Target
from checkin.store.journal import connection, one

_FIELDS = "kind, address, team, paused, roll, roll_at, roll_other, x_mm, y_mm, x_scale, y_scale"
_NEW = "INSERT OR IGNORE INTO printer VALUES (?, ?, '', 0, 0, NULL, 0, 0, 0, 1, 1)"


@dataclass(frozen=True)
class Note:
    """What is known of one printer; the correction counts from the upper left corner, in mm."""

    target: Target
    team: str = ""
    paused: bool = False
    roll: int = 0
    roll_at: datetime | None = None
    roll_other: int = 0
    x_mm: float = 0.0
    y_mm: float = 0.0
    x_scale: float = 1.0
    y_scale: float = 1.0


def notes() -> dict[Target, Note]:
    """Every printer something is known of."""
    rows = connection().execute(f"SELECT {_FIELDS} FROM printer")
    return {note.target: note for note in map(_note, rows)}


def note_of(target: Target) -> Note:
    """What is known of one printer; nothing yet, for most."""
    row = one(f"SELECT {_FIELDS} FROM printer WHERE kind = ? AND address = ?", tuple(target))
    return _note(row) if row else Note(target)


def put_in_team(target: Target, team: str) -> None:
    """Printers of one team are equals; "" = it works alone."""
    _set(target, "team = ?", team)


def know(target: Target) -> None:
    """From now on something may be kept of it."""
    connection().execute(_NEW, tuple(target))


def pause(target: Target, paused: bool) -> None:
    """Send it nothing, or again."""
    _set(target, "paused = ?", int(paused))


def _set(target: Target, what: str, *values: object) -> None:
    know(target)
    connection().execute(
        f"UPDATE printer SET {what} WHERE kind = ? AND address = ?", (*values, *target)
    )


def _note(row: tuple[Any, ...]) -> Note:
    kind, address, team, paused, roll, at, *rest = row
    when = datetime.fromisoformat(at) if at else None
    return Note(Target(kind, address), team, bool(paused), roll, when, *rest)
