"""Rows of a long worksheet, written straight as the format has them (ECMA-376 part 1, 18.3.1).

XlsxWriter takes calls, tuples and searches for each cell: a minute for half a million readings. It
still makes the workbook, where a long sheet has only its header; the rows go into a file beside,
and `with_rows` puts them where they belong. Every text is a string in its cell, as XlsxWriter
writes it when it keeps memory flat.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from checkin.exporters.base import Cell
from checkin.exporters.cell_texts import held, is_number

MOST_ROWS = 1_048_576  # with the header
_QUICK = 3  # of zlib: half the time of the usual level for some more bytes
_PIECE = 1 << 20
_LARGE = 2_000_000_000  # bytes; above them the ZIP needs 64 bits, which Excel offers to repair
_USUAL = 1_000  # letters; longer texts are not kept in mind
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f&<>]|_x[0-9a-fA-F]{4}_")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_DIMENSION = re.compile(rb'<dimension ref="(A1:[A-Z]+)1"/>')


class LongSheet:
    """The rows of one worksheet, in a file of their own until the workbook is put together."""

    def __init__(
        self, path: Path, columns: Sequence[str], cut: Callable[[int, int], object]
    ) -> None:
        """`columns` are letters; `cut` hears in which row and column (from 0) a text was cut."""
        self.count = 0
        self._path, self._columns, self._cut = path, columns, cut
        self._file = path.open("w", encoding="utf-8", newline="")

    def add(self, row: Sequence[Cell]) -> None:
        """Write one row under the others.

        Raises:
            OSError: a worksheet has no such row.
        """
        self.count += 1
        number = self.count + 1
        if number > MOST_ROWS:
            raise OSError("a worksheet cannot hold so many rows; write a CSV file instead")
        cells = [
            f'<c r="{column}{number}"{_kept(value) or self._content(value, column)}</c>'
            for column, value in zip(self._columns, row, strict=True)
            if value is not None and value != ""
        ]
        self._file.write(f'<row r="{number}">{"".join(cells)}</row>')

    def close(self) -> None:
        """Have all rows in the file."""
        self._file.close()

    @property
    def size(self) -> int:
        """Bytes that were written."""
        return self._path.stat().st_size

    def pieces(self) -> Iterator[bytes]:
        """All that was written."""
        with self._path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def _content(self, value: Cell, column: str) -> str:
        text, was_cut = held(str(value))
        if was_cut:
            self._cut(self.count, self._columns.index(column))
        return _string(text)


def with_rows(
    workbook: BytesIO, long: dict[str, LongSheet], path: Path, told: Callable[[], object]
) -> None:
    """Write `workbook` to `path` with the rows of the `long` sheets, by their name in the file."""
    if not long:
        path.write_bytes(workbook.getbuffer())
        told()
        return
    with ZipFile(workbook) as made, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_QUICK) as whole:
        for entry in made.infolist():
            rows, content = long.get(entry.filename), made.read(entry)
            if rows is None:
                whole.writestr(entry, content)
                continue
            with whole.open(entry.filename, "w", force_zip64=rows.size > _LARGE) as page:
                for piece in _whole_page(content, rows):
                    page.write(piece)
                    told()


def column_letters(number: int) -> list[str]:
    """The names of so many columns: A, B, …"""
    from xlsxwriter.utility import xl_col_to_name

    return [xl_col_to_name(at) for at in range(number)]


def _whole_page(content: bytes, rows: LongSheet) -> Iterator[bytes]:
    head, end, tail = content.partition(b"</sheetData>")
    yield _DIMENSION.sub(rb'<dimension ref="\g<1>%d"/>' % (rows.count + 1), head)
    yield from rows.pieces()
    yield end + tail


def _kept(value: Cell) -> str:
    """What stands in a usual cell; "" for a text that has to be looked at more closely."""
    if isinstance(value, str):
        return _usual(value) if len(value) <= _USUAL else ""
    return f"><v>{value:.16G}</v>" if is_number(value) else ""


@lru_cache(maxsize=50_000)  # the same words stand in many rows
def _usual(text: str) -> str:
    return _string(held(text)[0])


def _string(text: str) -> str:
    escaped = _TO_ESCAPE.sub(_escape, text)
    preserve = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f' t="inlineStr"><is><t{preserve}>{escaped}</t></is>'


def _escape(found: re.Match[str]) -> str:
    said = found[0]
    if said[0] == "_":
        return f"_x005F{said}"  # what looks like an escape and is none
    return _NAMED.get(said) or f"_x{ord(said):04X}_"
