"""The page of paper: trouble first, then the printers, then the queue."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from checkin.desk import Batch, Desk, JobState, PrinterInfo, Target
from checkin.errors import DeskError
from ui.paper.asking import Asking
from ui.paper.batches import Batches
from ui.paper.names import name_of
from ui.paper.printers import Printers, drop_down, with_ours
from ui.paper.queue import Queue
from ui.paper.work import MOVING, Paperwork, paperwork
from ui.parts.aside import aside
from ui.parts.basics import button, column, empty, isolated, message_bar, refill, text
from ui.parts.head import page_head
from ui.parts.page import Page
from ui.style.tokens import Theme
from ui.tasks import Tasks

REFRESH_MS = 2_000


class PaperPage(Page):
    """What waits to be printed, and where.

    Signals:
        paper_due: something is queued that can be sent.
    """

    paper_due = Signal()
    queue: Queue

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._looking = aside(self, "paper")
        self._work: Paperwork | None = None
        self._printers: list[PrinterInfo] = []
        self._cards: Printers | None = None
        self._batches: tuple[Batch, ...] = ()
        self._drawn: object = None  # what the cards show
        self.asking = Asking(self, self._looking)
        self.asking.chosen.connect(self.choose_printer)
        self.asking.kept.connect(self._kept)
        self.asking.tested.connect(self._tested)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._look)
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        self._trouble_room, self._printer_room, self._cards = QVBoxLayout(), QVBoxLayout(), None
        self._batch_room, self._batches = QVBoxLayout(), ()
        asked = self.queue.filter.question() if self._inside is not None else ((), "")
        self.queue = Queue(t, self.desk.local, self.desk.reports.today())
        self.queue.filter.take(asked)
        self._wire_queue()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.queue)
        nothing = self.tr("Badges on their way to paper stand here. Nothing waits.")
        self._stack.addWidget(empty(t, "printer", nothing))
        made = QWidget()
        whole = column(self._head(), gap=t.sp(12))
        whole.addLayout(self._trouble_room)
        whole.addLayout(self._batch_room)
        whole.addWidget(self._stack, 1)
        # large letters push the end of the page out of sight: the queue is wanted more often
        whole.insertLayout(whole.count() if t.large else 2, self._printer_room)
        made.setLayout(whole)
        if self._work is not None:
            self._draw(self._work)
            self._draw_printers()
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
        self.asking.label_printer()

    def ask_who_prints(self) -> None:
        """Ask which printer prints which badges."""
        if self._work is not None:
            self.asking.who_prints(self._work.choice, self._printers)

    def pause(self, wanted: bool) -> None:
        """Send nothing to any printer, or go on."""
        self._do(lambda: self.desk.choose(printing_paused=wanted))

    def pause_printer(self, target: Target, wanted: bool) -> None:
        """Send one printer nothing, or go on."""
        self._do(lambda: self.desk.paper.choosing.pause(target, wanted))

    def go_on_at(self, target: Target) -> None:
        """Print on that printer what waits."""
        self._do(lambda: self.desk.paper.go_on_at(*target))

    def mend(self) -> None:
        """Start the printer again where it was stopped, and send what waits."""
        self._ask(self.desk.paper.mend)

    def move_jobs(self, jobs: list[int], target: Target) -> None:
        """Print badges on another printer."""
        self._ask(lambda: [self.desk.paper.move(job, *target) for job in jobs])

    def cancel_jobs(self, jobs: list[int]) -> None:
        """Give badges up; the printer that has one may take its time to give it back."""
        self._ask(lambda: self.desk.paper.give_up(jobs))

    def try_all(self) -> None:
        """Send everything that waits again."""
        self._do(self.desk.paper.retry_all)

    def _tested(self, name: str) -> None:
        title = self.tr("A test page was sent")
        self.told.emit("info", title, self.tr("The printer calls it {name}.").format(name=name))

    # -- building

    def _head(self) -> QLayout:
        t = self.theme
        self.find_menu = QMenu(self)
        look = self.find_menu.addAction(self.tr("Look for printers"))
        look.triggered.connect(self.look_for_printers)
        label = self.find_menu.addAction(self.tr("Label printer…"))
        label.triggered.connect(self.add_label_printer)
        find = button(t, self.tr("Printers"), icon="chevron-down")
        find.clicked.connect(partial(drop_down, self.find_menu, find))
        who = button(t, self.tr("Who prints where…"), icon="users")
        who.clicked.connect(self.ask_who_prints)
        self.rest = button(t, self.tr("Pause printing"))
        self.rest.clicked.connect(lambda: self.pause(True))
        self.all_again = button(t, self.tr("Send all that wait again"), icon="play")
        self.all_again.clicked.connect(self.try_all)
        buttons = (find, who, self.rest, self.all_again)
        return page_head(t, self.tr("Printing"), self._said, *buttons)

    def _wire_queue(self) -> None:
        paper = self.desk.paper
        queue = self.queue
        queue.retry_asked.connect(partial(self._each, paper.retry))
        queue.came_out_asked.connect(partial(self._each, paper.came_out))
        queue.cancel_asked.connect(self.cancel_jobs)
        queue.move_asked.connect(self.move_jobs)
        queue.again_asked.connect(self.asking.print_again)
        queue.asked.connect(self._look)
        self.queue.person_asked.connect(lambda uid: self.asked_for.emit("people", uid))

    # -- doing

    def _do(self, deed: Callable[[], object]) -> None:
        self.tasks.run(deed, self._done, self._not_done)

    def _each(self, deed: Callable[[int], object], jobs: list[int]) -> None:
        self._do(lambda: [deed(job) for job in jobs])

    def _ask(self, deed: Callable[[], object]) -> None:
        """Do what asks a printer and may take a while: not among the scans."""
        self._looking.run(deed, self._done, self._not_done)

    def _kept(self) -> None:
        self._done(None)

    def _done(self, _: object) -> None:
        self.paper_due.emit()
        self.refresh()

    def _not_done(self, error: DeskError) -> None:
        self.failed.emit(error)
        self.refresh()

    def _open_folder(self) -> None:
        settings = self.desk.settings
        own = self.desk.folder / ("mail" if settings.printer_kind == "mail" else "paper")
        folder = settings.printer if settings.printer_kind in ("folder", "mail") else ""
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder or str(own)))

    # -- showing

    def _look(self) -> None:
        desk, question = self.desk, self.queue.filter.question()
        self._looking.run(
            lambda: paperwork(desk.paper, question, desk.settings.printing_paused), self._show
        )

    def _show(self, work: Paperwork) -> None:
        if work != self._work:
            self._work = work
            self._draw(work)
        self._draw_printers()

    def _draw(self, work: Paperwork) -> None:
        self.queue.show_jobs(work.jobs)
        self._stack.setCurrentIndex(0 if work.counts else 1)
        waiting = sum(work.counts.get(state, 0) for state in (JobState.WAITING, JobState.FAILED))
        self.all_again.setVisible(waiting > 0 and not self.theme.large)  # "go on" does it, too
        self.rest.setVisible(not work.is_paused)
        self._said.setText(
            self.tr("Queued: {queued}. Waiting for somebody: {waiting}. Printed: {done}.").format(
                queued=sum(work.counts.get(state, 0) for state in MOVING),
                waiting=waiting,
                done=work.counts.get(JobState.DONE, 0),
            )
        )
        bars = (self._rest() if work.is_paused else None, self._trouble(work, waiting))
        refill(self._trouble_room, *filter(None, bars))
        self._draw_batches(work.batches)

    def _draw_batches(self, batches: tuple[Batch, ...]) -> None:
        if batches == self._batches:
            return
        self._batches = batches
        made, paper = Batches(self.theme, batches), self.desk.paper
        made.retry_asked.connect(lambda batch: self._do(lambda: paper.batches.retry(batch)))
        made.cancel_asked.connect(lambda batch: self._do(lambda: paper.batches.cancel(batch)))
        made.tray_asked.connect(self.asking.tray)
        _replace(self._batch_room, made if made.lines else None)

    def _trouble(self, work: Paperwork, waiting: int) -> QWidget | None:
        t = self.theme
        reason = next((job.reason for job in work.jobs if job.reason), "")
        if not waiting and not reason:
            return None
        words = self.tr("Badges that wait: {count}. Nothing is lost, and check-in goes on.")
        if t.large:  # the list itself wants the room
            words = self.tr("Badges that wait: {count}")
        at_printer = self.tr("The printer needs somebody. It goes on by itself when it can.")
        mend = button(t, self.tr("It is mended, go on"), "", "primary", "play")
        mend.clicked.connect(self.mend)
        said = words.format(count=waiting) if waiting else at_printer
        buttons: list[QWidget] = [mend]
        if work.offered is not None:
            buttons.insert(0, self._instead(work.offered))
        return message_bar(t, "bad", said, reason or work.problem, *buttons)

    def _instead(self, target: Target) -> QWidget:
        name = isolated(name_of(target, self._printers))
        made = button(
            self.theme, self.tr("Print on {printer}").format(printer=name), icon="printer"
        )
        made.clicked.connect(lambda: self.go_on_at(target))
        return made

    def _rest(self) -> QWidget:
        on = button(self.theme, self.tr("Go on printing"), "", "primary", "play")
        on.clicked.connect(lambda: self.pause(False))
        words = self.tr("Badges are queued, and go to paper when printing goes on.")
        if self.theme.large:
            words = ""
        return message_bar(self.theme, "warn", self.tr("Printing is paused"), words, on)

    def _show_printers(self, printers: list[PrinterInfo]) -> None:
        self._printers = printers
        self.queue.show_printers(with_ours(printers, self.desk.settings))
        self._draw_printers()

    def _draw_printers(self) -> None:
        work, shown = self._work, self._cards
        if work is None or not self._printers or (shown and shown.is_in_use()):
            return
        settings = self.desk.settings
        state = (self._printers, settings, work.choice, work.rolls)
        if shown and state == self._drawn:
            return
        self._drawn = state
        made = self._cards = Printers(self.theme, *state)
        made.roll_asked.connect(self.asking.new_roll)
        made.chosen.connect(self.choose_printer)
        made.folder_asked.connect(self._open_folder)
        made.paused.connect(self.pause_printer)
        made.test_asked.connect(self.asking.trial)
        made.options_asked.connect(self.asking.options)
        made.dropped.connect(self.move_jobs)
        _replace(self._printer_room, made)

    # -- only while somebody looks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _replace(room: QVBoxLayout, widget: QWidget | None) -> None:
    """Put a widget where another one was."""
    item = room.takeAt(0)
    if item is not None and (old := item.widget()) is not None:
        old.hide()
        old.deleteLater()
    if widget is not None:
        room.addWidget(widget)
