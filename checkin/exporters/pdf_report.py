"""A report with a cover: the large figures, the sum, the proof; then a picture of every table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from checkin.badges.colors import rgb
from checkin.badges.composing import Piece
from checkin.badges.fitting import TextLook
from checkin.badges.paper import Paper
from checkin.badges.shapes import rectangle, rule
from checkin.exporters.a4 import HEIGHT_MM, WIDTH_MM, points, set_words
from checkin.exporters.base import Cell, Progress, Report, Sheet, counted

_LEFT_MM, _RIGHT_MM = 20.0, 190.0
_TOP_MM, _FOOT_MM = 22.0, 280.0
_TILE_MM, _NOTE_MM, _BAR_MM = 34.0, 11.0, 8.0
_LABEL_MM, _VALUE_MM = 52.0, 26.0
_COLUMNS_MM = 70.0  # height of standing columns
_MOST_COLUMNS = 150  # more are drawn as lying bars, page after page

_TITLE = TextLook(weight=700, max_pt=24, min_pt=12, max_lines=2)
_LEAD = TextLook(max_pt=12, min_pt=8, color="545E66")
_FIGURE = TextLook(weight=700, max_pt=26, min_pt=10)
_HEADING = TextLook(weight=700, max_pt=15, min_pt=9)
_WORDS = TextLook(max_pt=9.5, min_pt=6, max_lines=2)
_STRONG = TextLook(weight=600, max_pt=9.5, min_pt=6, max_lines=2)
_QUIET = TextLook(max_pt=8, min_pt=5, color="545E66", max_lines=2)
_ACCENT, _EDGE, _LINE, _PANEL = "0E5A6E", "817E76", "DDDAD2", "F3F2EE"


def write(report: Report, path: Path, progress: Progress | None) -> int:
    """Write `report` with its cover; how many rows its first table had."""
    paper = Paper(WIDTH_MM, HEIGHT_MM)
    pages = _Pages(paper)
    paper.draw(_cover(report))
    counts = [
        _write_sheet(pages, sheet, None if nth else progress)
        for nth, sheet in enumerate(report.sheets)
    ]
    pages.end()
    file = paper.file()
    path.write_bytes(report.proven(file) if report.proven else file)
    return counts[0] if counts else 0


class _Pages:
    """The page being written, and how far down it is full."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._number = 1
        self.y = _FOOT_MM  # the cover is a page of its own

    def room(self, height_mm: float) -> float:
        """Where something so high begins; on a new page where this one is full."""
        if self.y + height_mm > _FOOT_MM:
            self.end()
            self._number += 1
            self.y = _TOP_MM
        at, self.y = self.y, self.y + height_mm
        return at

    def end(self) -> None:
        foot = (_LEFT_MM, _FOOT_MM + 4, _RIGHT_MM - _LEFT_MM, 5.0)
        self.paper.draw(set_words(str(self._number), _QUIET, foot, 1.0))
        self.paper.end_page()


def _cover(report: Report) -> Iterator[Piece]:
    whole = _RIGHT_MM - _LEFT_MM
    yield rectangle(points((_LEFT_MM, 30, 26, 2.2)), rgb(_ACCENT, ""), 0.0, 0.0)
    yield from set_words(report.title, _TITLE, (_LEFT_MM, 38, whole, 24))
    yield from set_words(report.subtitle, _LEAD, (_LEFT_MM, 64, whole, 7))
    width = whole / 3
    for nth, (figure, words) in enumerate(report.tiles):
        x, y = _LEFT_MM + nth % 3 * width, 84 + nth // 3 * _TILE_MM
        box = (x, y, width - 4, _TILE_MM - 4)
        yield rectangle(points(box), rgb(_PANEL, ""), 6.0, 0.0)
        yield from set_words(figure, _FIGURE, (x + 5, y + 4, width - 14, 13))
        yield from set_words(words, _WORDS, (x + 5, y + 18, width - 14, 9))
    y = 84 + (len(report.tiles) + 2) // 3 * _TILE_MM + 4
    for note in report.notes:
        yield from set_words(note, _WORDS, (_LEFT_MM, y, whole, _NOTE_MM - 1))
        y += _NOTE_MM


