"""Keeps paper moving while the window is open: sends what waits, follows what printers have."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.desk import Desk, Followed, Sent, Target, Work
from checkin.errors import DeskError
from ui.paper.lane import Lane
from ui.paper.names import name_of
from ui.parts.basics import isolated
from ui.tasks import Tasks

FOLLOW_MS = 500  # CUPS itself needs a second for it, and trouble is to be told within two


class PaperRun(QObject):
    """Finds who has work; each printer does it on a thread of its own.

    Signals:
        told: state, title and words for the operator.
        solved: what was told last is over.
        moved: the queue stands differently.
        failed: something that is not a printer's trouble.
        crashed: a mistake of ours.
    """

    told = Signal(str, str, str)
    solved = Signal()
    moved = Signal()
    failed = Signal(DeskError)
    crashed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tasks = Tasks("paper", self)  # looks into the queue, never at a printer
        self.tasks.crashed.connect(self._crashed)
        self._lanes: dict[Target, Lane] = {}
        self._is_looking = self._is_due = False
        self._problems: dict[Target, str] = {}
        self._instead: Target | None = None  # who prints for another one; told once
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        self._timer.start()

    def print_what_waits(self) -> None:
        """Send queued badges, to each printer its own."""
        self._is_due = self._is_looking  # queued a moment too late for the look under way
        if not self._is_looking:
            self._is_looking = True
            self.tasks.run(self._desk.paper.work, self._give, self._not_given)

    def follow(self) -> None:
        """See how the pages that printers have are coming on."""
        self.tasks.run(self._desk.paper.work, self._look)

    def is_at_work(self) -> bool:
        """Whether something is being looked for or sent."""
        return self._is_looking or any(lane.is_sending for lane in self._lanes.values())

    def close(self) -> None:
        """Finish the pages in hand, then stop."""
        self._timer.stop()
        self.tasks.close()
        for lane in self._lanes.values():
            lane.close()

    def _give(self, work: Work) -> None:
        self._is_looking = False
        for target in work.send:
            self._lane(target).print_what_waits()
        if self._is_due:
            self.print_what_waits()

    def _not_given(self, error: DeskError) -> None:
        self._is_looking = False
        self.failed.emit(error)

    def _crashed(self, error: Exception) -> None:
        self._is_looking = False  # the next tick looks again
        self.crashed.emit(error)

    def _look(self, work: Work) -> None:
        for target in work.look:
            self._lane(target).follow()
        for target in work.send:
            self._lane(target).print_what_waits()

    def _lane(self, target: Target) -> Lane:
        if target not in self._lanes:
            made = self._lanes[target] = Lane(self._desk, target, self)
            made.sent.connect(self._sent)
            made.followed.connect(partial(self._followed, target))
            made.failed.connect(self.failed)
            made.crashed.connect(self.crashed)
        return self._lanes[target]

    def _sent(self, sent: Sent) -> None:
        self.moved.emit()
        if sent.instead:
            self._tell_instead(sent)
        elif sent.problem:
            self.told.emit("warn", self.tr("The badge is not printed"), sent.problem)
        elif not any(self._problems.values()):
            self._instead = None
            self.solved.emit()
        self.print_what_waits()  # another printer may take the next one now

    def _tell_instead(self, sent: Sent) -> None:
        """Another printer has taken over; somebody should know where the badges come out now."""
        if sent.instead is not None and sent.instead != self._instead:
            title = self.tr("Badges come out at {printer} now")
            name = isolated(name_of(sent.instead))
            words = sent.problem or self.tr("The printer before it in order needs somebody.")
            self.told.emit("warn", title.format(printer=name), words)
        self._instead = sent.instead

    def _followed(self, target: Target, followed: Followed) -> None:
        was = self._problems.get(target, "")
        self._problems[target] = followed.problem
        if followed.finished or followed.problem != was:
            self.moved.emit()
        if followed.problem and followed.problem != was:
            self.told.emit("warn", self.tr("The printer needs somebody"), followed.problem)
        elif was and not any(self._problems.values()):
            self.solved.emit()
        if followed.due:
            self.print_what_waits()
