"""What checking all badges found, each with the one thing to do about it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from checkin.desk import BadgeWarning
from ui.badges.finding_rows import ROW_PX, FindingPainter
from ui.badges.words import GRAVE, gravity, problem_words
from ui.parts.basics import button, column, empty, refill, row, text
from ui.parts.grid import CellsModel, grid
from ui.parts.long_work import Work, WorkBar
from ui.parts.tables import Cell
from ui.style.tokens import Theme

NO_LATIN, LAYOUT_GONE = "no-latin-name", "layout-gone"


class Findings(QWidget):
    """A list of badges to look at; the gravest first.

    Signals:
        chosen: the uid and the name of a person.
        correction_asked: the uid of a person and the field to put right.
        photo_asked, latin_asked: the uid and the name of a person who needs one.
        layout_asked: the name of a layout to put right; rules_asked: mend whose layout is which.
        thumb_asked: the uid of a person whose badge has come into view.
        check_asked: look at all badges (again).
    """

    chosen = Signal(str, str)
    correction_asked = Signal(str, str)
    photo_asked = Signal(str, str)
    latin_asked = Signal(str, str)
    layout_asked = Signal(str)
    rules_asked = Signal()
    thumb_asked = Signal(str)
    check_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._found: list[BadgeWarning] = []  # those that are shown, the gravest first
        self._all: list[BadgeWarning] = []
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Which findings"))
        self.kinds.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kinds.activated.connect(lambda _: self._show_kind())
        self._words = text(theme, "", "body", wrap=True)
        self._said: QLabel = text(theme, "", "caption", "muted", wrap=True)
        self.model = CellsModel([""], self)
        self.table = grid(theme, self.model, (0,), self.tr("Badges to look at"), ROW_PX)
        self.painter = FindingPainter(theme, lambda at: self._found[at].uid)
        self.painter.setParent(self.table)
        self.painter.ask = self.thumb_asked.emit
        self.table.setItemDelegate(self.painter)
        self.table.horizontalHeader().hide()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.doubleClicked.connect(self._correct)
        self.correct = button(theme, self.tr("Correct…"), icon="pencil")
        self.correct.clicked.connect(self._correct)
        self.correct.setEnabled(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start())
        self._stack.addWidget(self._listed())
        self._fine = QVBoxLayout()
        fine = QWidget()
        fine.setLayout(self._fine)
        self._stack.addWidget(fine)
        self._work_room = QVBoxLayout()
        whole = column(self._said, gap=theme.sp(8))
        whole.addLayout(self._work_room)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _listed(self) -> QWidget:
        """The findings, and what to do about the one that is chosen."""
        again = button(self.theme, self.tr("Check again"), icon="play")
        again.clicked.connect(self.check_asked)
        made, inside = QWidget(), column(gap=self.theme.sp(8))
        inside.addWidget(self.kinds)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._words)
        inside.addLayout(row(self.correct, None))  # its words change: the next would cut them
        inside.addLayout(row(again, None))
        made.setLayout(inside)
        return made

    def show_work(self, work: Work) -> None:
        """The check is under way."""
        bar = WorkBar(self.theme, self.tr("Looking at badges"), can_stop=True)
        bar.stopped.connect(work.stop)
        work.moved.connect(bar.move_to)
        self.end_work()
        self._work_room.addWidget(bar)

    def show_findings(self, looked_at: int, found: Sequence[BadgeWarning]) -> None:
        """What came out."""
        self.end_work()
        self._all = sorted(found, key=gravity)
        people = len({each.uid for each in found if not each.layout})
        words = self.tr("Badges looked at: {count}. Well: {well}. Worth a look: {people}.")
        self._said.setText(words.format(count=looked_at, well=looked_at - people, people=people))
        self._said.setVisible(bool(found))
        words = self.tr("All {count} badges are fine.").format(count=f"{looked_at:,}")
        refill(self._fine, empty(self.theme, "circle-check", words))
        self._stack.setCurrentIndex(1 if found else 2)
        self._offer_kinds()
        self._show_kind()

    def _offer_kinds(self) -> None:
        """What was found, and how often: one thing that many lack hides nothing else."""
        kind = self.kinds.currentData()
        counts = Counter(kind_of(each) for each in self._all)
        self.kinds.clear()
        self.kinds.addItem(self.tr("Everything found: {count}").format(count=len(self._all)), None)
        words = {kind_of(each): problem_words(each) for each in self._all}
        for each, said in words.items():
            self.kinds.addItem(f"{said}: {counts[each]:,}", each)
        at = self.kinds.findData(kind) if kind is not None else 0
        self.kinds.setCurrentIndex(max(at, 0))

    def _show_kind(self) -> None:
        """Show what is found of the kind that is chosen."""
        chosen, kind = self._chosen(), self.kinds.currentData()
        self._found = [each for each in self._all if kind is None or kind_of(each) == kind]
        self.model.show_rows(len(self._found), self._cells)
        self._stay_at(chosen)

    def show_thumb(self, uid: str, png: bytes) -> None:
        """Show the picture of somebody's badge."""
        self.painter.show_png(uid, png)
        self.table.viewport().update()

    def start_anew(self) -> None:
        """What was found is of no worth any more."""
        self._found, self._all = [], []
        self.model.show_rows(0, self._cells)
        self.painter.forget()
        self._said.hide()
        self._stack.setCurrentIndex(0)

    def end_work(self) -> None:
        """The check is over, or could not be done."""
        item = self._work_room.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()

    def _start(self) -> QWidget:
        check = button(self.theme, self.tr("Check all badges"), "", "primary", "shield-check")
        check.clicked.connect(self.check_asked)
        words = self.tr("Every badge can be looked at before the doors open.")
        return empty(self.theme, "shield-check", words, check)

    def _cells(self, at: int) -> list[Cell]:
        warning = self._found[at]
        state = "bad" if warning.problem in GRAVE else "warn"
        return [Cell(warning.name, problem_words(warning), bold=True, state=state)]

    def _choose(self, index: QModelIndex) -> None:
        warning = self._chosen()
        self.correct.setEnabled(warning is not None)
        self._words.setText(problem_words(warning) if warning is not None else "")
        if warning is not None:
            self.correct.say(self._way_out(warning))
            if not warning.layout:
                self.chosen.emit(warning.uid, warning.name)

    def _chosen(self) -> BadgeWarning | None:
        at = self.table.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _stay_at(self, chosen: BadgeWarning | None) -> None:
        """What was chosen stays so; where it is mended, the next worst is chosen."""
        if chosen is None or not self._found:
            self.correct.setEnabled(False)
            self._words.setText("")
            return
        at = self._found.index(chosen) if chosen in self._found else 0
        self.table.selectRow(at)
        self._choose(self.model.index(at, 0))

    def _way_out(self, warning: BadgeWarning) -> str:
        if warning.problem == LAYOUT_GONE:
            return self.tr("Choose who has which layout…")
        if warning.layout:
            return self.tr("Edit layout…")
        if warning.field == "photo":
            return self.tr("Choose a photo…")
        if warning.problem == NO_LATIN:
            return self.tr("Take the proposed name")
        return self.tr("Correct…")

    def _correct(self) -> None:
        warning = self._chosen()
        if warning is None:
            return
        if warning.problem == LAYOUT_GONE:
            self.rules_asked.emit()
        elif warning.layout:
            self.layout_asked.emit(warning.layout)
        elif warning.field == "photo":
            self.photo_asked.emit(warning.uid, warning.name)
        elif warning.problem == NO_LATIN:
            self.latin_asked.emit(warning.uid, warning.name)
        else:
            self.correction_asked.emit(warning.uid, warning.field)


def kind_of(warning: BadgeWarning) -> str:
    """What is wrong with which field, whoever has it."""
    return f"{warning.field} {warning.problem}"
