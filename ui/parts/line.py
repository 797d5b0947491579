"""One line of words: matched letters marked, and cut with an ellipsis where there is no room."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.fonts import font
from ui.style.tokens import TYPE, Theme

TALL = 1.6  # of the size of the letters: Khmer and Bengali have as much above and below


@dataclass(frozen=True)
class Piece:
    """Words of one look."""

    words: str
    kind: str = "body"  # of the type scale
    tone: str = "text"  # text, muted
    marks: tuple[tuple[int, int], ...] = ()  # matched letters, from and until
    struck: bool = False


class Line(QWidget):
    """Pieces one after another from the leading edge; the last ones are cut first.

    Painted here because a rich-text label cannot be cut, and names are never to be markup.
    """

    def __init__(self, theme: Theme, *pieces: Piece) -> None:
        super().__init__()
        self.pieces = tuple(piece for piece in pieces if piece.words)
        self._theme = theme
        self._fonts = [_font(theme, piece) for piece in self.pieces]
        self._widths = [
            QFontMetrics(made).horizontalAdvance(piece.words) + 2
            for made, piece in zip(self._fonts, self.pieces, strict=True)
        ]
        self._gap = theme.sp(10)
        self.setAccessibleName(", ".join(piece.words for piece in self.pieces))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        largest = max((made.pixelSize() for made in self._fonts), default=theme.px(14))
        self.setFixedHeight(round(largest * TALL))

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths) + self._gap * len(self._widths), self.height())

    def is_cut(self) -> bool:
        """Whether there is not room for all of it."""
        return sum(self._widths) + self._gap * (len(self._widths) - 1) > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, at = QPainter(self), 0
        for made, piece, wide in zip(self._fonts, self.pieces, self._widths, strict=True):
            room = min(wide, self.width() - at)
            if room < self._gap * 2:
                break
            self._draw(p, piece, made, QRectF(at, 0, room, self.height()))
            at += wide + self._gap
        self.setToolTip(self.accessibleName() if self.is_cut() else "")

    def _draw(self, p: QPainter, piece: Piece, made: QFont, box: QRectF) -> None:
        cut = QFontMetrics(made).elidedText(
            piece.words, Qt.TextElideMode.ElideRight, round(box.width())
        )
        laid = QTextLayout(cut, made)
        laid.setTextOption(_OPTION)
        laid.beginLayout()
        line = laid.createLine()
        line.setLineWidth(box.width())
        line.setLineWidth(line.naturalTextWidth() + 1)
        laid.endLayout()
        x = box.left()
        if self._theme.rtl:
            x = self.width() - box.left() - line.naturalTextWidth()
        at = QPointF(x, (box.height() - line.height()) / 2)
        p.setPen(QColor(getattr(self._theme.colors, piece.tone)))
        laid.draw(p, at)
        self._mark(p, laid, at, [each for each in piece.marks if each[0] < len(cut)])

    def _mark(
        self, p: QPainter, laid: QTextLayout, at: QPointF, marks: list[tuple[int, int]]
    ) -> None:
        """Draw the marked letters once more on their ground.

        A text format of their own would part letters that are written joined.
        """
        mark, line = self._theme.colors.mark, laid.lineAt(0)
        for start, end in marks:
            edges = [_edge(line, place) for place in (start, min(end, len(laid.text())))]
            box = QRectF(at.x() + min(edges), at.y(), abs(edges[1] - edges[0]), line.height())
            p.save()
            p.setClipRect(box)
            p.fillRect(box, QColor(mark.fill))
            p.setPen(QColor(mark.on))
            laid.draw(p, at)
            p.restore()


_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.NoWrap)
_OPTION.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def _edge(line: QTextLine, place: int) -> float:
    """Where a letter begins, in pixels; Qt's stubs know less of the answer than Qt."""
    x: float = line.cursorToX(place)[0]  # type: ignore[index]
    return x


def _font(theme: Theme, piece: Piece) -> QFont:
    px, weight = TYPE[piece.kind]
    made = font(theme.px(px), weight, piece.words)
    made.setStrikeOut(piece.struck)
    return made
