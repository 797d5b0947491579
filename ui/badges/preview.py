"""The real page of a badge, as large as there is room. Paper is white in both themes."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.tokens import Theme

MM_PER_INCH = 25.4
FINEST_DPI, COARSEST_DPI = 300, 60


class Preview(QWidget):
    """Shows one picture.

    Signals:
        resized: there is another amount of room now.
        double_clicked: somebody wants to change what is shown.
    """

    resized = Signal()
    double_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._picture = QPixmap()
        self.setMinimumSize(theme.px(120), theme.px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_png(self, png: bytes, words: str) -> None:
        """Show this picture; `words` say what it is."""
        self._picture = QPixmap()
        self._picture.loadFromData(png)
        self.setAccessibleName(words)
        self.update()

    @property
    def is_empty(self) -> bool:
        return self._picture.isNull()

    def dpi_for(self, width_mm: float, height_mm: float) -> int:
        """The resolution at which a page of that size is sharp here."""
        scale = min(self.width() / width_mm, self.height() / height_mm) * self.devicePixelRatioF()
        return round(max(COARSEST_DPI, min(FINEST_DPI, scale * MM_PER_INCH)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        box = QRectF(left, top, size.width(), size.height())
        p.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        p.setPen(QPen(QColor(self.theme.colors.edge), 1))
        p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()
