"""How a moment is written: the clock of the forum's wall, with the day where it was another."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale


def moment(at: datetime, today: str) -> str:
    """A local moment; `today` is the local day, ISO date."""
    clock = f"{at:%H:%M}"
    return clock if at.date().isoformat() == today else f"{day(at.date().isoformat())}, {clock}"


def day(iso: str) -> str:
    """A day as people write it, in the language of the window."""
    return QLocale().toString(QDate.fromString(iso, "yyyy-MM-dd"), "d MMMM")
