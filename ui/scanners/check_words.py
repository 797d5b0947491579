"""What the scanner check says of each problem: a title and a sentence that says what to do."""

from checkin.desk import Problem
from ui.tr import tr


def words_of(problem: Problem, around: tuple[str, str]) -> tuple[str, str]:
    """Title and sentence; `around` is what came before and after the code."""
    return (_of_reading(around) | _of_keys())[problem]


def _of_reading(around: tuple[str, str]) -> dict[Problem, tuple[str, str]]:
    left_out = tr("It sends “{letters}”. Ashar can leave that out.")
    return {
        Problem.OTHER_CODE: (
            tr("That was not this code"),
            tr("Scan the code on this page. If it was, the scanner alters letters."),
        ),
        Problem.GARBLED: (
            tr("The letters arrive garbled"),
            tr("Scanner and desk speak at different speeds. Ashar can try the next one."),
        ),
        Problem.PREFIX: (
            tr("There is something before the code"),
            left_out.format(letters=around[0]),
        ),
        Problem.SUFFIX: (
            tr("There is something after the code"),
            left_out.format(letters=around[1]),
        ),
        Problem.CAPITALS: (
            tr("Capitals are changed"),
            tr("Caps Lock is on, or the scanner changes case. Badges are read anyway."),
        ),
    }


def _of_keys() -> dict[Problem, tuple[str, str]]:
    return {
        Problem.KEYPAD: (
            tr("Digits are lost"),
            tr("It uses the keypad while Num Lock is off. Turn Num Lock on."),
        ),
        Problem.KEYPAD_READ: (
            tr("It uses the keypad while Num Lock is off"),
            tr("Nothing needs to be done: Ashar knows the keys by their numbers."),
        ),
        Problem.LAYOUT: (
            tr("Scanner and computer have different keyboards"),
            tr("Nothing needs to be done: Ashar reads it all the same."),
        ),
        Problem.NO_END: (
            tr("No Enter follows the code"),
            tr("Ashar waits a moment instead. With Enter it is quicker."),
        ),
        Problem.TAB: (tr("Tab follows the code"), tr("Nothing needs to be done.")),
        Problem.SLOW: (
            tr("The scanner types slowly"),
            tr("Ashar can wait for it longer."),
        ),
        Problem.TOO_SLOW: (
            tr("The scanner types as slowly as a person"),
            tr("Set its delay between letters to none, by its own manual."),
        ),
    }
