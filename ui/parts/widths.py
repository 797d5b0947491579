"""How wide this user drew the columns of a table; kept for the next time, in every forum."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from checkin.paths import own_settings
from ui.style.tokens import Theme

NARROWEST, REST_MS = 48, 600
log = logging.getLogger(__name__)


def keep_widths(table: QTableView, theme: Theme, key: str) -> None:
    """Let columns be drawn wider or narrower; a double click on an edge gives the first width back.

    Columns that take the room that is left go on doing so.
    """
    head = table.horizontalHeader()
    drawn = [x for x in range(head.count())
             if head.sectionResizeMode(x) == QHeaderView.ResizeMode.Fixed]  # fmt: skip
    first = {x: table.columnWidth(x) for x in drawn}
    kept = _kept().get(key, {})
    head.setMinimumSectionSize(theme.px(NARROWEST))
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    for x in drawn:
        head.setSectionResizeMode(x, QHeaderView.ResizeMode.Interactive)
        width = kept.get(str(x), 0)
        if isinstance(width, int) and width >= NARROWEST:
            table.setColumnWidth(x, theme.px(width))
    rest = QTimer(table, interval=REST_MS, singleShot=True)
    last = _now(table, theme, drawn)

    def write() -> None:
        now = {**last, **_now(table, theme, drawn)}
        if now != last:  # a column that was hidden and shown again is as wide as before
            last.update(now)
            _keep(key, now)

    rest.timeout.connect(write)
    head.sectionResized.connect(lambda x, _, new: rest.start() if x in first and new else None)
    head.sectionHandleDoubleClicked.connect(lambda x: table.setColumnWidth(x, first[x]))


def _now(table: QTableView, theme: Theme, drawn: list[int]) -> dict[str, int]:
    """The widths there are, as they would be in the smallest text."""
    seen = (x for x in drawn if not table.isColumnHidden(x))
    return {str(x): round(table.columnWidth(x) / theme.scale) for x in seen}


def _keep(key: str, widths: dict[str, int]) -> None:
    said = _kept()
    said[key] = {**said.get(key, {}), **widths}
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(said), "utf-8")
    except OSError as error:
        log.warning("the widths of columns are not kept: %s", error)


def _kept() -> dict[str, dict[str, int]]:
    try:
        said = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    tables = said.items() if isinstance(said, dict) else ()
    return {key: widths for key, widths in tables if isinstance(widths, dict)}


def _file() -> Path:
    return own_settings() / "columns.json"
