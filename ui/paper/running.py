"""Keeps paper moving while the window is open: sends what waits, follows what printers have."""

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.desk import Desk, Followed, Sent, Target
from checkin.errors import DeskError
from ui.paper.names import name_of
from ui.parts.basics import isolated
from ui.tasks import Tasks

FOLLOW_MS = 1_000  # trouble at a printer is to be told within two seconds


class PaperRun(QObject):
    """Works on the printer's own thread, one thing after another.

    Signals:
        told: state, title and words for the operator.
        solved: what was told last is over.
        moved: the queue stands differently.
        failed: something that is not a printer's trouble.
    """

    told = Signal(str, str, str)
    solved = Signal()
    moved = Signal()
    failed = Signal(DeskError)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._sending = self._due = self._following = False
        self._problem = ""
        self._instead: Target | None = None  # who prints for another one; told once
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        self._timer.start()

    def print_what_waits(self) -> None:
        """Send queued badges one after another."""
        self._due = self._sending  # what was queued a moment too late for the look under way
        if not self._sending:
            self._sending = True
            self._tasks.run(self._desk.paper.print_next, self._sent, self._not_sent)

    def follow(self) -> None:
        """See how the pages that printers have are coming on."""
        if not self._following:
            self._following = True
            self._tasks.run(self._desk.paper.follow, self._followed, self._not_followed)

    def _sent(self, sent: Sent | None) -> None:
        self._sending = False
        if sent is not None:
            self.moved.emit()
            if sent.instead:
                self._tell_instead(sent)
            elif sent.problem:
                self.told.emit("warn", self.tr("The badge is not printed"), sent.problem)
            elif not self._problem:
                self._instead = None
                self.solved.emit()
        if sent is not None or self._due:
            self.print_what_waits()

    def _tell_instead(self, sent: Sent) -> None:
        """Another printer has taken over; somebody should know where the badges come out now."""
        if sent.instead is not None and sent.instead != self._instead:
            title = self.tr("Badges come out at {printer} now")
            name = isolated(name_of(sent.instead))
            words = sent.problem or self.tr("The printer before it in order needs somebody.")
            self.told.emit("warn", title.format(printer=name), words)
        self._instead = sent.instead

    def _followed(self, followed: Followed) -> None:
        self._following = False
        was, self._problem = self._problem, followed.problem
        if followed.finished or followed.problem != was:
            self.moved.emit()
        if followed.problem and followed.problem != was:
            self.told.emit("warn", self.tr("The printer needs somebody"), followed.problem)
        elif was and not followed.problem:
            self.solved.emit()
        if followed.due:
            self.print_what_waits()

    def _not_sent(self, error: DeskError) -> None:
        self._sending = False
        self.failed.emit(error)

    def _not_followed(self, error: DeskError) -> None:
        self._following = False
        self.failed.emit(error)
