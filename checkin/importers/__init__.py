"""A list in, rows out. A new kind of file is one module and one line here."""

from pathlib import Path

from checkin.importers.base import FIELDS, Fault, ListFile, Mapping, Reading, Row
from checkin.importers.csv_file import open_csv
from checkin.importers.kinds import kind_of, read_bytes
from checkin.importers.mapping import mapped_by, recognise, with_columns
from checkin.importers.presets import PRESETS, preset_named
from checkin.importers.reading import read_rows
from checkin.importers.sheet_file import open_sheet

__all__ = [
    "FIELDS",
    "PRESETS",
    "Fault",
    "ListFile",
    "Mapping",
    "Reading",
    "Row",
    "mapped_by",
    "open_list",
    "preset_named",
    "read_rows",
    "recognise",
    "with_columns",
]


def open_list(path: Path, sheet: str = "") -> ListFile:
    """A list as it is; for a workbook the sheet asked for, else the one most like a list.

    Raises:
        ListUnreadable: its family says what is wrong with the file and what to do.
    """
    raw = read_bytes(path)
    kind = kind_of(raw, path)
    return open_csv(raw, path) if kind == "csv" else open_sheet(raw, path, kind, sheet)
