"""Whether the clock of this computer can be believed: every entry, day and door rests on it.

A wrong clock stops nobody at the desk. It is only said, because whoever notices can put it right.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from checkin.desk.core import Core, utc_now
from checkin.rules.clock import is_near, local
from checkin.store.journal import head

SLACK = timedelta(minutes=2)  # what a time server may put right without a word
Steady = Callable[[], float]


class Doubt(StrEnum):
    """What speaks against the clock."""

    MOVED = "moved"  # between two looks it went further, or less far, than time did
    BEHIND = "behind"  # the newest entry of this desk is of later
    OUTSIDE = "outside"  # today is not a day of the forum, nor the one before or after


@dataclass(frozen=True)
class ClockDoubt:
    """A doubt, and what it rests on."""

    doubt: Doubt
    says: datetime  # what the clock says, on the forum's wall
    against: datetime | None = None  # what it should say at least, on the forum's wall


class Timekeeper:
    """Watches one desk's clock from look to look."""

    def __init__(self, core: Core, steady: Steady | None = None) -> None:
        """`steady` counts seconds and is never put forward or back; else that of the computer."""
        self._core = core
        self._steady = steady or (elapsed if core.now is utc_now else None)
        self._last = self._now()

    def doubt(self) -> ClockDoubt | None:
        """What there is to say now; that the clock was moved is said once."""
        now = self._core.now()
        zone = self._core.zone
        says = local(now, zone).replace(second=0, microsecond=0)
        due = self._due(now)
        if due is not None:
            return ClockDoubt(Doubt.MOVED, says, local(due, zone))
        newest = head(self._core.stream)
        written = datetime.fromisoformat(newest.at) if newest else now
        if written - now > SLACK:
            return ClockDoubt(Doubt.BEHIND, says, local(written, zone))
        forum = self._core.forum
        if not is_near(says.date().isoformat(), forum.begins, forum.ends):
            return ClockDoubt(Doubt.OUTSIDE, says)
        return None

    def _due(self, now: datetime) -> datetime | None:
        """What the clock should say, if it was moved since the last look."""
        if self._steady is None:
            return None  # an invented clock goes as it likes
        (then, at), self._last = self._last, self._now()
        due = then + timedelta(seconds=self._last[1] - at)
        return due if abs(now - due) > SLACK else None

    def _now(self) -> tuple[datetime, float]:
        return self._core.now(), self._steady() if self._steady else 0.0


def elapsed() -> float:
    """Seconds that have passed, those in which the computer slept too, where that can be known."""
    slept_too = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(slept_too) if slept_too is not None else time.monotonic()
