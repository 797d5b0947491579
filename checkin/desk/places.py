"""Where this desk stands: checkpoints, and who is in at one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from checkin.desk.core import Core
from checkin.errors import CheckpointUnknown
from checkin.rules import programme
from checkin.rules.answers import Door
from checkin.rules.clock import day_bounds, local
from checkin.rules.deciding import capacity
from checkin.rules.programme import Place
from checkin.rules.questions import questions
from checkin.store.journal import connection

Seat = Place


def period(place: Place, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """From and until (UTC, as stored): in which time one admission makes a person be in."""
    return ("", "9") if place.rule == "once" else day_bounds(now, zone)


def seats() -> list[Place]:
    """Every checkpoint of the forum where somebody may stand, in its order."""
    return programme.places()


def seat(core: Core, wanted: str = "") -> Place:
    """The checkpoint of that id, or the one this desk stands at.

    Raises:
        CheckpointUnknown
    """
    known = {each.id: each for each in seats()}
    if wanted and wanted not in known:
        raise CheckpointUnknown(checkpoint=wanted, known=", ".join(known))
    chosen = known.get(wanted or core.settings.checkpoint)
    return chosen or next(iter(known.values()))


def door(core: Core, wanted: str = "") -> Door:
    """The checkpoint of that id, or this desk's own, with all that limits it."""
    here = seat(core, wanted)
    return Door(here.id, here.rule, core.zone, here, tuple(questions()))


def fullness(core: Core, place: Place) -> tuple[int, int]:
    """How many are inside now, and for how many there is room (0: no limit)."""
    now = core.now()
    limit, since = capacity(place, Door(place.id, place.rule, core.zone, place), now)
    return programme.inside(place.id, since, "9"), limit


def arrived(core: Core, uids: list[str], at: Place | None = None) -> dict[str, datetime]:
    """Who of these is in at a checkpoint now, and since when (local time)."""
    here = at or seat(core)
    since, until = period(here, core.now(), core.zone)
    marks = ", ".join("?" * len(uids))
    rows = connection().execute(
        f"SELECT delegate, at, outcome FROM scan {programme.BY_PERSON}"
        f" WHERE delegate IN ({marks}) AND checkpoint = ?"
        " AND outcome IN ('admitted', 'left') AND NOT undone AND at >= ? AND at < ? ORDER BY at",
        (*uids, here.id, since, until),
    )
    found: dict[str, str] = {}
    for uid, at_, outcome in rows:
        if outcome == "admitted":
            found.setdefault(uid, at_)
        else:
            found.pop(uid, None)
    return {uid: local(datetime.fromisoformat(at_), core.zone) for uid, at_ in found.items()}
