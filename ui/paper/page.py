"""The page of paper: trouble first, then the printers, then the queue."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from checkin.desk import Desk, Job, JobState, PrinterInfo
from checkin.errors import DeskError
from ui.paper.label_printer import LabelPrinterDialog
from ui.paper.printers import Printers, with_ours
from ui.paper.queue import Queue
from ui.parts.aside import aside
from ui.parts.basics import button, column, empty, message_bar, text
from ui.parts.head import page_head
from ui.parts.page import Page
from ui.style.tokens import Theme
from ui.tasks import Tasks

REFRESH_MS = 2_000
SHOWN = 1_000  # jobs
ORDER = (
    JobState.FAILED, JobState.WAITING, JobState.PRINTING, JobState.SENT, JobState.QUEUED,
    JobState.DONE, JobState.CANCELLED,
)  # fmt: skip
MOVING = (JobState.QUEUED, JobState.SENT, JobState.PRINTING)


@dataclass(frozen=True)
class Paperwork:
    """How the queue stands at one moment."""

    jobs: tuple[Job, ...]
    counts: dict[JobState, int]
    problem: str


class PaperPage(Page):
    """What waits to be printed, and where.

    Signals:
        paper_due: something is queued that can be sent.
    """

    paper_due = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._looking = aside(self, "paper")
        self._work: Paperwork | None = None
        self._printers: list[PrinterInfo] = []
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._look)
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        self._trouble_room, self._printer_room = QVBoxLayout(), QVBoxLayout()
        self.queue = Queue(t, self.desk.local, self.desk.reports.today())
        self._wire_queue()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.queue)
        nothing = self.tr("Badges on their way to paper stand here. Nothing waits.")
        self._stack.addWidget(empty(t, "printer", nothing))
        made = QWidget()
        whole = column(self._head(), gap=t.sp(12))
        whole.addLayout(self._trouble_room)
        whole.addLayout(self._printer_room)
        whole.addWidget(self._stack, 1)
        made.setLayout(whole)
        if self._work is not None:
            self._draw(self._work)
        if self._printers:
            self._show_printers(self._printers)
        return made

    def refresh(self) -> None:
        self._look()
        self.look_for_printers()

    def look_for_printers(self) -> None:
        """Ask the computer which printers there are; that may take a second."""
        self._looking.run(self.desk.paper.printers, self._show_printers)

    def choose_printer(self, kind: str, address: str) -> None:
        """Print there from now on, also what waits."""
        self._ask(lambda: self.desk.paper.move_all(kind, address))

    def add_label_printer(self) -> None:
        """Ask for a printer that no print system knows of."""
        self.dialog = LabelPrinterDialog(self.theme, self)
        self.dialog.chosen.connect(self.choose_printer)
        self.dialog.open()

    def mend(self) -> None:
        """Start the printer again where it was stopped, and send what waits."""
        self._ask(self.desk.paper.mend)

    def move_job(self, job: int, kind: str, address: str) -> None:
        """Print one badge on another printer."""
        self._ask(lambda: self.desk.paper.move(job, kind, address))

    def try_all(self) -> None:
        """Send everything that waits again."""
        self._do(self.desk.paper.retry_all)

    def print_test(self) -> None:
        """Send a badge of nobody to the chosen printer."""
        self._looking.run(self.desk.paper.print_test, self._tested, self.fail)

    def _tested(self, name: str) -> None:
        title = self.tr("A test page was sent")
        self.told.emit("info", title, self.tr("The printer calls it {name}.").format(name=name))

    # -- building

    def _head(self) -> QLayout:
        t = self.theme
        again = button(t, self.tr("Look for printers"), icon="search")
        again.clicked.connect(self.look_for_printers)
        label = button(t, self.tr("Label printer…"), icon="plus")
        label.clicked.connect(self.add_label_printer)
        test = button(t, self.tr("Test page"), icon="printer")
        test.clicked.connect(self.print_test)
        self.all_again = button(t, self.tr("Send all that wait again"), icon="play")
        self.all_again.clicked.connect(self.try_all)
        self.all_again.setEnabled(False)
        return page_head(t, self.tr("Printing"), self._said, again, label, test, self.all_again)

    def _wire_queue(self) -> None:
        paper = self.desk.paper
        self.queue.retry_asked.connect(lambda job: self._do(lambda: paper.retry(job)))
        self.queue.came_out_asked.connect(lambda job: self._do(lambda: paper.came_out(job)))
        self.queue.cancel_asked.connect(lambda job: self._do(lambda: paper.cancel(job)))
        self.queue.move_asked.connect(self.move_job)
        self.queue.person_asked.connect(lambda uid: self.asked_for.emit("people", uid))

    # -- doing

    def _do(self, deed: Callable[[], object]) -> None:
        self.tasks.run(deed, self._done, self._not_done)

    def _ask(self, deed: Callable[[], object]) -> None:
        """Do what asks a printer and may take a while: not among the scans."""
        self._looking.run(deed, self._done, self._not_done)

    def _done(self, _: object) -> None:
        self.paper_due.emit()
        self.refresh()

    def _not_done(self, error: DeskError) -> None:
        self.failed.emit(error)
        self.refresh()

    def _open_folder(self) -> None:
        settings = self.desk.settings
        own = self.desk.folder / "paper"
        folder = settings.printer if settings.printer_kind == "folder" else ""
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder or str(own)))

    # -- showing

    def _look(self) -> None:
        paper = self.desk.paper
        self._looking.run(
            lambda: Paperwork(_sorted(paper.queue(SHOWN)), paper.counts(), paper.problem),
            self._show,
        )

    def _show(self, work: Paperwork) -> None:
        if work != self._work:
            self._work = work
            self._draw(work)

    def _draw(self, work: Paperwork) -> None:
        self.queue.show_jobs(work.jobs)
        self._stack.setCurrentIndex(0 if work.jobs else 1)
        waiting = sum(work.counts.get(state, 0) for state in (JobState.WAITING, JobState.FAILED))
        self.all_again.setEnabled(waiting > 0)
        self._said.setText(
            self.tr("Queued: {queued}. Waiting for somebody: {waiting}. Printed: {done}.").format(
                queued=sum(work.counts.get(state, 0) for state in MOVING),
                waiting=waiting,
                done=work.counts.get(JobState.DONE, 0),
            )
        )
        _replace(self._trouble_room, self._trouble(work, waiting))

    def _trouble(self, work: Paperwork, waiting: int) -> QWidget | None:
        t = self.theme
        reason = next((job.reason for job in work.jobs if job.reason), "")
        if not waiting and not reason:
            return None
        words = self.tr("Badges that wait: {count}. Nothing is lost, and check-in goes on.")
        at_printer = self.tr("The printer needs somebody. It goes on by itself when it can.")
        mend = button(t, self.tr("It is mended, go on"), "", "primary", "play")
        mend.clicked.connect(self.mend)
        said = words.format(count=waiting) if waiting else at_printer
        return message_bar(t, "bad", said, reason or work.problem, mend)

    def _show_printers(self, printers: list[PrinterInfo]) -> None:
        self._printers = printers
        made = Printers(self.theme, printers, self.desk.settings)
        made.chosen.connect(self.choose_printer)
        self.queue.show_printers(with_ours(printers, self.desk.settings))
        made.folder_asked.connect(self._open_folder)
        _replace(self._printer_room, made)

    # -- only while somebody looks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _sorted(jobs: list[Job]) -> tuple[Job, ...]:
    """Those that need somebody, then the next to be printed, then the newest of the past."""
    past = (JobState.DONE, JobState.CANCELLED)
    return tuple(
        sorted(
            jobs,
            key=lambda job: (
                min(ORDER.index(job.state), ORDER.index(past[0])),
                -job.id if job.state in past else job.id,
            ),
        )
    )


def _replace(room: QVBoxLayout, widget: QWidget | None) -> None:
    """Put a widget where another one was."""
    item = room.takeAt(0)
    if item is not None and (old := item.widget()) is not None:
        old.hide()
        old.deleteLater()
    if widget is not None:
        room.addWidget(widget)
