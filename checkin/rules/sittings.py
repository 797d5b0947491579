"""Who sat in a session and how long: the one rule behind the programme page and every report.

In a hall with entry and exit, somebody is there from going in until going out; a missing exit is
the end of the session. A hall one only enters counts from its doors on, and there a second reading
says as well that its reader is at this session and not only at an earlier one.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from checkin.rules import programme
from checkin.rules.attendance import Period
from checkin.rules.clock import day_bounds, stored
from checkin.rules.programme import DOORS, Place, Session
from checkin.store.journal import connection

# a hall one only enters: from the first reading to the end
_ENTRIES = (
    "WITH stay AS (SELECT delegate, max(min(at), :starts) AS since, :until AS until FROM scan"
    " WHERE checkpoint = :hall AND at >= :since AND at < :ends"
    " AND outcome IN ('admitted', 'already-in') AND NOT undone AND delegate != ''"
    " GROUP BY delegate)"
)
# whoever goes in twice has been in since the first time: two stays side by side are one
_STAYS = (
    "WITH passing AS (SELECT delegate, at, outcome,"
    " lead(at) OVER (PARTITION BY delegate ORDER BY at) AS next FROM scan WHERE checkpoint = :hall"
    " AND at >= :since AND at < :ends AND outcome IN ('admitted', 'left') AND NOT undone"
    " AND delegate != ''),"
    " stay AS (SELECT delegate, max(at, :starts) AS since, min(coalesce(next, :until), :until)"
    " AS until FROM passing WHERE outcome != 'left')"
)
_SECONDS = "sum(julianday(until) - julianday(since)) * 86400"
_THERE = "FROM stay WHERE until > since"


@dataclass(frozen=True)
class Sitting:
    """A session, the hall it is held in, how many were there and how long they were on average."""

    session: Session
    hall: str  # its name
    people: int
    minutes: int


def sittings(period: Period, zone: ZoneInfo, now: datetime) -> list[Sitting]:
    """The sessions held at the place and in the time of a period, each counted whole."""
    halls = {place.id: place for place in programme.places(removed=True)}
    return [
        _sitting(each, halls.get(each.checkpoint), zone, now)
        for each in programme.sessions()
        if _is_in(each, period, zone)
    ]


def seconds(session: Session, zone: ZoneInfo, now: datetime) -> dict[str, float]:
    """How long each person was there; who was not there at all is left out."""
    hall = next((p for p in programme.places(removed=True) if p.id == session.checkpoint), None)
    rows = connection().execute(
        f"{_stays(hall)} SELECT delegate, {_SECONDS} {_THERE} GROUP BY delegate ORDER BY delegate",
        _asked(session, hall, zone, now),
    )
    return dict(rows.fetchall())


def _sitting(session: Session, hall: Place | None, zone: ZoneInfo, now: datetime) -> Sitting:
    people, spent = (
        connection()
        .execute(
            f"{_stays(hall)} SELECT count(DISTINCT delegate), {_SECONDS} {_THERE}",
            _asked(session, hall, zone, now),
        )
        .fetchone()
    )
    minutes = round(spent / people / 60) if people else 0
    return Sitting(session, hall.name if hall else session.checkpoint, people, minutes)


def _stays(hall: Place | None) -> str:
    return _STAYS if _is_seen_leaving(hall) else _ENTRIES


def _is_seen_leaving(hall: Place | None) -> bool:
    return hall is not None and hall.rule == "inout"


def _asked(
    session: Session, hall: Place | None, zone: ZoneInfo, now: datetime
) -> dict[str, str]:  # fmt: skip
    starts, ends = span(session, zone)
    begins = datetime.fromisoformat(starts)
    doors = (begins - DOORS).isoformat(timespec="microseconds")
    return {
        "hall": session.checkpoint,
        "since": day_bounds(begins, zone)[0] if _is_seen_leaving(hall) else doors,
        "starts": starts,
        "ends": ends,
        "until": min(ends, now.isoformat(timespec="microseconds")),
    }


def span(session: Session, zone: ZoneInfo) -> tuple[str, str]:
    """Its beginning and end, as scans are stored."""
    starts, ends = (
        stored(datetime.fromisoformat(text).replace(tzinfo=zone))
        for text in (session.starts, session.ends)
    )
    return starts, ends


def _is_in(session: Session, period: Period, zone: ZoneInfo) -> bool:
    if period.checkpoint not in ("", session.checkpoint):
        return False
    starts, ends = span(session, zone)
    return bool(session.checkpoint) and starts < period.until and ends > period.since
