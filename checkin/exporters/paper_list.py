"""The list for when nothing electronic works: by script and country, with boxes to tick."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checkin.badges.colors import rgb
from checkin.badges.composing import Piece
from checkin.badges.fitting import TextLook
from checkin.badges.paper import Paper
from checkin.badges.shapes import rectangle, rule
from checkin.errors import PaperListNotWritten
from checkin.exporters.a4 import HEIGHT_MM, WIDTH_MM, points, set_words
from checkin.paths import written_whole

_LEFT_MM, _RIGHT_MM, _TOP_MM, _FOOT_MM = 14.0, 196.0, 24.0, 284.0
_ROW_MM, _GROUP_MM, _BOX_MM = 7.6, 9.0, 4.4
_NAME_MM, _ORGANISATION_MM, _ROLE_MM = 78.0, 50.0, 22.0

_TITLE = TextLook(weight=700, max_pt=13, min_pt=8)
_GROUP = TextLook(weight=600, max_pt=10.5, min_pt=7)
_NAME = TextLook(weight=600, max_pt=10, min_pt=6)
_LATIN = TextLook(max_pt=7, min_pt=5, color="545E66")
_WORDS = TextLook(max_pt=8, min_pt=5.5)
_QUIET = TextLook(max_pt=8, min_pt=6, color="545E66")
_LINE, _EDGE, _PANEL = "DDDAD2", "817E76", "EBE9E3"


@dataclass(frozen=True)
class PaperLine:
    """One person on the list."""

    name: str
    latin_name: str
    organisation: str
    country: str  # ISO code, for the letters of the name
    role: str
    seen: str  # when admitted already, "" = has to be ticked
    group: str  # heading under which the person stands


@dataclass(frozen=True)
class PaperList:
    """The whole list; `lines` are in the order of their groups."""

    title: str
    said: str  # when it was made, and the last entry that is in it
    lines: Sequence[PaperLine]


def write_list(said: PaperList, path: Path) -> None:
    """Write the list as a PDF; the old one stays until the new one is whole.

    Raises:
        PaperListNotWritten: the stick is away, full, or cannot be written.
    """
    try:
        with written_whole(path) as part:
            part.write_bytes(_drawn(said))
    except OSError as error:
        raise PaperListNotWritten(path=path, reason=error.strerror or error) from error


def _drawn(said: PaperList) -> bytes:
    paper = Paper(WIDTH_MM, HEIGHT_MM)
    number, y, group = 0, _FOOT_MM, ""
    for line in said.lines:
        fresh = line.group != group
        needed = _ROW_MM + (_GROUP_MM if fresh else 0)
        if y + needed > _FOOT_MM:
            number, y = _turn(paper, said, number), _TOP_MM
            fresh = True
        if fresh:
            paper.draw(_group(line.group, y))
            y, group = y + _GROUP_MM, line.group
        paper.draw(_row(line, y))
        y += _ROW_MM
    if not number:
        number = _turn(paper, said, 0)
    paper.end_page()
    return paper.file()


def _turn(paper: Paper, said: PaperList, number: int) -> int:
    """Begin a page, headed; its number."""
    if number:
        paper.end_page()
    whole = _RIGHT_MM - _LEFT_MM
    paper.draw(set_words(said.title, _TITLE, (_LEFT_MM, 9, whole - 20, 7)))
    paper.draw(set_words(said.said, _QUIET, (_LEFT_MM, 16, whole - 20, 5)))
    paper.draw(set_words(str(number + 1), _QUIET, (_RIGHT_MM - 18, 9, 18, 7), align=1.0))
    return number + 1


def _group(words: str, y: float) -> Iterator[Piece]:
    box = (_LEFT_MM, y + 1.2, _RIGHT_MM - _LEFT_MM, _GROUP_MM - 2)
    yield rectangle(points(box), rgb(_PANEL, ""), 0.0, 0.0)
    yield from set_words(
        words, _GROUP, (_LEFT_MM + 2, y + 1.2, _RIGHT_MM - _LEFT_MM - 4, _GROUP_MM - 2)
    )


def _row(line: PaperLine, y: float) -> Iterator[Piece]:
    box = (_LEFT_MM + 1, y + (_ROW_MM - _BOX_MM) / 2, _BOX_MM, _BOX_MM)
    yield rectangle(points(box), rgb(_EDGE, ""), 0.0, 0.8)
    if line.seen:
        left, top, width, height = points(box)
        yield rule((left + 2, top - height / 2, width - 4, 0), rgb(_EDGE, ""), 2.4)
    x, name = _LEFT_MM + 9, line.name
    own = 4.6 if line.latin_name and line.latin_name != name else _ROW_MM - 0.8
    yield from set_words(name, _NAME, (x, y + 0.3, _NAME_MM - 2, own), country=line.country)
    if own < _ROW_MM - 0.8:
        box = (x, y + 4.7, _NAME_MM - 2, 2.6)
        yield from set_words(line.latin_name, _LATIN, box, country=line.country)
    x += _NAME_MM
    yield from set_words(
        line.organisation, _WORDS, (x, y, _ORGANISATION_MM - 2, _ROW_MM), country=line.country
    )
    x += _ORGANISATION_MM
    yield from set_words(line.role, _WORDS, (x, y, _ROLE_MM - 2, _ROW_MM))
    when = (x + _ROLE_MM, y, _RIGHT_MM - x - _ROLE_MM, _ROW_MM)
    yield from set_words(line.seen or "____ : ____", _QUIET, when, align=1.0)
    under = (_LEFT_MM, y + _ROW_MM, _RIGHT_MM - _LEFT_MM, 0.0)
    yield rule(points(under), rgb(_LINE, ""), 0.4)
