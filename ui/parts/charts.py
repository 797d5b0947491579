"""What all charts share, and a ring. Drawn with QPainter, no library is needed."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style.fonts import font
from ui.style.tokens import Theme

CENTRE = Qt.AlignmentFlag.AlignHCenter
_OTHER_SIDE = {
    Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft,
}


class Chart(QWidget):
    """What all charts share: theme, mirroring, one way to write."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self.theme = theme
        self.setMinimumHeight(theme.px(height))

    def write(
        self,
        p: QPainter,
        box: QRectF,
        words: str,
        px: int = 12,
        tone: str = "",
        *,
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: int = 400,
    ) -> None:
        """Words into `box`, centred from top to bottom; mirrored pages mirror box and side."""
        if self.is_mirrored():
            at = _OTHER_SIDE.get(at, at)
        p.setFont(font(self.theme.px(px), weight, words))
        p.setPen(QColor(tone or self.theme.colors.muted))
        how = at | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        p.drawText(self.flip(box), int(how), words)

    def is_mirrored(self) -> bool:
        """Whether the page reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def flip(self, box: QRectF) -> QRectF:
        """Where `box` lies on this page: the same place, or its mirror image."""
        if not self.is_mirrored():
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())


class Ring(Chart):
    """How much of the list is here."""

    def __init__(self, theme: Theme, value: int, whole: int, words: str, size: int = 168) -> None:
        super().__init__(theme, size)
        self._value, self._whole, self._words = value, whole, words
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setAccessibleName(f"{value} / {whole} {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c = QPainter(self), self.theme.colors
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.width() * 0.085
        box = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        p.setPen(QPen(QColor(c.sunken), thick))
        p.drawEllipse(box)
        p.setPen(QPen(QColor(c.accent.fill), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawArc(box, 90 * 16, round(-360 * 16 * self._value / max(self._whole, 1)))
        middle = box.adjusted(0, -self.height() * 0.08, 0, -self.height() * 0.08)
        both = Qt.AlignmentFlag.AlignHCenter
        self.write(
            p,
            middle,
            str(self._value),
            round(self.width() / self.theme.scale * 0.21),
            c.text,
            at=both,
            weight=700,
        )
        self.write(
            p,
            middle.translated(0, self.height() * 0.2),
            self._words,
            13 if self.width() / self.theme.scale > 150 else 11,
            c.muted,
            at=both,
        )


def shanyrak(p: QPainter, box: QRect | QRectF, color: QColor, width: float) -> None:
    """The mark of Ashar: the crown of the yurt that neighbours raise together."""
    box = QRectF(box)
    p.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    p.save()
    p.translate(box.center())
    r = box.width() / 2 - width / 2
    for turn in (45, 135):
        p.save()
        p.rotate(turn)
        for offset in (-0.22, 0.0, 0.22):
            half = r * (1 - offset * offset) ** 0.5
            p.drawLine(QPointF(-half, r * offset), QPointF(half, r * offset))
        p.restore()
    p.restore()
