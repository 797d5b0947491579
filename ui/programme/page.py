"""The page of the programme: checkpoints with their rules beside the sessions held at them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from checkin.desk import Desk, Place, ProgrammePlan, Session, SessionLine
from checkin.errors import DeskError
from ui.parts.aside import aside
from ui.parts.basics import button, column, isolated, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.head import page_head
from ui.parts.page import Page
from ui.parts.tables import Cell
from ui.programme.forms import PlaceForm, SessionForm, rule_word
from ui.programme.guests import GuestLists, GuestsSheet
from ui.programme.plan import PlanSheet
from ui.programme.questions import Editing, QuestionsSheet
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.words import role_word

PLACES = (0, 128)
SESSIONS = (116, 0, 118, 106)
Placed = tuple[Place, int, int]


class ProgrammePage(Page):
    """What is on where, and who may enter."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._reading = aside(self, "programme")
        self.places: list[Placed] = []
        self.sessions: list[SessionLine] = []
        self.dialog: PlaceForm | SessionForm | PlanSheet | Sheet | None = None
        self.questions = Editing(self)
        self.guests = GuestLists(self)
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        take_in = button(t, self.tr("Import a programme…"), icon="upload")
        take_in.clicked.connect(self._choose_file)
        asked = button(t, self.tr("Questions…"), icon="circle-question-mark")
        asked.clicked.connect(self.edit_questions)
        guests = button(t, self.tr("Guest lists…"), icon="users")
        guests.clicked.connect(self.edit_guests)
        place = button(t, self.tr("New checkpoint"), icon="map-pin")
        place.clicked.connect(lambda: self.edit_place(-1))
        session = button(t, self.tr("New session"), kind="primary", icon="plus")
        session.clicked.connect(lambda: self.edit_session(-1))
        acts = (asked, guests, take_in, place, session)
        head = page_head(t, self.tr("Programme"), self._said, *(() if t.large else acts))
        if t.large:  # one line has no room for the words of them all
            head = column(head, row(*acts[:3], None), row(*acts[3:], None), gap=t.sp(8))
        places = CellsModel((self.tr("Checkpoint"), self.tr("Inside now")), self)
        talks = CellsModel(
            (self.tr("When"), self.tr("Session"), self.tr("Hall"), self.tr("Came")), self
        )
        self._models = (places, talks)
        self.place_table = self._table(places, PLACES, self.tr("Checkpoints"), self.edit_place)
        self.session_table = self._table(talks, SESSIONS, self.tr("Sessions"), self.edit_session)
        both = (column if t.large else row)(gap=t.sp(12))
        both.addWidget(self.place_table, 2)
        both.addWidget(self.session_table, 4)
        whole = column(head, gap=t.sp(12))
        whole.addLayout(both, 1)
        hint = self.tr("A double click or Enter opens a line. What was scanned stays counted.")
        if not t.large:
            whole.addWidget(text(t, hint, "caption", "muted"))
        made = QWidget()
        made.setLayout(whole)
        self._draw()
        return made

    def refresh(self) -> None:
        programme = self.desk.programme
        self._reading.run(lambda: (programme.places(), programme.sessions()), self._show, self.fail)

    def edit_place(self, number: int = 0) -> PlaceForm:
        """Open a checkpoint, or a new one."""
        place = self.places[number][0] if 0 <= number < len(self.places) else Place("", "")
        lists = sorted(self.desk.programme.guest_lists())
        form = PlaceForm(self.theme, place, lists, self)
        programme = self.desk.programme
        form.kept.connect(lambda p: self._keep(form, lambda: programme.save_place(p)))
        form.removed.connect(lambda id_: self._keep(form, lambda: programme.remove_place(id_)))
        self.dialog = form
        form.open()
        return form

    def edit_session(self, number: int = 0) -> SessionForm:
        """Open a session, or a new one."""
        known = 0 <= number < len(self.sessions)
        day = self.desk.forum.begins
        fresh = Session("", {}, "", f"{day}T09:00", f"{day}T10:00")
        session = self.sessions[number].session if known else fresh
        halls = {place.id: place.name for place, _, _ in self.places}
        form = SessionForm(self.theme, session, halls, self)
        programme = self.desk.programme
        form.kept.connect(lambda s: self._keep(form, lambda: programme.save_session(s)))
        form.removed.connect(lambda id_: self._keep(form, lambda: programme.remove_session(id_)))
        self.dialog = form
        form.open()
        return form

    def edit_questions(self) -> QuestionsSheet:
        """Open what is asked before somebody is admitted."""
        self.dialog = sheet = self.questions.begin()
        return sheet

    def edit_guests(self) -> GuestsSheet:
        """Open the lists of who may enter."""
        self.dialog = sheet = self.guests.begin()
        return sheet

    def import_programme(self, path: Path) -> None:
        """Read a programme and show what it would change."""
        programme = self.desk.programme
        self._reading.run(lambda: programme.plan(path), self._show_plan, self.fail)

    def _keep(self, form: PlaceForm | SessionForm, work: Callable[[], object]) -> None:
        def kept(_: object) -> None:
            form.accept()
            self.changed.emit()
            self.refresh()

        def refused(error: DeskError) -> None:
            form.complain(str(error))

        self.tasks.run(work, kept, refused)

    def _choose_file(self) -> None:
        kinds = self.tr("Lists (*.csv *.xlsx *.xls *.ods)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import a programme"), "", kinds)
        if path:
            self.import_programme(Path(path))

    def _show_plan(self, plan: ProgrammePlan) -> None:
        sheet = PlanSheet(self.theme, plan, self)
        programme = self.desk.programme
        sheet.accepted.connect(
            lambda: self.tasks.run(lambda: programme.apply(plan), self._taken_in, self.fail)
        )
        self.dialog = sheet
        sheet.open()

    def _taken_in(self, count: int) -> None:
        title = self.tr("Sessions taken in: {count}").format(count=count)
        self.told.emit("ok", title, self.tr("Each can be opened and changed here."))
        self.refresh()

    # -- drawing

    def _table(
        self, model: CellsModel, widths: tuple[int, ...], name: str, open_: Callable[[int], object]
    ) -> QTableView:
        made = grid(self.theme, model, widths, name)
        made.activated.connect(lambda index: open_(QModelIndex(index).row()))
        return made

    def _show(self, found: tuple[list[Placed], list[SessionLine]]) -> None:
        self.places, self.sessions = found
        self._draw()

    def _draw(self) -> None:
        places, talks = self._models
        places.show_rows(len(self.places), lambda n: self._place_cells(self.places[n]))
        talks.show_rows(len(self.sessions), lambda n: self._session_cells(self.sessions[n]))
        words = self.tr("Checkpoints: {places}, sessions: {sessions}")
        self._said.setText(words.format(places=len(self.places), sessions=len(self.sessions)))

    def _place_cells(self, placed: Placed) -> tuple[Cell, ...]:
        place, inside, capacity = placed
        full = bool(capacity) and inside >= capacity
        of = self.tr("of {capacity}").format(capacity=capacity) if capacity else ""
        limits = [rule_word(place.rule), *map(role_word, place.roles), *place.guests]
        if place.opens or place.closes:
            limits.append(f"{place.opens}–{place.closes}")
        return (
            Cell(place.name, ", ".join(limits), bold=True),
            Cell(str(inside), of, state="bad" if full else ""),
        )

    def _session_cells(self, line: SessionLine) -> tuple[Cell, ...]:
        session = line.session
        day, since = session.starts.split("T")
        came = self.tr("{people} people").format(people=line.came) if line.came else ""
        stayed = self.tr("{minutes} min each").format(minutes=line.minutes) if line.came else ""
        seats = self.tr("{seats} seats").format(seats=session.capacity) if session.capacity else ""
        return (
            Cell(f"{since}–{session.ends[11:]}", f"{day[8:]}.{day[5:7]}."),
            Cell(line.title, isolated(session.speakers) if session.speakers else "", bold=True),
            Cell(line.hall, seats),
            Cell(came, stayed, muted=not came),
        )
