"""The form that makes a forum: a name, its days, its time zone."""

import re
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QFrame, QLineEdit, QWidget

from checkin.desk import ForumPlan
from ui.parts.basics import Item, button, column, row, text
from ui.style.tokens import Theme

LONGEST = 100  # letters of a name that is a folder's name too
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class NewForum(QFrame):
    """Signals:
    done: the folder to make it in, and its ForumPlan. cancelled: make none.
    """

    done = Signal(object, object)
    cancelled = Signal()

    def __init__(self, theme: Theme, home: Path) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._theme, self._home = theme, home
        self.name, self.place = QLineEdit(), QLineEdit()
        tomorrow = QDate.currentDate().addDays(1)
        self.begins, self.ends = _day(tomorrow), _day(tomorrow.addDays(1))
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.addItems(
            sorted(bytes(z.data()).decode() for z in QTimeZone.availableTimeZoneIds())
        )
        found = QCompleter(self.zone.model(), self.zone)  # "almaty" finds Asia/Almaty
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.setCompleter(found)
        self.zone.setCurrentText(bytes(QTimeZone.systemTimeZoneId().data()).decode())
        self._problem = text(theme, "", "body", "bad", wrap=True)
        self._problem.hide()
        make = button(theme, self.tr("Make the forum"), "Enter", "primary", "check")
        make.clicked.connect(self.finish)
        back = button(theme, self.tr("Back"), "Esc")
        back.clicked.connect(self.cancelled)
        self.name.setMaxLength(LONGEST)
        lines: list[Item] = [
            self._line(self.tr("Name"), self.name),
            self._line(self.tr("Place"), self.place),
            self._line(self.tr("First day"), self.begins),
            self._line(self.tr("Last day"), self.ends),
            self._line(self.tr("Time zone"), self.zone),
        ]
        title = text(theme, self.tr("Make a forum"), "title")
        where = self.tr("It is kept in {folder}. The list is the next step.").format(folder=home)
        self.setLayout(
            column(
                title, text(theme, where, "body", "muted", wrap=True), theme.sp(6), *lines,
                self._problem, row(make, back, None, gap=theme.sp(8)), gap=theme.sp(10),
                margins=(theme.sp(24),) * 4,
            )
        )  # fmt: skip
        self.name.setFocus()

    def finish(self) -> None:
        """Make it of what stands in the fields."""
        name = self.name.text().strip()
        plan = ForumPlan(
            name,
            self.begins.date().toString("yyyy-MM-dd"),
            self.ends.date().toString("yyyy-MM-dd"),
            self.zone.currentText().strip(),
            self.place.text().strip(),
        )
        folder = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .") or "forum"
        self.done.emit(self._home / f"{folder}.forum", plan)

    def complain(self, words: str) -> None:
        """Say why it could not be made; what was typed stays."""
        self._problem.setText(words)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc, which the fields leave to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, word: str, part: QWidget) -> Item:
        said = text(self._theme, word, "body", "muted")
        said.setFixedWidth(self._theme.px(120))
        said.setBuddy(part)
        part.setAccessibleName(word)
        made = row(said, part, gap=self._theme.sp(10))
        made.setStretch(1, 1)
        return made


def _day(day: QDate) -> QDateEdit:
    made = QDateEdit(day)
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMMM yyyy")
    return made
