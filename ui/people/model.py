"""The list of people as a table sees it, however long: only what is looked at is read."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from checkin.desk import Desk, PeoplePage, PersonLine
from checkin.errors import DeskError
from ui.parts.grid import cell_data
from ui.parts.tables import CELL, Cell
from ui.tasks import Tasks
from ui.words import field_word, role_word, state_word

CHUNK = 100  # people read at a time
KEPT = 40  # chunks remembered
SORTED_BY = ("name", "organisation", "country", "role")  # what the desk can put in order
READ = (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_STATE_SIGN = {"in": "ok", "expected": "circle-dashed", "withdrawn": "bad"}


@dataclass(frozen=True)
class Question:
    """Whom to show, and in which order."""

    words: str = ""
    state: str = ""
    role: str = ""
    sort: str = "name"


@dataclass(frozen=True)
class Answer:
    """A part of the list, and what was asked."""

    question: Question
    chunk: int
    page: PeoplePage


class PeopleModel(QAbstractTableModel):
    """A table of people that reads itself off the GUI thread, some lines at a time.

    Signals:
        counted: how many people fit the question, told with every answer.
        failed: the list could not be read; what is on screen stays.
    """

    counted = Signal(int)
    failed = Signal(DeskError)

    def __init__(
        self, desk: Desk, tasks: Tasks, columns: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._columns = tuple(columns)
        self._question = Question()  # what is wanted
        self._shown = Question()  # what the lines on screen answer
        self._total = 0
        self._chunks: OrderedDict[int, Sequence[PersonLine]] = OrderedDict()
        self._wanted: list[int] = []  # chunks somebody looked at, the newest last
        self._is_reading = False

    @property
    def question(self) -> Question:
        return self._question

    def ask(self, question: Question) -> None:
        """Show other people; those on screen stay until the answer is there."""
        self._question = question
        self._wanted = [0]
        self._read_next()

    def refresh(self) -> None:
        """Read again what is on screen."""
        self._is_reading = False  # also after a mistake of ours, whose answer never came
        self._wanted = list(self._chunks)[-3:] or [0]
        self._read_next()

    def person(self, row: int) -> PersonLine | None:
        """The person of a row, if it has been read."""
        lines = self._chunks.get(row // CHUNK, ())
        at = row % CHUNK
        return lines[at] if at < len(lines) else None

    def _read_next(self) -> None:
        """One part at a time, the one looked at last first: fast scrolling skips the rest."""
        if self._is_reading or not self._wanted:
            return
        self._is_reading = True
        chunk, question, people = self._wanted.pop(), self._question, self._desk.people

        def read() -> Answer:
            page = people.page(
                question.words, state=question.state, role=question.role, sort=question.sort,
                offset=chunk * CHUNK, limit=CHUNK,
            )  # fmt: skip
            return Answer(question, chunk, page)

        self._tasks.run(read, self._take_in, self._give_up)

    def _give_up(self, error: DeskError) -> None:
        self._is_reading = False
        self._wanted = []
        self.failed.emit(error)

    def _take_in(self, answer: Answer) -> None:
        self._is_reading = False
        if answer.question == self._question:
            self._keep(answer)
            self.counted.emit(self._total)
        self._read_next()

    def _keep(self, answer: Answer) -> None:
        if answer.question != self._shown or answer.page.total != self._total:
            self.beginResetModel()
            self._shown, self._total = answer.question, answer.page.total
            self._chunks.clear()
            self._put(answer)
            self.endResetModel()
            return
        self._put(answer)
        if not self._total:
            return
        first = answer.chunk * CHUNK
        last = min(first + CHUNK, self._total) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _put(self, answer: Answer) -> None:
        self._chunks[answer.chunk] = answer.page.lines
        self._chunks.move_to_end(answer.chunk)
        while len(self._chunks) > KEPT:
            self._chunks.popitem(last=False)

    def _look_at(self, row: int) -> PersonLine | None:
        chunk = row // CHUNK
        if chunk in self._chunks:
            return self.person(row)
        if chunk not in self._wanted:
            self._wanted = [*self._wanted[-2:], chunk]
        self._read_next()
        return None

    # -- Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        column = self._columns[section]
        is_sorted = column == self._shown.sort and not self._shown.words
        return f"{column_word(column)} ↓" if is_sorted else column_word(column)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in READ:
            return None
        person = self._look_at(index.row())
        cell = cell_of(person, self._columns[index.column()]) if person else Cell("…", muted=True)
        return cell_data(cell, role)


def column_word(column: str) -> str:
    """The header of a column."""
    return {"name": field_word("display_name"), "state": field_word("status")}.get(
        column, field_word(column)
    )


def cell_of(person: PersonLine, column: str) -> Cell:
    """A person in one column."""
    gone = person.state == "withdrawn"
    if column == "name":
        return Cell(person.name, person.latin_name, bold=True, struck=gone)
    if column == "role":
        return Cell(role_word(person.role), role=person.role)
    if column == "state":
        sign = _STATE_SIGN[person.state]
        return Cell(state_word(person.state), state=sign, muted=person.state == "expected")
    if column == "serial":
        return Cell(person.serial or "–", muted=not person.serial)
    return Cell(person.country_name if column == "country" else person.organisation)
