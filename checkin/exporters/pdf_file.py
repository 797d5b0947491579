"""The first sheet as a list to sign: A4 landscape, every name in its own script and in Latin.

Rows are of one height, so the pages can be counted before the first is drawn. Words are set by the
badges' text engine: what a badge can write, a list can.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from checkin.badges.colors import rgb
from checkin.badges.fitting import TextLook, fit
from checkin.badges.fonts import tongue
from checkin.badges.ink import Setting
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.paper import Paper
from checkin.badges.pieces import Piece, SetLine
from checkin.badges.shapes import rectangle, rule
from checkin.exporters.base import Cell, Column, Progress, Report, Sheet, counted

_PAGE_MM = (297.0, 210.0)
_LEFT_MM, _RIGHT_MM = 12.0, 285.0
_TITLE_MM, _TABLE_MM, _FOOT_MM = 11.0, 25.0, 199.0  # tops, from the upper edge
_HEAD_MM, _ROW_MM, _NOTE_MM = 7.0, 9.2, 5.2
_ROWS = int((_FOOT_MM - _TABLE_MM - _HEAD_MM) / _ROW_MM)
_PAD_MM = 1.6
_BAND_MM = 1.2  # of the role's colour at the left of a row

_SHOWN = {  # what a list is signed by: width in mm, and a word where the column brings none
    "display_name": (76.0, "Name"),
    "organisation": (66.0, "Organisation"),
    "country": (27.0, "Country"),
    "role": (25.0, "Role"),
    "first_in": (29.0, "First in"),
}
_NUMBER_MM, _SIGNATURE_MM = 11.0, 39.0

_TITLE = TextLook(weight=700, max_pt=15, min_pt=9)
_SUBTITLE = TextLook(max_pt=9.5, min_pt=7, color="545E66")
_HEAD = TextLook(weight=600, max_pt=8.5, min_pt=6)
_NAME = TextLook(weight=600, max_pt=11, min_pt=7, max_lines=2)
_LATIN = TextLook(max_pt=7.5, min_pt=5.5, color="545E66")
_WORDS = TextLook(max_pt=8.5, min_pt=6.5, max_lines=2)
_QUIET = TextLook(max_pt=8, min_pt=6, color="545E66")
_LINE, _EDGE, _PAPER = "DDDAD2", "817E76", "EBE9E3"


class _Box(NamedTuple):
    """A place on the page, in mm from its upper left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Table:
    """Which columns are shown, from left to right, their headings and their widths in mm."""

    columns: tuple[Column, ...]
    words: tuple[str, ...]
    widths: tuple[float, ...]
    places: dict[str, int]  # name of a column -> its place in a row
    signed: bool = True

    def boxes(self, y: float, height: float) -> Iterator[_Box]:
        """The cells of a row: number, columns, signature."""
        x = _LEFT_MM
        rest = (_SIGNATURE_MM,) if self.signed else ()
        for width in (_NUMBER_MM, *self.widths, *rest):
            yield _Box(x, y, min(width, _RIGHT_MM - x), height)
            x += width

    def said(self, row: Sequence[Cell], name: str) -> str:
        """What a row has in the column of that name, "" if there is none."""
        value = row[self.places[name]] if name in self.places else None
        return "" if value is None else str(value)


def write(report: Report, path: Path, progress: Progress | None) -> int:
    """Write the first sheet of `report` as a list to sign; how many rows it had."""
    sheet = replace(report.sheets[0], rows=list(report.sheets[0].rows))
    table = _table(sheet)
    paper = Paper(*_PAGE_MM)
    done, room = 0, 0
    pages = _Pages(paper, report, table, _pages_needed(report, len(list(sheet.rows))))
    for done, row in enumerate(counted(sheet, progress), start=1):
        if not room:
            room = pages.turn()
        paper.draw(_row(table, done, row, pages.bottom(room)))
        room -= 1
    if done == 0 or room * _ROW_MM < _notes_mm(report):
        room = pages.turn()
    paper.draw(_notes(report, pages.bottom(room) + _NOTE_MM))
    paper.end_page()
    file = paper.file()
    path.write_bytes(report.proven(file) if report.proven else file)
    return done


class _Pages:
    """Turns the pages of one list and heads each of them."""

    def __init__(self, paper: Paper, report: Report, table: _Table, total: int) -> None:
        self._paper = paper
        self._total = total
        self._heading = paper.keep([*_title(report), *_head(table)])
        self._numbers = count(1)

    def turn(self) -> int:
        """Begin a page; how many rows it has room for."""
        number = next(self._numbers)
        if number > 1:
            self._paper.end_page()
        self._paper.draw_kept(self._heading)
        foot = _Box(_LEFT_MM, _FOOT_MM, _RIGHT_MM - _LEFT_MM, 5)
        self._paper.draw(_text(f"{number} / {self._total}", _QUIET, foot, align=1.0))
        return _ROWS

    def bottom(self, room: int) -> float:
        """Where the next row begins when there is room for `room` more."""
        return _TABLE_MM + _HEAD_MM + (_ROWS - room) * _ROW_MM


def _pages_needed(report: Report, rows: int) -> int:
    full, rest = divmod(rows, _ROWS)
    left = (_ROWS - rest) % _ROWS if rows else 0
    return full + bool(rest) + (left * _ROW_MM < _notes_mm(report))


def _notes_mm(report: Report) -> float:
    return (len(report.notes) + 1) * _NOTE_MM


