"""Third step: what taking the list in would change, before anything changes."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QStackedWidget,
    QTableView,
    QWidget,
)

from checkin.desk import Change, ImportPlan
from ui.lists import plan_rows
from ui.lists.faulty import faulty_rows, save_faulty
from ui.lists.tiles import Tile, Tiles
from ui.parts.basics import button, column, empty, glyph, isolated, panel, row, text
from ui.parts.grid import CellsModel, RowOf, grid
from ui.parts.tick import Tick
from ui.style.tokens import Theme

_LEAVE = {"new": (2, 3), "changed": (0,)}  # columns that large text has no room for
_CHANGES = {False: [60, 0, 120, 190, 240, 110], True: [0, 0, 110, 130, 170, 100]}
_TABS = ("new", "changed", "same", "missing", "faulty", "notes")


class PlanStep(QWidget):
    """New, changed, the same, missing, faulty: each a number and the people behind it.

    Signals:
        decided: something else will be taken in than before.
    """

    decided = Signal()

    def __init__(self, theme: Theme, plan: ImportPlan) -> None:
        super().__init__()
        self.theme, self.plan = theme, plan
        self.kept: set[Change] = {change for change in plan.plan.changes if change.keep}
        self.withdrawn: set[str] = set()
        self.models: dict[str, CellsModel] = {}
        self._stack = QStackedWidget()
        for key in _TABS:
            self._stack.addWidget(self._tab(key))
        first = next((tile.key for tile in self._counts() if tile.number), "new")
        self.tiles = Tiles(theme, self._counts(), first)
        self.tiles.chosen.connect(self.show_tab)
        whole = column(self.tiles, gap=theme.sp(10))
        whole.addWidget(self._stack, 1)
        if faulty_rows(plan):
            whole.addWidget(self._faults())
        self.setLayout(whole)
        self.show_tab(first)

    def show_tab(self, key: str) -> None:
        """Show the people behind one count."""
        self._stack.setCurrentIndex(_TABS.index(key))

    def decide(self, at: int) -> None:
        """Turn the decision about one change round."""
        change = self.plan.plan.changes[at]
        if plan_rows.can_be_kept(change):
            self.kept ^= {change}
            self._show_changes()
            self.decided.emit()

    def withdraw(self, at: int) -> None:
        """Turn the decision about one missing person round."""
        self.withdrawn ^= {self.plan.plan.missing[at][0]}
        self._show_missing()
        self.decided.emit()

    def withdraw_all(self, wanted: bool) -> None:
        """Withdraw everybody the list no longer has, or nobody."""
        self.withdrawn = {uid for uid, _ in self.plan.plan.missing} if wanted else set()
        self._show_missing()
        self.decided.emit()

    def save_faulty(self, path: Path) -> None:
        """Save the rows that were left out."""
        try:
            count = save_faulty(self.plan, path)
        except OSError as error:
            words = self.tr("The lines could not be saved: {reason}. Choose another place.")
            self._saved.setText(words.format(reason=error.strerror or error))
            return
        words = self.tr("Lines saved to {file}: {count}. Correct them there and import that file.")
        self._saved.setText(words.format(count=count, file=isolated(path.name)))

    # -- the counts

    def _counts(self) -> list[Tile]:
        plan, made = self.plan.plan, self.plan
        tiles = [
            Tile("new", "plus", len(plan.new), self.tr("new people"), "ok"),
            Tile("changed", "pencil", plan.changed, self.tr("changed people"), "warn"),
            Tile("same", "check", plan.unchanged, self.tr("the same as before")),
            Tile("missing", "circle-dashed", len(plan.missing), self.tr("no longer listed")),
            Tile(
                "faulty", "octagon-x", len(faulty_rows(made)), self.tr("lines with a fault"), "bad"
            ),
        ]
        if made.notes:
            tiles.append(Tile("notes", "info", len(made.notes), self.tr("worth a look"), "info"))
        return tiles

    # -- the tables

    def _tab(self, key: str) -> QWidget:
        if key == "same":
            words = self.tr("These people are on the list exactly as the file has them.")
            return empty(self.theme, "check", words)
        make = {"new": self._new, "changed": self._changed, "missing": self._missing,
                "faulty": self._faulty, "notes": self._notes}[key]  # fmt: skip
        return make()

    def _table(self, key: str, heads: list[str], widths: list[int], name: str) -> QTableView:
        self.models[key] = CellsModel(heads, self)
        made = grid(self.theme, self.models[key], widths, name, 46)
        for number in _LEAVE.get(key, ()) if self.theme.large else ():
            made.setColumnHidden(number, True)
        return made

    def _show(self, key: str, count: int, row_of: RowOf) -> None:
        self.models[key].show_rows(count, row_of)

    def _new(self) -> QWidget:
        people = self.plan.plan.new
        made = self._table(
            "new", plan_rows.new_heads(), [60, 0, 240, 150, 170], self.tr("New people")
        )
        self._show("new", len(people), lambda at: plan_rows.new_row(people[at]))
        return made if people else self._nothing(self.tr("Everybody in the file is known already."))

    def _changed(self) -> QWidget:
        made = DecisionTable(
            self._table(
                "changed", plan_rows.change_heads(), _CHANGES[self.theme.large], self.tr("Changes")
            ),
            self.tr("Enter or a click on a line turns Take into Keep and back."),
            self.theme,
        )
        made.decided.connect(self.decide)
        self._show_changes()
        nothing = self.tr("Nobody who is known already is changed.")
        return made if self.plan.plan.changes else self._nothing(nothing)

    def _missing(self) -> QWidget:
        made = DecisionTable(
            self._table(
                "missing", plan_rows.missing_heads(), [0, 240], self.tr("No longer listed")
            ),
            self.tr("They stay on the list unless you withdraw them, one by one or all together."),
            self.theme,
        )
        everybody = Tick(self.tr("Withdraw all of them"))
        everybody.toggled.connect(self.withdraw_all)
        made.add(everybody)
        made.decided.connect(self.withdraw)
        self._show_missing()
        nothing = self.tr("Nobody of an earlier list is missing in this one.")
        return made if self.plan.plan.missing else self._nothing(nothing)

    def _faulty(self) -> QWidget:
        faults = self.plan.faulty
        made = self._table("faulty", plan_rows.fault_heads(), [60, 200, 0], self.tr("Faults"))
        self._show("faulty", len(faults), lambda at: plan_rows.fault_row(faults[at], "bad"))
        return made if faults else self._nothing(self.tr("Every line can be taken in."))

    def _notes(self) -> QWidget:
        notes = self.plan.notes
        made = self._table("notes", plan_rows.fault_heads(), [60, 200, 0], self.tr("Worth a look"))
        self._show("notes", len(notes), lambda at: plan_rows.fault_row(notes[at], "info"))
        return made

    def _nothing(self, words: str) -> QWidget:
        return empty(self.theme, "check", words)

    def _show_changes(self) -> None:
        changes, kept = self.plan.plan.changes, self.kept
        self._show("changed", len(changes), lambda at: plan_rows.change_row(changes[at], kept))

    def _show_missing(self) -> None:
        missing, gone = self.plan.plan.missing, self.withdrawn
        self._show("missing", len(missing), lambda at: plan_rows.missing_row(missing[at], gone))

    # -- what was left out

    def _faults(self) -> QFrame:
        t = self.theme
        numbers = faulty_rows(self.plan)
        shown = ", ".join(str(number) for number in numbers[:6]) + (" …" if numbers[6:] else "")
        words = self.tr("Left out, lines {lines}: everything else can be taken in now.")
        self._saved = text(t, words.format(lines=shown), "body", "bad", wrap=True)
        save = button(t, self.tr("Save these lines…"), icon="download")
        save.setAutoDefault(False)
        save.clicked.connect(self._ask_where)
        sign = glyph(t, "octagon-x", t.colors.tint["bad"].on, 18)
        margins = (t.sp(12), t.sp(6), t.sp(8), t.sp(6))
        inside = row(sign, self._saved, save, gap=t.sp(10), margins=margins)
        inside.setStretch(1, 1)
        return panel(inside, "bad")

    def _ask_where(self) -> None:
        proposed = str(
            self.plan.file.path.with_name(f"{self.plan.file.path.stem} - to correct.csv")
        )
        dialog = QFileDialog(self, self.tr("Save the lines to correct"), proposed, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(lambda path: self.save_faulty(Path(path)))
        dialog.open()


class DecisionTable(QWidget):
    """A table each of whose lines is a decision that a click or Enter turns round.

    Signals:
        decided: the number of the line.
    """

    decided = Signal(int)

    def __init__(self, table: QTableView, words: str, theme: Theme) -> None:
        super().__init__()
        self.table = table
        table.clicked.connect(self._decide)
        self._said: QLabel = text(theme, words, "caption", "muted", wrap=True)
        self._foot = row(self._said, gap=theme.sp(12))
        self._foot.setStretch(0, 1)
        whole = column(gap=theme.sp(6))
        whole.addWidget(table, 1)
        whole.addLayout(self._foot)
        self.setLayout(whole)

    def add(self, widget: QWidget) -> None:
        """Put something below the table."""
        self._foot.addWidget(widget)

    def _decide(self, index: QModelIndex) -> None:
        self.decided.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.table.currentIndex().isValid():
            self.decided.emit(self.table.currentIndex().row())
            return
        super().keyPressEvent(event)
