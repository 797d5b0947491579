"""What the band says of every answer of the desk, and with which sound."""

from collections.abc import Callable
from datetime import datetime

from checkin.desk import OVERRULABLE, CheckIn, Outcome, Reason, grouped
from ui.desk import doors
from ui.desk.verdict import Saying
from ui.parts.basics import isolated
from ui.tr import tr

Local = Callable[[datetime], datetime]


def ready() -> Saying:
    """Nobody is in front."""
    return Saying(
        "ready",
        tr("Ready for the next person"),
        tr("Scan a badge, or type the first letters of a name in any script."),
    )


def of_hits(count: int, namesakes: bool) -> Saying:
    """Somebody is being looked for."""
    if count == 0:
        return Saying(
            "ready",
            tr("Nobody is found by this"),
            tr("Try fewer letters, the family name alone, or the organisation."),
            icon="search",
        )
    if namesakes:
        return Saying(
            "ready",
            tr("Two of them share a name"),
            tr("What differs is marked. Choose with the arrow keys, Enter opens."),
            icon="users",
        )
    if count == 1:
        return Saying("ready", tr("One person found"), tr("Enter checks in."), icon="badge-check")
    return Saying(
        "ready",
        tr("{count} people found").format(count=count),
        tr("Choose with the arrow keys, Enter opens."),
        icon="users",
    )


def of_namesakes() -> Saying:
    """Enter was pressed where two could be meant."""
    return Saying(
        "ready",
        tr("Which of them is it?"),
        tr("Ask what differs, choose with the arrow keys, then press Enter."),
        icon="users",
    )


def of_form() -> Saying:
    """Somebody is being registered or put right."""
    return Saying(
        "ready",
        tr("Write it as the person does"),
        tr("In their own script; the Latin name as in the passport."),
        icon="pencil",
    )


def of_reprint() -> Saying:
    """A badge is to be replaced."""
    return Saying(
        "ready",
        tr("Why a new badge?"),
        tr("The old one stops working the moment the new one is made."),
        icon="printer",
    )


def of_new_badge(serial: str) -> Saying:
    """A badge was asked for by hand."""
    words = tr("Badge {serial} is printing.").format(serial=serial)
    return Saying("ready", tr("A new badge is on its way"), words, icon="printer")


def of_person(state: str, has_photo: bool) -> Saying:
    """Somebody was chosen and may be checked in."""
    if state == "withdrawn":
        return Saying(
            "ready",
            tr("This person was withdrawn"),
            tr("Enter records the attempt. Ask them to see the accreditation desk."),
            icon="circle-slash",
        )
    if state == "in":
        return Saying(
            "ready",
            tr("In already"),
            tr("F4 reprints the badge, F3 goes on to the next person."),
            icon="history",
        )
    sentence = (
        tr("Compare the face with the photo first.")
        if has_photo
        else tr("Compare the name with the document first.")
    )
    return Saying("ready", tr("Press Enter to check in"), sentence, icon="badge-check")


def of_question(kind: str, waiting: int) -> Saying:
    """Something is asked or said before the verdict; people may have been scanned meanwhile."""
    title, icon = tr("First a question"), "circle-question-mark"
    words = tr("Answer by the key on the button. The verdict comes after it.")
    if kind in ("notice", "alert"):
        title, words, icon = tr("Read this first"), tr("Enter says that it was read."), "info"
    elif kind == "text":
        words = tr("Type what they say, then Enter. The verdict comes after it.")
    elif kind == "signature":
        words = tr("Let them sign in the field, then press Enter. The verdict comes after it.")
    if waiting:
        words = tr("Scanned meanwhile and kept: {count}. Answer this first.").format(count=waiting)
    return Saying("ready", title, words, icon=icon)


def of_undo(name: str) -> Saying:
    """An admission was taken back."""
    return Saying(
        "ready",
        tr("Taken back"),
        tr("{name} is expected again.").format(name=isolated(name)),
        icon="undo-2",
    )


def of_answer(answer: CheckIn, local: Local) -> Saying:
    """A verdict."""
    kind, sound = _KINDS[answer.outcome]
    headline, sentence = _WORDS[answer.outcome](answer, local)
    return Saying(kind, headline, sentence, f"{local(answer.at):%H:%M}", sound=sound)


_KINDS = {
    Outcome.ADMITTED: ("admitted", "admitted"),
    Outcome.ALREADY_IN: ("already", "already"),
    Outcome.VOID_BADGE: ("already", "already"),
    Outcome.ASK: ("already", "already"),
    Outcome.ANSWER_FIRST: ("already", "already"),
    Outcome.WITHDRAWN: ("refused", "refused"),
    Outcome.NOT_HERE: ("refused", "refused"),
    Outcome.UNKNOWN: ("unknown", "unknown"),
    Outcome.UNREADABLE: ("unknown", "unknown"),
    Outcome.LEFT: ("admitted", "admitted"),
    **dict.fromkeys(OVERRULABLE, ("refused", "refused")),
}


def _admitted(answer: CheckIn, local: Local) -> tuple[str, str]:
    special = doors.of_admission(answer)
    if special:
        return special
    badge = grouped(answer.badge)
    if answer.printing:
        return tr("Admitted"), tr("Badge {badge} goes to the printer.").format(badge=badge)
    if badge:
        return tr("Admitted"), tr("Badge {badge} is out already.").format(badge=badge)
    return tr("Admitted"), tr("No badge is printed.")


