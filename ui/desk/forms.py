"""Forms of the desk: register a walk-in, correct a person. They stand in the stage, not over it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit

from checkin.desk import Card, Hit
from ui.desk.hits import HitRow
from ui.parts.basics import Item, button, column, isolated, refill, row, text
from ui.style.fonts import font
from ui.style.tokens import ROLE_ICON, Theme
from ui.tr import tr
from ui.words import field_word, role_word

PAUSE_MS = 200  # after the last letter, before look-alikes are asked for
WALK_IN = ("display_name", "latin_name", "organisation", "country", "email", "role")
CORRECT = ("display_name", "latin_name", "honorific", "position", "organisation", "country",
           "email", "phone", "role", "alert")  # fmt: skip
COMPANION = ("display_name", "latin_name", "position", "phone")
IN_ONE_COLUMN = 4  # fields; more stand in two where there is room
Field = QLineEdit | QComboBox


class PersonForm(QFrame):
    """Fields of one person with their words beside them; `foot` holds its buttons.

    Signals:
        done: the fields, to be kept.
        cancelled: nothing is to be kept.
        looked_for: a name was typed: the fields, to look for people who are the same.
        opened: one of the look-alikes was pointed at: the uid.
    """

    done = Signal(dict)
    cancelled = Signal()
    looked_for = Signal(dict)
    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        names: Sequence[str],
        action: str,
        listed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._theme, self._listed = theme, listed  # what the list says of corrected fields
        self.fields: dict[str, Field] = {name: _field(name) for name in names}
        written = QFontMetrics(font(theme.px(14)))
        self._wide = max(written.horizontalAdvance(field_word(name)) for name in names) + 4
        self._below = column(gap=theme.sp(4))
        self._problem = text(theme, "", "body", "bad", wrap=True)
        self._problem.hide()
        keep = button(theme, action, "Enter", "primary", "check")
        keep.clicked.connect(self.finish)
        leave = button(theme, self.tr("Cancel"), "Esc")
        leave.clicked.connect(self.cancelled)
        self.foot = (keep, leave)
        for part in self.fields.values():
            if isinstance(part, QLineEdit):
                part.returnPressed.connect(self.finish)
        self.setLayout(
            column(
                text(theme, title, "title"), theme.sp(4), *self._lines(), self._problem,
                theme.sp(6), self._below, None, gap=theme.sp(8), margins=(theme.sp(18),) * 4,
            )
        )  # fmt: skip
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.looked_for.emit(self.values()))

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: part.text() if isinstance(part, QLineEdit) else str(part.currentData())
            for name, part in self.fields.items()
        }

    def fill(self, name: str, value: str) -> None:
        """Put a value into a field."""
        part = self.fields[name]
        if isinstance(part, QLineEdit):
            part.setText(value)
            part.setCursorPosition(0)
        else:
            if part.findData(value) < 0:
                part.addItem(role_word(value), value)
            part.setCurrentIndex(part.findData(value))

    def watch(self, name: str) -> None:
        """Look for people who are the same while `name` is typed."""
        part = self.fields[name]
        if isinstance(part, QLineEdit):
            part.textChanged.connect(lambda: self._pause.start())

    def finish(self) -> None:
        """Keep the fields, unless the name is missing."""
        if not self.values()["display_name"].strip():
            self.complain(self.tr("The name is missing. Type it as the person writes it."))
            return
        self.done.emit(self.values())

    def complain(self, words: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._problem.setText(words)
        self._problem.show()
        first = self.fields["display_name"]
        first.setProperty("bad", True)
        first.style().polish(first)
        first.setFocus()

    def show_look_alikes(self, hits: list[Hit]) -> None:
        """People on the list who could be the same person."""
        words = self.tr("Is it one of these? They are on the list already.")
        items: list[Item] = [text(self._theme, words, "strong")] if hits else []
        for hit in hits[:3]:
            line = HitRow(self._theme, hit, chosen=False)
            line.clicked.connect(lambda uid=hit.uid: self.opened.emit(uid))
            items.append(line)
        refill(self._below, *items)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        name = self.fields["display_name"]
        name.setFocus()
        if isinstance(name, QLineEdit):
            name.end(False)  # go on after what stands there already

    def _lines(self) -> list[Item]:
        lines = [self._line(name, part) for name, part in self.fields.items()]
        if self._theme.large or len(lines) <= IN_ONE_COLUMN:
            return list(lines)
        names, rest = lines[:2], lines[2:]
        return [*names, *map(self._pair, rest[::2], rest[1::2])]

    def _pair(self, one: QHBoxLayout, other: QHBoxLayout) -> QHBoxLayout:
        both = row(one, other, gap=self._theme.sp(20))
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        return both

    def _line(self, name: str, part: Field) -> QHBoxLayout:
        theme = self._theme
        word = text(theme, field_word(name), "body", "muted")
        word.setFixedWidth(self._wide)
        word.setBuddy(part)
        part.setAccessibleName(field_word(name))
        items: list[Item] = [part]
        if name in self._listed:
            said = self.tr("On the list: {value}").format(value=isolated(self._listed[name]))
            items.append(text(theme, said, "caption", "muted", wrap=True))
            part.setAccessibleDescription(said)
        beside = row(word, column(*items, gap=theme.sp(2)), gap=theme.sp(10))
        beside.setStretch(1, 1)
        return beside


def walk_in_form(theme: Theme, typed: str) -> PersonForm:
    """The form for somebody who is not on the list; what was searched for stands in it."""
    made = PersonForm(theme, tr("Register a walk-in"), WALK_IN, tr("Register"))
    made.watch("display_name")
    made.fill("display_name", typed)
    return made


def companion_form(theme: Theme, card: Card) -> PersonForm:
    """The form for somebody who comes with the person in front."""
    title = tr("Who comes with {name}?").format(name=isolated(card.person.display_name))
    made = PersonForm(theme, title, COMPANION, tr("Register"))
    made.watch("display_name")
    what = made.fields["position"]
    if isinstance(what, QLineEdit):
        what.setPlaceholderText(tr("interpreter, spouse, driver …"))
    return made


def correct_form(theme: Theme, card: Card) -> PersonForm:
    """The form that puts a person right; what the list says stays visible under a changed field."""
    person = card.person
    title = tr("Correct {name}").format(name=isolated(person.display_name))
    made = PersonForm(theme, title, CORRECT, tr("Keep the correction"), person.corrected)
    for name in CORRECT:
        made.fill(name, getattr(person, name))
    return made


def _field(name: str) -> Field:
    if name != "role":
        made = QLineEdit()
        made.setMaxLength(500)
        return made
    roles = QComboBox()
    for role in ROLE_ICON:
        roles.addItem(role_word(role), role)
    return roles
