"""Text files: commas, semicolons or tabs, in the encodings that offices really send."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from checkin.errors.lists import ListQuotesWrong, ListTooLarge
from checkin.importers.base import WHOLE_ROW, Grid, ListFile
from checkin.importers.encodings import decode
from checkin.importers.grids import as_list
from checkin.importers.limits import COLUMNS, UNPACKED_BYTES

DELIMITERS = (",", ";", "\t")
_QUOTES = "The quotation marks of this row do not match; correct the row."
_TRIED = 50  # records that decide which delimiter it is ...
_WIDEST = 20_000  # cells; some exporters write every empty column of their sheet, 16,384
_EVEN = 0.4  # ... and the share of them that must be of one width


def open_csv(raw: bytes, path: Path) -> ListFile:
    """One list from the bytes of a text file.

    Raises:
        ListEmpty, ListTooLarge, ListDamaged, ListWrongKind, ListQuotesWrong
    """
    text, encoding = decode(raw, path)
    text, told = _told_delimiter(text)
    delimiter = told or _delimiter(text)
    rows: list[tuple[int, list[str]]] = []
    faults: dict[int, dict[int, str]] = {}
    for number, cells in enumerate(_records(text, delimiter, path), 1):
        if cells and len(cells) > _WIDEST:
            found, limit = f"row {number} has {len(cells):,} cells", f"{COLUMNS:,} columns"
            raise ListTooLarge(path=path, found=found, limit=limit)
        rows.append((number, [] if cells is None else cells))
        if cells is None:
            faults[number] = {WHOLE_ROW: _QUOTES}
    file = ListFile(path, "csv", (), "", encoding=encoding, delimiter=delimiter)
    return as_list(Grid(rows, faults), file)


def _told_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;` says the delimiter and is no row, there as here."""
    if match := re.match(r'"?sep=([,;\t])"?\r?\n', text, re.IGNORECASE):
        return text[match.end() :], match[1]
    return text, ""


def _delimiter(text: str) -> str:
    """The one that gives most rows the same number of cells; a comma where none does it."""
    evenness = {delimiter: _evenness(text[:200_000], delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: evenness[delimiter])
    return best if evenness[best][0] >= _EVEN else DELIMITERS[0]


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the first of several cells, and that width."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = [len(cells) for cells in islice(_lenient(reader), _TRIED) if cells]
    width = next((width for width in widths if width > 1), 0)
    return widths.count(width) / max(len(widths), 1), width


def _lenient(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield []


def _records(text: str, delimiter: str, path: Path) -> Iterator[list[str] | None]:
    """The cells of each record; None where its quotation marks do not match.

    Quotation marks left as they come would be lost from the value, so such a row is reported.
    """
    csv.field_size_limit(UNPACKED_BYTES)  # for the whole program; 128 KiB would stop at a long cell
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise ListQuotesWrong(path=path, row=row) from error
            yield None
