"""What the band says where a place has rules: too early, full, another hall, leave given."""

from collections.abc import Callable
from datetime import datetime

from checkin.desk import CheckIn, Outcome
from ui.desk.verdict import Saying
from ui.parts.basics import isolated
from ui.tr import tr

Local = Callable[[datetime], datetime]
NEARLY = 0.9  # of the capacity: from here on the places that are left are said


def of_consent() -> Saying:
    """Somebody is to be let in against the rule."""
    return Saying(
        "ready",
        tr("Who says so, and why?"),
        tr("Choose a reason, or type one and press Enter. It is kept with the scan."),
        icon="shield-check",
    )


def of_pin() -> Saying:
    """Leave is given by a supervisor only."""
    return Saying(
        "ready",
        tr("A supervisor's PIN"),
        tr("Type it in the field above and press Enter. It is not shown, and not kept."),
        icon="shield-check",
    )


def of_places() -> Saying:
    """The desk moves to another checkpoint."""
    return Saying(
        "ready",
        tr("Where does this desk stand?"),
        tr("Choose the checkpoint; the desk remembers it."),
        icon="map-pin",
    )


def of_move(name: str) -> Saying:
    """The desk has moved."""
    words = tr("Every scan counts for {place} from now on.").format(place=isolated(name))
    return Saying("ready", tr("Ready for the next person"), words, icon="map-pin")


def of_admission(answer: CheckIn) -> tuple[str, str] | None:
    """What an admission says where the place is nearly full, or a refusal was overruled."""
    if answer.consent:
        words = tr("Let in against the rule: {reason}").format(reason=isolated(answer.consent))
        return tr("Admitted"), words
    if not answer.capacity or answer.inside < answer.capacity * NEARLY:
        return None
    left = answer.capacity - answer.inside
    if left <= 0:
        return tr("Admitted"), tr("That was the last place. The next person will be refused.")
    return tr("Admitted"), tr(
        "Nearly full: {inside} of {capacity} are in, places left: {left}."
    ).format(inside=answer.inside, capacity=answer.capacity, left=left)


def _left(answer: CheckIn, local: Local) -> tuple[str, str]:
    return tr("Goodbye"), tr("{name} has left.").format(name=isolated(answer.name))


def _too_early(answer: CheckIn, local: Local) -> tuple[str, str]:
    if answer.when is None:
        return tr("Too early"), tr("The doors are not open yet.")
    words = tr("{place} opens at {time}. Ask {name} to come back then.")
    return tr("Too early: from {time}").format(time=_clock(answer, local)), words.format(
        place=isolated(answer.place), time=_clock(answer, local), name=isolated(answer.name)
    )


def _too_late(answer: CheckIn, local: Local) -> tuple[str, str]:
    if answer.when is None:
        return tr("Too late"), tr("The doors are closed.")
    words = tr("{place} closed at {time}. A supervisor may let {name} in.")
    return tr("Too late: closed at {time}").format(time=_clock(answer, local)), words.format(
        place=isolated(answer.place), time=_clock(answer, local), name=isolated(answer.name)
    )


def _full(answer: CheckIn, local: Local) -> tuple[str, str]:
    words = tr("{place}: {inside} of {capacity} are in. Ask {name} to wait until somebody leaves.")
    return tr("Full"), words.format(
        place=isolated(answer.place), inside=answer.inside, capacity=answer.capacity,
        name=isolated(answer.name),
    )  # fmt: skip


def _not_on_list(answer: CheckIn, local: Local) -> tuple[str, str]:
    words = tr("{name} is not invited to {place}. Call the supervisor if it must be a mistake.")
    return tr("Not on the guest list"), words.format(
        name=isolated(answer.name), place=isolated(answer.place)
    )


def _wrong_role(answer: CheckIn, local: Local) -> tuple[str, str]:
    words = tr("{place} is for other roles. Show {name} the way to the main entrance.")
    return tr("Not for this role"), words.format(
        name=isolated(answer.name), place=isolated(answer.place)
    )


def _wrong_hall(answer: CheckIn, local: Local) -> tuple[str, str]:
    if not answer.place:
        return tr("Another hall"), tr("Look at the programme for the right one.")
    words = tr("{name} is expected at {place}. Show the way there.")
    return tr("To {place}").format(place=isolated(answer.place)), words.format(
        name=isolated(answer.name), place=isolated(answer.place)
    )


def _principal_out(answer: CheckIn, local: Local) -> tuple[str, str]:
    words = tr("{name} comes with {principal}, who was withdrawn. Call the supervisor.")
    return tr("The person they come with was withdrawn"), words.format(
        name=isolated(answer.name), principal=isolated(answer.place)
    )


def _clock(answer: CheckIn, local: Local) -> str:
    return clock_of(local(answer.when or answer.at), local(answer.at))


def clock_of(when: datetime, now: datetime) -> str:
    """A time of day; of another day with its date."""
    return f"{when:%H:%M}" if when.date() == now.date() else f"{when:%d.%m. %H:%M}"


WORDS: dict[Outcome, Callable[[CheckIn, Local], tuple[str, str]]] = {
    Outcome.LEFT: _left,
    Outcome.TOO_EARLY: _too_early,
    Outcome.TOO_LATE: _too_late,
    Outcome.FULL: _full,
    Outcome.NOT_ON_LIST: _not_on_list,
    Outcome.WRONG_ROLE: _wrong_role,
    Outcome.WRONG_HALL: _wrong_hall,
    Outcome.PRINCIPAL_OUT: _principal_out,
}