def _already_in(answer: CheckIn, local: Local) -> tuple[str, str]:
    first = answer.first
    if first is None:
        return tr("Already in"), ""
    since = tr("Already in since {time}").format(
        time=doors.clock_of(local(first.at), local(answer.at))
    )
    words = (
        tr("Admitted at {place}, desk {desk}, by {operator}. Is it the same person?")
        if first.operator
        else tr("Admitted at {place}, desk {desk}. Is it the same person?")
    )
    return since, words.format(
        place=isolated(first.checkpoint), desk=first.desk, operator=isolated(first.operator)
    )


def _withdrawn(answer: CheckIn, local: Local) -> tuple[str, str]:
    words = tr("Ask {name} to see the accreditation desk.").format(name=isolated(answer.name))
    return tr("Refused: withdrawn"), words


def _void(answer: CheckIn, local: Local) -> tuple[str, str]:
    voided = answer.voided
    if voided is None:
        return tr("Replaced badge"), tr("Ask for the new one.")
    words = (
        tr("Replaced at {time}, desk {desk}, by {operator}: {reason}. Ask for the new badge.")
        if voided.operator
        else tr("Replaced at {time}, desk {desk}: {reason}. Ask for the new badge.")
    )
    at = local(voided.at)
    is_today = at.date() == local(answer.at).date()
    return tr("Replaced badge"), words.format(
        time=f"{at:%H:%M}" if is_today else f"{at:%Y-%m-%d %H:%M}", desk=voided.desk,
        operator=isolated(voided.operator), reason=_reason(voided.reason),
    )  # fmt: skip


def _reason(said: str) -> str:
    """Why a badge was replaced; words an organiser wrote stay as they are."""
    return {
        "lost": tr("it was lost"),
        "damaged": tr("it was damaged"),
        "misspelled": tr("it was misspelled"),
        "wrong role": tr("it showed a wrong role"),
        "test": tr("it was a test"),
        "returned": tr("it was given back"),
    }.get(said, isolated(said))


def _not_here(answer: CheckIn, local: Local) -> tuple[str, str]:
    if answer.reason in _TIMES:
        return _of_time(answer, local)
    words = tr("{name} may not enter here.").format(name=isolated(answer.name))
    return tr("Refused: not here"), words


def _unknown(answer: CheckIn, local: Local) -> tuple[str, str]:
    if answer.reason == Reason.FORGED:
        return tr("This badge is not ours"), tr(
            "It looks like one, but this forum did not make it. Call the supervisor."
        )
    if answer.reason == Reason.ELSEWHERE:
        return tr("A badge of another desk"), tr(
            "It is genuine, but this desk has not heard of it yet. Search the name."
        )
    if answer.reason in _TIMES:
        return _of_time(answer, local)
    return _of_elsewhere(answer.reason) or (
        tr("This code is not ours"), tr("Ask for the forum badge, or search the name.")
    )  # fmt: skip


_TIMES = (Reason.TOO_EARLY, Reason.TOO_LATE, Reason.REVOKED)


def _of_time(answer: CheckIn, local: Local) -> tuple[str, str]:
    """A ticket that is right and does not count."""
    when = doors.clock_of(local(answer.when or answer.at), local(answer.at))
    headline, words = {
        Reason.TOO_EARLY: (
            tr("This ticket is not valid yet"),
            tr("It is valid from {time}. Ask them to come back then, or to see the"
               " accreditation desk."),
        ),
        Reason.TOO_LATE: (
            tr("This ticket is no longer valid"),
            tr("It was valid until {time}. Ask them to see the accreditation desk."),
        ),
        Reason.REVOKED: (
            tr("This ticket was cancelled"),
            tr("The ticket shop has taken it back. Ask them to see the accreditation desk."),
        ),
    }[Reason(answer.reason)]  # fmt: skip
    return headline, words.format(time=when)


def _of_elsewhere(reason: str) -> tuple[str, str] | None:
    """A code of another system that was recognised."""
    return {
        Reason.INDICO: (
            tr("This is an Indico code"),
            tr("Indico's list carries no ticket ids. Search the name."),
        ),
        Reason.PRETIX: (
            tr("This ticket is not on the list"),
            tr("It may be of another event, or cancelled. Search the name."),
        ),
        Reason.GENUINE: (
            tr("A genuine ticket, not on the list yet"),
            tr("It was sold after the list was made. Search the name, or register a walk-in."),
        ),
        Reason.CONTACT: (
            tr("This is a contact card"),
            tr("It proves nothing. Search the name and compare the document."),
        ),
        Reason.WEB: (
            tr("This is a web address"),
            tr("It was not opened. Ask for the forum badge, or search the name."),
        ),
    }.get(Reason(reason))  # fmt: skip


def _unreadable(answer: CheckIn, local: Local) -> tuple[str, str]:
    return tr("Nothing could be read"), tr("Scan again, or type the name.")


def _ask(answer: CheckIn, local: Local) -> tuple[str, str]:
    return tr("Several people have this code"), tr("Search the name and choose.")


def _answer_first(answer: CheckIn, local: Local) -> tuple[str, str]:
    return tr("First a question"), tr("Nobody is admitted before it is answered.")


_WORDS: dict[Outcome, Callable[[CheckIn, Local], tuple[str, str]]] = {
    Outcome.ADMITTED: _admitted,
    Outcome.ALREADY_IN: _already_in,
    Outcome.WITHDRAWN: _withdrawn,
    Outcome.VOID_BADGE: _void,
    Outcome.NOT_HERE: _not_here,
    Outcome.UNKNOWN: _unknown,
    Outcome.UNREADABLE: _unreadable,
    Outcome.ASK: _ask,
    Outcome.ANSWER_FIRST: _answer_first,
    **doors.WORDS,
}
