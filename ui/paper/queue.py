"""The print queue as a table, and what one may do about the jobs that are chosen."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtCore import QPersistentModelIndex as Kept
from PySide6.QtWidgets import QAbstractItemView, QLayout, QMenu, QStackedWidget, QWidget

from checkin.desk import Job, JobState, PrinterInfo, Target, grouped
from ui.paper.names import name_of, target_of
from ui.paper.queue_filter import QueueFilter
from ui.parts.basics import button, column, empty
from ui.parts.flow import flow
from ui.parts.grid import CellsModel, grid
from ui.parts.moments import moment
from ui.parts.tables import Cell
from ui.parts.widths import keep_widths
from ui.style.tokens import Theme
from ui.words import job_word

SIGN = {
    JobState.QUEUED: "hourglass",
    JobState.SENT: "printer",
    JobState.PRINTING: "printer",
    JobState.DONE: "ok",
    JobState.WAITING: "bad",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "circle-slash",
}
ASKS = (JobState.WAITING, JobState.FAILED)
MOVABLE = (JobState.QUEUED, JobState.PRINTING, *ASKS)
DRAGGED = "application/x-ashar-print-jobs"  # their numbers, with blanks between
Local = Callable[[datetime], datetime]


class JobsModel(CellsModel):
    """Rows that can be dragged onto a printer."""

    def __init__(self, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(heads, parent)
        self.jobs: Sequence[Job] = ()

    def flags(self, index: QModelIndex | Kept) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        numbers = [str(job.id) for job in map(self.jobs.__getitem__, rows) if job.state in MOVABLE]
        made = QMimeData()
        made.setData(DRAGGED, " ".join(numbers).encode())
        return made


def dragged(mime: QMimeData) -> list[int]:
    """The jobs that are being dragged; none when it is something else."""
    return [int(number) for number in bytes(mime.data(DRAGGED).data()).split()]


class Queue(QWidget):
    """Open jobs first, then the newest of the others.

    Signals:
        retry_asked, came_out_asked, cancel_asked: numbers of jobs.
        move_asked: numbers of jobs, and the printer they shall go to.
        again_asked: a job that is printed, whose badge shall be replaced.
        person_asked: the uid of somebody whose badge it is.
        asked: other jobs shall be shown.
    """

    retry_asked = Signal(list)
    came_out_asked = Signal(list)
    cancel_asked = Signal(list)
    move_asked = Signal(list, object)
    again_asked = Signal(object)
    person_asked = Signal(str)
    asked = Signal()

    def __init__(self, theme: Theme, local: Local, today: str) -> None:
        super().__init__()
        self.theme, self._local, self._today = theme, local, today
        self._jobs: Sequence[Job] = ()
        self._printers: Sequence[PrinterInfo] = ()
        heads = [self.tr("State"), self.tr("Badge of"), self.tr("Printer"), self.tr("Reason"),
                 self.tr("Tries"), self.tr("Asked at")]  # fmt: skip
        self.model = JobsModel(heads, self)
        widths = (140, 250, 170, 0, 60, 100)
        self.table = grid(theme, self.model, widths, self.tr("Print queue"))
        keep_widths(self.table, theme, "queue")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setDragEnabled(True)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        for at in (2, 4, 5) if theme.large else ():
            self.table.setColumnHidden(at, True)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.table.doubleClicked.connect(self._open_person)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu_at)
        self.filter = QueueFilter(theme)
        self.filter.asked.connect(self.asked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty(theme, "search", self.tr("No print job is like that.")))
        whole = column(self.filter, gap=theme.sp(8))
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._buttons())
        self.setLayout(whole)
        self._allow()

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """Show these; jobs that were chosen stay chosen."""
        numbers = {job.id for job in self.chosen()}
        stay = [job.id for job in jobs] == [job.id for job in self._jobs]
        self._jobs = self.model.jobs = jobs
        self.model.show_rows(len(jobs), self._cells)
        self._stack.setCurrentIndex(0 if jobs else 1)
        if numbers and not stay:
            self._choose(at for at, job in enumerate(jobs) if job.id in numbers)
        self._allow()

    def _choose(self, rows: Iterable[int]) -> None:
        """Choose rows, in runs: one by one takes minutes for a thousand."""
        chosen, last = QItemSelection(), self.model.columnCount() - 1
        for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            numbers = [row for _, row in run]
            chosen.select(self.model.index(numbers[0], 0), self.model.index(numbers[-1], last))
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(chosen, how)

    def show_printers(self, printers: Sequence[PrinterInfo]) -> None:
        """Offer these as places to print badges on."""
        self._printers = printers
        self.move_menu.clear()
        for target in map(target_of, printers):
            act = self.move_menu.addAction(name_of(target, printers))
            act.triggered.connect(partial(self._move_to, target))

    def chosen(self) -> list[Job]:
        """The jobs of the chosen lines, as they stand in the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._jobs[at] for at in rows if at < len(self._jobs)]

    def _buttons(self) -> QLayout:
        t = self.theme
        self.retry = button(t, self.tr("Send again"), icon="play")
        self.retry.clicked.connect(lambda: self._emit(self.retry_asked, ASKS))
        self.came_out = button(t, self.tr("It came out"), icon="check")
        self.came_out.setToolTip(self.tr("The badge lies in the tray: it is not sent again"))
        self.came_out.clicked.connect(lambda: self._emit(self.came_out_asked, ASKS))
        self.cancel = button(t, self.tr("Give up"), icon="x")
        self.cancel.setToolTip(self.tr("One that a printer has is called back, and asked about"))
        self.cancel.clicked.connect(lambda: self._emit(self.cancel_asked, MOVABLE))
        self.move_menu = QMenu(self)
        self.elsewhere = button(t, self.tr("Print elsewhere"), icon="printer")
        self.elsewhere.setToolTip(self.tr("Or drag the line onto a printer above"))
        self.elsewhere.clicked.connect(self._open_menu)
        self.again = button(t, self.tr("Print again…"), icon="copy")
        self.again.clicked.connect(lambda: self.again_asked.emit(self.chosen()[0]))
        self.person = button(t, self.tr("Show the person"), icon="users")
        self.person.clicked.connect(self._open_person)
        if t.large:
            self.person.hide()  # there a double click on the line does it
        return flow(
            self.retry, self.came_out, self.cancel, self.elsewhere, self.again, self.person,
            gap=t.sp(8), apart=not t.large,
        )  # fmt: skip

    def _cells(self, at: int) -> list[Cell]:
        job = self._jobs[at]
        is_over = job.state in (JobState.DONE, JobState.CANCELLED)
        when = moment(self._local(job.asked_at), self._today)
        return [
            Cell(job_word(job.state), state=SIGN[job.state], muted=is_over),
            Cell(job.name, grouped(job.serial), bold=True),
            Cell(self._place(job), muted=True),
            Cell(job.reason),
            Cell(str(job.tries), muted=True),
            Cell(when, muted=True),
        ]

    def _place(self, job: Job) -> str:
        """Where it was sent, or must go; nothing while that is still open."""
        aimed = job.kind and job.state in (JobState.QUEUED, *ASKS)
        target = Target(job.kind, job.printer) if aimed else Target(job.sent_kind, job.sent_to)
        return name_of(target, self._printers) if target.kind else ""

    def _allow(self, *_: object) -> None:
        jobs = self.chosen()
        states = {job.state for job in jobs}
        is_asking = bool(states & {*ASKS})
        self.retry.setEnabled(is_asking)
        self.came_out.setEnabled(is_asking)
        self.cancel.setEnabled(bool(states & {*MOVABLE}))
        self.elsewhere.setEnabled(bool(states & {*MOVABLE}))
        self.again.setEnabled(len(jobs) == 1 and jobs[0].state is JobState.DONE)
        self.person.setEnabled(len(jobs) == 1)

    def _emit(self, signal: SignalInstance, states: Sequence[JobState]) -> None:
        """Tell of the chosen jobs that stand so."""
        numbers = [job.id for job in self.chosen() if job.state in states]
        if numbers:
            signal.emit(numbers)

    def _open_menu(self) -> None:
        self.move_menu.popup(self.elsewhere.mapToGlobal(self.elsewhere.rect().bottomLeft()))

    def _open_menu_at(self, point: QPoint) -> None:
        """By the right button, or the menu key of the keyboard."""
        if self.elsewhere.isEnabled():
            self.move_menu.popup(self.table.viewport().mapToGlobal(point))

    def _move_to(self, target: Target, *_: bool) -> None:
        numbers = [job.id for job in self.chosen() if job.state in MOVABLE]
        if numbers:
            self.move_asked.emit(numbers, target)

    def _open_person(self) -> None:
        jobs = self.chosen()
        if jobs:
            self.person_asked.emit(jobs[0].uid)