def _write_sheet(pages: _Pages, sheet: Sheet, progress: Progress | None) -> int:
    rows = list(counted(sheet, progress))
    standing = bool(sheet.chart and sheet.chart.kind == "column" and len(rows) <= _MOST_COLUMNS)
    top = pages.room(12 + (_COLUMNS_MM + 14 if standing and rows else _BAR_MM * min(len(rows), 3)))
    title = sheet.chart.title if sheet.chart else sheet.title
    pages.y = top + 12
    pages.paper.draw(set_words(title, _HEADING, (_LEFT_MM, top, _RIGHT_MM - _LEFT_MM, 8)))
    if standing and rows:
        pages.paper.draw(_columns(rows, top + 12))
        pages.y = top + 12 + _COLUMNS_MM + 14
        return len(rows)
    if not rows:
        pages.paper.draw(set_words("Nothing yet", _LEAD, (_LEFT_MM, pages.room(8), 100, 7)))
    names = [column.name for column in sheet.columns]
    values = [names.index(name) for name in sheet.chart.value_columns] if sheet.chart else []
    widest = max((sum(_number(row[at]) for at in values) for row in rows), default=0)
    for row in rows:
        y = pages.room(_BAR_MM)
        pages.paper.draw(_bar(row, values, widest, y) if values else _line(row, y))
    pages.y += 6
    return len(rows)


def _bar(row: Sequence[Cell], values: list[int], widest: float, y: float) -> Iterator[Piece]:
    """A word, what is there filled, what is missing outlined, and both numbers."""
    yield from set_words(_said(row[0]), _WORDS, (_LEFT_MM, y, _LABEL_MM - 3, _BAR_MM - 1))
    x = _LEFT_MM + _LABEL_MM
    scale = (_RIGHT_MM - _VALUE_MM - x) / (widest or 1)
    for nth, at in enumerate(values):
        width = _number(row[at]) * scale
        if width > 0:
            color, edge = (_EDGE, 0.6) if nth else (_ACCENT, 0.0)
            box = (x, y + 1.4, width, _BAR_MM - 3.6)
            yield rectangle(points(box), rgb(color, ""), 0.0, edge)
        x += width
    numbers = [_number(row[at]) for at in values]
    words = f"{numbers[0]:,}" if len(numbers) == 1 else f"{numbers[0]:,} of {sum(numbers):,}"
    yield from set_words(
        words, _STRONG, (_RIGHT_MM - _VALUE_MM + 1, y, _VALUE_MM - 1, _BAR_MM - 1), 1
    )


def _line(row: Sequence[Cell], y: float) -> Iterator[Piece]:
    """A row of a table without a picture: the first cell wide, the others at the right."""
    width = _RIGHT_MM - _LEFT_MM
    each = min(32.0, width * 0.6 / max(1, len(row) - 1))
    rest = width - each * (len(row) - 1)
    yield from set_words(_said(row[0]), _WORDS, (_LEFT_MM, y, rest - 2, _BAR_MM - 1))
    for nth, value in enumerate(row[1:]):
        box = (_LEFT_MM + rest + nth * each, y, each - 1, _BAR_MM - 1)
        yield from set_words(_said(value), _STRONG, box, 1.0 if isinstance(value, int) else 0.0)
    under = (_LEFT_MM, y + _BAR_MM - 0.6, width, 0.0)
    yield rule(points(under), rgb(_LINE, ""), 0.4)


def _columns(rows: list[Sequence[Cell]], top: float) -> Iterator[Piece]:
    """Standing columns, the highest with its number, a word under every few."""
    bottom, width = top + _COLUMNS_MM, min(14.0, (_RIGHT_MM - _LEFT_MM) / len(rows))
    most = max(_number(row[1]) for row in rows) or 1
    every = max(1, round(22 / width))
    peak = next(nth for nth, row in enumerate(rows) if _number(row[1]) == most or most == 1)
    for nth, row in enumerate(rows):
        x, height = _LEFT_MM + nth * width, _number(row[1]) / most * (_COLUMNS_MM - 8)
        if height:
            box = (x + width * 0.1, bottom - height, width * 0.8, height)
            yield rectangle(points(box), rgb(_ACCENT, ""), 0.0, 0.0)
        if nth % every == 0:
            yield from set_words(_said(row[0]), _QUIET, (x, bottom + 1.5, width * every - 1, 8))
        if nth == peak:
            left = min(max(x - 12 + width / 2, _LEFT_MM), _RIGHT_MM - 24)
            yield from set_words(_said(row[1]), _STRONG, (left, bottom - height - 6, 24, 5), 0.5)
    yield rule(points((_LEFT_MM, bottom, _RIGHT_MM - _LEFT_MM, 0.0)), rgb(_EDGE, ""), 0.6)


def _said(value: Cell) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)


def _number(value: Cell) -> float:
    return value if isinstance(value, int | float) else 0
