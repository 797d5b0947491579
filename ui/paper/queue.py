"""The print queue as a table, and what one may do about the job that is chosen."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from checkin.desk import Job, JobState, PrinterInfo, grouped
from ui.parts.basics import button, column, row
from ui.parts.grid import CellsModel, grid
from ui.parts.moments import moment
from ui.parts.tables import Cell
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
MOVABLE = (JobState.QUEUED, JobState.PRINTING, JobState.WAITING, JobState.FAILED)
Local = Callable[[datetime], datetime]


class Queue(QWidget):
    """Open jobs first, then the newest of the others.

    Signals:
        retry_asked, came_out_asked, cancel_asked: the id of a job.
        move_asked: the id of a job, kind and address of the printer it shall go to.
        person_asked: the uid of somebody whose badge it is.
    """

    retry_asked = Signal(int)
    came_out_asked = Signal(int)
    cancel_asked = Signal(int)
    move_asked = Signal(int, str, str)
    person_asked = Signal(str)

    def __init__(self, theme: Theme, local: Local, today: str) -> None:
        super().__init__()
        self.theme, self._local, self._today = theme, local, today
        self._jobs: Sequence[Job] = ()
        heads = [self.tr("State"), self.tr("Badge of"), self.tr("Reason"), self.tr("Tries"),
                 self.tr("Asked at")]  # fmt: skip
        self.model = CellsModel(heads, self)
        widths = (140, 260, 0, 70, 130)
        self.table = grid(theme, self.model, widths, self.tr("Print queue"))
        if theme.large:
            self.table.setColumnHidden(3, True)
            self.table.setColumnHidden(4, True)
        self.table.selectionModel().currentRowChanged.connect(self._allow)
        self.table.doubleClicked.connect(self._open_person)
        whole = column(gap=theme.sp(8))
        whole.addWidget(self.table, 1)
        whole.addLayout(self._buttons())
        self.setLayout(whole)
        self._allow()

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """Show these; the job that was chosen stays chosen."""
        chosen = self.chosen()
        self._jobs = jobs
        self.model.show_rows(len(jobs), self._cells)
        numbers = [job.id for job in jobs]
        if chosen is not None and chosen.id in numbers:
            self.table.selectRow(numbers.index(chosen.id))
        self._allow()

    def show_printers(self, printers: Sequence[PrinterInfo]) -> None:
        """Offer these as places to print one badge on."""
        self.move_menu.clear()
        for printer in printers:
            name = self.tr("Folder of PDF files") if printer.kind == "folder" else printer.name
            act = self.move_menu.addAction(name)
            act.triggered.connect(lambda _, to=(printer.kind, printer.address): self._move_to(*to))

    def chosen(self) -> Job | None:
        """The job of the chosen line."""
        at = self.table.currentIndex().row()
        return self._jobs[at] if 0 <= at < len(self._jobs) else None

    def _buttons(self) -> QLayout:
        t = self.theme
        self.retry = button(t, self.tr("Send again"), icon="play")
        self.retry.clicked.connect(lambda: self._emit(self.retry_asked))
        self.came_out = button(t, self.tr("It came out"), icon="check")
        self.came_out.setToolTip(self.tr("The badge lies in the tray: it is not sent again"))
        self.came_out.clicked.connect(lambda: self._emit(self.came_out_asked))
        self.cancel = button(t, self.tr("Give this one up"), icon="x")
        self.cancel.clicked.connect(lambda: self._emit(self.cancel_asked))
        self.move_menu = QMenu(self)
        self.elsewhere = button(t, self.tr("Print it elsewhere"), icon="printer")
        self.elsewhere.clicked.connect(self._open_menu)
        self.person = button(t, self.tr("Show the person"), icon="users")
        self.person.clicked.connect(self._open_person)
        self.person.setVisible(not t.large)  # there a double click on the line does it
        return row(
            self.retry, self.came_out, self.cancel, self.elsewhere, None, self.person, gap=t.sp(8)
        )

    def _cells(self, at: int) -> list[Cell]:
        job = self._jobs[at]
        is_over = job.state in (JobState.DONE, JobState.CANCELLED)
        when = moment(self._local(job.asked_at), self._today)
        return [
            Cell(job_word(job.state), state=SIGN[job.state], muted=is_over),
            Cell(job.name, grouped(job.serial), bold=True),
            Cell(job.reason or job.sent_to or job.printer, muted=not job.reason),
            Cell(str(job.tries), muted=True),
            Cell(when, muted=True),
        ]

    def _allow(self, *_: QModelIndex) -> None:
        job = self.chosen()
        is_waiting = job is not None and job.state in (JobState.WAITING, JobState.FAILED)
        self.retry.setEnabled(is_waiting)
        self.came_out.setEnabled(is_waiting)
        self.cancel.setEnabled(is_waiting or (job is not None and job.state is JobState.QUEUED))
        self.elsewhere.setEnabled(job is not None and job.state in MOVABLE)
        self.person.setEnabled(job is not None)

    def _emit(self, signal: SignalInstance) -> None:
        job = self.chosen()
        if job is not None:
            signal.emit(job.id)

    def _open_menu(self) -> None:
        self.move_menu.popup(self.elsewhere.mapToGlobal(self.elsewhere.rect().bottomLeft()))

    def _move_to(self, kind: str, address: str) -> None:
        job = self.chosen()
        if job is not None:
            self.move_asked.emit(job.id, kind, address)

    def _open_person(self) -> None:
        job = self.chosen()
        if job is not None:
            self.person_asked.emit(job.uid)
