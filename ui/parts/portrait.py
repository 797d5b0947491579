"""A person's photo, or the sign that there is none."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.style.tokens import Theme


class Portrait(QWidget):
    """A picture file in a rounded frame, cut to fill it; `None` shows an empty frame."""

    def __init__(self, theme: Theme, photo: Path | None, width: int, height: int) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap(str(photo)) if photo else QPixmap()
        self.setFixedSize(theme.px(width), theme.px(height))

    def show_picture(self, picture: QPixmap) -> None:
        """Put a picture into the frame, or another one in its place."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, box = QPainter(self), QRectF(self.rect())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(box, box.width() * 0.12, box.width() * 0.12)
        p.setClipPath(clip)
        if self._picture.isNull():
            self._nobody(p, box)
        else:
            p.drawPixmap(box, self._picture, _filling(self._picture, box))

    def _nobody(self, p: QPainter, box: QRectF) -> None:
        """Head and shoulders of anybody."""
        colors, side, middle = self._theme.colors, box.width(), box.center()
        p.fillRect(box, QColor(colors.sunken))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(colors.line))
        head, wide = side * 0.19, side * 0.38
        top = middle.y() - side * 0.12
        p.drawEllipse(middle - QPointF(0, middle.y() - top), head, head * 1.12)
        p.drawEllipse(QRectF(middle.x() - wide, top + head * 1.5, wide * 2, box.height()))


def _filling(picture: QPixmap, box: QRectF) -> QRectF:
    """The part of the picture that fills `box`; from tall ones the bottom goes, not the head."""
    size = picture.size()
    wanted = box.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    left = (size.width() - wanted.width()) / 2
    top = (size.height() - wanted.height()) * 0.2
    return QRectF(left, top, wanted.width(), wanted.height())
