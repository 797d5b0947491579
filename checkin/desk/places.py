"""Where this desk stands: checkpoints, and who is in at one."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from checkin.desk.core import Core
from checkin.errors import CheckpointUnknown
from checkin.rules.clock import day_bounds, local
from checkin.store.journal import connection


@dataclass(frozen=True)
class Seat:
    """A checkpoint, as the rules need it."""

    id: str
    name: str
    rule: str  # once per forum, daily, free

    def period(self, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
        """From and until (UTC, as stored): in which time one admission makes a person be in."""
        return ("", "9") if self.rule == "once" else day_bounds(now, zone)


def seats() -> list[Seat]:
    """Every checkpoint of the forum, in its order."""
    rows = connection().execute("SELECT id, name, rule FROM checkpoint ORDER BY position, id")
    return [Seat(*row) for row in rows]


def seat(core: Core, wanted: str = "") -> Seat:
    """The checkpoint of that id, or the one this desk stands at.

    Raises:
        CheckpointUnknown
    """
    known = {each.id: each for each in seats()}
    if wanted and wanted not in known:
        raise CheckpointUnknown(checkpoint=wanted, known=", ".join(known))
    chosen = known.get(wanted or core.settings.checkpoint)
    return chosen or next(iter(known.values()))


def arrived(core: Core, uids: list[str], at: Seat | None = None) -> dict[str, datetime]:
    """Who of these is in at a checkpoint now, and since when (local time)."""
    here = at or seat(core)
    since, until = here.period(core.now(), core.zone)
    marks = ", ".join("?" * len(uids))
    rows = connection().execute(
        f"SELECT delegate, min(at) FROM scan WHERE delegate IN ({marks}) AND checkpoint = ?"
        " AND outcome = 'admitted' AND NOT undone AND at >= ? AND at < ? GROUP BY delegate",
        (*uids, here.id, since, until),
    )
    return {uid: local(datetime.fromisoformat(at), core.zone) for uid, at in rows}
