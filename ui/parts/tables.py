"""Tables: a cell is words, a second line, a mark; one item delegate draws them all."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)  # fmt: skip

from ui.parts.basics import MIRRORED
from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import TINT_ICON, Theme, role_icon, role_tone

CELL = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Cell:
    """Words with an optional second line; `role` or `state` puts a coloured mark before them."""

    words: str
    sub: str = ""
    role: str = ""
    state: str = ""
    bold: bool = False
    muted: bool = False
    struck: bool = False


class CellPainter(QStyledItemDelegate):
    """Draws a Cell in the theme's colours."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme, self._height = theme, theme.px(height)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, self._height)

    def paint(
        self, p: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell, box, t = index.data(CELL), QRect(option.rect), self._theme
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            p.fillRect(box, QColor(t.colors.soft.fill))
            if index.column() == 0:
                bar = QRect(box.left(), box.top(), 4, box.height())
                p.fillRect(self._mirrored(bar, box), QColor(t.colors.focus))
        whole = QRect(box)
        box.adjust(t.sp(12), 0, -t.sp(6), 0)
        if cell.role or cell.state:
            box.adjust(self._mark(p, cell, box, whole), 0, 0, 0)
        box = self._mirrored(box, whole)
        self._write(p, cell, box)
        p.restore()

    def _mirrored(self, part: QRect, whole: QRect) -> QRect:
        """Where a part lies on this page: on the other side of its cell on a mirrored one."""
        side = Qt.LayoutDirection
        return QStyle.visualRect(
            side.RightToLeft if self._theme.rtl else side.LeftToRight, whole, part
        )

    def _mark(self, p: QPainter, cell: Cell, box: QRect, whole: QRect) -> int:
        t, side = self._theme, self._theme.px(20)
        place = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        square = QRectF(self._mirrored(place, whole))
        if cell.role:
            tone = role_tone(t, cell.role)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(tone.fill))
            p.drawRoundedRect(square, 5, 5)
            icons.paint(p, role_icon(cell.role), tone.on, square.adjusted(4, 4, -4, -4))
        else:
            name, tint = (
                (TINT_ICON[cell.state], t.colors.tint[cell.state].on)
                if cell.state in TINT_ICON
                else (cell.state, t.colors.muted)
            )
            name = MIRRORED.get(name, name) if t.rtl else name
            icons.paint(p, name, tint, square.adjusted(2, 2, -2, -2))
        return side + t.sp(8)

    def _write(self, p: QPainter, cell: Cell, box: QRect) -> None:
        t, two = self._theme, bool(cell.sub)
        half = box.height() // 2
        main = QRect(
            box.left(),
            box.top() + (t.px(4) if two else 0),
            box.width(),
            half if two else box.height(),
        )
        made = font(t.px(14), 600 if cell.bold else 400, cell.words)
        made.setStrikeOut(cell.struck)
        p.setFont(made)
        p.setPen(QColor(t.colors.muted if cell.muted else t.colors.text))
        self._line(p, main, cell.words)
        if two:
            p.setFont(font(t.px(12)))
            p.setPen(QColor(t.colors.muted))
            self._line(
                p, QRect(box.left(), box.top() + half, box.width(), half - t.px(4)), cell.sub
            )

    def _line(self, p: QPainter, box: QRect, words: str) -> None:
        words = p.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if self._theme.rtl else Qt.AlignmentFlag.AlignLeft
        how = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        p.drawText(box, int(how), words)
