"""Whom to show: words, a state, a role."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLayout, QLineEdit, QWidget

from ui.parts.basics import button, column, row
from ui.parts.flow import Flow
from ui.people.model import Question
from ui.style import icons
from ui.style.tokens import ROLE_ICON, Theme
from ui.words import role_word, state_word

STATES = ("", "expected", "handed", "in", "withdrawn")


class Filters(QWidget):
    """Narrows the list.

    Signals:
        asked: somebody wants to see other people.
        left_down: the operator goes on to the table.
    """

    asked = Signal()
    left_down = Signal()

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__()
        self.theme = theme
        self.words = QLineEdit(question.words)
        self.words.setPlaceholderText(self.tr("Name, organisation, country, badge…"))
        self.words.setAccessibleName(self.tr("Look for people"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(theme.px(150))
        if not theme.large:
            self.words.setMaximumWidth(theme.px(300))
        self.words.textChanged.connect(self.asked)
        self.role = self._roles(question.role)
        self._states = QButtonGroup(self)
        self._box = Flow(theme.sp(6))
        for state in STATES:
            self._add_state(state, question.state, "")
        self._states.idClicked.connect(self.asked)
        self.setLayout(self._arranged())

    def _arranged(self) -> QLayout:
        gap = self.theme.sp(6)
        if self.theme.large:
            first = row(self.words, self.role, gap=gap)
            first.setStretch(0, 1)
            return column(first, self._box, gap=gap)
        whole = row(gap=gap)
        whole.addWidget(self.words, 1)
        whole.addLayout(self._box, 2)
        whole.addWidget(self.role)
        return whole

    def question(self, sort: str) -> Question:
        """What is asked for now."""
        state = STATES[max(self._states.checkedId(), 0)]
        return Question(self.words.text(), state, str(self.role.currentData() or ""), sort)

    def reset(self) -> None:
        """Everybody again."""
        self.words.clear()
        self.role.setCurrentIndex(0)
        self._states.button(0).setChecked(True)
        self.asked.emit()

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many there are of each state, on its button."""
        chosen = STATES[max(self._states.checkedId(), 0)]
        for number, state in enumerate(STATES):
            old = self._states.button(number)
            had_focus = old.hasFocus()
            self._states.removeButton(old)
            at = self._box.indexOf(old)
            self._box.removeWidget(old)
            old.deleteLater()
            self._add_state(state, chosen, f"{counts[state]:,}", at)
            if had_focus:
                self._states.button(number).setFocus()

    def _add_state(self, state: str, chosen: str, count: str, at: int = -1) -> None:
        word = state_word(state) if state else self.tr("All")
        words = self.tr("{state} {count}").format(state=word, count=count) if count else word
        made = button(self.theme, words)
        made.setCheckable(True)
        made.setChecked(state == chosen)
        self._states.addButton(made, STATES.index(state))
        self._box.insert(self._box.count() if at < 0 else at, made)

    def _roles(self, chosen: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Role"))
        made.addItem(self.tr("Every role"), "")
        made.setIconSize(QSize(self.theme.px(18), self.theme.px(18)))
        for role, icon in ROLE_ICON.items():
            sign = icons.icon(icon, self.theme.colors.text, self.theme.px(18))
            made.addItem(sign, role_word(role), role)
        made.setCurrentIndex(max(made.findData(chosen), 0))
        made.currentIndexChanged.connect(self.asked)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
            return
        super().keyPressEvent(event)
