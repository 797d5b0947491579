"""What the kiosk says of every answer of the desk: one verdict, one next step, no reasons."""

from checkin.desk import CheckIn, Outcome
from ui.desk.verdict import Saying
from ui.tr import tr


def of_answer(answer: CheckIn, *, at_desk: bool) -> tuple[Saying, str]:
    """The verdict and the next step; `at_desk`: badges are handed over at the desk."""
    if answer.outcome is Outcome.ADMITTED:
        return _well(tr("You are checked in")), _badge(answer, at_desk)
    if answer.outcome is Outcome.LEFT:
        return _well(tr("Goodbye")), tr("You have left. Scan again when you come back.")
    if answer.outcome is Outcome.ALREADY_IN:
        sentence = tr("You were checked in before.")
        words = tr("If you have no badge, please ask for it at the desk.")
        return Saying("already", tr("You are in already"), sentence, sound="already"), words
    return of_desk()


def of_desk() -> tuple[Saying, str]:
    """Somebody has to look into it; why is not for everybody's eyes."""
    sentence = tr("Somebody there helps you at once.")
    return Saying("already", tr("Please go to the desk"), sentence, sound="already"), ""


def of_unknown_code() -> tuple[Saying, str]:
    """A code nobody is known by."""
    sentence = tr("Hold it still and flat, or choose “I have no code”.")
    words = tr("If that does not help, please go to the desk.")
    return Saying("unknown", tr("This code is not known here"), sentence, sound="unknown"), words


def of_note() -> tuple[Saying, str]:
    """The right spelling was written down."""
    sentence = tr("Thank you. Your spelling is noted there.")
    words = tr("They put your name right and print your badge.")
    return Saying("already", tr("Please go to the desk"), sentence), words


def of_trouble() -> tuple[Saying, str]:
    """The kiosk itself cannot do it."""
    sentence = tr("This kiosk cannot check in now.")
    return Saying("already", tr("Please go to the desk"), sentence, sound="already"), ""


def of_waiting(seconds: int) -> str:
    """Too many guesses."""
    words = tr("Too many tries. Please wait {seconds} seconds, or go to the desk.")
    return words.format(seconds=seconds)


def of_paper() -> str:
    """The badge does not come out here."""
    return tr("The printer needs somebody. Please ask for your badge at the desk.")


def _well(headline: str) -> Saying:
    return Saying("admitted", headline, tr("Welcome."), sound="admitted")


def _badge(answer: CheckIn, at_desk: bool) -> str:
    if answer.printing:
        return tr("Your badge is being printed. Take it with you.")
    if at_desk:
        return tr("Your badge waits at the desk. Have your document ready.")
    return tr("Please go in.")
