"""The page of people: the whole list beside the card of one of them."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QTableView, QWidget

from checkin.desk import Card, Choice, Desk, LayoutWhy
from ui.attendance.exporting import ExportDialog
from ui.badges.words import why_words
from ui.lists.dialog import ImportDialog
from ui.parts.aside import aside
from ui.parts.basics import button, column, empty, row, text
from ui.parts.grid import grid
from ui.parts.head import page_head
from ui.parts.page import Page
from ui.parts.widths import keep_widths
from ui.people.acting import Acting
from ui.people.card import PersonCard
from ui.people.correcting import Correcting
from ui.people.filters import STATES, Filters
from ui.people.merging import Merging
from ui.people.model import SORTED_BY, PeopleModel, Question
from ui.people.portraits import Portraits
from ui.pickup.picking_up import PickingUp
from ui.style.tokens import Theme
from ui.tasks import Tasks

COLUMNS = ("name", "organisation", "country", "role", "state", "serial")
WIDTHS = (0, 190, 130, 158, 124, 112)
PATIENCE_MS = 120  # after the last key, before the list is asked
_LEAVE_FIRST = ("serial", "country", "organisation", "role")  # where there is no room
_NAME_PX = 190  # what a name needs at least


class PeoplePage(Page):
    """Everybody on the list.

    Signals:
        paper_due: a badge waits to be printed.
    """

    paper_due = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._reading = aside(self, "people")
        self.model = PeopleModel(desk, self._reading, COLUMNS, self)
        self.model.counted.connect(self._show_count)
        self.model.failed.connect(self.fail)
        self._sort = "name"
        self._chosen = ""
        self._counts: dict[str, int] = {}
        self.dialog: ImportDialog | ExportDialog | None = None
        self.correcting = Correcting(self)
        self.correcting.corrected.connect(self._settled)
        self.merging = Merging(self)
        self.merging.settled.connect(self._settled)
        self.picking_up = PickingUp(self)
        self.picking_up.settled.connect(self.refresh)
        self.picking_up.paper_due.connect(self.paper_due)
        self.acting = Acting(self)
        self.acting.settled.connect(self._settled)
        self.portraits = Portraits(self)
        self.portraits.camera_wanted.connect(self.camera_wanted)
        self.acting.done.connect(self.refresh)
        self.acting.paper_due.connect(self.paper_due)
        self.acting.correction_asked.connect(self.correcting.correct)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self.filters = Filters(t, self.model.question)
        self.filters.asked.connect(self._patience.start)
        self.filters.left_down.connect(self._go_to_table)
        self.table = self._table()
        self.card = PersonCard(t, self.desk.reports.today(), self.desk.photos.folder)
        self._wire_card(self.card)
        self._nobody = QStackedWidget()
        self._nobody.addWidget(self.table)
        self._nobody.addWidget(self._nobody_fits())
        main = row(gap=t.sp(12))
        main.addWidget(self._nobody, 1)
        main.addWidget(self.card)
        self.card.hide()
        listed = QWidget()
        whole = column(self._head(), self.filters, gap=t.sp(12))
        whole.addLayout(main, 1)
        listed.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty())
        if self._counts:
            self.filters.show_counts(self._counts)
            self._show_counts(self._counts)
        return self._stack

    def take_focus(self) -> None:
        self.filters.words.setFocus()  # a proxy would hide the buttons above it from Tab

    def refresh(self) -> None:
        self.model.refresh()
        self._reading.run(self._count, self._show_counts)
        if self._chosen:
            self.choose(self._chosen)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._make_room()
        if self._chosen:
            self.choose(self._chosen)

    def choose(self, uid: str) -> None:
        """Show the card of this person."""
        self._chosen = uid
        people = self.desk.people
        self._reading.run(lambda: people.card(uid), self._show_card)

    def open_person(self, uid: str) -> None:
        """Show the card of somebody another page speaks of."""
        self.choose(uid)

    def import_list(self, path: Path | str | None = None) -> ImportDialog:
        """Open the dialog that takes a list in."""
        dialog = ImportDialog(
            self.desk, self._reading, self.theme, self, Path(path) if path else None
        )
        dialog.taken_in.connect(self.refresh)
        self.dialog = dialog
        dialog.open()
        return dialog

    def export(self) -> ExportDialog:
        """Open the dialog that writes everybody into a file."""
        dialog = ExportDialog(
            self.desk, self._reading, self.theme, Choice(), self, kind="delegates"
        )
        self.dialog = dialog
        dialog.open()
        return dialog

    # -- building

    def _head(self) -> QLayout:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        take_in = button(t, self.tr("Import a list…"), icon="upload")
        take_in.clicked.connect(lambda: self.import_list())
        out = button(t, self.tr("Export…"), icon="download")
        out.clicked.connect(self.export)
        pick_up = button(t, self.tr("Delegation pick-up…"), icon="users")
        pick_up.clicked.connect(self.picking_up.begin)
        back = button(t, self.tr("Badges back…"), icon="id-card")
        back.clicked.connect(self.picking_up.take_back)
        return page_head(t, self.tr("People"), self._said, back, pick_up, take_in, out)

    def _table(self) -> QTableView:
        made = grid(self.theme, self.model, WIDTHS, self.tr("People on the list"))
        keep_widths(made, self.theme, "people")
        head = made.horizontalHeader()
        head.setSectionsClickable(True)
        head.setToolTip(self.tr("Click a header to sort by it"))
        head.sectionClicked.connect(self._sort_by)
        made.selectionModel().currentRowChanged.connect(self._choose_row)
        return made

    def _empty(self) -> QWidget:
        take_in = button(self.theme, self.tr("Import a list…"), "", "primary", "upload")
        take_in.clicked.connect(lambda: self.import_list())
        words = self.tr(
            "Everybody who may come stands here. Begin with a list from pretix, Indico, "
            "Eventbrite or a spreadsheet; nothing is changed before you have seen it."
        )
        return empty(self.theme, "users", words, take_in)

    def _nobody_fits(self) -> QWidget:
        again = button(self.theme, self.tr("Show everybody"), icon="users")
        again.clicked.connect(lambda: self.filters.reset())
        words = self.tr("Nobody on the list fits what is asked for.")
        return empty(self.theme, "search", words, again)

    def _wire_card(self, card: PersonCard) -> None:
        card.correction_asked.connect(self.correcting.correct)
        card.merge_asked.connect(self.merging.begin)
        card.parting_asked.connect(self.merging.undo)
        card.opened.connect(self.choose)
        self.acting.obey(card)
        card.camera_asked.connect(self.portraits.take)
        self.portraits.taken.connect(card.photo_given)

    # -- the list

    def _ask(self) -> None:
        self._said.setText(self.tr("Looking…"))
        self.model.ask(self.filters.question(self._sort))

    def _sort_by(self, column_number: int) -> None:
        wanted = COLUMNS[column_number]
        if wanted in SORTED_BY:
            self._sort = wanted
            self._ask()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _choose_row(self, index: QModelIndex) -> None:
        person = self.model.person(index.row()) if index.isValid() else None
        if person is not None:
            self.choose(person.uid)

    def _count(self) -> dict[str, int]:
        return {state: self.desk.people.page(state=state, limit=1).total for state in STATES}

    def _show_counts(self, counts: dict[str, int]) -> None:
        if counts != self._counts:
            self._counts = counts
            self.filters.show_counts(counts)
        self._stack.setCurrentIndex(0 if counts[""] else 1)

    def _show_count(self, total: int) -> None:
        is_everybody = self.model.question == Question(sort=self._sort)
        self._nobody.setCurrentIndex(0 if total or is_everybody else 1)
        words = self.tr("On the list: {total}") if is_everybody else self.tr("Shown: {total}")
        order = {
            "name": self.tr("sorted by name"),
            "organisation": self.tr("sorted by organisation"),
            "country": self.tr("sorted by country"),
            "role": self.tr("sorted by role"),
        }[self._sort]
        if self.model.question.words:
            order = self.tr("best first")
        said = words.format(total=f"{total:,}")
        self._said.setText(self.tr("{people}, {order}").format(people=said, order=order))
        if self._counts and is_everybody and total != self._counts[""]:
            self._reading.run(self._count, self._show_counts)

    # -- the card

    def _show_card(self, card: Card) -> None:
        if card.person.uid != self._chosen:
            return  # the operator has gone on
        self.card.show_card(card)
        self.card.show()
        uid, rules = card.person.uid, self.desk.layout_rules
        self._reading.run(lambda: (uid, rules.why(uid)), self._show_layout)
        self._make_room()

    def _show_layout(self, found: tuple[str, LayoutWhy]) -> None:
        uid, why = found
        if uid == self._chosen and (why.why != "desk" or why.gone):
            self.card.show_layout(why_words(why))

    def _settled(self, card: Card) -> None:
        self._show_card(card)
        self.refresh()

    # -- room

    def _make_room(self) -> None:
        """Fewer columns rather than smaller ones; what they said is on the card."""
        t = self.theme
        self.card.setFixedWidth(t.px(340) if not t.large else min(t.px(320), self.width() // 2))
        room = self.width() - (self.card.width() + t.sp(12) if self.card.isVisible() else 0)
        room -= t.px(_NAME_PX)
        hidden: list[str] = []
        wide = sum(t.px(width) for width in WIDTHS)
        for column_name in _LEAVE_FIRST:
            if wide <= room:
                break
            hidden.append(column_name)
            wide -= t.px(WIDTHS[COLUMNS.index(column_name)])
        for number, column_name in enumerate(COLUMNS):
            self.table.setColumnHidden(number, column_name in hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
