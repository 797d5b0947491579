"""What a report is, and how any kind of it reaches the disk: whole, or not at all.

A writer fills a file in a folder of its own beside the place the operator chose. Only when every
byte is on the disk does the file take its name, so an older report stays until the new one is
whole, and nothing half-written or temporary is left behind.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from checkin.errors import ReportNotWritten

Cell = str | int | float | None
Progress = Callable[[int, int], object]  # rows done, rows in all (0 where nobody knows yet)

# file ending -> module with `write(report, path, progress) -> rows of the first sheet`; a name,
# because spreadsheets and pages need libraries nobody should wait for at start
KINDS = {
    ".csv": "checkin.exporters.csv_file",
    ".xlsx": "checkin.exporters.xlsx_file",
    ".pdf": "checkin.exporters.pdf_file",
}

COVERED = "checkin.exporters.pdf_report"  # what a report with a cover is on paper

MOST_ON_PAPER = 20_000  # rows; more are over a thousand pages, which nobody prints or reads
_TOLD_EVERY = 500


@dataclass(frozen=True)
class Column:
    """One column. `name` stands in the file, `title` on paper; width 0 lets the writer choose.

    `on_paper` turns a code of the file into the word that people read.
    """

    name: str
    title: str = ""
    width_mm: float = 0
    kind: Literal["text", "number", "time"] = "text"
    on_paper: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Chart:
    """Lying bars or standing columns of some columns of the sheet they belong to."""

    kind: Literal["bar", "column"]
    title: str
    label_column: str
    value_columns: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """Rows that are asked for when they are written, so that half a million take no memory."""

    number: int
    make: Callable[[], Iterator[Sequence[Cell]]]

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        return self.make()


@dataclass(frozen=True)
class Sheet:
    """A table. `rows` may be a generator; it is read once."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    chart: Chart | None = None
    signed: bool = True  # on paper, a row has a place to sign in


@dataclass(frozen=True)
class Report:
    """What one file says. `notes` are lines such as the sum that adds up and the journal's hash."""

    title: str
    subtitle: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    tiles: tuple[tuple[str, str], ...] = ()  # large figures and their words: a report with a cover
    sums_only: bool = False  # its list is too long for paper: a cover, and the other sheets
    proven: Callable[[bytes], bytes] | None = None  # adds what the finished page file is proven by


def write_report(report: Report, path: Path, progress: Progress | None = None) -> int:
    """Write `report` to `path`, whose ending says as what; the rows of the first sheet.

    Raises:
        ReportNotWritten: and then `path` is as it was before, or not there.
    """
    if left_out(report, path):
        report = _sums(report)
    writer = KINDS.get(path.suffix.lower())
    if writer == KINDS[".pdf"] and (report.tiles or report.sums_only):
        writer = COVERED
    if writer is None:
        raise ReportNotWritten(path=path, reason=f"the ending must be {', '.join(KINDS)}")
    if path.exists() and not path.is_file():
        raise ReportNotWritten(path=path, reason="a folder or a device has that name")
    write = import_module(writer).write
    try:
        with TemporaryDirectory(
            prefix=".", suffix=".part", dir=path.parent, ignore_cleanup_errors=True
        ) as folder:
            part = Path(folder, path.name)
            rows: int = write(report, part, progress)
            _sync(part)
            part.replace(path)
    except OSError as error:
        raise ReportNotWritten(path=path, reason=error.strerror or error) from error
    return rows


def left_out(report: Report, path: Path) -> int:
    """How many rows of the list will not stand in this file, because it is for paper."""
    rows = report.sheets[0].rows if report.sheets and not report.tiles else ()
    number = len(rows) if isinstance(rows, Sized) else 0
    return number if path.suffix.lower() == ".pdf" and number > MOST_ON_PAPER else 0


def _sums(report: Report) -> Report:
    """The report without its list, saying where that is to be had."""
    long, *others = report.sheets
    number = len(long.rows) if isinstance(long.rows, Sized) else 0
    said = (
        f"{long.title}: {number:,} rows are too many for paper."
        " The same report as XLSX or CSV has them all"
    )
    shown = tuple(sheet for sheet in others if not isinstance(sheet.rows, Rows))
    return replace(report, sheets=shown, notes=(said, *report.notes), sums_only=True)


def counted(sheet: Sheet, progress: Progress | None) -> Iterator[Sequence[Cell]]:
    """The rows of `sheet`, telling `progress` now and then how many went by."""
    total = len(sheet.rows) if isinstance(sheet.rows, Sized) else 0
    done = 0
    for row in sheet.rows:
        yield row
        done += 1
        if progress and done % _TOLD_EVERY == 0:
            progress(done, total)
    if progress:
        progress(done, done)


def _sync(path: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