def _table(sheet: Sheet) -> _Table:
    """The columns a list is signed by; of a sheet that has none of them, all."""
    shown = tuple(column for column in sheet.columns if column.name in _SHOWN and sheet.signed)
    shown = shown or sheet.columns
    all_mm = _RIGHT_MM - _LEFT_MM - _NUMBER_MM - (_SIGNATURE_MM if sheet.signed else 0)
    even_mm = all_mm / len(shown)
    usual = [_SHOWN.get(column.name, (even_mm, column.name)) for column in shown]
    widths = [column.width_mm or width for column, (width, _) in zip(shown, usual, strict=True)]
    words = [column.title or word for column, (_, word) in zip(shown, usual, strict=True)]
    too_wide = max(1.0, sum(widths) / all_mm)
    places = {column.name: at for at, column in enumerate(sheet.columns)}
    return _Table(
        shown, tuple(words), tuple(width / too_wide for width in widths), places, sheet.signed
    )


def _title(report: Report) -> Iterator[Piece]:
    whole = _RIGHT_MM - _LEFT_MM
    yield from _text(report.title, _TITLE, _Box(_LEFT_MM, _TITLE_MM, whole, 7))
    yield from _text(report.subtitle, _SUBTITLE, _Box(_LEFT_MM, _TITLE_MM + 7, whole, 5))


def _head(table: _Table) -> Iterator[Piece]:
    ground = _Box(_LEFT_MM, _TABLE_MM, _RIGHT_MM - _LEFT_MM, _HEAD_MM)
    yield rectangle(_points(ground), rgb(_PAPER, ""), 0.0, 0.0)
    words = ("№", *table.words, *(("Signature",) if table.signed else ()))
    for box, word in zip(table.boxes(_TABLE_MM, _HEAD_MM), words, strict=True):
        yield from _text(word, _HEAD, _inside(box))


def _row(table: _Table, number: int, row: Sequence[Cell], y: float) -> Iterator[Piece]:
    first, *cells = table.boxes(y, _ROW_MM)
    signature = cells.pop() if table.signed else None
    if role := table.said(row, "role"):
        band = _Box(_LEFT_MM, y + 0.4, _BAND_MM, _ROW_MM - 0.8)
        yield rectangle(_points(band), rgb("role", role), 0.0, 0.0)
    yield from _text(str(number), _QUIET, _inside(first), align=1.0)
    for column, box in zip(table.columns, cells, strict=True):
        yield from _cell(table, column, row, _inside(box))
    if signature:
        yield from _signature(table.said(row, "status"), signature)
    under = _Box(_LEFT_MM, y + _ROW_MM, _RIGHT_MM - _LEFT_MM, 0)
    yield rule(_points(under), rgb(_LINE, ""), 0.5)


def _cell(table: _Table, column: Column, row: Sequence[Cell], box: _Box) -> Iterator[Piece]:
    said, where = table.said(row, column.name), table.said(row, "country")
    if column.kind == "time":
        said = said[:16].replace("T", " ")  # a list is signed by the minute
    if column.on_paper:
        said = column.on_paper(said)
    if column.name != "display_name":
        yield from _text(said, _WORDS, box, where)
        return
    latin = table.said(row, "latin_name")
    if not latin or latin == said:
        yield from _text(said, _NAME, box, where)
        return
    own, under = box.height * 0.6, box.height * 0.36
    yield from _text(said, replace(_NAME, max_lines=1), box._replace(height=own), where)
    yield from _text(latin, _LATIN, box._replace(y=box.y + box.height - under, height=under))


def _signature(status: str, box: _Box) -> Iterator[Piece]:
    """A box to sign in; who may not enter has nothing to sign."""
    if status == "withdrawn":
        yield from _text(status, _QUIET, _inside(box))
        return
    frame = _Box(box.x + _PAD_MM, box.y + 0.8, box.width - _PAD_MM, box.height - 1.6)
    yield rectangle(_points(frame), rgb(_EDGE, ""), 0.0, 0.5)


def _notes(report: Report, y: float) -> Iterator[Piece]:
    for nth, note in enumerate(report.notes):
        box = _Box(_LEFT_MM, y + nth * _NOTE_MM, _RIGHT_MM - _LEFT_MM, _NOTE_MM)
        yield from _text(note, _QUIET, box)


def _text(
    text: str, look: TextLook, box: _Box, country: str = "", align: float = 0.0
) -> Iterator[SetLine]:
    """Words in the middle of a box's height; `align` 0 is its left side, 1 its right.

    A column has one edge, so right-to-left names stand at the left like all others.
    """
    left, top, width, height = _points(box)
    fitted = fit(text, look, tongue("", country), width, height)
    top -= (height - fitted.height_pt) / 2
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        spare = width - line.width * fitted.size_pt * fitted.squeeze
        y = top - baseline * fitted.size_pt
        color = rgb(look.color, "")
        yield SetLine(line, Setting(left + spare * align, y, fitted.size_pt, fitted.squeeze, color))


def _inside(box: _Box) -> _Box:
    return _Box(box.x + _PAD_MM, box.y + 0.6, box.width - 2 * _PAD_MM, box.height - 1.2)


def _points(box: _Box) -> tuple[float, float, float, float]:
    """Left, top, width and height in points; PDF counts from the lower edge."""
    x, y, width, height = (side * POINTS_PER_MM for side in box)
    return x, _PAGE_MM[1] * POINTS_PER_MM - y, width, height
