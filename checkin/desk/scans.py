"""Readings as lists show them."""

from datetime import datetime

from checkin.desk.core import Core
from checkin.desk.shapes import ScanLine
from checkin.rules.checkins import Outcome
from checkin.rules.clock import local
from checkin.store.journal import connection


def scan_lines(
    core: Core, where: str, values: tuple[object, ...], limit: int
) -> list[ScanLine]:  # fmt: skip
    """The readings `where` selects (with its ORDER BY), at most `limit`."""
    rows = connection().execute(
        "SELECT s.id, s.at, s.delegate, coalesce(d.display_name, ''), s.outcome,"
        " coalesce(c.name, s.checkpoint), s.desk, s.operator, s.undone, s.text FROM scan s"
        " LEFT JOIN delegate d ON d.uid = s.delegate LEFT JOIN checkpoint c ON c.id = s.checkpoint"
        f" {where} LIMIT ?",
        (*values, limit),
    )
    return [
        ScanLine(
            row[0], local(datetime.fromisoformat(row[1]), core.zone), row[2], row[3],
            Outcome(row[4]), row[5], row[6], row[7], bool(row[8]), row[9],
        )
        for row in rows
    ]  # fmt: skip
