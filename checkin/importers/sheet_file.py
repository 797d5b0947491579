"""Spreadsheets: XLSX, XLS and ODS, read by python-calamine after a look at what they unpack to."""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.errors.lists import ListDamaged, ListEmpty, ListLocked, ListSheetUnknown
from checkin.importers import headers
from checkin.importers.base import Grid, ListFile
from checkin.importers.grids import as_list, has_people, header_at
from checkin.importers.packed import refuse_bombs, unread_cells

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# What a spreadsheet shows where a formula failed (ECMA-376 part 1, 18.17.3; ODF 1.3 part 4, 5.12).
_FAILED = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!")
)
_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number (ECMA-376: IEEE 754 doubles)
_TOP = 25  # rows that tell what a sheet is
_ROUNDED = (
    "The spreadsheet has rounded this number of more than 15 digits; "
    "format the column as text and fill it anew."
)


def open_sheet(raw: bytes, path: Path, kind: str, sheet: str = "") -> ListFile:
    """One sheet of a workbook: the one asked for, else the one that looks most like a list.

    Raises:
        ListTooLarge, ListDamaged, ListLocked, ListEmpty, ListSheetUnknown
    """
    if kind != "xls":
        refuse_bombs(raw, path)
    book = _workbook(raw, path)
    visible = _visible(book)
    if sheet and sheet not in book.sheet_names:
        raise ListSheetUnknown(path=path, sheet=sheet, known=", ".join(visible))
    cells = _sheet(book, sheet, path) if sheet else _most_like_a_list(book, visible, path)
    with _damage_told(path):
        unread = unread_cells(raw, cells.name) if kind == "xlsx" else {}
    return as_list(_grid(cells, unread), ListFile(path, kind, tuple(visible), cells.name))


def _most_like_a_list(book: "CalamineWorkbook", names: list[str], path: Path) -> "CalamineSheet":
    """The sheet whose top has people under known headers; the first of several alike."""
    best, most = None, 0
    for name in names:
        sheet = _sheet(book, name, path)
        if (likeness := _likeness(_grid(sheet, {}, _TOP))) > most:
            best, most = sheet, likeness
    if best is None:
        raise ListEmpty(path=path)
    return best


def _workbook(raw: bytes, path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    with _damage_told(path):
        return CalamineWorkbook.from_filelike(io.BytesIO(raw))


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Whatever a reader says of a damaged file (of XML, a SyntaxError) becomes one sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise ListLocked(path=path) from error
    except (CalamineError, OSError, ValueError, KeyError, SyntaxError) as error:
        raise ListDamaged(path=path, reason=str(error)) from error
    except BaseException as error:
        # WORKAROUND https://github.com/dimastbk/python-calamine: a broken XLS makes its Rust part
        # panic, and that exception is neither an Exception nor to be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise ListDamaged(path=path, reason="its parts do not fit together") from error


def _visible(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _likeness(grid: Grid) -> int:
    """0 for a sheet without people, else more for more known headers."""
    return 1 + headers.likeness(grid.rows[header_at(grid)][1]) if has_people(grid) else 0


def _sheet(book: "CalamineWorkbook", name: str, path: Path) -> "CalamineSheet":
    with _damage_told(path):
        return book.get_sheet_by_name(name)


def _grid(
    sheet: "CalamineSheet", faults: dict[int, dict[int, str]], rows: int | None = None
) -> Grid:
    """The cells of one sheet, or of its first rows, as text."""
    values = sheet.to_python(skip_empty_area=False, nrows=rows)
    grid = Grid([], faults, _merged(sheet))
    for number, cells in enumerate(values, 1):
        grid.rows.append((number, [c if type(c) is str else _text(c) for c in cells]))
        if not _FAILED.isdisjoint(grid.rows[-1][1]) or any(map(_is_rounded, cells)):
            _report(number, grid.rows[-1][1], cells, grid)
    return grid


def _merged(sheet: "CalamineSheet") -> list[tuple[int, int, int]]:
    ranges = sheet.merged_cell_ranges or ()  # none are told of in an ODS
    return [
        (left, top + 1, bottom + 1)
        for (top, left), (bottom, right) in ranges
        if left == right and bottom > top
    ]


def _report(number: int, texts: list[str], cells: list[Any], grid: Grid) -> None:
    for at, (text, cell) in enumerate(zip(texts, cells, strict=True)):
        if text in _FAILED:
            grid.faults.setdefault(number, {})[at] = f"The formula of this cell failed: {text}."
        elif _is_rounded(cell):
            grid.faults.setdefault(number, {})[at] = _ROUNDED


def _is_rounded(cell: Any) -> bool:
    return type(cell) is float and abs(cell) >= _EXACT


def _text(cell: Any) -> str:
    """A number, date or yes-no as text, the way a list would write it."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.date() | datetime.time():
            return cell.isoformat()
    return str(cell)
