"""Who is behind a figure: every number of the attendance page as a condition on the people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from checkin.rules import programme, sittings
from checkin.rules.attendance import SLOT, Period, live, within
from checkin.rules.clock import day_bounds, stored
from checkin.rules.insides import newest
from checkin.store.entries import canonical

FIELDS = ("role", "country", "organisation", "delegation")


@dataclass(frozen=True)
class Figure:
    """A number that can be opened, and which one of its kind: a role, a country, a session ...

    The key of a slot is its beginning, local, with its offset.
    """

    kind: str
    key: str = ""


@dataclass(frozen=True)
class Moment:
    """What readings count, and when the question is asked (UTC)."""

    period: Period
    zone: ZoneInfo
    now: datetime


@dataclass(frozen=True)
class Terms:
    """A condition on the delegates: SQL after WHERE, and its values."""

    sql: str
    values: tuple[object, ...] = ()


_PEOPLE = {
    "on-list": "NOT walk_in",
    "known": "1",
    "walk-ins": "walk_in",
    "withdrawn": "status = 'withdrawn'",
    "expected": "status != 'withdrawn'",
}
_BADGES = {
    "issued": "1",
    "printed": "printed > 0",
    "handed": "handed_at IS NOT NULL",
    "void": "void_at IS NOT NULL",
    "good": "void_at IS NULL",
}
_READ = {
    "again": "outcome = 'already-in' AND NOT undone",
    "refused": "outcome NOT IN ('admitted', 'already-in', 'left', 'unknown', 'unreadable')"
    " AND NOT undone",
    "undone": "undone",
}
KINDS = (
    *_PEOPLE, "present", "absent", "withdrawn-present", "inside", *_BADGES, *_READ,
    "slot", "session", "desk", *FIELDS,
)  # fmt: skip


def terms(figure: Figure, at: Moment) -> Terms:
    """The condition that somebody is counted in `figure`.

    Raises:
        ValueError: there is no such figure.
    """
    kind = figure.kind
    if kind in _PEOPLE:
        return Terms(_PEOPLE[kind])
    if kind in _BADGES:
        return Terms(f"uid IN (SELECT delegate FROM badge WHERE {_BADGES[kind]})")
    if kind in _READ:
        where, values = within(at.period)
        return Terms(f"uid IN (SELECT delegate FROM scan {where} AND {_READ[kind]})", values)
    if kind in FIELDS:
        return Terms(f"{kind} = ? AND status != 'withdrawn'", (figure.key,))
    if kind in _ADMITTED:
        where, values = live(at.period)
        return Terms(_ADMITTED[kind].format(f"EXISTS (SELECT 1 {_OF_ONE} {where})"), values)
    return _BY_KEY[kind](figure.key, at) if kind in _BY_KEY else _unknown(kind)


_ADMITTED = {
    "present": "status != 'withdrawn' AND {}",
    "absent": "status != 'withdrawn' AND NOT {}",
    "withdrawn-present": "status = 'withdrawn' AND {}",
}
# asked of one person after the other, so that a page of a long list ends when it is full
_OF_ONE = (
    "FROM (SELECT * FROM scan INDEXED BY scan_admitted"
    " WHERE delegate = uid AND outcome = 'admitted' AND NOT undone)"
)


def _inside(_: str, at: Moment) -> Terms:
    """Who is in now at one place or any."""
    today = day_bounds(at.now, at.zone)[0]
    asked = [
        newest(place.id, place.rule, today)
        for place in programme.places(removed=True)
        if at.period.checkpoint in ("", place.id)
    ]
    some = " UNION ".join(sql for sql, _ in asked) or "SELECT 0"
    return Terms(f"uid IN ({some})", tuple(value for _, values in asked for value in values))


def _slot(key: str, at: Moment) -> Terms:
    """Whose first admission of the period lies in these ten minutes."""
    begins = datetime.fromisoformat(key)
    where, values = live(at.period)
    first = f"(SELECT min(at) {_OF_ONE} {where})"
    bounds = stored(begins), stored(begins + timedelta(minutes=SLOT))
    return Terms(f"{first} >= ? AND {first} < ?", (*values, bounds[0], *values, bounds[1]))


def _session(key: str, at: Moment) -> Terms:
    found = next((each for each in programme.sessions() if each.id == key), None)
    uids = sittings.seconds(found, at.zone, at.now) if found else {}
    return Terms("uid IN (SELECT value FROM json_each(?))", (canonical(list(uids)),))


def _desk(key: str, at: Moment) -> Terms:
    where, values = live(at.period)
    return Terms(f"EXISTS (SELECT 1 {_OF_ONE} {where} AND desk = ?)", (*values, int(key)))


_BY_KEY = {"inside": _inside, "slot": _slot, "session": _session, "desk": _desk}


def _unknown(kind: str) -> Terms:
    raise ValueError(kind)
