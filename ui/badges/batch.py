"""Write many badges into one PDF, to print them before the doors open."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLayout, QVBoxLayout, QWidget

from checkin.desk import BadgesWritten, BatchPlan, Desk, LayoutLine, Queued
from checkin.errors import DeskError
from ui.badges.run_form import RunForm, keep
from ui.badges.whose import Whose
from ui.badges.words import size_words
from ui.parts.basics import button, column, isolated, message_bar, refill, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.parts.long_work import Work, WorkBar
from ui.parts.tick import Tick
from ui.style.tokens import Theme
from ui.tasks import Tasks


class BatchDialog(Sheet):
    """Asks where, and writes.

    Signals:
        written: a file of badges, with what to look at on them.
    """

    written = Signal(BadgesWritten)

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, layout: LayoutLine, parent: QWidget | None
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Many badges at once"))
        self._desk, self._tasks, self._layout = desk, tasks, layout
        self.outcome: BadgesWritten | None = None
        self.only_missing = Tick(self.tr("Only badges that are not printed yet"))
        self.only_missing.setChecked(desk.settings.batch_unprinted)
        self.only_missing.toggled.connect(self.look)
        self.whose = Whose(theme)
        self.run_form = RunForm(desk, theme, layout)
        self._room = QVBoxLayout()
        self.save = button(theme, self.tr("Save as…"), "Enter", "primary", "download")
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask_where)
        self.send = button(theme, self.tr("Print them"), icon="printer")
        self.send.setAutoDefault(False)
        self.send.clicked.connect(self.print_now)
        self.fill(self._whole())
        self.fit(680, 640)
        self.look()

    def write(self, path: Path) -> None:
        """Write the badges there."""
        desk, layout, is_new = self._desk, self._layout.name, self.only_missing.isChecked()
        run = self.run_form.chosen()
        work = self._begin(self.tr("Writing badges"))

        def do() -> BadgesWritten:
            keep(desk, run, only_unprinted=is_new)
            uids = desk.badges.meant(layout, only_unprinted=is_new)
            return desk.badges.write(path, uids, layout, work.told, run)

        self._tasks.run(do, self._done, self._refuse)

    def print_now(self) -> None:
        """Send the badges through the print queue that are not printed yet."""
        desk, layout, is_new = self._desk, self._layout, self.only_missing.isChecked()
        run = self.run_form.chosen()
        work = self._begin(self.tr("Queueing badges"))

        def do() -> Queued:
            keep(desk, run, only_unprinted=is_new)
            uids = desk.badges.meant(layout.name, only_unprinted=is_new)
            return desk.paper.batches.start(layout.title, uids, layout.name, run, work.told)

        self._tasks.run(do, self._queued, self._refuse)

    def look(self) -> None:
        """See anew whose badges it would be."""
        badges, layout, is_new = self._desk.badges, self._layout.name, self.only_missing.isChecked()
        self._tasks.run(lambda: badges.plan(layout, only_unprinted=is_new), self._show_plan)

    def _show_plan(self, plan: BatchPlan) -> None:
        self.whose.show_plan(plan)
        if self.run_form.isEnabled():
            self._offer(bool(plan.uids))

    def _offer(self, is_offered: bool) -> None:
        self.save.setEnabled(is_offered)
        self.send.setEnabled(is_offered)

    def _begin(self, words: str) -> Work:
        """A work with a bar that stops it."""
        work, bar = Work(self), WorkBar(self.theme, words, can_stop=True)
        bar.stopped.connect(work.stop)
        self.finished.connect(work.stop)
        work.moved.connect(bar.move_to)
        self.run_form.setEnabled(False)
        self._offer(False)
        self._say(bar)
        return work

    def _queued(self, queued: Queued) -> None:
        self._offer_again()
        title = self.tr("On their way to paper: {badges} badges on {pages} pages").format(
            badges=f"{queued.badges:,}", pages=f"{queued.pages:,}"
        )
        words = self.tr(
            "The page Printing shows how far they are. Left out because they are printed or on "
            "their way already: {count}"
        ).format(count=queued.left_out)
        self._say(message_bar(self.theme, "ok", title, words))

    def _whole(self) -> QLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        said = self.tr("Layout {title}, {size}").format(
            title=self._layout.title, size=size_words(self._layout)
        )
        issued = self.tr("Badges are numbered now, so that their codes are good at the door.")
        whole = column(
            column(
                text(t, self.windowTitle(), "title"),
                text(t, said, "body", "muted"),
                gap=2,
            ),
            gap=t.sp(10),
            margins=(space, space, space, t.sp(16)),
        )
        inside = QWidget()
        issued_words = text(t, issued, "body", "muted", wrap=True)
        items = (issued_words, self.only_missing, self.whose, self.run_form)
        inside.setLayout(column(*items, None, gap=t.sp(10)))
        whole.addWidget(inside if t.large else scrolling(inside), 1)
        whole.addLayout(self._room)
        whole.addLayout(row(None, close, self.send, self.save))
        return whole

    def _ask_where(self) -> None:
        proposed = str(self._desk.folder / "badges.pdf")
        dialog = QFileDialog(self, self.tr("Save badges as"), proposed, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def _done(self, done: BadgesWritten) -> None:
        self.outcome = done
        self._offer_again()
        look = button(self.theme, self.tr("Open folder"), icon="folder-open")
        look.setAutoDefault(False)
        folder = str(done.file.parent)
        look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)))
        title = self.tr("{badges} badges on {pages} pages in {file}").format(
            badges=f"{done.badges:,}", pages=f"{done.pages:,}", file=isolated(done.file.name)
        )
        words = self.tr("Worth a look before they are cut: {count}").format(
            count=len(done.warnings)
        )
        state = "warn" if done.warnings else "ok"
        count = button(self.theme, self.tr("They are printed"), icon="printer")
        count.setAutoDefault(False)
        count.clicked.connect(self.count_as_printed)
        self._say(message_bar(self.theme, state, title, words, look, count))
        self.written.emit(done)

    def count_as_printed(self) -> None:
        """The pages came out: check-in need not print these badges once more."""
        if self.outcome is not None:
            badges, uids = self._desk.badges, self.outcome.uids
            self._tasks.run(lambda: badges.count_as_printed(uids), self._counted, self._refuse)

    def _counted(self, counted: int) -> None:
        title = self.tr("Counted as printed: {count}").format(count=f"{counted:,}")
        words = self.tr("Check-in does not print them again. Hand them over at the desk.")
        self._say(message_bar(self.theme, "ok", title, words))
        self.look()

    def _offer_again(self) -> None:
        self._offer(True)
        self.run_form.setEnabled(True)
        self.look()

    def _refuse(self, error: DeskError) -> None:
        self._offer_again()
        self._say(message_bar(self.theme, "bad", self.tr("Nothing was written"), str(error)))

    def _say(self, widget: QWidget) -> None:
        refill(self._room, widget)
