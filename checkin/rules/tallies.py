"""Counts of another cut: by day, desk and badge. Attendance has the sums of them all."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from checkin.rules.attendance import Period, admitting, live, within
from checkin.rules.clock import local
from checkin.store.journal import connection


@dataclass(frozen=True)
class Day:
    """One local day: people are counted once in it, readings each."""

    day: str  # ISO
    people: int
    first_time: int  # of these, never admitted on an earlier day of the period
    admitted: int
    scans: int


@dataclass(frozen=True)
class BadgeTally:
    """One badge and where it is."""

    serial: str
    reissue: int
    uid: str
    name: str
    printed: int
    issued_at: str
    handed_at: str
    void_at: str
    void_reason: str
    returned_at: str
    present: int

    @property
    def state(self) -> str:
        """What last became of it."""
        if self.returned_at:
            return "returned"
        if self.void_at:
            return "void"
        if self.handed_at:
            return "handed over"
        return "printed" if self.printed else "issued"


def days(period: Period, zone: ZoneInfo) -> list[Day]:
    """Every local day with readings; a day of 23 or 25 hours is one day."""
    where, values = within(period)
    rows = connection().execute(
        f"SELECT at, delegate, outcome = 'admitted' AND NOT undone FROM scan {where} ORDER BY at",
        values,
    )
    met: set[str] = set()
    today: dict[str, tuple[set[str], set[str], list[int]]] = {}
    day_of = _day_of(zone)
    for at, uid, admitted in rows:
        people, new, numbers = today.setdefault(day_of(at), (set(), set(), [0, 0]))
        numbers[1] += 1
        if admitted:
            numbers[0] += 1
            people.add(uid)
            if uid not in met:
                met.add(uid)
                new.add(uid)
    return [Day(day, len(p), len(new), *n) for day, (p, new, n) in sorted(today.items())]


def desks(period: Period) -> list[tuple[int, int, int, int]]:
    """Desk, people admitted there, admitting readings there, all readings there."""
    where, values = live(period)
    sql = f"SELECT DISTINCT desk, delegate FROM {admitting(period)} {where}"
    people = Counter(row[0] for row in connection().execute(sql, values))
    where, values = within(period)
    rows = connection().execute(
        "SELECT desk, coalesce(sum(outcome = 'admitted' AND NOT undone), 0), count(*)"
        f" FROM scan {where} GROUP BY desk ORDER BY desk",
        values,
    )
    return [(desk, people[desk], came, all_) for desk, came, all_ in rows]


def badges(period: Period) -> list[BadgeTally]:
    """Every badge ever issued, by serial."""
    where, values = live(period)
    rows = connection().execute(
        "SELECT b.serial, b.reissue, b.delegate, coalesce(d.display_name, ''), b.printed,"
        " b.issued_at, coalesce(b.handed_at, ''), coalesce(b.void_at, ''), b.void_reason,"
        " coalesce(b.returned_at, ''), b.delegate IN (SELECT delegate FROM "
        f"{admitting(period)} {where}) FROM badge b LEFT JOIN delegate d ON d.uid = b.delegate"
        " ORDER BY b.serial, b.reissue, b.credential",
        values,
    )
    return [BadgeTally(*row) for row in rows]


def _day_of(zone: ZoneInfo) -> Callable[[str], str]:
    """Local days of stored moments; the hour decides, so few are ever computed."""
    known: dict[str, str] = {}

    def day(at: str) -> str:
        quarter = at[:14] + f"{int(at[14:16]) // 15 * 15:02d}"  # as zones differ
        if quarter not in known:
            known[quarter] = str(local(datetime.fromisoformat(quarter), zone).date())
        return known[quarter]

    return day
