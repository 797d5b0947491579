"""Who was inside, from when until when: pure functions over readings, nothing is asked of a table.

All moments are UTC, so that a night on which the clock is put back has its true length.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

Closes = Callable[[datetime], datetime]  # when a stay that began then ends by itself


@dataclass(frozen=True)
class Passing:
    """Somebody went in or out."""

    uid: str
    at: datetime
    is_in: bool


@dataclass(frozen=True)
class Stay:
    """Somebody was inside; `assumed` where nobody saw them leave."""

    uid: str
    since: datetime
    until: datetime
    assumed: bool


def stays(passings: Iterable[Passing], closes: Closes, now: datetime) -> list[Stay]:
    """Every stay, by person and time. A missing exit is the end of the session or of the day.

    Who is read going in twice has been in since the first; an exit without an entry is nothing.
    """
    open_: dict[str, datetime] = {}
    found: list[Stay] = []
    for each in sorted(passings, key=lambda p: (p.at, p.uid)):
        since = open_.get(each.uid)
        if since is not None and each.at >= closes(since):
            found.append(Stay(each.uid, since, closes(since), True))
            del open_[each.uid]
            since = None
        if each.is_in:
            open_.setdefault(each.uid, each.at)
        elif since is not None:
            found.append(Stay(each.uid, since, each.at, False))
            del open_[each.uid]
    for uid, since in open_.items():
        found.append(Stay(uid, since, max(since, min(closes(since), now)), True))
    return sorted(found, key=lambda stay: (stay.uid, stay.since))


def seconds(some: Iterable[Stay], starts: datetime, ends: datetime) -> dict[str, float]:
    """How long each person was there between two moments; who was not there at all is left out."""
    found: dict[str, float] = {}
    for stay in some:
        spent = (min(stay.until, ends) - max(stay.since, starts)).total_seconds()
        if spent > 0:
            found[stay.uid] = found.get(stay.uid, 0.0) + spent
    return found
