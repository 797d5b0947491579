"""The diary: every act in a sentence, newest first; those of the last hour can be undone."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from checkin.desk import Asked, Desk, DiaryLine, DiaryPage, Outcome
from checkin.errors import DeskError
from ui.catch_up.dialog import CatchUpDialog
from ui.diary.filters import DiaryFilters
from ui.diary.sentences import GROUPS, sentence, why_not_word
from ui.parts.aside import aside
from ui.parts.basics import button, column, isolated, panel, refill, row, text
from ui.parts.grid import CellsModel, grid
from ui.parts.head import page_head
from ui.parts.moments import moment
from ui.parts.page import Page
from ui.parts.tables import Cell
from ui.parts.widths import keep_widths
from ui.style.tokens import Theme
from ui.tasks import Tasks

PAGE = 100
SIGNS = {"scanned": "ok", "scan-undone": "circle-slash", "delegate-withdrawn": "bad"}


class DiaryPageView(Page):
    """Reads on by itself when somebody scrolls to the end."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._reading = aside(self, "diary")
        self._reading.crashed.connect(self._stopped)
        self.lines: list[DiaryLine] = []
        self.asked = Asked()
        self.group = ""
        self._person = ""  # how the one is called whose acts are shown alone
        self._after: DiaryPage | None = None
        self._is_reading = self._is_all = False
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self._said = text(t, self.tr("Who did what, and when, newest first"), "body", "muted")
        heads = [self.tr("When"), self.tr("What"), self.tr("Who"), self.tr("Desk")]
        self.model = CellsModel(heads, self)
        self.table = grid(t, self.model, (150, 0, 160, 70), self.tr("Diary"), 42)
        keep_widths(self.table, t, "diary")
        for number in (2, 3) if t.large else ():  # large text has no room for them
            self.table.setColumnHidden(number, True)
        self.table.selectionModel().currentRowChanged.connect(self._allow)
        self.table.verticalScrollBar().valueChanged.connect(self._perhaps_more)
        self.table.doubleClicked.connect(self._open_person)
        self.undo_button = button(t, self.tr("Undo this"), "", "primary", "undo-2")
        self.undo_button.clicked.connect(self.undo)
        paper = button(t, self.tr("From paper…"), icon="pencil")
        paper.clicked.connect(self.catch_up)
        self.person_button = button(t, self.tr("Open person"), icon="users")
        self.person_button.clicked.connect(self._open_person)
        self.only_button = button(t, self.tr("Only this person"), icon="list-filter")
        self.only_button.clicked.connect(self._only_chosen)
        self.filters = DiaryFilters(t, self.desk, self.asked, self.group)
        self.filters.asked.connect(self._filtered)
        head = page_head(t, self.tr("Diary"), self._said, paper, self.undo_button)
        whole = column(head, self.filters, gap=t.sp(12))
        self._alone = column(gap=0)
        whole.addLayout(self._alone)
        whole.addWidget(self.table, 1)
        self._why = text(t, "", "caption", "muted")
        self._why.setWordWrap(True)
        foot = row(self._why, self.only_button, self.person_button, gap=t.sp(8))
        foot.setStretch(0, 1)
        whole.addLayout(foot)
        made = QWidget()
        made.setLayout(whole)
        self._show()
        self._show_alone()
        return made

    def refresh(self) -> None:
        self._after, self._is_all, self._is_reading = None, False, False
        self._read()

    def refill(self) -> None:
        if self.table.verticalScrollBar().value() == 0:  # else somebody is reading further down
            self.refresh()

    def choose(self, group: str) -> None:
        """Show acts of one group only, "" for all."""
        self._ask(replace(self.asked, kinds=GROUPS.get(group, ())), group)

    def open_person(self, uid: str, name: str = "") -> None:
        """Show what happened to one person, "" for everybody."""
        self._person = name or uid
        self._ask(replace(self.asked, uid=uid), self.group)

    def _ask(self, asked: Asked, group: str) -> None:
        self.asked, self.group = asked, group
        self._show_alone()
        self.refresh()

    def _filtered(self, asked: Asked, group: str) -> None:
        self._ask(replace(asked, uid=self.asked.uid), group)

    def _only_chosen(self) -> None:
        line = self.chosen()
        if line is not None and line.uid:
            self.open_person(line.uid, line.name)

    def _show_alone(self) -> None:
        """Whose acts are shown alone, with the way back to everybody."""
        if not self.asked.uid:
            refill(self._alone)
            return
        t, words = self.theme, self.tr("Only what is about {name}")
        back = button(t, self.tr("Everybody again"), icon="x")
        back.clicked.connect(lambda: self.open_person(""))
        said = text(t, words.format(name=isolated(self._person)), "strong", "soft")
        refill(self._alone, panel(row(said, None, back, margins=(t.sp(12), 4, 4, 4)), "soft"))

    def chosen(self) -> DiaryLine | None:
        """The act of the chosen line."""
        at = self.table.currentIndex().row()
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def undo(self) -> None:
        """Take the chosen act back."""
        line = self.chosen()
        if line is not None:
            work, id_ = self.desk.diary.undo, line.id
            self.tasks.run(lambda: work(id_), lambda _: self._undone(line), self.fail)

    def catch_up(self) -> CatchUpDialog:
        """Open the dialog that keys in ticks made on paper."""
        self.dialog = CatchUpDialog(self.desk, self.tasks, self.theme, self)
        self.dialog.finished.connect(self.refresh)
        self.dialog.open()
        return self.dialog

    # -- reading

    def _read(self) -> None:
        if self._is_reading or self._is_all:
            return
        self._is_reading = True
        asked, page = self.asked, self._after
        after = page.after if page else None
        read = self.desk.diary.page
        self._reading.run(
            lambda: (asked, page, read(asked, after, PAGE)), self._take, self._not_read
        )

    def _take(self, answer: tuple[Asked, DiaryPage | None, DiaryPage]) -> None:
        asked, before, page = answer
        if asked != self.asked or before is not self._after:
            return  # somebody chose otherwise meanwhile
        self._is_reading = False
        self._is_all = len(page.lines) < PAGE
        self.lines = [*(self.lines if before else ()), *page.lines]
        self._after = page
        self._show()

    def _not_read(self, error: DeskError) -> None:
        self._is_reading = False
        self.fail(error)

    def _stopped(self) -> None:
        self._is_reading = False

    def _perhaps_more(self, value: int) -> None:
        if value >= self.table.verticalScrollBar().maximum() - 5:
            self._read()

    # -- what is seen

    def _show(self) -> None:
        more = self.model.rowCount() and len(self.lines) > self.model.rowCount()
        (self.model.add_rows if more else self.model.show_rows)(len(self.lines), self._cells)
        self._allow()

    def _cells(self, at: int) -> list[Cell]:
        line = self.lines[at]
        today = self.desk.reports.today()
        desk = str(line.desk) if line.desk else ""
        sign = _sign(line)
        return [
            Cell(moment(line.at, today), muted=True),
            Cell(sentence(line), state=sign),
            Cell(line.operator, muted=True),
            Cell(desk, muted=True),
        ]

    def _allow(self, *_: QModelIndex) -> None:
        line = self.chosen()
        self.undo_button.setEnabled(line is not None and line.can_undo)
        for each in (self.person_button, self.only_button):
            each.setEnabled(line is not None and bool(line.uid))
        hint = self.tr("Acts of the last hour can be undone; what is undone stands here as well.")
        self._why.setText(why_not_word(line.why_not) if line else hint)

    def _undone(self, line: DiaryLine) -> None:
        self.told.emit("ok", self.tr("Undone"), sentence(line))
        self.refresh()

    def _open_person(self) -> None:
        line = self.chosen()
        if line is not None and line.uid:
            self.asked_for.emit("people", line.uid)


def _sign(line: DiaryLine) -> str:
    if line.kind == "scanned" and line.outcome != Outcome.ADMITTED:
        return "warn"
    return SIGNS.get(line.kind, "info")
