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

import math
import re
import unicodedata
from collections.abc import Sequence, Sized
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from checkin.exporters.base import Cell, Column, Progress, Report, Sheet, counted
from checkin.exporters.charts import add_chart

_LONGEST = 32_767  # UTF-16 units in a cell
_EXACT = 2**53  # beyond it a spreadsheet's number loses its last digits
_IN_MEMORY = (
    20_000  # rows; above, XlsxWriter spills to disk: text is kept cell by cell, memory stays flat
)
_MEASURED = 500  # rows that decide how wide a column is
_NARROWEST, _WIDEST = 8, 48  # in digits of the workbook's font, Excel's unit of width
_MM_PER_DIGIT = 1.9
_UNNAMEABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOTES = "Notes"
_INK, _PAPER = "#1A2228", "#EBE9E3"


def write(report: Report, path: Path, progress: Progress | None) -> int:
    """Write every sheet of `report`, and its notes; how many rows the first one had."""
    known = [len(sheet.rows) for sheet in report.sheets if isinstance(sheet.rows, Sized)]
    if len(known) == len(report.sheets) and sum(known) <= _IN_MEMORY:
        made = BytesIO()
        count = _fill(report, made, {"in_memory": True}, progress)
        path.write_bytes(made.getbuffer())
        return count
    with path.open("wb") as file:
        spill = {"constant_memory": True, "tmpdir": str(path.parent)}  # beside it, not in /tmp
        return _fill(report, file, spill, progress)


def _fill(
    report: Report, file: BinaryIO, options: dict[str, Any], progress: Progress | None
) -> int:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(file, options)
    book.set_properties({"title": report.title, "subject": report.subtitle, "author": "Ashar"})
    cells = _Cells(book)
    try:
        counts = [
            _write_sheet(sheet, cells, None if nth else progress)
            for nth, sheet in enumerate(report.sheets)
        ]
        _write_notes(report, cells)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        _let_go(book)
    return counts[0]


def _let_go(book: Any) -> None:
    """Close the files rows were spilled to, which stay open when something failed."""
    for page in book.worksheets():
        if page.constant_memory:
            with suppress(OSError):
                page.row_data_fh.close()


class _Cells:
    """Holds the open workbook and its formats, and counts the texts that had to be cut."""

    def __init__(self, book: Any) -> None:
        self.book = book
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
        if _is_number(value):
            failed = page.write_number(*place, value, form)
        else:
            failed = self._put_text(page, place, self._fitting(str(value), page, place), form)
        if failed:
            raise OSError("a worksheet cannot hold so many rows; write a CSV file instead")

    def _put_text(self, page: Any, place: tuple[int, int], text: str, form: Any) -> int:
        if text.startswith("<r>") and text.endswith("</r>"):
            # WORKAROUND https://github.com/jmcnamara/XlsxWriter sharedstrings._write_si: a string
            # of this form goes into the file unescaped, as if it were rich text already
            return int(page.write_rich_string(*place, text[:1], self.plain, text[1:]))
        return int(page.write_string(*place, text, form))

    def _fitting(self, text: str, page: Any, place: tuple[int, int]) -> str:
        if len(text) <= _LONGEST and text.isascii():  # nearly all there is
            return text
        text = _UNNAMEABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        units = len(text.encode("utf-16-le")) // 2
        if units <= _LONGEST:
            return text
        said = f" … (cut here, {len(text)} characters; the CSV file has all)"
        kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(said))]
        self.cut.append(f"{page.get_name()}, row {place[0] + 1}, column {place[1] + 1}")
        return kept.decode("utf-16-le", "ignore") + said


def _write_sheet(sheet: Sheet, cells: _Cells, progress: Progress | None) -> int:
    page = cells.book.add_worksheet(sheet.title)
    widths = [_width(column.name) + 3 for column in sheet.columns]  # room for the filter's arrow
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        cells.put(page, (0, at), column.name, cells.head)
    count = 0
    for count, row in enumerate(counted(sheet, progress), start=1):
        for at, value in enumerate(row):
            cells.put(page, (count, at), value)
        if count <= _MEASURED:
            _widen(widths, row)
    _finish(page, sheet.columns, widths, count)
    if sheet.chart and count:
        add_chart(cells.book, page, sheet, count)
    return count


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


def _is_number(value: str | int | float) -> bool:
    return not isinstance(value, str) and math.isfinite(value) and abs(value) <= _EXACT


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
