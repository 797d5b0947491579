"""Charts drawn with QPainter: bars over time, sideways bars, a ring. No library needed."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import Theme, role_icon, role_tone

CENTRE = Qt.AlignmentFlag.AlignHCenter
_OTHER_SIDE = {
    Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft,
}


@dataclass(frozen=True)
class Bar:
    """One bar: `value` of `whole`; `role` gives colour and icon."""

    label: str
    value: int
    whole: int = 0
    role: str = ""


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


class TimeBars(Chart):
    """Arrivals per ten minutes; the bar of now is outlined, quiet hours stay visible."""

    def __init__(
        self, theme: Theme, bars: list[Bar], height: int = 220, every: int = 6, grid: bool = True
    ) -> None:
        super().__init__(theme, height)
        self._bars, self._every, self._grid = bars, every, grid
        most = max(bars, key=lambda bar: bar.value)
        said = self.tr("{count} steps of ten minutes; most people at {time}: {people}")
        self.setAccessibleName(said.format(count=len(bars), time=most.label, people=most.value))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max(1, *(bar.value for bar in self._bars))
        ceiling = max(10, -(-top // 10) * 10) if self._grid else top * 1.15
        left, under = (
            (self.theme.px(30), self.theme.px(22)) if self._grid else (0, self.theme.px(18))
        )
        area = QRectF(
            left,
            self.theme.px(14),
            self.width() - left - 4,
            self.height() - under - self.theme.px(16),
        )
        if self._grid:
            self._lines(p, area, int(ceiling))
        self._draw(p, area, ceiling)

    def _lines(self, p: QPainter, area: QRectF, ceiling: int) -> None:
        for value in range(0, ceiling + 1, 10 if ceiling <= 40 else 20):
            y = area.bottom() - area.height() * value / ceiling
            p.setPen(QPen(QColor(self.theme.colors.line), 1))
            ruled = self.flip(QRectF(area.left(), y, area.width(), 0))
            p.drawLine(ruled.topLeft(), ruled.topRight())
            self.write(
                p, QRectF(0, y - 9, area.left() - 8, 18), str(value), at=Qt.AlignmentFlag.AlignRight
            )

    def _draw(self, p: QPainter, area: QRectF, ceiling: float) -> None:
        c, step = self.theme.colors, area.width() / len(self._bars)
        peak = max(bar.value for bar in self._bars)
        for i, bar in enumerate(self._bars):
            tall = max(2.0, area.height() * bar.value / ceiling)
            box = QRectF(
                area.left() + i * step + step * 0.14, area.bottom() - tall, step * 0.72, tall
            )
            now = i == len(self._bars) - 1
            p.setPen(
                QPen(QColor(c.accent.fill), 2, Qt.PenStyle.DashLine) if now else Qt.PenStyle.NoPen
            )
            p.setBrush(QColor(c.soft.fill) if now else QColor(c.accent.fill))
            p.drawRoundedRect(self.flip(box), 2, 2)
            if bar.value == peak or now:
                above = box.adjusted(-20, -18, 20, -box.height() - 2)
                self.write(p, above, str(bar.value), 12, c.text, at=CENTRE, weight=600)
            if i % self._every == 0:
                room = step + 60 - step * 0.28
                under = QRectF(box.left() - 30, area.bottom() + 4, room, self.theme.px(16))
                self.write(p, under, bar.label, at=CENTRE)


class SideBars(Chart):
    """Present of expected, by country or role: filled part is here, outlined part still to come."""

    def __init__(
        self, theme: Theme, bars: list[Bar], label_width: int = 120, step: int = 30
    ) -> None:
        super().__init__(theme, step * len(bars))
        self._bars, self._label = bars, theme.px(label_width)
        self.setAccessibleName("; ".join(f"{bar.label}: {self._said(bar)}" for bar in bars))

    def _said(self, bar: Bar) -> str:
        if not bar.whole:
            return str(bar.value)
        return self.tr("{here} of {expected}").format(here=bar.value, expected=bar.whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.height() / len(self._bars)
        longest = max(1, *(bar.whole or bar.value for bar in self._bars))
        for i, bar in enumerate(self._bars):
            self._one(p, bar, QRectF(0, i * step, self.width(), step), longest)

    def _one(self, p: QPainter, bar: Bar, box: QRectF, longest: int) -> None:
        c, t = self.theme.colors, self.theme
        tone = role_tone(t, bar.role).fill if bar.role else c.accent.fill
        inset = 0.0
        if bar.role:
            inset = t.px(26)
            icons.paint(
                p,
                role_icon(bar.role),
                c.text,
                self.flip(QRectF(0, box.center().y() - t.px(8), t.px(16), t.px(16))),
            )
        self.write(
            p,
            QRectF(inset, box.top(), self._label - inset - 8, box.height()),
            bar.label,
            13,
            c.text,
        )
        room = box.width() - self._label - t.px(78)
        thick = min(t.px(14), box.height() * 0.5)
        left, y = self._label, box.center().y() - thick / 2
        p.setPen(QPen(QColor(c.edge), 1))
        p.setBrush(QColor(c.sunken))
        whole = QRectF(left, y, room * (bar.whole or bar.value) / longest, thick)
        p.drawRoundedRect(self.flip(whole), 3, 3)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(tone))
        here = QRectF(left, y, room * bar.value / longest, thick)
        p.drawRoundedRect(self.flip(here), 3, 3)
        words = self._said(bar)
        self.write(
            p,
            QRectF(box.right() - t.px(74), box.top(), t.px(74), box.height()),
            words,
            13,
            c.text,
            at=Qt.AlignmentFlag.AlignRight,
        )


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
