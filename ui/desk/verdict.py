"""The verdict band: colour, sign shape, pattern and one sentence, readable from two metres."""

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import RADIUS, VERDICT_ICON, Theme


@dataclass(frozen=True)
class Saying:
    """What the band says; `kind` is a verdict or 'ready'."""

    kind: str  # ready, admitted, already, refused, unknown
    headline: str
    sentence: str
    trailing: str = ""
    icon: str = "scan-line"
    sound: str = ""


class VerdictBand(QWidget):
    """Always in the same place; changes at once, never fades."""

    def __init__(self, theme: Theme, saying: Saying) -> None:
        super().__init__()
        self._theme = theme
        self.say(saying)

    @property
    def saying(self) -> Saying:
        """What it says now."""
        return self._say

    def say(self, saying: Saying) -> None:
        """Say something else, at once."""
        self._say = saying
        theme, calm = self._theme, saying.kind not in VERDICT_ICON
        self.setFixedHeight(theme.px(112 if not theme.large else 56 if calm else 88))
        self.setAccessibleName(f"{saying.headline}. {saying.sentence}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, on = self._colors()
        self._ground(p, fill)
        plate = QRectF(self._flip(QRect(self._theme.sp(20), 0, self._plate(), self.height())))
        plate = QRectF(plate.x(), (self.height() - plate.width()) / 2, plate.width(), plate.width())
        self._sign(p, plate, fill, on)
        self._words(p, on)
        self._clock(p, on)

    def _colors(self) -> tuple[QColor, QColor]:
        c = self._theme.colors
        tone = c.verdict.get(self._say.kind)
        return (QColor(tone.fill), QColor(tone.on)) if tone else (QColor(c.surface), QColor(c.text))

    def _plate(self) -> int:
        return round(self.height() * 0.62)

    def _flip(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.x() - box.width())
        return box

    def _ground(self, p: QPainter, fill: QColor) -> None:
        edge = (
            Qt.PenStyle.NoPen
            if self._say.kind in VERDICT_ICON
            else QPen(QColor(self._theme.colors.line))
        )
        p.setPen(edge)
        p.setBrush(fill)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        p.drawRoundedRect(box, RADIUS["verdict"], RADIUS["verdict"])
        clip = QPainterPath()
        clip.addRoundedRect(box, RADIUS["verdict"], RADIUS["verdict"])
        p.save()
        p.setClipPath(clip)
        self._pattern(p)
        p.restore()

    def _pattern(self, p: QPainter) -> None:
        """Stripes, bars or dots at the trailing end: the verdict without its colour."""
        draw = {"already": _stripes, "refused": _bars, "unknown": _dots}.get(self._say.kind)
        if not draw:
            return
        _, on = self._colors()
        on.setAlphaF(0.20)
        wide = self.height() * 3
        layer = QPixmap(wide, self.height())
        layer.fill(Qt.GlobalColor.transparent)
        brush = QPainter(layer)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(brush, layer.rect(), on, self.height() / 8)
        _fade(brush, layer.rect(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        brush.end()
        p.drawPixmap(self._flip(QRect(self.width() - wide, 0, wide, self.height())), layer)

    def _sign(self, p: QPainter, box: QRectF, fill: QColor, on: QColor) -> None:
        """Road-sign shapes: disc, triangle, octagon, diamond."""
        name = VERDICT_ICON.get(self._say.kind, self._say.icon)
        plate = (
            QColor(on) if self._say.kind in VERDICT_ICON else QColor(self._theme.colors.soft.fill)
        )
        ink = fill if self._say.kind in VERDICT_ICON else QColor(self._theme.colors.soft.on)
        p.setPen(QPen(plate, box.width() / 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                      Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        p.setBrush(plate)
        p.drawPath(_shape(self._say.kind, box.adjusted(3, 3, -3, -3)))
        size, down = _ICON_IN.get(self._say.kind, (0.56, 0.0))
        side = box.width() * size
        middle = box.center() + QPointF(0, box.height() * down)
        icons.paint(
            p, name, ink.name(), QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        )

    def _words(self, p: QPainter, on: QColor) -> None:
        """Headline and sentence beside the sign; neither ever runs under the clock."""
        t, verdict = self._theme, self._say.kind in VERDICT_ICON
        start = t.sp(20) * 2 + self._plate()
        wide = self.width() - start - (t.px(104) if self._say.trailing else t.sp(20))
        big, small = (40, 19) if verdict else (26, 15)
        if t.large:  # large text: the calm band shrinks, the verdict does not
            big, small = (32, 15) if verdict else (17, 12)
        headline, sentence = self._say.headline, self._say.sentence
        big = _fitting(headline, t.px(big), 700, wide)
        small = t.px(small)
        lines = 1 if QFontMetrics(font(small)).horizontalAdvance(sentence) <= wide else 2
        tall, deep = round(big * 1.3), round(small * 1.4) * lines
        top = (self.height() - tall - deep) // 2
        self._line(p, QRect(start, top, wide, tall), headline, font(big, 700), on)
        quiet = on if verdict else QColor(t.colors.muted)
        self._line(p, QRect(start, top + tall, wide, deep), sentence, font(small), quiet, lines)

    def _clock(self, p: QPainter, on: QColor) -> None:
        """The time of the scan, on a plate of its own so that the pattern cannot blur it."""
        if not self._say.trailing:
            return
        t = self._theme
        box = self._flip(
            QRect(self.width() - t.px(92), (self.height() - t.px(32)) // 2, t.px(72), t.px(32))
        )
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._colors()[0])
        p.drawRoundedRect(box, t.px(16), t.px(16))
        p.setFont(font(t.px(16), 600))
        p.setPen(on)
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._say.trailing)

    def _line(
        self, p: QPainter, box: QRect, words: str, written: QFont, color: QColor, lines: int = 1
    ) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        how = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the words themselves
        p.setFont(written)
        p.setPen(color)
        room = round(box.width() * (lines if lines == 1 else lines - 0.2))  # a line breaks early
        words = p.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        more = written.pixelSize() // 3  # tall scripts need it above and below
        p.drawText(
            self._flip(box).adjusted(0, -more, 0, more),
            int(how) | int(Qt.TextFlag.TextWordWrap if lines > 1 else 0),
            words,
        )


def _fitting(words: str, px: int, weight: int, wide: int) -> int:
    """The size at which `words` fit into `wide`, not less than six tenths of `px`."""
    advance = QFontMetrics(font(px, weight)).horizontalAdvance(words)
    return px if advance <= wide else max(round(px * 0.6), px * wide // advance)


_ICON_IN = {
    "admitted": (0.66, 0.0),
    "already": (0.46, 0.13),
    "refused": (0.66, 0.0),
    "unknown": (0.6, 0.0),
}


def _shape(kind: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    corners = {"already": (3, -pi / 2), "refused": (8, pi / 8), "unknown": (4, 0.0)}.get(kind)
    if kind == "ready":
        path.addRoundedRect(box, 14, 14)
    elif corners is None:
        path.addEllipse(box)
    else:
        path.addPolygon(_polygon(box, *corners))
        path.closeSubpath()
    return path


def _polygon(box: QRectF, corners: int, start: float) -> QPolygonF:
    r, middle = box.width() / 2, box.center()
    if corners == 3:
        r, middle = r * 1.1, middle + QPointF(0, r * 0.18)
    step = 2 * pi / corners
    return QPolygonF(
        [
            middle + QPointF(r * cos(start + i * step), r * sin(start + i * step))
            for i in range(corners)
        ]
    )


def _fade(p: QPainter, zone: QRect, rtl: bool) -> None:
    """Let the pattern come in softly, so that it never touches the words."""
    start, end = (zone.right(), zone.left()) if rtl else (zone.left(), zone.right())
    veil = QLinearGradient(QPointF(start, 0), QPointF(end, 0))
    veil.setColorAt(0, QColor(0, 0, 0, 0))
    veil.setColorAt(0.55, QColor(0, 0, 0, 255))
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    p.fillRect(zone, veil)


def _stripes(p: QPainter, zone: QRect, color: QColor, step: float) -> None:
    p.setPen(QPen(color, step))
    x = float(zone.left() - zone.height())
    while x < zone.right():
        p.drawLine(
            QPointF(x, zone.bottom() + step),
            QPointF(x + zone.height() + 2 * step, zone.top() - step),
        )
        x += step * 2.4


def _bars(p: QPainter, zone: QRect, color: QColor, step: float) -> None:
    """No-entry bars, crossed: the densest pattern for the hardest word."""
    p.setPen(QPen(color, step * 0.7))
    x = float(zone.left() - zone.height())
    while x < zone.right():
        p.drawLine(QPointF(x, zone.bottom() + step), QPointF(x + zone.height() + step, zone.top()))
        p.drawLine(QPointF(x, zone.top() - step), QPointF(x + zone.height() + step, zone.bottom()))
        x += step * 2.8


def _dots(p: QPainter, zone: QRect, color: QColor, step: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(color)
    for i, x in enumerate(range(zone.left(), zone.right(), round(step * 1.5))):
        for y in range(
            round(step * (0.75 if i % 2 else 0)), zone.bottom() + round(step), round(step * 1.5)
        ):
            p.drawEllipse(QPointF(x, y), step * 0.32, step * 0.32)
