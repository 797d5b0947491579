"""What every dialog is: a sheet over a dimmed window, opened by a method and never waited for."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QVBoxLayout, QWidget

from ui.parts.basics import scrolling
from ui.style.sheet import palette, sheet
from ui.style.tokens import Theme

_VEIL_ALPHA = 110  # 43 %


class Veil(QWidget):
    """Dims a window while a dialog is open, and grows with it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._color = QColor(theme.colors.rail)
        self._color.setAlpha(_VEIL_ALPHA)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._color)


class Sheet(QDialog):
    """A dialog in the look of the house. `open()` shows it and returns at once."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.setObjectName("window")
        self.setPalette(palette(theme))
        self.setStyleSheet(sheet(theme))
        side = Qt.LayoutDirection
        self.setLayoutDirection(side.RightToLeft if theme.rtl else side.LeftToRight)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._veil: Veil | None = None
        self.finished.connect(self._lift_veil)

    def fill(self, layout: QLayout) -> None:
        """Show this, instead of what was shown before."""
        made = QFrame()
        made.setProperty("panel", "plain")
        made.setLayout(layout)
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            self._inside.deleteLater()
        # large text may need more room than a small screen has: it scrolls, and is never cut
        self._inside = _scrolling_both_ways(made) if self.theme.large else made
        self._frame.addWidget(self._inside)

    def open(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self._veil = Veil(self.theme, parent.window())
            centre = parent.window().geometry().center()
            self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)
        super().open()

    def fit(self, wide: int, tall: int) -> None:
        """Take this size, in pixels of the theme, as far as the window behind has room."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else None
        wide, tall = self.theme.px(wide), self.theme.px(tall)
        if room is not None and room.width() > 640:
            wide, tall = min(wide, room.width() - 120), min(tall, room.height() - 48)
        self.resize(min(wide, 1120), min(tall, 760))

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None


def _scrolling_both_ways(inside: QWidget) -> QWidget:
    made = scrolling(inside)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return made
