"""What the desk page is drawn on: the box, the band, the stage, the last scans beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checkin.desk import Figures, Here, ScanLine
from ui.desk.box import Box, framed
from ui.desk.last_scans import LastScans
from ui.desk.scene import BUSY, Scene
from ui.desk.stage import Stage
from ui.desk.standing import here_button, here_line
from ui.desk.verdict import VerdictBand
from ui.parts.basics import button, refill, row
from ui.style.tokens import Theme

NARROW = 900  # pixels of the theme: below it, the last scans leave


class DeskView(QWidget):
    """Keeps its places in every state and knows no rule; its parts have signals of their own.

    Signals:
        walk_in_asked: somebody who is not on the list stands here.
        undo_asked: the newest admission is to be taken back.
        person_asked: the uid of somebody among the last scans.
        places_asked: the desk is to stand at another checkpoint.
    """

    walk_in_asked = Signal()
    undo_asked = Signal()
    person_asked = Signal(str)
    places_asked = Signal()

    def __init__(
        self, theme: Theme, scene: Scene, photos: Path, completions: Callable[[str], list[str]]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._last: list[ScanLine] = []
        self._drawn: tuple[bool, list[ScanLine]] | None = None  # what the strip shows
        self.box = Box(theme, completions)
        self.band = VerdictBand(theme, scene.saying)
        self.stage = Stage(theme, photos)
        self._side = QHBoxLayout()
        self._here, self._inside_now = QHBoxLayout(), QHBoxLayout()
        main = row(self.stage, self._side, gap=theme.sp(12))
        main.setStretch(0, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.sp(12))
        inside.addLayout(self._search())
        inside.addLayout(self._inside_now)
        inside.addWidget(self.band)
        inside.addLayout(main, 1)

    def show_scene(self, scene: Scene, figures: Figures | None) -> None:
        """Draw the whole scene, its verdict first."""
        self.box.ask_for(scene.kind)
        self.band.say(scene.saying)
        self.band.repaint()  # the verdict is seen before the rest is drawn
        self.stage.show_scene(scene, figures)
        if scene.kind not in BUSY:
            self.box.setFocus()

    def show_last(self, lines: list[ScanLine]) -> None:
        """Draw the last scans, where there is room for them."""
        self._last = lines
        narrow = self.isVisible() and self.width() / self._theme.scale < NARROW
        shown = [] if narrow else lines[: 8 if self.height() > 760 else 7]
        if self._drawn == (narrow, shown):
            return
        self._drawn = (narrow, shown)
        strip = LastScans(self._theme, shown)
        strip.undo.connect(self.undo_asked)
        strip.opened.connect(self.person_asked)
        refill(self._side, *([] if narrow else [strip]))

    def show_here(self, here: Here) -> None:
        """Say where this desk stands, and how many are inside."""
        place = here_button(self._theme, here)
        place.setFixedHeight(self._theme.px(52))
        place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place.clicked.connect(self.places_asked)
        refill(self._here, place)
        limited = here.capacity or here.session or here.rule == "inout"
        refill(self._inside_now, *([here_line(self._theme, here)] if limited else []))

    def _search(self) -> QHBoxLayout:
        theme = self._theme
        walk_in = button(theme, self.tr("Walk-in"), "F2", icon="user-plus")
        walk_in.setFixedHeight(theme.px(52))
        walk_in.clicked.connect(self.walk_in_asked)
        made = row(framed(theme, self.box), self._here, walk_in, gap=theme.sp(12))
        made.setStretch(0, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_last(self._last)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_last(self._last)  # only now it is known how wide it is
