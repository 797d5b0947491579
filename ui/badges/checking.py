"""Look at every badge before it is printed: what would not come out well, and on whose badge."""

from collections.abc import Sequence

from checkin.desk import BadgeWarning, Desk
from ui.parts.long_work import Work

CHUNK = 40  # badges checked between two words to the operator
PAGE = 1_000  # people read at a time


def everybody(desk: Desk, *, only_without_badge: bool = False) -> list[str]:
    """The uids of all who are not withdrawn."""
    found: list[str] = []
    total, offset = 1, 0
    while offset < total:
        page = desk.people.page(offset=offset, limit=PAGE)
        total, offset = page.total, offset + PAGE
        found += [
            line.uid
            for line in page.lines
            if line.state != "withdrawn" and not (only_without_badge and line.serial)
        ]
    return found


def check_all(desk: Desk, work: Work, uids: Sequence[str] = ()) -> tuple[int, list[BadgeWarning]]:
    """How many badges were looked at, and what was found; less of both when it is stopped."""
    wanted = list(uids) or everybody(desk)
    found: list[BadgeWarning] = []
    for start in range(0, len(wanted), CHUNK):
        if not work.told(start, len(wanted)):
            return start, found
        found += desk.badges.check(wanted[start : start + CHUNK])
    found += desk.badges.twins(uids)
    work.told(len(wanted), len(wanted))
    return len(wanted), found
