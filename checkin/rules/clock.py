"""Days and hours of a forum: stored in UTC, lived in the forum's time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


def local(at: datetime, zone: ZoneInfo) -> datetime:
    """A stored moment as the clock on the wall showed it, with its offset."""
    return at.replace(tzinfo=UTC).astimezone(zone)


def day_bounds(at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """From and until (UTC, as stored) of the local day in which `at` lies."""
    return span(local(at, zone).date().isoformat(), zone)


def span(day: str, zone: ZoneInfo) -> tuple[str, str]:
    """From and until (UTC, as stored) of a local day, ISO date; 23 or 25 hours at times."""
    start = datetime.combine(datetime.fromisoformat(day).date(), time(), zone)
    end = datetime.combine(start.date() + ONE_DAY, time(), zone)
    return stored(start), stored(end)


def is_near(day: str, begins: str, ends: str) -> bool:
    """Whether a day, ISO date, is one from `begins` to `ends`, the one before them or after."""
    first, last = (date.fromisoformat(each) for each in (begins, ends))
    return first - ONE_DAY <= date.fromisoformat(day) <= last + ONE_DAY


def stored(moment: datetime) -> str:
    """A moment with its offset, as it is stored: UTC, text that sorts."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
