"""May this person pass this door now? Asked only of people who are known and expected."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from checkin.rules import crowding, programme
from checkin.rules.answers import Door, Outcome, Seen
from checkin.rules.clock import day_bounds
from checkin.rules.programme import Place
from checkin.store.journal import one

PLENTY = 0.9  # of the capacity; people are counted one by one only beyond it
REPEAT = timedelta(seconds=10)  # a second reading so soon is the scanner's, nobody has left


@dataclass(frozen=True)
class Verdict:
    """What was decided, and what belongs to it; see `CheckIn`."""

    outcome: Outcome
    first: Seen | None = None
    when: datetime | None = None
    place: str = ""
    inside: int = 0
    capacity: int = 0


def decide(uid: str, role: str, door: Door, at: datetime) -> Verdict:
    """Admitted, left, already in, or refused; whoever is inside may always leave."""
    last = _last(uid, door, at)
    if last is not None and door.rule == "inout" and last[0] == Outcome.ADMITTED:
        if at - last[1].at < REPEAT:
            return Verdict(Outcome.ALREADY_IN, last[1])
        return Verdict(Outcome.LEFT)
    place = door.place
    refusal = _refused(place, uid, role, door, at) if place else None
    if refusal is not None:
        return refusal
    if last is not None and door.rule in ("once", "daily"):
        return Verdict(Outcome.ALREADY_IN, last[1])
    return _with_room(place, uid, door, at) if place else Verdict(Outcome.ADMITTED)


def capacity(place: Place, door: Door, at: datetime) -> tuple[int, str]:
    """How many there is room for now, 0 for no limit, and since when they are counted."""
    session = programme.session_now(place.id, at, door.zone)
    limits = [n for n in (place.capacity, session.capacity if session else 0) if n]
    since = programme.counted_since(place, session, at, door.zone)
    return min(limits, default=0), since


def _refused(
    place: Place, uid: str, role: str, door: Door, at: datetime
) -> Verdict | None:  # fmt: skip
    if not programme.may_enter(place, uid, role):
        other = programme.other_place(place, uid, role)
        if other:
            return Verdict(Outcome.WRONG_HALL, place=other)
        listed = Outcome.NOT_ON_LIST if place.guests else Outcome.WRONG_ROLE
        return Verdict(listed, place=place.name)
    if not place.opens and not place.closes:
        return None
    opens, closes = programme.window(place, at, door.zone)
    now = at.replace(tzinfo=UTC)
    if opens and now < opens:
        return Verdict(Outcome.TOO_EARLY, when=_utc(opens), place=place.name)
    if closes and now >= closes:
        return Verdict(Outcome.TOO_LATE, when=_utc(closes), place=place.name)
    return None


def _with_room(place: Place, uid: str, door: Door, at: datetime) -> Verdict:
    limit, since = capacity(place, door, at)
    if not limit:
        return Verdict(Outcome.ADMITTED)
    if crowding.at_most(place.id, since, at) < limit * PLENTY:
        return Verdict(Outcome.ADMITTED)
    counted = programme.inside(place.id, since, "9")
    if counted >= limit and not _is_inside(uid, place, since):
        return Verdict(Outcome.FULL, place=place.name, inside=counted, capacity=limit)
    return Verdict(Outcome.ADMITTED, inside=counted, capacity=limit)


def _is_inside(uid: str, place: Place, since: str) -> bool:
    """Somebody who comes back through a free door takes no second seat."""
    row = one(
        f"SELECT outcome FROM scan {programme.BY_PERSON}"
        " WHERE delegate = ? AND checkpoint = ? AND at >= ?"
        " AND outcome IN ('admitted', 'left') AND NOT undone ORDER BY at DESC LIMIT 1",
        (uid, place.id, since),
    )
    return row is not None and row[0] == Outcome.ADMITTED


def _last(uid: str, door: Door, at: datetime) -> tuple[str, Seen] | None:
    """The admission that makes this one a second; with entry and exit, the newest of both."""
    if door.rule == "free":
        return None
    since, until = ("", "9") if door.rule == "once" else day_bounds(at, door.zone)
    order = "DESC" if door.rule == "inout" else "ASC"
    row = one(
        f"SELECT outcome, at, desk, operator FROM scan {programme.BY_PERSON}"
        " WHERE delegate = ? AND checkpoint = ?"
        " AND outcome IN ('admitted', 'left') AND NOT undone AND at >= ? AND at < ?"
        f" ORDER BY at {order}, id {order} LIMIT 1",
        (uid, door.checkpoint, since, until),
    )
    if row is None:
        return None
    return row[0], Seen(datetime.fromisoformat(row[1]), _name_of(door), *row[2:])


def _name_of(door: Door) -> str:
    if door.place:
        return door.place.name
    row = one("SELECT name FROM checkpoint WHERE id = ?", (door.checkpoint,))
    return row[0] if row else door.checkpoint


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
