"""Look at every badge before it is printed: what would not come out well, and on whose badge."""

from collections.abc import Sequence

from checkin.desk import BadgeWarning, Desk
from ui.parts.long_work import Work

Checked = tuple[int, Sequence[BadgeWarning]]  # badges looked at, and what was found
CHUNK = 40  # badges checked between two words to the operator
SAME = "same-badge"  # a problem of two, one of whom may not have changed
PAGE = 1_000  # people read at a time


def everybody(desk: Desk) -> list[str]:
    """The uids of all who are not withdrawn."""
    found: list[str] = []
    total, offset = 1, 0
    while offset < total:
        page = desk.people.page(offset=offset, limit=PAGE)
        total, offset = page.total, offset + PAGE
        found += [line.uid for line in page.lines if line.state != "withdrawn"]
    return found


def check_all(
    desk: Desk, work: Work, uids: Sequence[str] | None = None
) -> tuple[int, list[BadgeWarning]]:
    """How many badges were looked at, and what was found; less of both when it is stopped."""
    wanted = everybody(desk) if uids is None else list(uids)
    found: list[BadgeWarning] = []
    for start in range(0, len(wanted), CHUNK):
        if not work.told(start, len(wanted)):
            return start, found
        found += desk.badges.check(wanted[start : start + CHUNK])
    found += desk.badges.twins(uids)
    found += desk.badges.of_layouts()
    work.told(len(wanted), len(wanted))
    return len(wanted), found


def check_again(desk: Desk, before: Checked, uids: Sequence[str]) -> Checked:
    """The same after some badges have changed: only they are looked at, and whose say the same."""
    looked_at, found = before
    changed = set(uids)
    kept = [
        each for each in found if each.layout or (each.uid not in changed and each.problem != SAME)
    ]
    return looked_at, [*kept, *desk.badges.check(list(uids)), *desk.badges.twins()]
