"""The first sheet as comma-separated text, one row a delegate, for any program.

UTF-8 with a byte order mark (without it Excel reads Cyrillic as noise), CRLF, RFC 4180 quoting.

A spreadsheet runs a cell that begins with = + - @ as a formula, quoted or not, so plain CSV cannot
carry such a value both unchanged and safely (OWASP, "CSV Injection"). Of the ways out, a leading
apostrophe does the least harm: every spreadsheet takes the cell as text, people see what it is
(an invisible character would be a trap for the next program), and pretix lists have it too. Here
it is an escape and not a change: one apostrophe goes before whatever could start a formula, also
before apostrophes already there, so taking one away (`unguarded`) gives back exactly what was.
The workbook needs no such thing and keeps every text as it is.

Guarded are values, and also what follows a semicolon, tab or line end inside one: where the list
separator is a semicolon (Kazakhstan, Russia, most of Europe) Excel cuts the line there.
"""

import csv
import re
from functools import lru_cache
from pathlib import Path

from checkin.exporters.base import Cell, Progress, Report, counted

_PASSED_OVER = r"\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff'"  # a program may skip these before a "="
_FORMULA = rf"[{_PASSED_OVER}]*[=+\-@＝＋－＠]"  # full-width forms: Excel in Japanese, Chinese
_RISKY = rf"(?={_FORMULA}|\A'*[\t\r\n])"
_START = r"(?:\A|(?<=[;\t\r\n]))"
_TO_GUARD = re.compile(rf"{_START}{_RISKY}")
_GUARDED = re.compile(rf"{_START}'(?={_FORMULA})|\A'(?='*[\t\r\n])")


def write(report: Report, path: Path, progress: Progress | None) -> int:
    """Write the first sheet of `report`; how many rows it had."""
    sheet = report.sheets[0]
    count = 0
    # a lone surrogate, which no list should hold, is written as \\udXXX rather than stopping all
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(column.name) for column in sheet.columns])
        for row in counted(sheet, progress):
            writer.writerow([_cell(value) for value in row])
            count += 1
    return count


@lru_cache(maxsize=20_000)  # the same words stand in many rows
def guarded(text: str) -> str:
    """`text` so that no spreadsheet takes it, or a part of it, for a formula."""
    return _TO_GUARD.sub("'", text)


def unguarded(text: str) -> str:
    """What `guarded` made its answer of."""
    return _GUARDED.sub("", text)


def _cell(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value
