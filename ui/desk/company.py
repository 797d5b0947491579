"""Who comes with the person in front, and with whom they come: each one click or key away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from checkin.desk import Card, CompanionLine
from ui.parts.basics import ActionButton, button, isolated, text
from ui.parts.flow import Flow, flow
from ui.style.tokens import Theme
from ui.tr import tr
from ui.words import role_word, state_word

SHOWN = 3  # companions a card has room for; People shows them all


def company(theme: Theme, card: Card, ask: Callable[[str, str], None]) -> Flow:
    """A line of buttons."""
    if card.principal is not None:
        said = text(theme, tr("Comes with"), "caption", "muted")
        return flow(said, _open(theme, card.principal, 1, ask), gap=theme.sp(8))
    items: list[QWidget] = []
    if card.companions:
        items.append(text(theme, tr("With them"), "caption", "muted"))
        shown = card.companions[:SHOWN]
        items += [_open(theme, each, number, ask) for number, each in enumerate(shown, 1)]
        left = len(card.companions) - len(shown)
        if left:
            more = tr("and {count} more").format(count=left)
            items.append(text(theme, more, "caption", "muted"))
    add = _quiet(theme, tr("Companion…"), "Shift+F2", "user-plus")
    add.clicked.connect(lambda: ask("companion", ""))
    return flow(*items, add, gap=theme.sp(8))


def _open(
    theme: Theme, line: CompanionLine, number: int, ask: Callable[[str, str], None]
) -> ActionButton:
    key = f"Alt+{number}"
    what = line.position or role_word(line.role)
    made = _quiet(theme, isolated(line.name), key, "users")
    made.setShortcut(QKeySequence(key))
    said = tr("{name}, {what}: {state}")
    words = said.format(name=isolated(line.name), what=what, state=state_word(line.state))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda: ask("open", line.uid))
    return made


def _quiet(theme: Theme, words: str, key: str, icon: str) -> ActionButton:
    made = button(theme, words, key, "quiet", icon)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
