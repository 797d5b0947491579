"""What is on the badge as a list: choose one or several, put on, take off, lay over."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from checkin.desk import EditField
from ui.badges.editor.buttons import quiet_button
from ui.badges.editor.words import place_of, title_of
from ui.parts.basics import column, row
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.style.tokens import Theme

INDENT = "\N{EM SPACE}"
Place = tuple[str | int, ...]
SELECT = QItemSelectionModel.SelectionFlag


class FieldList(QWidget):
    """The fields of a layout; what is drawn last, and so lies on top, stands last.

    Signals:
        chosen: the places of the fields that are chosen, the last one last.
    """

    chosen = Signal(list)

    def __init__(self, theme: Theme, adding: QMenu, arranging: QMenu) -> None:
        super().__init__()
        self._fields: Sequence[EditField] = ()
        self._menus = (adding, arranging)
        self._is_showing = False
        self.model = CellsModel([""], self)
        self.table = grid(theme, self.model, (0,), self.tr("Fields on the badge"), 44)
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(theme.px(88))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.add = quiet_button(theme, self.tr("Add…"), self.ask_what, icon="plus")
        self.arrange = quiet_button(theme, self.tr("Arrange…"), self.ask_how)
        self.add.setShortcut(QKeySequence("Ins"))
        self.add.setToolTip(self.tr("Put something on the badge: Insert key"))
        whole = column(gap=theme.sp(6))
        whole.addWidget(self.table, 1)
        whole.addLayout(row(self.add, self.arrange, None, gap=theme.sp(6)))
        self.setLayout(whole)

    def ask_what(self) -> None:
        """Offer what can be put on."""
        self._menus[0].popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def ask_how(self) -> None:
        """Offer what can be done with what is chosen."""
        self._menus[1].popup(self.arrange.mapToGlobal(QPoint(0, self.arrange.height())))

    def show_fields(self, fields: Sequence[EditField], places: Sequence[Place]) -> None:
        """Show these, and which of them are chosen."""
        self._is_showing = True
        self._fields = fields
        self.model.show_rows(
            len(fields),
            lambda at: [
                Cell(INDENT * fields[at].is_part + title_of(fields[at]), place_of(fields[at]))
            ],
        )
        self._is_showing = False
        self.show_chosen(places)

    def show_chosen(self, places: Sequence[Place]) -> None:
        """Show which are chosen."""
        known = [field.place for field in self._fields]
        rows = [known.index(place) for place in places if place in known]
        self.arrange.setEnabled(bool(rows))
        self._is_showing = True
        chosen = self.table.selectionModel()
        if sorted(rows) != sorted({index.row() for index in chosen.selectedIndexes()}):
            marked = QItemSelection()
            for at in rows:
                marked.select(self.model.index(at, 0), self.model.index(at, 0))
            chosen.select(marked, SELECT.ClearAndSelect | SELECT.Rows)
        if rows and self.table.currentIndex().row() != rows[-1]:  # it was chosen on the page
            index = self.model.index(rows[-1], 0)
            chosen.setCurrentIndex(index, SELECT.NoUpdate)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._is_showing = False

    def _choose(self, *_: QItemSelection) -> None:
        if self._is_showing:
            return
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        current = self.table.currentIndex().row()
        if current in rows:
            rows.remove(current)
            rows.append(current)
        self.chosen.emit([self._fields[at].place for at in rows if at < len(self._fields)])

    def _open_menu(self, at: QPoint) -> None:
        if self.arrange.isEnabled():
            self._menus[1].popup(self.table.viewport().mapToGlobal(at))
