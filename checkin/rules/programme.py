"""Checkpoints, sessions and guest lists: who may enter where and when, and how many."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from checkin.errors import DeskError
from checkin.rules.clock import day_bounds, local, stored
from checkin.store import remembered
from checkin.store.entries import Act, Kind, canonical, storable
from checkin.store.journal import connection, homes_now, one, record

RULES = ("once", "daily", "free", "inout")
# one person's readings are few, those of a checkpoint many; SQLite chooses the latter by itself
BY_PERSON = "INDEXED BY scan_delegate_checkpoint"
DOORS = timedelta(minutes=30)  # before a session begins, its guests are on their way in


class ProgrammeWrong(DeskError):
    code = "programme-wrong"
    text = "This cannot stand in the programme: {problem} Nothing was changed."


@dataclass(frozen=True)
class Place:
    """A checkpoint: what stands there of rules. Times are local: 09:00, or with a date and T."""

    id: str
    name: str
    rule: str = "daily"
    position: int = 0
    roles: tuple[str, ...] = ()  # none: everybody
    guests: tuple[str, ...] = ()  # names of guest lists
    opens: str = ""
    closes: str = ""
    capacity: int = 0  # 0: not limited
    removed: bool = False


@dataclass(frozen=True)
class Session:
    """A talk or plenary, held at a checkpoint. Times are local, ISO."""

    id: str
    titles: dict[str, str]  # language -> title
    checkpoint: str
    starts: str
    ends: str
    capacity: int = 0
    speakers: str = ""
    removed: bool = False

    def title(self, language: str) -> str:
        """In this language, else in English, else in whichever there is."""
        said = self.titles.get(language) or self.titles.get("en")
        return said or next(iter(self.titles.values()), "")


_PLACES = (
    "SELECT id, name, rule, position, roles, guests, opens, closes, capacity, removed"
    " FROM checkpoint"
)
_SESSIONS = "SELECT id, title, checkpoint, starts, ends, capacity, speakers, removed FROM session"


def places(removed: bool = False) -> list[Place]:
    """Every checkpoint in its order; those removed only where they are asked for."""
    return list(remembered.kept(("places", removed), lambda: _places(removed)))


def sessions() -> list[Session]:
    """The programme, by time."""
    rows = connection().execute(f"{_SESSIONS} WHERE NOT removed ORDER BY starts, checkpoint, id")
    return [_session(row) for row in rows]


def session_now(checkpoint: str, at: datetime, zone: ZoneInfo) -> Session | None:
    """What is on at a checkpoint, or about to begin there."""
    now = local(at, zone)
    wanted = f"{now + DOORS:%Y-%m-%dT%H:%M}", f"{now:%Y-%m-%dT%H:%M}"
    held = remembered.kept(("sessions", checkpoint), lambda: _held_at(checkpoint))
    return next((s for s in held if s.starts <= wanted[0] and s.ends > wanted[1]), None)


def inside(checkpoint: str, since: str, until: str) -> int:
    """How many people are in: the newest that is known of them in this time is an admission."""
    return int(
        one(
            "SELECT count(*) FROM (SELECT outcome, max(at) FROM scan WHERE checkpoint = ?"
            " AND at >= ? AND at < ? AND outcome IN ('admitted', 'left') AND NOT undone"
            " AND delegate != '' GROUP BY delegate) WHERE outcome = 'admitted'",
            (checkpoint, since, until),
        )[0]
    )


def counted_since(place: Place, session: Session | None, at: datetime, zone: ZoneInfo) -> str:
    """Since when people count as inside: the doors of the session, the day, or the forum."""
    if place.rule == "once" and session is None:
        return ""
    since = day_bounds(at, zone)[0]
    if session is None or place.rule == "inout":
        return since
    doors = datetime.fromisoformat(session.starts).replace(tzinfo=zone) - DOORS
    return max(since, stored(doors))


def window(place: Place, at: datetime, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """When the doors open and close (local), where that is limited."""
    day = local(at, zone).date().isoformat()
    opens, closes = (_moment(text, day, zone) for text in (place.opens, place.closes))
    if opens and closes and closes <= opens:  # an evening that ends after midnight
        if local(at, zone) < closes:
            opens -= timedelta(days=1)
        else:
            closes += timedelta(days=1)
    return opens, closes


def is_listed(uid: str, lists: tuple[str, ...]) -> bool:
    """Whether somebody is on one of these guest lists, under any record that is this person."""
    homes = homes_now()
    uids = [uid, *(lost for lost, home in homes.items() if home == uid)]
    marks = ", ".join("?" * len(lists)), ", ".join("?" * len(uids))
    sql = f"SELECT 1 FROM guest WHERE list IN ({marks[0]}) AND uid IN ({marks[1]})"
    return one(sql, (*lists, *uids)) is not None


def may_enter(place: Place, uid: str, role: str) -> bool:
    """Whether this person's role or a guest list opens this place; one of the two is enough."""
    if not place.roles and not place.guests:
        return True
    if role in place.roles:
        return True
    return bool(place.guests) and is_listed(uid, place.guests)


def other_place(here: Place, uid: str, role: str) -> str:
    """The name of the restricted place this person belongs to instead, if there is one."""
    for place in places():
        limited = place.roles or place.guests
        if limited and place.id != here.id and may_enter(place, uid, role):
            return place.name
    return ""


