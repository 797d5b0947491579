"""What is set wrong in a scanner, by how the test code came in, and what the desk can make good."""

from dataclasses import dataclass, field
from enum import StrEnum

from checkin.rules.repairing import repaired

TEST_CODE = "Ashar-0123456789-Check"  # both cases, every digit, a sign that moves between keyboards
USUAL_GAP_MS, LONGEST_GAP_MS = 35, 80  # people type no six keys in a row faster than this
LONGEST_AROUND = 20  # letters before or after a code
LONGEST = 400  # letters of a reading that are looked at
RATES = (9_600, 115_200, 57_600, 38_400, 19_200, 4_800)  # baud, the usual ones first


class Problem(StrEnum):
    """What was noticed. Those of `HARMLESS` need nothing to be done."""

    OTHER_CODE = "other-code"
    KEYPAD = "keypad"
    KEYPAD_READ = "keypad-read"  # digits of a keypad without Num Lock, known by their keys
    GARBLED = "garbled"  # a serial port at another speed than the scanner's
    LAYOUT = "layout"
    CAPITALS = "capitals"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NO_END = "no-end"
    TAB = "tab"
    SLOW = "slow"
    TOO_SLOW = "too-slow"


HARMLESS = frozenset(
    {Problem.LAYOUT, Problem.CAPITALS, Problem.NO_END, Problem.TAB, Problem.KEYPAD_READ}
)


@dataclass(frozen=True)
class Trial:
    """How the test code came in."""

    meant: str  # by the keys, as a US keyboard writes them
    typed: str  # what the computer's keyboard made of it
    longest_gap_ms: int = 0
    end: str = "enter"  # enter, tab, or "" where nothing ended it
    lost: int = 0  # keys that wrote nothing: arrows of a keypad without Num Lock
    rate: int = 0  # baud of the serial port it came by; 0 where it came by no such port


@dataclass(frozen=True)
class Diagnosis:
    """Every problem once, the worst first; `repairs` are settings that make good what can be."""

    problems: tuple[Problem, ...] = ()
    repairs: dict[str, str | int] = field(default_factory=dict)
    around: tuple[str, str] = ("", "")  # what came before and after the code


def diagnose(trial: Trial) -> Diagnosis:
    """Say what is wrong with a scanner that has read `TEST_CODE`."""
    read = _code_in(trial)
    if not read:
        return _unread(trial)
    problems: list[Problem] = [Problem.KEYPAD_READ] if trial.lost else []
    repairs: dict[str, str | int] = {}
    before, after = _around(read)
    for problem, name, text in (
        (Problem.PREFIX, "scan_prefix", before), (Problem.SUFFIX, "scan_suffix", after),
    ):  # fmt: skip
        if text:
            problems.append(problem)
            repairs[name] = text
    problems += _of_pace(trial, repairs) + _of_keyboard(trial)
    return Diagnosis(tuple(problems), repairs, (before, after))


def _unread(trial: Trial) -> Diagnosis:
    if trial.lost:
        return Diagnosis((Problem.KEYPAD,))
    if trial.rate and not (trial.meant.isascii() and trial.meant.isprintable()):
        at = RATES.index(trial.rate) if trial.rate in RATES else -1
        return Diagnosis((Problem.GARBLED,), {"scan_rate": RATES[(at + 1) % len(RATES)]})
    return Diagnosis((Problem.OTHER_CODE,))


def _code_in(trial: Trial) -> str:
    """What came in as it was meant, with the test code in it; "" where it is not there."""
    read = list(dict.fromkeys((trial.meant[:LONGEST], trial.typed[:LONGEST])))
    for text in read:
        for form in (text, *repaired(text)):
            if TEST_CODE in form:
                return form
    for text in read:
        if TEST_CODE.casefold() in text.casefold():
            return text
    return ""


def _around(read: str) -> tuple[str, str]:
    at = read.casefold().index(TEST_CODE.casefold())
    return read[:at][-LONGEST_AROUND:], read[at + len(TEST_CODE) :][:LONGEST_AROUND]


def _of_pace(trial: Trial, repairs: dict[str, str | int]) -> list[Problem]:
    if trial.longest_gap_ms > LONGEST_GAP_MS:
        return [Problem.TOO_SLOW]
    if trial.longest_gap_ms <= USUAL_GAP_MS:
        return []
    repairs["scan_gap_ms"] = min(trial.longest_gap_ms + 10, LONGEST_GAP_MS)
    return [Problem.SLOW]


def _of_keyboard(trial: Trial) -> list[Problem]:
    found = []
    if TEST_CODE not in trial.typed:
        is_case = TEST_CODE.casefold() in trial.typed.casefold()
        found.append(Problem.CAPITALS if is_case else Problem.LAYOUT)
    if trial.end != "enter":
        found.append(Problem.TAB if trial.end == "tab" else Problem.NO_END)
    return found
