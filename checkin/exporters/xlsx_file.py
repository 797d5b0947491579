"""Every sheet as a workbook with native charts; text stays text.

No value becomes a formula, a link or a date: each is written as a string cell, or as a number where
it is one. What Excel cannot hold is never dropped without a word:

* more than 32,767 characters (UTF-16 units) in a cell: cut, the cell says so at its end, and the
  sheet Notes counts such cells; the CSV file has them whole;
* control characters: written in Excel's own escape and read back by it unchanged (ECMA-376 part 1,
  22.9.2.19); characters that XML cannot name at all (U+FFFE, U+FFFF, lone surrogates) become
  visible, \\ufffe;
* more than 1,048,575 rows: the file is refused.
"""

import unicodedata
from collections.abc import Sequence, Sized
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from checkin.exporters.base import Cell, Column, Progress, Report, Sheet, counted
from checkin.exporters.cell_texts import held, is_number
from checkin.exporters.charts import add_chart
from checkin.exporters.long_sheet import LongSheet, column_letters, with_rows

_SHORT = 5_000  # rows that XlsxWriter holds in memory; more are written straight into a file
_MEASURED = 500  # rows that decide how wide a column is
_NARROWEST, _WIDEST = 8, 48  # in digits of the workbook's font, Excel's unit of width
_MM_PER_DIGIT = 1.9
_NOTES = "Notes"
_INK, _PAPER = "#1A2228", "#EBE9E3"


def write(report: Report, path: Path, progress: Progress | None) -> int:
    """Write every sheet of `report`, and its notes; how many rows the first one had."""
    from xlsxwriter import Workbook

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": report.title, "subject": report.subtitle, "author": "Ashar"})
    cells = _Cells(book, path.parent)
    told = _Told(report, progress)
    try:
        counts = [_write_sheet(sheet, cells, told.of_sheet()) for sheet in report.sheets]
        _write_notes(report, cells)
        book.close()
    finally:
        for rows in cells.long.values():
            rows.close()
    with_rows(made, cells.long, path, told.packing)
    return counts[0]


class _Told:
    """Tells of all sheets as of one long one."""

    def __init__(self, report: Report, progress: Progress | None) -> None:
        self._progress = progress
        sizes = [len(sheet.rows) for sheet in report.sheets if isinstance(sheet.rows, Sized)]
        self._all = sum(sizes) if len(sizes) == len(report.sheets) else 0
        self._done = 0

    def of_sheet(self) -> Progress:
        """What the next sheet tells."""
        before = self._done

        def told(done: int, of: int) -> None:
            self._done = before + done
            if done != of and self._progress:
                self._progress(self._done, self._all)

        return told

    def packing(self) -> None:
        """Tell that all rows are there, and go into the file."""
        if self._progress:
            self._progress(self._done, self._done)


class _Cells:
    """Holds the open workbook and its formats, and counts the texts that had to be cut."""

    def __init__(self, book: Any, folder: Path) -> None:
        self.book = book
        self.folder = folder
        self.long: dict[str, LongSheet] = {}  # by their names in the file
        self.cut: list[str] = []
        self.plain = book.add_format()
        self.head = book.add_format({"bold": True, "bg_color": _PAPER, "font_color": _INK})
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": _INK})
        self.note = book.add_format({"text_wrap": True, "valign": "top"})

    def put(self, page: Any, place: tuple[int, int], value: Cell, form: Any = None) -> None:
        """Write one cell.

        Raises:
            OSError: a worksheet has no such row.
        """
        if value is None or value == "":
            return
        if is_number(value):
            failed = page.write_number(*place, value, form)
        else:
            failed = self._put_text(page, place, self._fitting(str(value), page, place), form)
        if failed:
            raise OSError("a worksheet cannot hold so many rows; write a CSV file instead")

    def put_row(self, page: Any, number: int, row: Sequence[Cell]) -> None:
        """Write the cells of one row."""
        for at, value in enumerate(row):
            self.put(page, (number, at), value)

    def _put_text(self, page: Any, place: tuple[int, int], text: str, form: Any) -> int:
        if text.startswith("<r>") and text.endswith("</r>"):
            # WORKAROUND https://github.com/jmcnamara/XlsxWriter sharedstrings._write_si: a string
            # of this form goes into the file unescaped, as if it were rich text already
            return int(page.write_rich_string(*place, text[:1], self.plain, text[1:]))
        return int(page.write_string(*place, text, form))

    def _fitting(self, text: str, page: Any, place: tuple[int, int]) -> str:
        fitting, was_cut = held(text)
        if was_cut:
            self.note_cut(page, *place)
        return fitting

    def note_cut(self, page: Any, row: int, column: int) -> None:
        self.cut.append(f"{page.get_name()}, row {row + 1}, column {column + 1}")

    def below(self, page: Any, columns: int) -> LongSheet:
        """Where the many rows of the newest page go."""
        number = len(self.book.worksheets())
        made = LongSheet(
            self.folder / f"rows{number}.xml",
            column_letters(columns),
            partial(self.note_cut, page),
        )
        self.long[f"xl/worksheets/sheet{number}.xml"] = made
        return made


def _write_sheet(sheet: Sheet, cells: _Cells, progress: Progress | None) -> int:
    page = cells.book.add_worksheet(sheet.title)
    widths = [_width(column.name) + 3 for column in sheet.columns]  # room for the filter's arrow
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        cells.put(page, (0, at), column.name, cells.head)
    long = None if _is_short(sheet) else cells.below(page, len(sheet.columns))
    count = 0
    for count, row in enumerate(counted(sheet, progress), start=1):
        if long:
            long.add(row)
        else:
            cells.put_row(page, count, row)
        if count <= _MEASURED:
            _widen(widths, row)
    _finish(page, sheet.columns, widths, count)
    if sheet.chart and count:
        add_chart(cells.book, page, sheet, count)
    return count


def _is_short(sheet: Sheet) -> bool:
    """Whether XlsxWriter writes the rows; it has to know those of a chart."""
    return bool(sheet.chart) or (isinstance(sheet.rows, Sized) and len(sheet.rows) <= _SHORT)


def _finish(page: Any, columns: tuple[Column, ...], widths: list[int], count: int) -> None:
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        wanted = column.width_mm / _MM_PER_DIGIT or min(max(width, _NARROWEST), _WIDEST)
        page.set_column(at, at, wanted)
    page.autofilter(0, 0, count, len(columns) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{count + 1}"})  # serials, phones


def _write_notes(report: Report, cells: _Cells) -> None:
    page = cells.book.add_worksheet(_NOTES)
    page.set_column(0, 0, 100)
    cells.put(page, (0, 0), report.title, cells.title)
    cells.put(page, (1, 0), report.subtitle)
    lines = list(report.notes)
    if cells.cut:
        some = "; ".join(cells.cut[:20]) + ("; …" if len(cells.cut) > 20 else "")
        lines.append(f"{len(cells.cut)} cells were longer than a cell can be, and cut: {some}")
    for at, line in enumerate(lines, start=3):
        cells.put(page, (at, 0), line, cells.note)


def _widen(widths: list[int], row: Sequence[Cell]) -> None:
    for at, value in enumerate(row):
        if value is not None:
            widths[at] = max(widths[at], _width(str(value)) + 1)


def _width(text: str) -> int:
    """In digits: marks take no place, Han and kana two."""
    if text.isascii():
        return len(text)
    shown = (mark for mark in text[:_WIDEST] if unicodedata.category(mark) not in ("Mn", "Cf"))
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in shown)
