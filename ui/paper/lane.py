"""One printer and the thread that waits for it: no other printer waits with it."""

from PySide6.QtCore import QObject, Signal

from checkin.desk import Desk, Followed, Sent, Target
from checkin.errors import DeskError
from ui.tasks import Tasks


class Lane(QObject):
    """Gives one printer its badges in order, and follows its pages.

    Signals:
        sent: what became of the badge that was tried.
        followed: how its pages are coming on.
        failed: something that is not a printer's trouble.
        crashed: a mistake of ours.
    """

    sent = Signal(Sent)
    followed = Signal(Followed)
    failed = Signal(DeskError)
    crashed = Signal(Exception)

    def __init__(self, desk: Desk, target: Target, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._target = desk, target
        self._tasks = Tasks(f"printer {target.kind} {target.address}", self)
        self._tasks.crashed.connect(self._crashed)
        self._told = ""  # the mistake that was told last: it may come back every half second
        self.is_sending = self._is_due = self._is_following = False

    def print_what_waits(self) -> None:
        """Send queued badges one after another."""
        self._is_due = self.is_sending  # what was queued a moment too late for the one under way
        if not self.is_sending:
            self.is_sending = True
            paper, target = self._desk.paper, self._target
            self._tasks.run(lambda: paper.print_next(target), self._sent, self._not_sent)

    def follow(self) -> None:
        """See how its pages are coming on."""
        if not self._is_following:
            self._is_following = True
            paper, target = self._desk.paper, self._target
            self._tasks.run(lambda: paper.follow(target), self._followed, self._not_followed)

    def close(self) -> None:
        """Finish the page in hand, then stop."""
        self._tasks.close()

    def _sent(self, sent: Sent | None) -> None:
        self.is_sending = False
        if sent is not None:
            self.sent.emit(sent)
        if sent is not None or self._is_due:
            self.print_what_waits()

    def _crashed(self, error: Exception) -> None:
        """Go on after a mistake of ours: the other badges want to be printed."""
        self.is_sending = self._is_following = False
        if repr(error) != self._told:
            self._told = repr(error)
            self.crashed.emit(error)

    def _followed(self, followed: Followed) -> None:
        self._is_following = False
        self.followed.emit(followed)

    def _not_sent(self, error: DeskError) -> None:
        self.is_sending = False
        self.failed.emit(error)

    def _not_followed(self, error: DeskError) -> None:
        self._is_following = False
        self.failed.emit(error)
