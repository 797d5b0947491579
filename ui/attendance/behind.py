"""The people behind a number: a list to search, to open somebody from, and to write into a file."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from checkin.desk import BehindPage, Choice, Desk, Figure, PersonBehind
from checkin.errors import DeskError
from ui.attendance.exporting import WritingSheet, ask_where
from ui.parts.basics import button, column, row, text
from ui.parts.grid import CellsModel, grid
from ui.parts.moments import day as day_word
from ui.parts.moments import moment
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr
from ui.words import field_word, role_word

PAGE = 100
PATIENCE_MS = 120  # after the last key, before the list is asked
WIDTHS = (0, 200, 130, 150, 180)
_SIGNS = {"present": "ok", "expected": "circle-dashed", "withdrawn": "bad"}


class BehindDialog(WritingSheet):
    """Reads on by itself when somebody scrolls to the end.

    Signals:
        person_asked: the uid of somebody whose card is wanted.
    """

    person_asked = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, figure: Figure, said: tuple[str, Choice],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(tasks, theme, parent)
        self._desk, self._figure = desk, figure
        self.title, self._choice = said
        self.setWindowTitle(self.title)
        self.lines: list[PersonBehind] = []
        self.total = 0
        self._asked = ""
        self._is_reading = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.refresh)
        self.fill(self._whole())
        self.fit(1040, 640)
        self.refresh()

    def refresh(self) -> None:
        """Read anew from the beginning."""
        self._asked = self.words.text()
        self._is_reading = False
        self._read(0)

    def open_person(self) -> None:
        """Show the card of the chosen person."""
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.lines):
            self.person_asked.emit(self.lines[at].uid)
            self.accept()

    def export(self, path: Path) -> None:
        """Write everybody counted in this number there, also those not read yet."""
        behind, figure, choice = self._desk.behind, self._figure, self._choice
        title = f"{self.title}: {self.total:,}"
        self.write(path, lambda told: behind.export(figure, choice, path, title=title, told=told))

    # -- building

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        self._said = text(t, "", "body", "muted")
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Search among them: name, organisation, country"))
        self.words.setAccessibleName(self.tr("Search"))
        self.words.textChanged.connect(self._patience.start)
        heads = [field_word("display_name"), field_word("organisation"), field_word("country"),
                 field_word("role"), self.tr("First in")]  # fmt: skip
        self.model = CellsModel(heads, self)
        self.table = grid(t, self.model, WIDTHS, self.title)
        for number in (1, 2) if t.large else ():  # large text has no room for them
            self.table.setColumnHidden(number, True)
        self.table.activated.connect(self.open_person)
        self.table.verticalScrollBar().valueChanged.connect(self._perhaps_more)
        whole = column(
            column(text(t, self.title, "title"), self._said, gap=2), self.words,
            gap=t.sp(10), margins=(space, space, space, t.sp(16)),
        )  # fmt: skip
        whole.addWidget(self.table, 1)
        whole.addLayout(self.told)
        whole.addLayout(self._foot())
        return whole

    def _foot(self) -> QHBoxLayout:
        t = self.theme
        close = button(t, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        person = button(t, self.tr("Open person"), "Enter", icon="users")
        person.clicked.connect(self.open_person)
        self.save = button(t, self.tr("Export…"), "", "primary", "download")
        self.save.clicked.connect(self._ask_where)
        for each in (close, person, self.save):
            each.setAutoDefault(False)
        return row(None, close, person, self.save)

    def _ask_where(self) -> None:
        day = self._choice.day or self._desk.reports.today()
        ask_where(self, self._desk.folder / f"{self._figure.kind}-{day}.xlsx", self.export)

    # -- reading

    def _read(self, offset: int) -> None:
        if self._is_reading:
            return
        self._is_reading = True
        page, figure, choice, words = (
            self._desk.behind.page,
            self._figure,
            self._choice,
            self._asked,
        )
        self._tasks.run(
            lambda: (words, offset, page(figure, choice, words, offset=offset, limit=PAGE)),
            self._take,
            self._not_read,
        )

    def _take(self, answer: tuple[str, int, BehindPage]) -> None:
        words, offset, page = answer
        if words != self._asked:
            return
        self._is_reading = False
        self.total = page.total
        self.lines = [*self.lines[:offset], *page.lines]
        (self.model.add_rows if offset else self.model.show_rows)(len(self.lines), self._cells)
        self._say_how_many()
        if not offset and self.lines:
            self.table.selectRow(0)

    def _not_read(self, error: DeskError) -> None:
        self._is_reading = False
        self.say_trouble(self.tr("The list could not be read"), error)

    def _perhaps_more(self, value: int) -> None:
        near = value >= self.table.verticalScrollBar().maximum() - 5
        if near and 0 < len(self.lines) < self.total:
            self._read(len(self.lines))

    # -- what is seen

    def _say_how_many(self) -> None:
        day = day_word(self._choice.day) if self._choice.day else self.tr("All days")
        words = self.tr("{count} people. {day}, {place}.")
        places = {place.id: place.name for place in self._desk.reception.checkpoints()}
        place = places.get(self._choice.checkpoint, self.tr("every checkpoint"))
        self._said.setText(words.format(count=f"{self.total:,}", day=day, place=place))

    def _cells(self, at: int) -> list[Cell]:
        each, today = self.lines[at], self._desk.reports.today()
        gone = each.state == "withdrawn"
        when = moment(each.first_in, today) if each.first_in else presence_word(each.state)
        return [
            Cell(each.name, each.latin_name, bold=True, struck=gone),
            Cell(each.organisation),
            Cell(each.country_name),
            Cell(role_word(each.role), role=each.role),
            Cell(when, state=_SIGNS[each.state], muted=not each.first_in),
        ]


def presence_word(state: str) -> str:
    """How somebody stands who has no time of arrival."""
    return {
        "present": tr("Present"), "expected": tr("Expected"), "withdrawn": tr("Withdrawn"),
    }[state]  # fmt: skip
