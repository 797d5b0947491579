"""Who may enter: the window that makes guest lists by pasting, by conditions, from a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from checkin.desk import Found, GuestLine
from checkin.errors import DeskError
from ui.parts.basics import button, column, isolated, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.page import Page
from ui.parts.tables import Cell
from ui.settings.choices import labelled
from ui.style.tokens import Theme
from ui.words import role_word

WIDTHS = (0, 190, 128)


class GuestsSheet(Sheet):
    """One list at a time; nothing is written before it is kept.

    Signals:
        chosen: the name of a list to show.
        pasted: lines of which people are to be found.
        asked: conditions by which people are to be found.
        file_asked: the path of a file to read.
        kept: the name of the list, and the uids on it.
    """

    chosen = Signal(str)
    pasted = Signal(list)
    asked = Signal(str)
    file_asked = Signal(str)
    kept = Signal(str, list)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Guest lists"))
        self.people: list[GuestLine] = []
        t = theme
        self.name = QComboBox()
        self.name.setEditable(True)
        written = QLineEdit()
        written.setPlaceholderText(self.tr("name of a new list, or choose one"))
        self.name.setLineEdit(written)
        self.name.textActivated.connect(self.chosen)
        self.condition = QLineEdit()
        self.condition.setPlaceholderText("role:speaker country:kz org:rivers")
        self.condition.returnPressed.connect(lambda: self.asked.emit(self.condition.text()))
        self.area = QPlainTextEdit()
        self.area.setPlaceholderText(
            self.tr("Names in any script, e-mails, tickets or badge numbers, one a line")
        )
        self.area.setFixedHeight(t.px(92))
        self.area.setTabChangesFocus(True)
        self._model = CellsModel((self.tr("Name"), self.tr("Organisation"), self.tr("Role")), self)
        self.table = grid(t, self._model, WIDTHS, self.tr("People on the list"))
        away = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(self.take_off)
        self._said = text(t, "", "body", "muted", wrap=True)
        self._build()
        self.fit(900, 680)

    def show_lists(self, lists: dict[str, int]) -> None:
        """Offer these lists; what is written as the name stays."""
        name = self.name.currentText()
        self.name.clear()
        self.name.addItems(sorted(lists))
        self.name.setCurrentText(name)

    def show_people(self, people: list[GuestLine]) -> None:
        """Show these as the list."""
        self.people = people
        self._draw()
        self._say(self.tr("On the list: {count}").format(count=len(people)))

    def add(self, people: list[GuestLine]) -> None:
        """Put them on the list; who is on it stays once."""
        known = {each.uid for each in self.people}
        fresh = [each for each in people if each.uid not in known]
        self.people = [*self.people, *fresh]
        self._draw()
        words = self.tr("Added: {added}. On the list: {count}. Not written yet.")
        self._say(words.format(added=len(fresh), count=len(self.people)))

    def add_found(self, found: Found) -> None:
        """The same for lines; those that mean nobody or several stay, to be put right."""
        self.add(list(found.people))
        self.area.setPlainText("\n".join((*found.nobody, *found.several)))
        if not found.nobody and not found.several:
            return
        words = self.tr(
            "Found: {found}. Nobody is called: {nobody}. Several may be meant by: {several}. "
            "These lines stay above; write the e-mail or the badge number instead."
        )
        none = self.tr("none")
        self._say(
            words.format(
                found=len(found.people),
                nobody=_named(found.nobody) or none,
                several=_named(found.several) or none,
            ),
            "warn",
        )

    def take_off(self) -> None:
        """Take the chosen person off the list."""
        number = self.table.currentIndex().row()
        if 0 <= number < len(self.people):
            del self.people[number]
            self._draw()
            self._say(self.tr("On the list: {count}. Not written yet.").format(
                count=len(self.people)))  # fmt: skip

    def keep(self) -> None:
        """Give the list away, to be written."""
        self.kept.emit(self.name.currentText().strip(), [each.uid for each in self.people])

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing is lost."""
        self._say(words, "bad")

    def say_kept(self, name: str) -> None:
        """The list is written."""
        words = self.tr("{name} is written: {count} people may enter where it is chosen.")
        self._say(words.format(name=isolated(name), count=len(self.people)), "ok")

    # -- building

    def _build(self) -> None:
        t = self.theme
        add = button(t, self.tr("Find and add"), icon="plus")
        add.clicked.connect(lambda: self.pasted.emit(self.area.toPlainText().splitlines()))
        by = button(t, self.tr("Add all of them"), icon="users")
        by.clicked.connect(lambda: self.asked.emit(self.condition.text()))
        file = button(t, self.tr("From a file…"), icon="file-spreadsheet")
        file.clicked.connect(self._choose_file)
        off = button(t, self.tr("Take off the list"), "Del", "quiet", "minus")
        off.clicked.connect(self.take_off)
        done = button(t, self.tr("Write the list"), "Ctrl+Enter", "primary", "check")
        done.setShortcut(QKeySequence("Ctrl+Return"))
        done.clicked.connect(self.keep)
        close = button(t, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        for each in (add, by, file, off, done, close):
            each.setAutoDefault(False)
        whole = column(
            text(t, self.tr("Guest lists"), "title"),
            labelled(t, self.tr("List"), self.name),
            labelled(t, self.tr("Everybody with"), self.condition, by),
            labelled(t, self.tr("These people"), self.area, column(add, file, None, gap=t.sp(6))),
            gap=t.sp(10), margins=(t.sp(24),) * 4,
        )  # fmt: skip
        whole.addWidget(self.table, 1)
        whole.addWidget(self._said)
        whole.addLayout(row(off, None, close, done, gap=t.sp(8)))
        self.fill(whole)

    def _choose_file(self) -> None:
        kinds = self.tr("Lists (*.csv *.xlsx *.xls *.ods)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("People of a guest list"), "", kinds)
        if path:
            self.file_asked.emit(path)

    def _draw(self) -> None:
        people = list(self.people)
        self._model.show_rows(0, lambda n: ())
        self._model.show_rows(len(people), lambda n: self._cells(people[n]))

    def _cells(self, line: GuestLine) -> tuple[Cell, ...]:
        return (
            Cell(line.name, line.latin_name, bold=True),
            Cell(line.organisation, line.country),
            Cell(role_word(line.role)),
        )

    def _say(self, words: str, state: str = "muted") -> None:
        self._said.setText(words)
        tone = {"muted": "muted"}.get(state, state)
        self._said.setProperty("tone", tone)
        self._said.style().polish(self._said)


class GuestLists(QObject):
    """Opens the window for a page, finds people and writes lists."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.sheet: GuestsSheet | None = None

    def begin(self) -> GuestsSheet:
        """Open it."""
        page, guests = self._page, self._page.desk.guests
        sheet = GuestsSheet(page.theme, page)
        self.sheet = sheet
        run = page.tasks.run

        def fail(error: DeskError) -> None:
            sheet.complain(str(error))

        sheet.chosen.connect(lambda name: run(lambda: guests.on(name), sheet.show_people, fail))
        sheet.pasted.connect(lambda lines: run(lambda: guests.find(lines), sheet.add_found, fail))
        sheet.asked.connect(lambda words: run(lambda: guests.by_condition(words), sheet.add, fail))
        sheet.file_asked.connect(
            lambda path: run(
                lambda: guests.find(guests.lines_of(Path(path))), sheet.add_found, fail
            )
        )
        sheet.kept.connect(self._keep)
        self._read()
        sheet.open()
        return sheet

    def _keep(self, name: str, uids: list[str]) -> None:
        sheet, guests = self.sheet, self._page.desk.guests
        if sheet is None:
            return

        def kept(_: object) -> None:
            sheet.say_kept(name)
            self._read()

        self._page.tasks.run(
            lambda: guests.keep(name, uids), kept, lambda error: sheet.complain(str(error))
        )

    def _read(self) -> None:
        if self.sheet is not None:
            self._page.tasks.run(self._page.desk.guests.lists, self.sheet.show_lists)


def _named(lines: tuple[str, ...], most: int = 4) -> str:
    shown = ", ".join(isolated(line) for line in lines[:most])
    return f"{shown} + {len(lines) - most}" if len(lines) > most else shown
