"""What a list is before, while and after somebody says what its columns mean."""

from dataclasses import dataclass, field
from pathlib import Path

# What a column of a list may hold, besides nothing in particular (then it is kept as `extra`).
PERSON_FIELDS = (
    *("given_name", "family_name", "display_name", "latin_name", "honorific", "position"),
    *("organisation", "country", "delegation", "role", "language", "email", "phone", "photo"),
    *("alert", "notes", "status"),
)
# `blocked` (not to be let in) and `attention` (staff must look) hold yes or no.
FIELDS = (*PERSON_FIELDS, "list_id", "ticket", "blocked", "attention")
SEVERAL = frozenset(("ticket", "blocked", "attention"))  # more than one column may hold these
NAMES = ("display_name", "given_name", "family_name", "latin_name")


@dataclass(frozen=True)
class Fault:
    """Something to look at in a list: row and column as a spreadsheet shows them.

    Row 0 means the whole column, or the whole file where `column` is empty too.
    """

    row: int
    column: str
    problem: str


@dataclass(frozen=True)
class ListFile:
    """A list as read, before anyone says what its columns mean.

    `header` is as written; a second "Name" is "Name (2)", a column without one "Column C".
    `rows` are the row number an operator sees in a spreadsheet and one text for each column.
    `faults` are rows that must be left out; `notes` with a row are single cells that could not
    be read (their text in `rows` is empty), without a row they are about a column.
    """

    path: Path
    kind: str  # csv xlsx xls ods
    sheets: tuple[str, ...]  # () for csv
    sheet: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    encoding: str = ""  # of a text file, as "UTF-8" or "windows-1251"
    delimiter: str = ""


@dataclass(frozen=True)
class Mapping:
    """What the columns of one list mean: header -> one of FIELDS; a header left out is `extra`."""

    preset: str = ""  # "" = guessed from the headers
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One person of a list. `fields` has only what the list has a column for."""

    number: int
    list_id: str  # the list's own id of the person, "" where it has none
    fields: dict[str, str]
    tickets: tuple[str, ...]
    extra: dict[str, str]


@dataclass(frozen=True)
class Reading:
    """A list understood: `faults` were left out, `notes` were taken in and are worth a look."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]


WHOLE_ROW = -1  # where a column is asked for


@dataclass(frozen=True)
class Grid:
    """Cells as text, before one row of them is found to be the header."""

    rows: list[tuple[int, list[str]]]  # row number in the spreadsheet, cells
    faults: dict[int, dict[int, str]] = field(default_factory=dict)  # row -> column from 0 -> why
    # cells of one column merged over several rows: the column from 0, the first and last row
    merged: list[tuple[int, int, int]] = field(default_factory=list)
