"""A signature: drawn by hand with mouse, pen or finger, kept as strokes, shown again as it was."""

import json
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.tokens import Theme

SIZE = 1_000  # a point lies between 0 and this, both ways; the field is three times as wide as high
RATIO = 3
MOST_POINTS = 2_000
NEAR = 4  # points nearer to the last one than this add nothing


class Signature(QWidget):
    """Shows strokes, and takes new ones where it may be drawn on.

    Signals:
        drawn: a stroke was added, or all were wiped away.
    """

    drawn = Signal()

    def __init__(self, theme: Theme, strokes: str = "", *, is_open: bool = False) -> None:
        super().__init__()
        self._theme, self._is_open = theme, is_open
        self._strokes: list[list[int]] = read(strokes)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        wide = theme.px(480) if is_open else theme.px(180)
        self.setFixedSize(QSize(wide, wide // RATIO))
        self.setAccessibleName(self.tr("Signature"))
        if is_open:
            self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> str:
        """The strokes as they are kept, "" for none."""
        return json.dumps(self._strokes, separators=(",", ":")) if self._strokes else ""

    def wipe(self) -> None:
        """Begin again."""
        self._strokes = []
        self.update()
        self.drawn.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_open and event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([])
            self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_open and self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_open and self._strokes:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_open:
            painter.setPen(QPen(QColor(colors.edge), 1))
            painter.setBrush(QColor(colors.sunken))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
            line = self.height() * 3 // 4
            painter.drawLine(self.width() // 12, line, self.width() * 11 // 12, line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(colors.text), max(1.4, self.height() / 70))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            self._draw(painter, stroke)

    def _draw(self, painter: QPainter, stroke: list[int]) -> None:
        wide, tall = self.width() / SIZE, self.height() / SIZE
        points = [
            QPointF(x * wide, y * tall) for x, y in zip(stroke[::2], stroke[1::2], strict=True)
        ]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))

    def _add(self, at: QPointF) -> None:
        stroke = self._strokes[-1]
        x, y = (
            max(0, min(SIZE, round(value * SIZE / length)))
            for value, length in ((at.x(), self.width()), (at.y(), self.height()))
        )
        is_near = bool(stroke) and abs(stroke[-2] - x) + abs(stroke[-1] - y) < NEAR
        if not is_near and sum(map(len, self._strokes)) < MOST_POINTS * 2:
            stroke += [x, y]
            self.update()


def read(strokes: str) -> list[list[int]]:
    """The strokes of a kept drawing; what cannot be read is none."""
    try:
        found: Any = json.loads(strokes) if strokes else []
    except ValueError:
        return []
    return [list(stroke) for stroke in found if len(stroke) % 2 == 0]
