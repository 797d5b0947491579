"""The rows that were left out, as a small list to correct and import again."""

import csv
from pathlib import Path

from checkin.desk import ImportPlan


def faulty_rows(plan: ImportPlan) -> list[int]:
    """Their numbers in the spreadsheet."""
    return sorted({fault.row for fault in plan.faulty if fault.row})


def save_faulty(plan: ImportPlan, path: Path) -> int:
    """Write those rows as CSV, whole or not at all, cells as the list has them; how many.

    Raises:
        OSError
    """
    wanted = set(faulty_rows(plan))
    rows = [cells for number, cells in plan.file.rows if number in wanted]
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([plan.file.header, *rows])
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(rows)
