"""Buttons that bring what is chosen into line: its words, its boxes, the gaps between them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.badges.editor.buttons import small_button
from ui.badges.editor.lining import LEAST_TO_SPREAD
from ui.badges.editor.state import EditState
from ui.parts.basics import ActionButton
from ui.style.tokens import Theme
from ui.tr import tr

_SIDES = ("left", "middle", "right", "top", "centre", "bottom")
_WAYS = ("across", "down")
_ALIGNS = (("start", "Ctrl+L"), ("center", "Ctrl+E"), ("end", "Ctrl+R"))


def side_words() -> dict[str, str]:
    """Every way to bring boxes into line."""
    return {
        "left": tr("Left edges in line"),
        "middle": tr("Middles in line, side to side"),
        "right": tr("Right edges in line"),
        "top": tr("Upper edges in line"),
        "centre": tr("Middles in line, up and down"),
        "bottom": tr("Lower edges in line"),
        "across": tr("The same gaps side to side"),
        "down": tr("The same gaps up and down"),
    }


def lining_title() -> str:
    """The menu of the boxes."""
    return tr("Bring into line")


def align_title() -> str:
    """The menu of the words inside them, and what a step of it is called."""
    return tr("Words side to side")


class LineUp:
    """The same by key and menu; each is one step that can be undone."""

    def __init__(self, state: EditState, menu: QMenu, keys: QWidget) -> None:
        self._state, self._keys = state, keys
        self.lining = menu.addMenu(lining_title())
        self.words = menu.addMenu(align_title())
        said = side_words()
        for number, name in enumerate((*_SIDES, *_WAYS), 1):
            self._act(self.lining, said[name], f"Ctrl+{number}", name)
        for (align, key), title in zip(_ALIGNS, _align_words(), strict=True):
            self._act(self.words, title, key, align)
        state.chosen_changed.connect(self._allow)
        self._allow()

    def do(self, name: str) -> None:
        """Bring into line in this way."""
        words = side_words()
        if name in _WAYS:
            self._state.spread(name, words[name])  # type: ignore[arg-type]
        elif name in _SIDES:
            self._state.line_up(name, words[name])  # type: ignore[arg-type]
        else:
            self._state.set_all("align", name, align_title())

    def allows(self, name: str) -> bool:
        """Whether there is enough chosen for it."""
        boxes = len(self._state.boxes)
        if name in _WAYS:
            return boxes >= LEAST_TO_SPREAD
        return boxes > 0

    def _act(self, menu: QMenu, title: str, key: str, name: str) -> None:
        act: QAction = menu.addAction(title)
        act.setShortcut(QKeySequence(key))
        act.setData(name)
        act.triggered.connect(lambda: self.do(name))
        self._keys.addAction(act)  # its key works while the menu is closed

    def _allow(self) -> None:
        for act in self.lining.actions():
            act.setEnabled(self.allows(str(act.data())))
        has_words = any("align" in field.values for field in self._state.chosen)
        self.words.menuAction().setEnabled(has_words)


class LineBar(QWidget):
    """A button for each way boxes are brought into line; one box alone goes to the page's side."""

    def __init__(self, theme: Theme, state: EditState, line_up: LineUp) -> None:
        super().__init__()
        self._line_up = line_up
        self.buttons: dict[str, ActionButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.sp(4))
        line.addStretch(1)
        for at, (name, words) in enumerate(side_words().items()):
            icon = f"spread-{name}" if name in _WAYS else f"line-up-{name}"
            made = small_button(theme, words, icon, partial(line_up.do, name))
            made.setToolTip(f"{words} (Ctrl+{at + 1})")
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            if at in (3, 6):
                line.addSpacing(theme.sp(8))
            line.addWidget(made)
            self.buttons[name] = made
        line.addStretch(1)
        state.chosen_changed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        for name, made in self.buttons.items():
            made.setEnabled(self._line_up.allows(name))


def _align_words() -> Sequence[str]:
    return (tr("Where reading begins"), tr("In the middle"), tr("Where reading ends"))
