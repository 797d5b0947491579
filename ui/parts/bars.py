"""Bars over time and sideways bars, which may be opened to see who is behind them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from ui.parts.charts import CENTRE, Chart
from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import Theme, role_icon, role_tone


@dataclass(frozen=True)
class Bar:
    """One bar: `value` of `whole`; `role` gives colour and icon."""

    label: str
    value: int
    whole: int = 0
    role: str = ""


class BarChart(Chart):
    """Bars that may be opened, by the mouse or by arrows and Enter.

    Signals:
        opened: the number of a bar.
    """

    opened = Signal(int)
    _NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
    _BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
    _OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

    def __init__(self, theme: Theme, bars: list[Bar], height: int) -> None:
        super().__init__(theme, height)
        self._bars = bars
        self._at = -1  # the bar under the mouse, or reached by keys
        self._can_open = False

    def let_open(self) -> None:
        """From now on a bar can be opened."""
        self._can_open = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def strip(self, number: int) -> QRectF:
        """Where a bar is hit: all the room it has, so that a short one is as easy as a long one."""
        raise NotImplementedError

    def shade(self, p: QPainter) -> None:
        """Show which bar would be opened."""
        if self._can_open and 0 <= self._at < len(self._bars):
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(self.theme.colors.sunken))
            p.drawRoundedRect(self.flip(self.strip(self._at)), 4, 4)

    def _move_to(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self.update()

    def _hit(self, where: QPointF) -> int:
        strips = (self.flip(self.strip(n)) for n in range(len(self._bars)))
        return next((n for n, box in enumerate(strips) if box.contains(where)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._hit(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        if self._can_open and found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._move_to(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._move_to(max(self._at, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._move_to(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._OPENS and self._at >= 0 and self._can_open:
            self.opened.emit(self._at)
        elif event.key() in (*self._NEXT, *self._BEFORE):
            step = 1 if event.key() in self._NEXT else -1
            self._move_to(min(max(self._at + step, 0), len(self._bars) - 1))
        else:
            super().keyPressEvent(event)


class TimeBars(BarChart):
    """Arrivals per ten minutes; the bar of now is outlined, quiet hours stay visible."""

    def __init__(
        self, theme: Theme, bars: list[Bar], height: int = 220, every: int = 6, grid: bool = True
    ) -> None:
        super().__init__(theme, bars, height)
        self._every, self._grid = every, grid
        most = max(bars, key=lambda bar: bar.value)
        said = self.tr("{count} steps of ten minutes; most people at {time}: {people}")
        self.setAccessibleName(said.format(count=len(bars), time=most.label, people=most.value))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max(1, *(bar.value for bar in self._bars))
        ceiling = _ceiling(top) if self._grid else top * 1.15
        area = self._area()
        self.shade(p)
        if self._grid:
            self._lines(p, area, int(ceiling))
        self._draw(p, area, ceiling)

    def strip(self, number: int) -> QRectF:
        area = self._area()
        step = area.width() / len(self._bars)
        return QRectF(area.left() + number * step, area.top(), step, area.height())

    def _area(self) -> QRectF:
        most = max(bar.value for bar in self._bars)
        digits = self.theme.px(8) * max(0, len(str(_ceiling(most))) - 2)
        left, under = (
            (self.theme.px(30) + digits, self.theme.px(22))
            if self._grid
            else (0, self.theme.px(18))
        )
        return QRectF(
            left,
            self.theme.px(14),
            self.width() - left - 4,
            self.height() - under - self.theme.px(16),
        )

    def _lines(self, p: QPainter, area: QRectF, ceiling: int) -> None:
        for value in range(0, ceiling + 1, ceiling // 2 if ceiling > 40 else 10):
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


class SideBars(BarChart):
    """Present of expected, by country or role: filled part is here, outlined part still to come."""

    def __init__(
        self, theme: Theme, bars: list[Bar], label_width: int = 120, step: int = 30
    ) -> None:
        super().__init__(theme, bars, step * len(bars))
        self._least = self._label = float(theme.px(label_width))
        self._number = self._wide([self._said(bar) for bar in bars], 13, theme.px(74))
        self.setAccessibleName("; ".join(f"{bar.label}: {self._said(bar)}" for bar in bars))

    def _said(self, bar: Bar) -> str:
        if not bar.whole:
            return str(bar.value)
        return self.tr("{here} of {expected}").format(here=bar.value, expected=bar.whole)

    def _fitting(self, words: str, width: float) -> str:
        """`words`, cut with dots where there is no room for them."""
        measure = QFontMetricsF(font(self.theme.px(13), 400, words))
        return measure.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def _beside(self) -> float:
        """How wide the labels stand: as wide as the longest asks for, up to half of the chart."""
        inset = self.theme.px(26) if any(bar.role for bar in self._bars) else 0
        asked = self._wide([bar.label for bar in self._bars], 13, 0)
        return max(self._least, min(inset + asked + 16, self.width() * 0.5))

    def _wide(self, texts: list[str], px: int, least: float) -> float:
        """How much room the widest of `texts` asks for."""
        size = self.theme.px(px)
        fonts = (QFontMetricsF(font(size, 400, words)) for words in texts)
        return max(
            least, *(each.horizontalAdvance(w) for each, w in zip(fonts, texts, strict=True))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._label = self._beside()
        longest = max(1, *(bar.whole or bar.value for bar in self._bars))
        self.shade(p)
        for i, bar in enumerate(self._bars):
            self._one(p, bar, self.strip(i), longest)

    def strip(self, number: int) -> QRectF:
        step = self.height() / len(self._bars)
        return QRectF(0, number * step, self.width(), step)

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
        beside = QRectF(inset, box.top(), self._label - inset - 8, box.height())
        self.write(p, beside, self._fitting(bar.label, beside.width()), 13, c.text)
        room = max(box.width() - self._label - self._number - t.px(4), 0)
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
            QRectF(box.right() - self._number, box.top(), self._number, box.height()),
            words,
            13,
            c.text,
            at=Qt.AlignmentFlag.AlignRight,
        )


def _ceiling(most: int) -> int:
    """A round number the highest bar fits under, with few lines below it."""
    if most <= 40:
        return max(10, -(-most // 10) * 10)
    step = max(20, 10 ** (len(str(most)) - 1) // 5 * 2)  # whole also when it is halved
    return int(-(-most // step) * step)
