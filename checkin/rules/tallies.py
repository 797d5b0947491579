"""Counts of another cut: by day, session, desk and badge. Attendance has the sums of them all."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from checkin.rules.attendance import Period, live, within
from checkin.rules.clock import local
from checkin.store.journal import connection

EARLY_MINUTES = 30  # somebody admitted so long before a session begins has come for it


@dataclass(frozen=True)
class Day:
    """One local day: people are counted once in it, readings each."""

    day: str  # ISO
    people: int
    first_time: int  # of these, never admitted on an earlier day of the period
    admitted: int
    scans: int


@dataclass(frozen=True)
class SessionTally:
    """Who was admitted where a session was held, from a little before it until its end."""

    id: str
    titles: dict[str, str]  # language -> title
    place: str
    starts: str  # ISO, in the forum's time zone
    ends: str
    capacity: int
    people: tuple[str, ...]  # uids


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


def sessions(period: Period, zone: ZoneInfo) -> list[SessionTally]:
    """The programme in its order, each session with the people admitted to it."""
    rows = connection().execute(
        "SELECT s.id, s.title, s.checkpoint, coalesce(c.name, s.checkpoint), s.starts, s.ends,"
        " s.capacity FROM session s LEFT JOIN checkpoint c ON c.id = s.checkpoint"
        " WHERE s.checkpoint != '' AND NOT s.removed ORDER BY s.starts, s.id"
    )
    made = []
    for id_, title, checkpoint, place, starts, ends, capacity in rows.fetchall():
        if period.checkpoint not in ("", checkpoint):
            continue
        since = _stored(starts, zone, -EARLY_MINUTES)
        during = Period(
            checkpoint, max(since, period.since), min(_stored(ends, zone), period.until)
        )
        where, values = live(during)
        found = connection().execute(
            f"SELECT DISTINCT delegate FROM scan {where} ORDER BY delegate", values
        )
        people = tuple(row[0] for row in found)
        made.append(SessionTally(id_, json.loads(title), place, starts, ends, capacity, people))
    return made


def title_of(session: SessionTally, language: str) -> str:
    """The title in a language, else in English, else in any."""
    titles = session.titles
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), session.id)


def desks(period: Period) -> list[tuple[int, int, int]]:
    """Desk, people admitted there, readings there."""
    where, values = within(period)
    return connection().execute(
        "SELECT desk, coalesce(sum(outcome = 'admitted' AND NOT undone), 0), count(*)"
        f" FROM scan {where} GROUP BY desk ORDER BY desk",
        values,
    ).fetchall()  # fmt: skip


def badges(period: Period) -> list[BadgeTally]:
    """Every badge ever issued, by serial."""
    where, values = live(period)
    rows = connection().execute(
        "SELECT b.serial, b.reissue, b.delegate, coalesce(d.display_name, ''), b.printed,"
        " b.issued_at, coalesce(b.handed_at, ''), coalesce(b.void_at, ''), b.void_reason,"
        " coalesce(b.returned_at, ''), b.delegate IN (SELECT delegate FROM scan "
        f"{where}) FROM badge b LEFT JOIN delegate d ON d.uid = b.delegate"
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


def _stored(wall: str, zone: ZoneInfo, minutes: int = 0) -> str:
    """A moment of the programme as scans are stored."""
    at = datetime.fromisoformat(wall)
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    moment = at.astimezone(UTC).replace(tzinfo=None) + timedelta(minutes=minutes)
    return moment.isoformat(timespec="microseconds")
