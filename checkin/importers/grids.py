"""From cells to a list: which row is the header, and every column under a name of its own."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from checkin.errors.lists import ListEmpty, ListTooLarge
from checkin.importers import headers
from checkin.importers.base import WHOLE_ROW, Fault, Grid, ListFile
from checkin.importers.limits import CELL_BYTES, COLUMNS, ROWS

_BEYOND = (
    "The row has more cells than the header: look for a separator or a quotation mark too many."
)
_TOO_LONG = "The cell holds {:,} bytes, and {:,} is the limit."
_BROKEN = "The cell holds bytes that are no letters; type it anew."
_NO_LETTER = re.compile("[\ud800-\udfff]")
_SEARCHED = 20  # rows at the top that may be a title, a date, a logo


@dataclass
class Found:
    """What reading the rows of one list gathers."""

    notes: list[Fault]
    faults: list[Fault] = field(default_factory=list)
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


def header_at(grid: Grid) -> int:
    """Where the header is: the row with most known words, else the first that is not empty.

    Returns -1 where every row is empty.
    """
    known = [headers.known_among(cells) for _, cells in grid.rows[:_SEARCHED]]
    if known and max(known) >= 2:
        return known.index(max(known))
    filled = (at for at, (_, cells) in enumerate(grid.rows) if any(map(str.strip, cells)))
    return next(filled, -1)


def has_people(grid: Grid) -> bool:
    """Whether there is a header with a row below it."""
    at = header_at(grid)
    return at >= 0 and any(any(map(str.strip, cells)) for _, cells in grid.rows[at + 1 :])


def as_list(grid: Grid, file: ListFile) -> ListFile:
    """`file` with header, rows and faults.

    Raises:
        ListEmpty: no header, or nothing below it.
        ListTooLarge: more rows or columns than a list of people has.
    """
    if not has_people(grid):
        raise ListEmpty(path=file.path)
    at = header_at(grid)
    written = _without_tail(_of_two_rows(grid, at))
    _bound(len(grid.rows), len(written), file.path)
    header = _named_apart(written)
    found = Found(notes=_twins(written, header))
    _share(grid, at, header)
    _rows(grid, at, header, found)
    return replace(
        file,
        header=header,
        rows=tuple(found.rows),
        faults=tuple(found.faults),
        notes=tuple(found.notes),
    )


def column_letter(index: int) -> str:
    """What a spreadsheet calls the column `index` (from 0): A ... Z, AA ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _bound(rows: int, columns: int, path: Path) -> None:
    for found, limit, word in ((rows, ROWS, "rows"), (columns, COLUMNS, "columns")):
        if found > limit:
            raise ListTooLarge(path=path, found=f"{found:,} {word}", limit=f"{limit:,} {word}")


def _of_two_rows(grid: Grid, at: int) -> list[str]:
    """The header; where it is empty and the row above is not, what stands there.

    "Participant" over "Family name" and "Given name", beside it "Country" over two rows.
    """
    below, above = grid.rows[at][1], grid.rows[at - 1][1] if at else []
    if sum(1 for cell in above if cell.strip()) < 2:  # a title, or nothing
        return below
    width = max(len(below), len(above))
    pairs = zip(_padded(below, width), _padded(above, width), strict=True)
    return [under if under.strip() else over for under, over in pairs]


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _share(grid: Grid, at: int, header: Sequence[str]) -> None:
    """A cell merged over several rows is of all their people, where it may be."""
    cells_of = dict(grid.rows[at + 1 :])
    for column, first, last in grid.merged:
        if column >= len(header) or not headers.may_be_shared(header[column]):
            continue
        top = cells_of.get(first, [])
        for cells in (cells_of.get(number, []) for number in range(first + 1, last + 1)):
            if column < min(len(top), len(cells)) and any(map(str.strip, cells)):
                cells[column] = top[column]


def _without_tail(cells: Sequence[str]) -> list[str]:
    width = max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:width])


def _named_apart(written: Sequence[str]) -> tuple[str, ...]:
    """Headers as written; a second "Name" becomes "Name (2)", an empty one "Column C"."""
    names: list[str] = []
    for at, header in enumerate(written):
        name = plain = header if header.strip() else f"Column {column_letter(at)}"
        count = 2
        while name in names or (name != plain and name in written):
            name, count = f"{plain} ({count})", count + 1
        names.append(name)
    return tuple(names)


def _twins(written: Sequence[str], header: Sequence[str]) -> list[Fault]:
    return [
        Fault(0, name, f"Another column is called {plain!r} too; this one is shown as {name!r}.")
        for plain, name in zip(written, header, strict=True)
        if plain.strip() and plain != name
    ]


def _rows(grid: Grid, at: int, header: Sequence[str], found: Found) -> None:
    """Fill `found` with the rows below the header, each as wide as the header."""
    width = len(header)
    shared: dict[str, str] = {}  # one object for each text: "Yes" stands there 100,000 times
    for number, cells in grid.rows[at + 1 :]:
        if not any(map(str.strip, cells)) and number not in grid.faults:
            continue
        unread = _look_at(number, cells, header, found, grid.faults.get(number, {}))
        texts = [shared.setdefault(cell, cell) for cell in cells[:width]]
        texts += [""] * (width - len(texts))
        for column in unread:
            texts[column] = ""
        found.rows.append((number, tuple(texts)))


def _look_at(
    number: int, cells: Sequence[str], header: Sequence[str], found: Found, unread: dict[int, str]
) -> Collection[int]:
    """Report what is wrong with a row; the columns that must not be taken as they are."""
    width = len(header)
    if why := unread.get(WHOLE_ROW):
        found.faults.append(Fault(number, "", why))
        return ()
    for at in [at for at in range(width, len(cells)) if cells[at].strip()][:1]:
        found.faults.append(Fault(number, column_letter(at), _BEYOND))
    row = "".join(cells)
    if len(row) * 4 > CELL_BYTES:  # at most four bytes a letter
        for at, cell in enumerate(cells[:width]):
            if (size := len(cell.encode("utf-8", "replace"))) > CELL_BYTES:
                found.faults.append(Fault(number, header[at], _TOO_LONG.format(size, CELL_BYTES)))
                unread = {**unread, at: ""}
    if not row.isascii() and _NO_LETTER.search(row):
        broken = (at for at, cell in enumerate(cells) if _NO_LETTER.search(cell))
        unread = {**dict.fromkeys(broken, _BROKEN), **unread}
    found.notes += [
        Fault(number, header[at], why) for at, why in sorted(unread.items()) if why and at < width
    ]
    return [at for at in unread if at < width]
