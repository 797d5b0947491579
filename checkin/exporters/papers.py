"""A paper to be signed: A4, in two languages, filled in, with people in their own script."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checkin.badges.colors import rgb
from checkin.badges.fitting import TextLook
from checkin.badges.paper import Paper
from checkin.badges.shapes import rule
from checkin.errors import ReportNotWritten
from checkin.exporters.a4 import HEIGHT_MM, WIDTH_MM, points, set_words
from checkin.paths import written_whole

Both = tuple[str, str]  # the same words in two languages

_LEFT_MM, _RIGHT_MM, _TOP_MM, _FOOT_MM = 20.0, 195.0, 16.0, 282.0
_ROW_MM, _FACT_MM, _SIGN_MM = 9.6, 10.5, 17.0
_COLUMNS_MM = (9.0, 78.0, 60.0, 28.0)  # number, name, organisation, badge

_TITLE = TextLook(weight=700, max_pt=16, min_pt=10)
_SECOND = TextLook(weight=400, max_pt=12, min_pt=8, color="545E66")
_QUIET = TextLook(max_pt=8, min_pt=6, color="545E66")
_NAME = TextLook(weight=600, max_pt=10.5, min_pt=7)
_VALUE = TextLook(weight=600, max_pt=11, min_pt=7, max_lines=2)
_BODY = TextLook(max_pt=10, min_pt=8, max_lines=4)
_LATIN = TextLook(max_pt=7.5, min_pt=5.5, color="545E66")
_WORDS = TextLook(max_pt=8.5, min_pt=6, max_lines=2)
_LINE, _EDGE = "DDDAD2", "817E76"


@dataclass(frozen=True)
class Fact:
    """A label in two languages and what stands beside it."""

    label: Both
    value: str
    country: str = ""  # of the person, for the letters of its script


@dataclass(frozen=True)
class Named:
    """A person on a paper."""

    name: str
    latin_name: str
    organisation: str
    country: str  # ISO code
    badge: str


@dataclass(frozen=True)
class SignedPaper:
    """What a paper says."""

    title: Both
    forum: str
    statement: Both
    facts: tuple[Fact, ...]
    signatures: tuple[Both, ...]
    heads: tuple[Both, ...] = ()  # of the table: name, organisation, badge
    people: tuple[Named, ...] = ()


def write_paper(said: SignedPaper, path: Path) -> None:
    """Write the paper as a PDF, whole or not at all.

    Raises:
        ReportNotWritten
    """
    try:
        with written_whole(path) as part:
            part.write_bytes(_drawn(said))
    except OSError as error:
        raise ReportNotWritten(path=path, reason=error.strerror or error) from error


def _drawn(said: SignedPaper) -> bytes:
    sheet = _Sheet(said.forum)
    sheet.words(said.title[0], _TITLE, 8)
    sheet.words(said.title[1], _SECOND, 7)
    sheet.space(4)
    for fact in said.facts:
        sheet.fact(fact)
    sheet.space(3)
    for words in dict.fromkeys(said.statement):
        sheet.words(words, _BODY, 14)
    sheet.space(3)
    if said.people:
        sheet.head(said.heads)
    for number, person in enumerate(said.people, start=1):
        sheet.person(number, person, said.heads)
    sheet.space(8)
    sheet.signatures(said.signatures)
    return sheet.file()


class _Sheet:
    """A pen that goes down the page and turns it."""

    def __init__(self, forum: str) -> None:
        self._paper = Paper(WIDTH_MM, HEIGHT_MM)
        self._forum = forum
        self._number = 0
        self._y = 0.0
        self._begin()

    def file(self) -> bytes:
        """The finished file."""
        self._paper.end_page()
        return self._paper.file()

    def space(self, height_mm: float) -> None:
        """Leave room."""
        self._y += height_mm

    def words(self, words: str, look: TextLook, height_mm: float) -> None:
        """A line or paragraph over the whole width."""
        self._need(height_mm)
        self._text(words, look, _LEFT_MM, _RIGHT_MM - _LEFT_MM, height_mm)
        self._y += height_mm

    def fact(self, fact: Fact) -> None:
        """A label in both languages, its value beside it on a line."""
        self._need(_FACT_MM)
        self._both(fact.label, _LEFT_MM, 48, _FACT_MM - 1)
        left = _LEFT_MM + 50
        self._text(fact.value, _VALUE, left, _RIGHT_MM - left, _FACT_MM - 1.5, fact.country)
        self._rule(left, _RIGHT_MM, self._y + _FACT_MM - 1, _LINE)
        self._y += _FACT_MM

    def head(self, heads: tuple[Both, ...]) -> None:
        """The headings of the table."""
        self._need(3 * _ROW_MM)
        for (left, width), both in zip(list(_places())[1:], heads, strict=True):
            self._both(both, left, width, _ROW_MM - 1)
        self._rule(_LEFT_MM, _RIGHT_MM, self._y + _ROW_MM, _EDGE)
        self._y += _ROW_MM + 0.5

    def person(self, number: int, person: Named, heads: tuple[Both, ...]) -> None:
        """A row of the table; the name in its own script above the Latin one."""
        if self._need(_ROW_MM):
            self.head(heads)
        place, name, organisation, badge = _places()
        self._text(str(number), _QUIET, *place, _ROW_MM)
        latin = person.latin_name if person.latin_name != person.name else ""
        height = _ROW_MM * 0.58 if latin else _ROW_MM
        self._text(person.name, _NAME, *name, height, person.country)
        if latin:
            self._text(latin, _LATIN, *name, _ROW_MM * 0.36, down=_ROW_MM * 0.6)
        self._text(person.organisation, _WORDS, *organisation, _ROW_MM - 1, person.country)
        self._text(person.badge, _NAME, *badge, _ROW_MM)
        self._rule(_LEFT_MM, _RIGHT_MM, self._y + _ROW_MM, _LINE)
        self._y += _ROW_MM

    def signatures(self, labels: tuple[Both, ...]) -> None:
        """Lines to sign on."""
        self._need(_SIGN_MM * len(labels))
        for label in labels:
            self._both(label, _LEFT_MM, 60, 9)
            self._rule(_LEFT_MM + 62, _RIGHT_MM, self._y + 9, _EDGE)
            self._y += _SIGN_MM

    def _begin(self) -> None:
        self._number += 1
        self._y = _FOOT_MM
        self._text(f"{self._forum} · {self._number}", _QUIET, _LEFT_MM, 175, 5)
        self._y = _TOP_MM

    def _need(self, height_mm: float) -> bool:
        """Turn the page where there is no room; whether it was turned."""
        if self._y + height_mm <= _FOOT_MM - 2:
            return False
        self._paper.end_page()
        self._begin()
        return True

    def _both(self, both: Both, left: float, width: float, height: float) -> None:
        first, second = both
        self._text(first, _WORDS, left, width, height / 2)
        if second != first:
            self._text(second, _QUIET, left, width, height / 2, down=height / 2)

    def _text(
        self, words: str, look: TextLook, left: float, width: float, height: float,
        country: str = "", down: float = 0.0,
    ) -> None:  # fmt: skip
        box = (left, self._y + down, width - 1.5, height)
        self._paper.draw(set_words(words, look, box, country=country))

    def _rule(self, left: float, right: float, y: float, color: str) -> None:
        self._paper.draw([rule(points((left, y, right - left, 0.0)), rgb(color, ""), 0.5)])


def _places() -> Iterator[tuple[float, float]]:
    """Left edge and width of the columns."""
    left = _LEFT_MM
    for width in _COLUMNS_MM:
        yield left, width
        left += width
