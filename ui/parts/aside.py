"""A thread of its own for what takes long, so that a scan never waits behind it."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject

from checkin.errors import DeskError
from ui.parts.page import Page
from ui.tasks import Tasks

T = TypeVar("T")


class Aside(Tasks):
    """Tasks that live as long as a page is open; what had not begun by then is not done."""

    def __init__(self, name: str, page: Page) -> None:
        super().__init__(name, page)
        page.installEventFilter(self)
        page.destroyed.connect(lambda: self.close())

    def close(self) -> None:
        """Wait for what is under way only."""
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.close()
        return False

    def _deliver(
        self,
        done: Future[T],
        then: Callable[[T], None],
        otherwise: Callable[[DeskError], None] | None,
    ) -> None:
        if not done.cancelled():
            super()._deliver(done, then, otherwise)


def aside(page: Page, name: str) -> Aside:
    """A thread for what `page` asks; what goes wrong there, the page tells."""
    tasks = Aside(name, page)
    tasks.failed.connect(page.failed)
    tasks.crashed.connect(page.tasks.crashed)
    return tasks
