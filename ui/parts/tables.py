"""Tables: a cell is words, a second line, a mark; one item delegate draws them all."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)  # fmt: skip

from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import TINT_ICON, Theme, role_icon, role_tone
from ui.words import role_word

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


def of_role(role: str) -> Cell:
    return Cell(role_word(role), role=role)


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
                p.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(t.colors.focus))
        box.adjust(t.sp(12), 0, -t.sp(6), 0)
        if cell.role or cell.state:
            box.adjust(self._mark(p, cell, box), 0, 0, 0)
        self._write(p, cell, box)
        p.restore()

    def _mark(self, p: QPainter, cell: Cell, box: QRect) -> int:
        t, side = self._theme, self._theme.px(20)
        square = QRectF(box.left(), box.center().y() - side / 2 + 1, side, side)
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

    @staticmethod
    def _line(p: QPainter, box: QRect, words: str) -> None:
        words = p.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        how = (
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        p.drawText(box, int(how), words)


def table(
    theme: Theme,
    heads: list[str],
    rows: list[list[Cell]],
    widths: list[int],
    height: int = 48,
    chosen: int = -1,
) -> QTableView:
    """A read-only table; a width of 0 takes the room that is left."""
    model = QStandardItemModel(len(rows), len(heads))
    model.setHorizontalHeaderLabels(heads)
    for y, cells in enumerate(rows):
        for x, cell in enumerate(cells):
            item = QStandardItem()
            item.setData(cell, CELL)
            item.setData(cell.words, int(Qt.ItemDataRole.AccessibleTextRole))
            model.setItem(y, x, item)
    made = QTableView()
    model.setParent(made)
    made.setModel(model)
    _dress(theme, made, widths, height)
    if chosen >= 0:
        made.selectRow(chosen)
    return made


def _dress(theme: Theme, made: QTableView, widths: list[int], height: int) -> None:
    painter = CellPainter(theme, height)
    painter.setParent(made)
    made.setItemDelegate(painter)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.px(height))
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    head = made.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    for x, width in enumerate(widths):
        head.setSectionResizeMode(
            x, QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
        )
        if width:
            made.setColumnWidth(x, theme.px(width))
