"""Whose badge is shown: somebody looked for, or one of the hardest names of the list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from checkin.desk import Desk, PersonLine
from ui.badges.hard_names import hardest
from ui.parts.basics import column, text
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.style.tokens import Theme

SAMPLE_PAGES, SAMPLE = 10, 400  # read from all over a long list


class Trying(QWidget):
    """Names to try a badge on.

    Signals:
        asked: words to look for, "" for the hard names.
        chosen: the uid and the name of a person.
    """

    asked = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people: Sequence[PersonLine] = ()
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Somebody's name…"))
        self.words.setAccessibleName(self.tr("Look for the person whose badge is shown"))
        self.words.textChanged.connect(self.asked)
        self._said: QLabel = text(theme, "", "caption", "muted", wrap=True)
        self.model = CellsModel([""], self)
        self.table = grid(theme, self.model, (0,), self.tr("People to try a badge on"))
        self.table.horizontalHeader().hide()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        whole = column(self.words, self._said, gap=theme.sp(8))
        whole.addWidget(self.table, 1)
        self.setLayout(whole)

    def show_people(self, people: Sequence[PersonLine], *, are_hard: bool) -> None:
        """Offer these."""
        self._people = people
        words = self.tr("The longest name of each script on the list")
        self._said.setText(
            words if are_hard else self.tr("Found: {count}").format(count=len(people))
        )
        self.model.show_rows(
            len(people), lambda at: [Cell(people[at].name, people[at].latin_name, bold=True)]
        )

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._people):
            person = self._people[index.row()]
            self.chosen.emit(person.uid, person.name)


def hard_names(desk: Desk) -> list[PersonLine]:
    """The hardest names of the list; of a long one, of samples from all over it."""
    total = desk.people.page(limit=1).total
    step = max(SAMPLE, total // SAMPLE_PAGES)
    people: list[PersonLine] = []
    for offset in range(0, total, step):
        people += desk.people.page(offset=offset, limit=SAMPLE).lines
    return hardest(people)
