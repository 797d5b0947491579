"""Make a forum: its folder, its file, its key."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checkin.desk.core import Clock, home_of, utc_now
from checkin.errors import ForumDetailsWrong, ForumExists, ForumNotWritable
from checkin.rules.credentials import new_key
from checkin.store import database, models
from checkin.store.entries import Act, Kind, new_stream
from checkin.store.journal import connection, record_all

YEARS = range(1900, 3000)  # what lies beyond, and a forum that lasts longer than ...
LONGEST_DAYS = 366  # ... is a slip of the keyboard


@dataclass(frozen=True)
class ForumPlan:
    """What has to be known to make a forum."""

    name: str
    begins: str  # ISO date
    ends: str
    timezone: str
    place: str = ""
    checkpoints: tuple[tuple[str, str, str], ...] = (("entrance", "Main entrance", "daily"),)
    desk: int = 1


def make_forum(folder: Path, plan: ForumPlan, clock: Clock = utc_now) -> None:
    """Make the forum of `plan` in `folder`; what stands there already is never touched.

    Raises:
        ForumDetailsWrong, ForumExists, ForumNotWritable
    """
    _check(plan)
    path = folder / database.FILE
    try:
        if path.exists():
            raise ForumExists(path=folder)
        folder.mkdir(parents=True, exist_ok=True)
        db = database.create(path)
    except OSError as error:
        raise ForumNotWritable(path=folder, reason=error.strerror or error) from error
    try:
        with database.said_plainly(path):
            _write(plan, path, clock)
    except BaseException:
        db.close_all()
        path.unlink()  # half a forum is none
        raise
    db.close_all()


def _check(plan: ForumPlan) -> None:
    if not plan.name.strip():
        raise ForumDetailsWrong(problem="it has no name.")
    begins, ends = _day(plan.begins), _day(plan.ends)
    if ends < begins:
        raise ForumDetailsWrong(problem=f"it ends ({ends}) before it begins ({begins}).")
    if begins.year not in YEARS or (ends - begins).days >= LONGEST_DAYS:
        problem = f"it would last from {begins} to {ends}; is the year right?"
        raise ForumDetailsWrong(problem=problem)
    try:
        ZoneInfo(plan.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ForumDetailsWrong(
            problem=f"{plan.timezone} is no time zone; write one such as Asia/Almaty."
        ) from None


def _day(text: str) -> date:
    """Days are compared as text, so there is one way to write them."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ForumDetailsWrong(problem=f"{text} is not a date; write 2026-06-20.")
    return day


def _write(plan: ForumPlan, path: Path, clock: Clock) -> None:
    here = {
        "stream": new_stream(),
        "desk": str(plan.desk),
        "key": new_key().hex(),
        "home": home_of(path),
    }
    forum = {k: v for k, v in asdict(plan).items() if k not in ("checkpoints", "desk")}
    places = [
        (Kind.CHECKPOINT_SET, id_, {"name": name, "rule": rule, "position": number})
        for number, (id_, name, rule) in enumerate(plan.checkpoints)
    ]
    with models.database.atomic("IMMEDIATE"):
        connection().executemany("INSERT INTO here VALUES (?, ?)", list(here.items()))
        act = Act(clock(), "", plan.desk, here["stream"])
        record_all([(Kind.FORUM_SET, str(uuid.uuid4()), forum), *places], act)
