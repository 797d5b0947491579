"""A table over any model whose cells are `Cell`s: no grid lines, reached and walked by keys."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtCore import QPersistentModelIndex as Kept
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.parts.tables import CELL, Cell, CellPainter
from ui.style.tokens import Theme

RowOf = Callable[[int], Sequence[Cell]]


class CellsModel(QAbstractTableModel):
    """A table that asks for the cells of a row when it is looked at."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = list(heads)
        self._count = 0
        self._row_of: RowOf = _nothing

    def show_rows(self, count: int, row_of: RowOf) -> None:
        """Show other rows; where only words changed, what is chosen stays chosen."""
        self._row_of = lru_cache(maxsize=512)(row_of)
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self.endResetModel()
        elif count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self._heads) - 1))

    def add_rows(self, count: int, row_of: RowOf) -> None:
        """Show more rows under those there are; what is chosen, and where one looks, stays."""
        if count <= self._count:
            self.show_rows(count, row_of)
            return
        self._row_of = lru_cache(maxsize=512)(row_of)
        self.beginInsertRows(QModelIndex(), self._count, count - 1)
        self._count = count
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex | Kept = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | Kept = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section]

    def data(self, index: QModelIndex | Kept, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return cell_data(self._row_of(index.row())[index.column()], role)


def _nothing(row: int) -> Sequence[Cell]:
    raise IndexError(row)


def cell_data(cell: Cell, role: int) -> object:
    """What a model answers for a cell; whoever cannot see the table hears all its words."""
    if role == CELL:
        return cell
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return "\n".join(filter(None, (cell.words, cell.sub)))
    return None


def grid(
    theme: Theme, model: QAbstractItemModel, widths: Sequence[int], name: str, height: int = 48
) -> QTableView:
    """A table of `model`; a width of 0 takes the room that is left. `name` is read aloud."""
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName(name)
    painter = CellPainter(theme, height)
    painter.setParent(made)
    made.setItemDelegate(painter)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.px(height))
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if theme.large:  # the page scrolls then, and two people must stay to be seen
        made.setMinimumHeight(theme.px(40 + 2 * height))
    _set_columns(theme, made, widths)
    return made


def _set_columns(theme: Theme, made: QTableView, widths: Sequence[int]) -> None:
    head = made.horizontalHeader()
    side = Qt.AlignmentFlag.AlignRight if theme.rtl else Qt.AlignmentFlag.AlignLeft
    head.setDefaultAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setMinimumHeight(theme.px(34))
    for x, width in enumerate(widths):
        mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
        head.setSectionResizeMode(x, mode)
        if width:
            made.setColumnWidth(x, theme.px(width))
