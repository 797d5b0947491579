"""Draws pages aside, one at a time; of many that are asked for meanwhile only the last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from checkin.errors import DeskError
from ui.tasks import Tasks

Draw = Callable[[], bytes]


class Drawer(QObject):
    """Pages on demand.

    Signals:
        drawn: a PNG, never one older than what was shown before.
        refused: why the page cannot be drawn.
    """

    drawn = Signal(bytes)
    refused = Signal(DeskError)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._next: Draw | None = None
        self.is_busy = False

    def ask(self, draw: Draw) -> None:
        """Draw this next, in place of whatever has not begun."""
        self._next = draw
        if not self.is_busy:
            self._begin()

    def _begin(self) -> None:
        if self._next is None:
            return
        draw, self._next, self.is_busy = self._next, None, True
        self._tasks.run(draw, self._done, self._failed)

    def _done(self, png: bytes) -> None:
        self.is_busy = False
        self.drawn.emit(png)
        self._begin()

    def _failed(self, error: DeskError) -> None:
        self.is_busy = False
        if self._next is None:  # else the fault is mended already
            self.refused.emit(error)
        self._begin()
