"""The page of attendance: numbers that add up, then three pictures of them."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLayout, QVBoxLayout, QWidget

from checkin.desk import Choice, Desk, Figure, Figures, Proof
from checkin.errors import DeskError
from ui.attendance.behind import BehindDialog
from ui.attendance.day_end import DayEndDialog, proof_words
from ui.attendance.exporting import ExportDialog
from ui.attendance.pictures import CUTS, Cut, Pictures
from ui.attendance.sums import Sums
from ui.parts.aside import aside
from ui.parts.basics import button, column, row, scrolling, text
from ui.parts.head import page_head
from ui.parts.moments import day as day_word
from ui.parts.page import Page
from ui.style.tokens import Theme
from ui.tasks import Tasks

REFRESH_MS = 5_000


class AttendancePage(Page):
    """Who is here. It counts anew every few seconds while somebody looks at it."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._counting = aside(self, "attendance")
        self._counting.crashed.connect(self._count_again)
        self.figures: Figures | None = None
        self.cut = Cut(CUTS[0], ())
        self._choice = desk.reports.usual_choice()
        self._is_counting = False
        self.dialog: ExportDialog | DayEndDialog | BehindDialog | None = None
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.rebuild()

    @property
    def choice(self) -> Choice:
        """Which readings count."""
        return self._choice

    def build(self) -> QWidget:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        self._body = QVBoxLayout()
        made = QWidget()
        whole = column(self._head(), gap=t.sp(12))
        whole.addLayout(self._body, 1)
        made.setLayout(whole)
        if self.figures is not None:
            self._draw(self.figures)
        return made

    def refresh(self) -> None:
        if self._is_counting:
            return
        self._is_counting = True
        reports, choice, kind = self.desk.reports, self._choice, self.cut.kind

        def count() -> tuple[Choice, Figures, Cut]:
            figures = reports.figures(choice)
            # what is counted for the sums anyhow is not counted twice
            lines = figures.countries if kind == "country" else reports.cut(kind, choice)
            return choice, figures, Cut(kind, lines)

        self._counting.run(count, self._show, self._not_counted)

    def choose(self, choice: Choice) -> None:
        """Count other readings."""
        self._choice = choice
        self._is_counting = False
        self.refresh()

    def show_by(self, kind: str) -> None:
        """Show people by another cut: country, organisation, session, desk."""
        self.cut = Cut(kind, ())
        self._is_counting = False
        self._said.setText(self.tr("Counting anew… The old pictures stand until it is done."))
        self.refresh()

    def open_figure(self, figure: Figure, words: str) -> BehindDialog:
        """Show the people behind a number."""
        dialog = BehindDialog(
            self.desk, self._counting, self.theme, figure, (words, self._choice), self
        )
        dialog.person_asked.connect(lambda uid: self.asked_for.emit("people", uid))
        self.dialog = dialog
        dialog.open()
        return dialog

    def export(self) -> ExportDialog:
        """Open the dialog that writes a report."""
        dialog = ExportDialog(self.desk, self._counting, self.theme, self._choice, self)
        self.dialog = dialog
        dialog.open()
        return dialog

    def end_day(self) -> DayEndDialog | None:
        """Open the sheet of the evening."""
        if self.figures is None:
            return None
        dialog = DayEndDialog(self.desk, self._counting, self.theme, self.figures, self)
        self.dialog = dialog
        dialog.open()
        return dialog

    def verify(self) -> None:
        """Prove the journal, and say what was found."""
        self.told.emit("info", self.tr("The journal is being checked…"), "")
        self._counting.run(self.desk.reports.verify, self._proven)

    # -- building

    def _head(self) -> QLayout:
        t = self.theme
        check = button(t, self.tr("Check the journal"), icon="shield-check")
        check.clicked.connect(self.verify)
        evening = button(t, self.tr("End of the day…"), icon="moon")
        evening.clicked.connect(self.end_day)
        out = button(t, self.tr("Export…"), "", "primary", "download")
        out.clicked.connect(self.export)
        title, choices = self.tr("Attendance"), (self._days(), self._places())
        if not t.large:
            return page_head(t, title, self._said, *choices, check, evening, out)
        head = page_head(t, title, self._said, evening, out)
        return column(head, row(*choices, None, check), gap=t.sp(8))

    def _days(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Day"))
        made.addItem(self.tr("All days"), "")
        for number, day in enumerate(self.desk.reports.days(), 1):
            words = self.tr("Day {number}, {day}").format(number=number, day=day_word(day))
            made.addItem(words, day)
        made.setCurrentIndex(max(made.findData(self._choice.day), 0))
        made.currentIndexChanged.connect(
            lambda at: self.choose(replace(self._choice, day=str(made.itemData(at))))
        )
        return made

    def _places(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Checkpoint"))
        made.addItem(self.tr("Every checkpoint"), "")
        for place in self.desk.reception.checkpoints():
            made.addItem(place.name, place.id)
        made.setCurrentIndex(max(made.findData(self._choice.checkpoint), 0))
        made.currentIndexChanged.connect(
            lambda at: self.choose(replace(self._choice, checkpoint=str(made.itemData(at))))
        )
        return made

    # -- counting

    def _show(self, counted: tuple[Choice, Figures, Cut]) -> None:
        choice, figures, cut = counted
        if choice != self._choice or cut.kind != self.cut.kind:
            return  # somebody chose otherwise meanwhile, and that is being counted
        self._is_counting = False
        words = self.tr("Counted at {time}. Every number opens.")
        self._said.setText(words.format(time=f"{figures.at:%H:%M:%S}"))
        old, old_cut = self.figures, self.cut
        self.figures, self.cut = figures, cut
        if old is None or replace(old, at=figures.at) != figures or old_cut != cut:
            self._draw(figures)

    def _count_again(self) -> None:
        self._is_counting = False

    def _not_counted(self, error: DeskError) -> None:
        self._is_counting = False
        self.fail(error)

    def _draw(self, figures: Figures) -> None:
        t = self.theme
        made = QWidget()
        sums, pictures = Sums(t, figures.counts, figures.inside), Pictures(t, figures, self.cut)
        for part in (sums, pictures):
            part.opened.connect(self.open_figure)
        pictures.cut_chosen.connect(self.show_by)
        inside = column(sums, gap=t.sp(12))
        inside.addWidget(pictures, 1)
        made.setLayout(inside)
        item = self._body.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        self._body.addWidget(scrolling(made))

    def _proven(self, proof: Proof) -> None:
        if proof.problems:
            self.told.emit("bad", self.tr("The journal is not whole"), proof_words(proof))
        else:
            self.told.emit("ok", self.tr("The journal is whole"), proof_words(proof))

    # -- only while somebody looks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
