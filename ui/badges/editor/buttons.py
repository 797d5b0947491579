"""Buttons of the editor: Enter in a field presses none of them."""

from collections.abc import Callable

from ui.parts.basics import ActionButton, button
from ui.style.tokens import Theme

Do = Callable[[], object]


def quiet_button(
    theme: Theme, words: str, do: Do, key: str = "", icon: str = "", kind: str = ""
) -> ActionButton:
    """A button that Enter in a field does not press."""
    made = button(theme, words, key, kind, icon)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: do())
    return made


def small_button(theme: Theme, words: str, icon: str, do: Do) -> ActionButton:
    """An icon with its words as a hint, where a picture is as plain as a word."""
    made = button(theme, "", icon=icon)
    made.setAutoDefault(False)
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.clicked.connect(lambda: do())
    return made
