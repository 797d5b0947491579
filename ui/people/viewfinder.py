"""What the camera sees with the frame of a portrait over it: as in a mirror, and what is outside
the frame dimmed."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style.tokens import Theme

WIDE, TALL = 3, 4  # of a portrait
TALLEST_PX = 1_200  # of a picture that is kept; a badge needs less
_DIM = 150  # of 255
_HEAD = (0.22, 0.14, 0.56, 0.56)  # where the head belongs: left, top, width and height, as parts


class Viewfinder(QWidget):
    """The live picture, or the one that was taken."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._image, self._is_still = theme, QImage(), False
        self.setMinimumSize(theme.px(320), theme.px(240))
        self.setAccessibleName(self.tr("What the camera sees"))

    def show_live(self, image: QImage) -> None:
        """Show a frame of the camera, mirrored: people move the right way only in a mirror."""
        self._image, self._is_still = image, False
        self.update()

    def show_still(self, portrait: QImage) -> None:
        """Show the portrait that was taken, as others see the person."""
        self._image, self._is_still = portrait, True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.fillRect(self.rect(), QColor(self._theme.colors.sunken))
        if self._image.isNull():
            return
        size = QSizeF(self._image.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        box = QRectF(QPointF(0, 0), size)
        box.moveCenter(QRectF(self.rect()).center())
        if self._is_still:
            p.drawImage(box, self._image)
            return
        p.save()
        p.translate(self.width(), 0)
        p.scale(-1, 1)
        p.drawImage(box, self._image)
        p.restore()
        self._draw_frame(p, box)

    def _draw_frame(self, p: QPainter, box: QRectF) -> None:
        frame = framed(box)
        outside = QPainterPath()
        outside.addRect(box)
        inside = QPainterPath()
        inside.addRect(frame)
        p.fillPath(outside.subtracted(inside), QColor(0, 0, 0, _DIM))
        p.setPen(QPen(QColor(Qt.GlobalColor.white), 2))
        p.drawRect(frame)
        p.setPen(QPen(QColor(Qt.GlobalColor.white), 1.5, Qt.PenStyle.DashLine))
        left, top, wide, tall = _HEAD
        side = frame.width()
        p.drawEllipse(
            QRectF(
                frame.left() + left * side, frame.top() + top * side,
                wide * side, tall * side * TALL / WIDE,
            )
        )  # fmt: skip


def framed(box: QRectF) -> QRectF:
    """The largest upright frame of a portrait in the middle of a picture."""
    size = QSizeF(WIDE, TALL).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    frame = QRectF(QPointF(0, 0), size)
    frame.moveCenter(box.center())
    return frame


def cut_out(image: QImage) -> QImage:
    """What is inside the frame, not mirrored, as large as a badge can use."""
    cut = image.copy(framed(QRectF(image.rect())).toRect())
    if cut.height() <= TALLEST_PX:
        return cut
    return cut.scaledToHeight(TALLEST_PX, Qt.TransformationMode.SmoothTransformation)
