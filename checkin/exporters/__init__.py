"""Row in, a file out: attendance and people as a table, a workbook, or a list to sign."""

from checkin.exporters.base import (
    KINDS,
    Chart,
    Column,
    Progress,
    Report,
    Sheet,
    left_out,
    write_report,
)

__all__ = ["KINDS", "Chart", "Column", "Progress", "Report", "Sheet", "left_out", "write_report"]
