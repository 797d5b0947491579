"""The parts of a settings card: a line with a label, a row of choices, a switch."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLayout,
    QLineEdit,
    QSlider,
    QWidget,
)

from ui.parts.basics import Item, button, column, line, panel, row, text
from ui.parts.tick import Tick
from ui.style.tokens import Theme


def card(theme: Theme, title: str, *items: Item) -> QFrame:
    """A group of settings."""
    space = theme.sp(18)
    margins = (space, theme.sp(12), space, theme.sp(14))
    return panel(
        column(text(theme, title, "heading"), line(), *items, gap=theme.sp(10), margins=margins)
    )


def labelled(theme: Theme, label: str, *field: Item) -> QLayout:
    """What a setting is called, beside it or, in large text, above it."""
    words = text(theme, label)
    for each in field:
        if isinstance(each, QLineEdit | QComboBox | QSlider):
            each.setAccessibleName(label)
            words.setBuddy(each)
            break
    if theme.large:
        return column(words, row(*field, gap=theme.sp(10)), gap=theme.sp(4))
    words.setFixedWidth(theme.px(150))
    words.setWordWrap(True)
    made = row(words, gap=theme.sp(10))
    made.addLayout(row(*field, gap=theme.sp(8)), 1)
    return made


def one_of(
    theme: Theme, parent: QWidget, words: Mapping[str, tuple[str, str]], current: str,
    choose: Callable[[str], None],
) -> dict[str, QWidget]:  # fmt: skip
    """Buttons of which one is pressed; `words` gives icon and word of each value."""
    group = QButtonGroup(parent)
    made: dict[str, QWidget] = {}
    for value, (icon, word) in words.items():
        each = button(theme, word, icon=icon)
        each.setCheckable(True)
        each.setChecked(value == current)
        each.clicked.connect(lambda _=False, value=value: choose(value))
        group.addButton(each)
        made[value] = each
    return made


def listed(words: Mapping[str, str], current: str, choose: Callable[[str], None]) -> QComboBox:
    """A list of which one is chosen."""
    made = QComboBox()
    for value, word in words.items():
        made.addItem(word, value)
    made.setCurrentIndex(max(made.findData(current), 0))
    made.activated.connect(lambda at: choose(str(made.itemData(at))))
    return made


def switch(words: str, is_on: bool, choose: Callable[[bool], None]) -> Tick:
    """Yes or no."""
    made = Tick(words)
    made.setChecked(is_on)
    made.toggled.connect(choose)
    return made
