"""A programme as a list: its lines become sessions, or sentences that say what is wrong with them.

Pure: what the columns are called comes in, and what stands in the programme already.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checkin.rules.programme import Session, problem_of

_FORMS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%d.%m.%YT%H:%M", "%d.%m.%YT%H:%M:%S",
          "%d/%m/%YT%H:%M")  # fmt: skip
_LANGUAGE = re.compile(r"^(.*?)[ _(-]+([a-z]{2})\)?$")
_WORDS = {"название": "ru", "тема": "ru", "атауы": "kk", "тақырып": "kk", "başlık": "tr"}
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")


@dataclass(frozen=True)
class Line:
    """A line of the list that makes a session; `hall` as it is written there."""

    number: int
    session: Session
    hall: str


@dataclass(frozen=True)
class Wrong:
    """A line that was left out, and why, as a sentence."""

    number: int
    problem: str


def meanings(header: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What each column is: id, title:en, hall ...; unknown ones are left out."""
    found = {}
    for column in header:
        said = " ".join(column.lower().split())
        parted = _LANGUAGE.match(said)
        for means, words in names.items():
            if said in words:
                found[column] = "title:" + _language(said) if means == "title" else means
            elif means == "title" and parted and parted[1].strip() in words:
                found[column] = f"title:{parted[2]}"
    return found


def read_lines(
    rows: Iterable[tuple[int, Mapping[str, str]]], halls: Mapping[str, str], days: tuple[str, str]
) -> tuple[list[Line], list[Wrong]]:
    """Sessions of `rows` (meaning -> text), each checked beside those before it.

    `halls` knows the checkpoints: name or id in small letters -> id; `days` are the forum's first
    and last.
    """
    good: list[Line] = []
    wrong: list[Wrong] = []
    for number, cells in rows:
        if not any(text.strip() for text in cells.values()):
            continue
        hall = " ".join(cells.get("hall", "").split())
        session = _session(number, cells, halls.get(hall.casefold(), hall.casefold()))
        problem = _problem(cells, session, hall, days)
        problem = problem or problem_of(session, [line.session for line in good])
        if problem:
            wrong.append(Wrong(number, problem[0].upper() + problem[1:]))
        else:
            good.append(Line(number, session, hall))
    return good, wrong


def _language(word: str) -> str:
    """Which language a column called only "title" is in: the one the word is of."""
    return _WORDS.get(word, "en")


def _session(number: int, cells: Mapping[str, str], checkpoint: str) -> Session:
    titles = {means[6:]: text.strip() for means, text in cells.items() if means[:6] == "title:"}
    day = cells.get("day", "").strip()
    starts = moment(cells.get("starts", ""), day)
    seats = cells.get("capacity", "").strip().removesuffix(".0")
    return Session(
        cells.get("id", "").strip() or f"line-{number}",
        {language: text for language, text in titles.items() if text},
        checkpoint,
        starts,
        moment(cells.get("ends", ""), day or starts[:10]),
        int(seats) if seats.isdecimal() else 0,
        " ".join(cells.get("speakers", "").split()),
    )


def _problem(
    cells: Mapping[str, str], session: Session, hall: str, days: tuple[str, str]
) -> str:  # fmt: skip
    title = session.title("en") or "the session"
    if not hall:
        return f"{title} has no hall."
    for means in ("starts", "ends"):
        if not getattr(session, means):
            said = cells.get(means, "").strip()
            return f'"{said}" of {title} is no time; write 2026-06-20 09:30.'
    seats = cells.get("capacity", "").strip()
    if seats and not seats.removesuffix(".0").isdecimal():
        return f'"{seats}" is no number of seats; write digits, or nothing for no limit.'
    if not days[0] <= session.starts[:10] <= days[1]:
        return f"{title} is on {session.starts[:10]}, but the forum is {days[0]} to {days[1]}."
    return ""


def moment(text: str, day: str) -> str:
    """A local moment as it is stored, 2026-06-20T09:30; "" where `text` is none."""
    text = " ".join(text.split())
    if _CLOCK.fullmatch(text) and day:
        text = f"{day[:10]} {text}"
    text = text.replace(" ", "T", 1)
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).isoformat(timespec="minutes")  # noqa: DTZ007
        except ValueError:
            continue
    return ""
