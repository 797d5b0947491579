"""Counts that open what they count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from ui.parts.basics import figure, glyph, row
from ui.style.tokens import Theme


@dataclass(frozen=True)
class Tile:
    """A number and what it counts."""

    key: str
    icon: str
    number: int
    words: str
    state: str = ""  # ok, warn, bad or ""


class TileButton(QPushButton):
    """One count; it shows its icon, its number and its words."""

    def __init__(self, theme: Theme, tile: Tile) -> None:
        super().__init__()
        self.key = tile.key
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{tile.number:,} {tile.words}")
        tint = theme.colors.tint[tile.state].on if tile.state else theme.colors.muted
        space = theme.sp(12)
        self._inside = row(
            glyph(theme, tile.icon, tint, 22), figure(theme, f"{tile.number:,}", tile.words), None,
            gap=theme.sp(10), margins=(space, theme.sp(4), space, theme.sp(4)),
        )  # fmt: skip
        self.setLayout(self._inside)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.sizeHint()


class Tiles(QWidget):
    """A row of counts, one of them open.

    Signals:
        chosen: the key of the one to show.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, tiles: Sequence[Tile], key: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        box = QGridLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.sp(8))
        across = 3 if theme.large else len(tiles)
        for number, tile in enumerate(tiles):
            made = TileButton(theme, tile)
            made.setChecked(tile.key == key)
            made.clicked.connect(lambda _=False, key=tile.key: self.chosen.emit(key))
            self._group.addButton(made)
            box.addWidget(made, number // across, number % across)
            box.setColumnStretch(number % across, 1)
        self.setLayout(box)

    def tile(self, key: str) -> TileButton:
        """The button of one count."""
        made = next(each for each in self._group.buttons() if getattr(each, "key", "") == key)
        assert isinstance(made, TileButton)
        return made
