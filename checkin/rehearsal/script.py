"""The plan of a rush: who comes when, with what in the hand, and what the desk ought to answer.

The plan knows the rules of the door on its own, in a few plain lines. Every answer of the desk is
held against it, so a refusal is explained only where the plan foresaw it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from random import Random
from zoneinfo import ZoneInfo

from checkin.desk import Outcome
from checkin.rehearsal.crowd import Guest

CROWD = 2_000  # people at one desk; more do not come to one in a morning
COMING = 0.93  # of those expected
AGAIN = 0.05  # come a second time the same morning
STRAYS = 0.02  # codes that nobody here is known by
WALK_INS = 0.02
REPRINTS = 0.01
UNDONE = 0.005
RETURNING = 0.25  # come back on the second day
WITH_TICKET = 0.6  # of those who have one, the rest have left it at home
STRAY_CODES = (
    "https://forum.example/programme?utm=poster",
    "WIFI:T:WPA;S:Palace-Guest;P:welcome2026;;",
    "10019990010123456789012345",
    "4006381333931",
    "BEGIN:VCARD\nVERSION:3.0\nFN:A. Visitor\nEND:VCARD",
    "qk3n7w5d2x8m4c6v",
    "]C1 0104912345123459",
)


class Move(StrEnum):
    """What somebody does at the desk."""

    TICKET = "ticket scanned"
    BADGE = "badge scanned"
    NAME = "looked up by name"
    WALK_IN = "registered at the desk"
    STRAY = "another code scanned"
    OLD_BADGE = "replaced badge scanned"
    WITHDRAW = "withdrawn by the organiser"
    REPRINT = "badge printed again"
    UNDO = "check-in undone"


@dataclass(frozen=True)
class Step:
    """One thing that happens. `expected` is None where nothing is read."""

    at: datetime  # UTC
    move: Move
    guest: Guest | None = None
    text: str = ""
    expected: Outcome | None = None
    cause: str = ""  # why the desk should say something else than "admitted"


@dataclass(frozen=True)
class Scene:
    """Where and when the rush is."""

    days: Sequence[str]  # ISO dates
    zone: ZoneInfo
    rule: str  # of the checkpoint: once, daily, free
    inside: dict[str, frozenset[str]]  # day -> uids admitted before anything was played


def write_script(people: Sequence[Guest], scene: Scene, rng: Random) -> list[Step]:
    """The whole rehearsal in the order of time."""
    expected = [guest for guest in people if not guest.is_withdrawn]
    number = min(CROWD, round(len(expected) * COMING)) or len(expected)
    coming = rng.sample(expected, number)
    steps = list(_morning(coming, scene, rng))
    steps += _withdrawn([guest for guest in people if guest.is_withdrawn], scene, rng)
    steps += _strays(number, scene, rng)
    steps += [
        Step(_arrival(scene, rng), Move.WALK_IN) for _ in range(max(1, round(number * WALK_INS)))
    ]
    if len(scene.days) > 1:
        back = rng.sample(coming, round(number * RETURNING))
        steps += [Step(_arrival(scene, rng, day=1), Move.BADGE, guest) for guest in back]
    steps.sort(key=lambda step: step.at)
    return _foreseen(steps, scene)


def _morning(coming: Sequence[Guest], scene: Scene, rng: Random) -> Iterator[Step]:
    """Everybody comes once; some again, some with trouble."""
    for guest in coming:
        has_it = guest.ticket and rng.random() < WITH_TICKET
        at = _arrival(scene, rng)
        yield Step(at, Move.TICKET if has_it else Move.NAME, guest)
        if has_it and guest.is_shared:
            yield Step(at + timedelta(seconds=20), Move.NAME, guest)
    met = scene.inside[scene.days[0]]
    fresh = iter([guest for guest in rng.sample(coming, len(coming)) if guest.uid not in met])
    number = len(coming)
    for guest in islice(fresh, round(number * AGAIN)):
        move = Move.TICKET if guest.ticket and rng.random() < 0.5 else Move.BADGE
        yield Step(_later(scene, rng), move, guest)
    for guest in islice(fresh, max(1, round(number * REPRINTS))):
        at = _later(scene, rng)
        yield Step(at, Move.REPRINT, guest)
        yield Step(at + timedelta(minutes=rng.randint(2, 20)), Move.OLD_BADGE, guest)
    for guest in islice(fresh, max(1, round(number * UNDONE))):
        at = _later(scene, rng)
        yield Step(at, Move.UNDO, guest)
        yield Step(at + timedelta(seconds=40), Move.NAME, guest)
    for guest in islice(fresh, 2 if number > 20 else 0):
        yield Step(_moment(scene, time(7, 30)), Move.WITHDRAW, guest)


def _withdrawn(people: Sequence[Guest], scene: Scene, rng: Random) -> Iterator[Step]:
    for guest in people[:20]:
        yield Step(_arrival(scene, rng), Move.TICKET if guest.ticket else Move.NAME, guest)


def _strays(number: int, scene: Scene, rng: Random) -> Iterator[Step]:
    for count in range(max(1, round(number * STRAYS))):
        text = STRAY_CODES[count % len(STRAY_CODES)]
        yield Step(_arrival(scene, rng), Move.STRAY, None, text)


def _foreseen(steps: Sequence[Step], scene: Scene) -> list[Step]:
    """The same steps with what the desk ought to answer."""
    inside = {day: set(uids) for day, uids in scene.inside.items()}
    withdrawn: set[str] = set()
    made = []
    for step in steps:
        day = str(step.at.replace(tzinfo=UTC).astimezone(scene.zone).date())
        here = inside.setdefault(scene.days[0] if scene.rule == "once" else day, set())
        uid = step.guest.uid if step.guest else ""
        if step.move is Move.WITHDRAW:
            withdrawn.add(uid)
        elif step.move is Move.UNDO:
            here.discard(uid)
        elif step.move is Move.STRAY:
            step = _ought(step, Outcome.UNKNOWN, "a code that nobody here is known by")
        elif step.guest and step.move is not Move.REPRINT:
            step = _for_guest(step, step.guest, here, withdrawn, scene.rule)
            if step.expected is Outcome.ADMITTED:
                here.add(uid)
        made.append(step)
    return made


def _for_guest(
    step: Step, guest: Guest, here: set[str], withdrawn: set[str], rule: str
) -> Step:  # fmt: skip
    if step.move is Move.TICKET and guest.is_shared:
        return _ought(step, Outcome.ASK, "the list gives this ticket to several people")
    if guest.is_withdrawn:
        return _ought(step, Outcome.WITHDRAWN, "withdrawn on the list")
    if guest.uid in withdrawn:
        return _ought(step, Outcome.WITHDRAWN, "withdrawn at the desk at 07:30")
    if step.move is Move.OLD_BADGE:
        return _ought(step, Outcome.VOID_BADGE, "an old badge, after it was printed again")
    if guest.uid in here and rule != "free":
        return _ought(step, Outcome.ALREADY_IN, "comes a second time")
    return _ought(step, Outcome.ADMITTED, "")


def _ought(step: Step, expected: Outcome, cause: str) -> Step:
    return replace(step, expected=expected, cause=cause)


def _arrival(scene: Scene, rng: Random, day: int = 0) -> datetime:
    """A moment of the morning: few before 08:30, most until 09:30, the late ones until noon."""
    begins, minutes, mode = rng.choices(
        [(time(7, 45), 45, 40), (time(8, 30), 60, 28), (time(9, 30), 150, 5)], [16, 66, 18]
    )[0]
    return _moment(scene, begins, day) + timedelta(minutes=rng.triangular(0, minutes, mode))


def _later(scene: Scene, rng: Random) -> datetime:
    """A moment after everybody has come for the first time."""
    return _moment(scene, time(12, 5)) + timedelta(minutes=rng.uniform(0, 50))


def _moment(scene: Scene, at: time, day: int = 0) -> datetime:
    moment = datetime.combine(datetime.fromisoformat(scene.days[day]).date(), at, scene.zone)
    return moment.astimezone(UTC).replace(tzinfo=None)
