"""Days and hours of a forum: stored in UTC, lived in the forum's time zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local(at: datetime, zone: ZoneInfo) -> datetime:
    """A stored moment as the clock on the wall showed it, with its offset."""
    return at.replace(tzinfo=UTC).astimezone(zone)


def day_bounds(at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """From and until (UTC, as stored) of the local day in which `at` lies."""
    return span(local(at, zone).date().isoformat(), zone)


def span(day: str, zone: ZoneInfo) -> tuple[str, str]:
    """From and until (UTC, as stored) of a local day, ISO date; 23 or 25 hours at times."""
    start = datetime.combine(datetime.fromisoformat(day).date(), time(), zone)
    end = datetime.combine(start.date() + timedelta(days=1), time(), zone)
    return stored(start), stored(end)


def stored(moment: datetime) -> str:
    """A moment with its offset, as it is stored: UTC, text that sorts."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
