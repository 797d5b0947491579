"""Everybody whose Latin name is missing, with what is proposed; confirm it, or write it oneself."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from checkin.desk import Desk, LatinLine
from checkin.errors import DeskError
from ui.parts.basics import button, column, empty, isolated, message_bar, refill, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.parts.tick import Tick
from ui.people.latin_part import standard_words
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr


class LatinDialog(Sheet):
    """A list of people, a line to write in, and one button for all that are beyond doubt.

    Signals:
        confirmed: there are other Latin names now.
    """

    confirmed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Latin names"))
        self._desk, self._tasks = desk, tasks
        self.lines: list[LatinLine] = []
        self._room = QVBoxLayout()
        self._said = text(theme, self.tr("Looking…"), "body", "muted", wrap=True)
        self.model = CellsModel([self.tr("Name"), self.tr("Proposed")], self)
        self.table = grid(theme, self.model, (0, 0), self.tr("People without a Latin name"))
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("Latin name"))
        self.edit.textChanged.connect(self._allow)
        self.keep = button(theme, self.tr("Confirm this one"), "Enter", icon="check")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._confirm)
        self.all = button(theme, self.tr("Confirm all that are beyond doubt"), kind="primary")
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self._confirm_sure)
        self.printed = Tick(
            self.tr("Print proposals that are beyond doubt before they are confirmed")
        )
        self.printed.setChecked(desk.latin.is_printed_unconfirmed)
        self.printed.toggled.connect(self._print_unconfirmed)
        self.fill(self._whole())
        self.fit(760, 620)
        self._look()

    @property
    def line(self) -> LatinLine | None:
        """The person chosen in the list."""
        at = self.table.currentIndex().row()
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def _whole(self) -> QLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        whole = column(
            text(t, self.tr("Latin names"), "title"),
            self._said,
            gap=t.sp(10),
            margins=(space, space, space, t.sp(16)),
        )
        whole.addLayout(self._room)
        self._nobody = empty(
            t, "languages", self.tr("Everybody's name can be read in Latin letters.")
        )
        self._nobody.hide()
        whole.addWidget(self._nobody, 1)
        whole.addWidget(self.table, 1)
        writing = row(gap=t.sp(10))
        writing.addWidget(self.edit, 1)
        writing.addWidget(self.keep)
        whole.addLayout(writing)
        whole.addWidget(self.printed)
        whole.addLayout(row(None, close, self.all))
        return whole

    def _look(self) -> None:
        self._tasks.run(self._desk.latin.missing, self._show, self._refuse)

    def _show(self, lines: Sequence[LatinLine]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.lines = list(lines)
        self.model.show_rows(len(lines), lambda row: _cells(self.lines[row]))
        sure = sum(_is_sure(line) for line in lines)
        words = self.tr(
            "People without a Latin name: {count}. Written by the rules of their country's "
            "passports: {sure}; the others need the passport or the person. What you confirm is "
            "kept as your correction of the list."
        )
        self._said.setText(words.format(count=f"{len(lines):,}", sure=f"{sure:,}"))
        for seen, part in ((lines, self.table), (lines, self._said), (not lines, self._nobody)):
            part.setVisible(bool(seen))
        self.all.setEnabled(sure > 0)
        self.table.setCurrentIndex(self.model.index(min(at, len(lines) - 1), 0))
        self._choose()

    def _choose(self, *_: QModelIndex) -> None:
        line = self.line
        self.edit.setEnabled(line is not None)
        self.edit.setText(line.proposal.latin if line else "")
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(self.line is not None and bool(self.edit.text().strip()))

    def _confirm(self) -> None:
        line, latin, written = self.line, self._desk.latin, self.edit.text()
        if line is not None:
            self.keep.setEnabled(False)  # until the desk has answered
            self._tasks.run(lambda: latin.confirm(line.uid, written), self._done, self._refuse)

    def _confirm_sure(self) -> None:
        uids, latin = [line.uid for line in self.lines if _is_sure(line)], self._desk.latin
        self.all.setEnabled(False)
        self._tasks.run(lambda: latin.confirm_sure(uids), self._done_all, self._refuse)

    def _print_unconfirmed(self, wanted: bool) -> None:
        latin = self._desk.latin
        self._tasks.run(lambda: latin.print_unconfirmed(wanted), self._changed, self._refuse)

    def _changed(self, _: object) -> None:
        self.confirmed.emit()

    def _done(self, _: object) -> None:
        self.confirmed.emit()
        self._look()

    def _done_all(self, count: int) -> None:
        title = self.tr("Latin names confirmed: {count}").format(count=f"{count:,}")
        refill(self._room, message_bar(self.theme, "ok", title, ""))
        self._done(count)

    def _refuse(self, error: DeskError) -> None:
        title = self.tr("Nothing was changed")
        refill(self._room, message_bar(self.theme, "bad", title, str(error)))
        self._allow()


def _is_sure(line: LatinLine) -> bool:
    return bool(line.proposal.latin) and not line.proposal.is_guess


def _cells(line: LatinLine) -> list[Cell]:
    said = line.proposal
    latin = isolated(said.latin) if said.latin else "–"
    words = standard_words(said) if said.latin else tr("Ask the person")
    return [Cell(line.name, line.country_name, bold=True), Cell(latin, words)]
