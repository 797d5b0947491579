"""Ticks made on paper while nothing electronic worked, keyed in later with their true times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from checkin.rules import deciding
from checkin.rules.answers import Door, Outcome
from checkin.store.entries import Act, Kind
from checkin.store.journal import one, record

PAPER = "paper"  # in the payload of an entry: it was keyed in, at the moment that stands there


@dataclass(frozen=True)
class Tick:
    """Somebody was let in on paper, then (UTC)."""

    uid: str
    at: datetime


class Why(StrEnum):
    """What became of a tick."""

    KEPT = "kept"
    ALREADY = "already"  # admitted before by a scan or another tick; nothing is counted twice
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"  # nobody of that uid
    FUTURE = "future"  # a time that has not come yet
    OUTSIDE = "outside"  # a time before the forum


@dataclass(frozen=True)
class Keyed:
    """One tick and what became of it."""

    tick: Tick
    why: Why
    scan: str = ""  # id, where it was kept


def key_in(ticks: Sequence[Tick], door: Door, since: datetime, act: Act) -> list[Keyed]:
    """Keep every tick that can be, the earliest first; `since` is when the forum begins (UTC).

    The entry's time is the true one, and its payload says when it was keyed in; who was let in by
    hand came in, so no rule of the door is asked but whether they were in already.
    """
    return [_key(tick, door, since, act) for tick in sorted(ticks, key=lambda t: (t.at, t.uid))]


def _key(tick: Tick, door: Door, since: datetime, act: Act) -> Keyed:
    row = one("SELECT status, role FROM delegate WHERE uid = ?", (tick.uid,))
    why = _refused(tick, row[0] if row else "", since, act)
    if why is None and _is_in(tick, row[1], door):
        why = Why.ALREADY
    if why is not None:
        return Keyed(tick, why)
    content = {
        "checkpoint": door.checkpoint,
        "outcome": Outcome.ADMITTED.value,
        "text": "",
        "desk": act.desk,
        PAPER: act.at.isoformat(timespec="seconds"),
    }
    entry = record((Kind.SCANNED, tick.uid, content), replace(act, at=tick.at))
    return Keyed(tick, Why.KEPT, entry.id)


def _refused(tick: Tick, status: str, since: datetime, act: Act) -> Why | None:
    if not status:
        return Why.UNKNOWN
    if status == "withdrawn":
        return Why.WITHDRAWN
    if tick.at > act.at:
        return Why.FUTURE
    return Why.OUTSIDE if tick.at < since else None


def _is_in(tick: Tick, role: str, door: Door) -> bool:
    verdict = deciding.decide(tick.uid, role, replace(door, place=None), tick.at)
    return verdict.outcome is not Outcome.ADMITTED