def set_place(place: Place, act: Act) -> None:
    """Add a checkpoint, or change one.

    Raises:
        ProgrammeWrong
    """
    _check_place(place)
    content: dict[str, Any] = {
        "name": storable(place.name.strip()),
        "rule": place.rule,
        "position": place.position,
        "roles": canonical(sorted(place.roles)),
        "guests": canonical(sorted(place.guests)),
        "opens": place.opens,
        "closes": place.closes,
        "capacity": place.capacity,
        "removed": place.removed,
    }
    record((Kind.CHECKPOINT_SET, place.id, content), act)


def remove_place(id_: str, act: Act) -> None:
    """Nobody stands at this checkpoint any more; what was scanned there goes on counting.

    Raises:
        ProgrammeWrong: it is the last one, or sessions are held there.
    """
    known = {place.id: place for place in places()}
    if id_ not in known:
        return
    if len(known) == 1:
        raise ProgrammeWrong(problem="a forum needs one checkpoint at least.")
    held = [each for each in sessions() if each.checkpoint == id_]
    if held:
        raise ProgrammeWrong(
            problem=f"{len(held)} sessions are held at {known[id_].name}; "
            "move or remove them first."
        )
    set_place(replace(known[id_], removed=True), act)


def set_session(session: Session, act: Act) -> None:
    """Add a session, or change one.

    Raises:
        ProgrammeWrong
    """
    add_session(session, sessions(), act)


def add_session(session: Session, others: list[Session], act: Act) -> None:
    """The same, beside these others.

    Raises:
        ProgrammeWrong
    """
    problem = problem_of(session, others)
    if problem:
        raise ProgrammeWrong(problem=problem)
    _record_session(session, act)


def remove_session(id_: str, act: Act) -> None:
    """Take a session out of the programme; the scans at its hall stay."""
    found = one(f"{_SESSIONS} WHERE id = ?", (id_,))
    if found:
        _record_session(replace(_session(found), removed=True), act)


def set_guests(name: str, uids: list[str], act: Act) -> None:
    """Say who is on a guest list, whole.

    Raises:
        ProgrammeWrong
    """
    if not name.strip():
        raise ProgrammeWrong(problem="the guest list has no name.")
    record((Kind.GUESTS_SET, storable(name.strip()), {"uids": sorted(set(uids))}), act)


def guest_lists() -> dict[str, int]:
    """The guest lists, and how many people are on each."""
    return dict(connection().execute("SELECT list, count(*) FROM guest GROUP BY list"))


def problem_of(session: Session, others: list[Session]) -> str:
    """What is wrong with a session beside these others, as a sentence; "" when nothing is."""
    title = session.title("en") or "The session"
    if not any(text.strip() for text in session.titles.values()):
        return "the session has no title."
    try:
        starts, ends = map(datetime.fromisoformat, (session.starts, session.ends))
    except ValueError:
        return f"{title} needs a beginning and an end, such as 2026-06-20 09:30."
    if ends <= starts:
        return f"{title} ends ({ends:%H:%M}) before it begins ({starts:%H:%M})."
    for other in others:
        is_other = other.id != session.id and other.checkpoint == session.checkpoint
        if is_other and other.starts < session.ends and session.starts < other.ends:
            begins = datetime.fromisoformat(other.starts)
            return f"{title} overlaps {other.title('en')}, which begins there at {begins:%H:%M}."
    return ""


def _record_session(session: Session, act: Act) -> None:
    content = {
        "title": storable(canonical(session.titles)),
        "checkpoint": session.checkpoint,
        "starts": session.starts,
        "ends": session.ends,
        "capacity": session.capacity,
        "speakers": storable(session.speakers),
        "removed": session.removed,
    }
    record((Kind.SESSION_SET, session.id, content), act)


def _check_place(place: Place) -> None:
    if not place.name.strip():
        raise ProgrammeWrong(problem="the checkpoint has no name.")
    if place.rule not in RULES:
        raise ProgrammeWrong(problem=f"there is no rule {place.rule}.")
    if place.capacity < 0:
        raise ProgrammeWrong(problem="a capacity is a number of people, 0 for no limit.")
    for text in filter(None, (place.opens, place.closes)):
        try:
            datetime.fromisoformat(text if "T" in text else f"2000-01-01T{text}")
        except ValueError:
            raise ProgrammeWrong(problem=f"{text} is no time; write 09:00.") from None
    dated = "T" in place.opens and "T" in place.closes
    if dated and place.closes <= place.opens:
        raise ProgrammeWrong(problem=f"{place.name} closes before it opens.")


def _moment(text: str, day: str, zone: ZoneInfo) -> datetime | None:
    if not text:
        return None
    return datetime.fromisoformat(text if "T" in text else f"{day}T{text}").replace(tzinfo=zone)


def _places(removed: bool) -> list[Place]:
    where = "" if removed else "WHERE NOT removed"
    rows = connection().execute(f"{_PLACES} {where} ORDER BY position, id")
    return [_place(row) for row in rows]


def _held_at(checkpoint: str) -> list[Session]:
    sql = f"{_SESSIONS} WHERE checkpoint = ? AND NOT removed ORDER BY starts"
    return [_session(row) for row in connection().execute(sql, (checkpoint,))]


def _place(row: tuple[Any, ...]) -> Place:
    id_, name, rule, position, roles, guests, opens, closes, capacity, removed = row
    return Place(
        id_, name, rule, position, tuple(json.loads(roles)), tuple(json.loads(guests)),
        opens, closes, capacity, bool(removed),
    )  # fmt: skip


def _session(row: tuple[Any, ...]) -> Session:
    id_, titles, checkpoint, starts, ends, capacity, speakers, removed = row
    return Session(
        id_, json.loads(titles), checkpoint, starts, ends, capacity, speakers, bool(removed)
    )
