"""The window in which a layout is changed: its fields, the real page, and what can be said."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from checkin.desk import Desk, LayoutDraft
from checkin.errors import DeskError
from ui.badges.editor.drawing import Drawer
from ui.badges.editor.form import Form
from ui.badges.editor.panes import (
    Panes,
    percent_label,
    put_together,
    quiet_button,
    small_button,
    step_button,
)
from ui.badges.editor.questions import Questions
from ui.badges.editor.samples import Samples
from ui.badges.editor.snapping import BoxMm
from ui.badges.editor.state import EditState, Opened, Place, box_changes
from ui.badges.editor.view import View
from ui.badges.editor.words import origin_of, place_of, title_of
from ui.parts.basics import column, isolated, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tasks import Tasks

INDENT = "\N{EM SPACE}"


class EditorDialog(Sheet):
    """Changes one layout.

    Signals:
        saved: the name of a layout that was written.
        deleted: the name of one that was put away.
    """

    saved = Signal(str)
    deleted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        theme: Theme,
        opened: Opened,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Edit a layout"))
        self._desk, self._tasks = desk, tasks
        draft, colors = opened
        self._uid = ""
        self._then: Callable[[], object] | None = None  # when it has been saved
        self.state = EditState(desk.layouts, draft, self)
        self.drawer = Drawer(tasks, self)
        self._build(colors)
        self._connect()
        self._keys()
        self._as_large_as_the_window()
        self.view.show_page((draft.width_mm, draft.height_mm))
        self._show_draft()
        self._show_chosen()
        self.trying.look()

    # -- what can be done

    def show_person(self, uid: str, name: str = "") -> None:
        """Draw the badge of this person."""
        self._uid, self.trying.has_chosen = uid, True
        self.canvas.setAccessibleName(self.tr("Badge of {name}").format(name=name))
        self.draw()

    def draw(self) -> None:
        """Draw the page as it is now."""
        draft, uid, dpi = self.state.draft, self._uid, self.view.dpi()
        if uid and not draft.problem:
            self.drawer.ask(partial(self._desk.layouts.picture, draft, uid, dpi))

    def save(self) -> None:
        """Write the forum's own layout; one of the program's gets a name first."""
        if not self.state.draft.is_own:
            self.ask_name()
        elif not self._is_faulty():
            draft, layouts = self.state.draft, self._desk.layouts
            self._tasks.run(partial(layouts.save, draft), self._saved, self._refuse)

    def ask_name(self) -> None:
        """Ask what the layout is to be called."""
        if not self._is_faulty():
            self.questions.ask_name(
                self.tr("Name of the layout"),
                self.tr("It is kept in this forum. Layouts of the program stay as they are."),
                self.tr("{title}, our own").format(title=self.state.draft.title),
                (self.tr("Save"), self._save_as),
            )

    def reset(self) -> None:
        """Take all changes back; Undo brings them again."""
        self.state.reset(self.tr("Reset"))

    def ask_delete(self) -> None:
        """Ask before an own layout goes."""
        title = isolated(self.state.draft.title)
        self.questions.ask(
            self.tr("Delete {title}?").format(title=title),
            self.tr("Badges that wait for the printer are printed in it still."),
            (self.tr("Keep it"), "", self.questions.close),
            (self.tr("Delete"), "danger", self._delete),
        )

    def reject(self) -> None:
        """Close; first ask about what is not saved. Esc at a question takes the question back."""
        if self.questions.is_asking:
            self.questions.close()
            return
        if not self.state.draft.is_changed:
            super().reject()
            return
        self.questions.ask(
            self.tr("There are changes that are not saved"),
            self.tr("The layout in the forum is as it was before them."),
            (self.tr("Go on editing"), "", self.questions.close),
            (self.tr("Leave without them"), "danger", self._leave),
            (self.tr("Save and leave"), "primary", self._save_and_leave),
        )

    # -- building

    def _build(self, colors: Sequence[tuple[str, str]]) -> None:
        t = self.theme
        self.questions = Questions(t)
        self.view = View(t)
        self.canvas = self.view.canvas
        self.form = Form(t, colors)
        self.trying = Samples(self._desk, self._tasks, t)
        self.model = CellsModel([""], self)
        self.table = grid(t, self.model, (0,), self.tr("Fields on the badge"), 44)
        self.table.horizontalHeader().hide()
        panes = Panes(self.table, self.trying, self.view, self.form, self.questions)
        self.fill(put_together(t, panes, self._head(), self._foot()))

    def _head(self) -> QHBoxLayout:
        t = self.theme
        self._title = text(t, "", "title")
        self._said = text(t, "", "caption", "muted", wrap=t.large)
        steps = self.state.steps
        self.undo = step_button(t, self.tr("Undo"), "undo-2", steps.undo, "Ctrl+Z")
        self.redo = step_button(t, self.tr("Redo"), "redo-2", steps.redo, "Ctrl+Y")
        self._percent = percent_label(t)
        names = column(self._title, self._said, gap=0)
        made = row(
            names,
            self.undo,
            self.redo,
            t.sp(8),
            small_button(t, self.tr("Further away"), "minus", lambda: self.view.zoom(-1)),
            self._percent,
            small_button(t, self.tr("Nearer"), "plus", lambda: self.view.zoom(1)),
            quiet_button(t, self.tr("Fit"), self.view.fit, "" if t.large else "Ctrl+0"),
            gap=t.sp(8),
        )
        made.setStretch(0, 1)
        return made

    def _foot(self) -> QHBoxLayout:
        t = self.theme
        self.delete = quiet_button(
            t, self.tr("Delete…"), self.ask_delete, icon="trash-2", kind="danger"
        )
        self.back = quiet_button(t, self.tr("Reset"), self.reset, icon="history")
        self._where = text(t, "", "caption", "muted")
        close = quiet_button(t, self.tr("Close"), self.reject, "Esc")
        self.save_as = quiet_button(t, self.tr("Save as…"), self.ask_name, icon="copy")
        self.keep = quiet_button(t, self.tr("Save"), self.save, "Ctrl+S", "check", "primary")
        return row(
            self.delete, self.back, t.sp(8), self._where, None, close, self.save_as, self.keep
        )

    def _connect(self) -> None:
        self.state.changed.connect(self._show_draft)
        self.state.chosen_changed.connect(self._show_chosen)
        for each, moves in (
            (self.undo, self.state.steps.canUndoChanged),
            (self.redo, self.state.steps.canRedoChanged),
        ):
            each.setEnabled(False)
            moves.connect(each.setEnabled)
        self.drawer.drawn.connect(self.canvas.show_png)
        self.drawer.refused.connect(self._refuse)
        self.canvas.chosen.connect(self.state.choose)
        self.canvas.moving.connect(self._show_moving)
        self.canvas.moved.connect(self._move)
        self.view.scaled.connect(self._show_scale)
        self.form.edited.connect(self._edit)
        self.table.selectionModel().currentRowChanged.connect(self._choose_row)
        self.trying.chosen.connect(self.show_person)

    def _keys(self) -> None:
        for key, do in (
            ("Ctrl+Z", self.state.steps.undo),
            ("Ctrl+Y", self.state.steps.redo),
            ("Ctrl+Shift+Z", self.state.steps.redo),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+S", self.ask_name),
            ("Ctrl++", lambda: self.view.zoom(1)),
            ("Ctrl+=", lambda: self.view.zoom(1)),
            ("Ctrl+-", lambda: self.view.zoom(-1)),
            ("Ctrl+0", self.view.fit),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _as_large_as_the_window(self) -> None:
        parent, t = self.parentWidget(), self.theme
        self.resize(t.px(1200), t.px(700))
        if parent is not None:
            room = parent.window().size()
            self.resize(max(640, room.width() - 40), max(480, room.height() - 40))

    # -- showing

    def _show_draft(self) -> None:
        draft, fields = self.state.draft, self.state.draft.fields
        self._title.setText(draft.title)
        self._said.setText(origin_of(draft))
        self.back.setEnabled(draft.is_changed)
        self.delete.setVisible(draft.is_own)
        self.model.show_rows(
            len(fields),
            lambda at: [
                Cell(INDENT * fields[at].is_part + title_of(fields[at]), place_of(fields[at]))
            ],
        )
        self._show_field()
        self._say_fault()
        self.draw()

    def _show_chosen(self) -> None:
        places = [field.place for field in self.state.draft.fields]
        if self.state.place in places:
            index = self.model.index(places.index(self.state.place), 0)
            if index != self.table.currentIndex():  # it was chosen on the page
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.table.clearSelection()
        self._show_field()

    def _show_field(self) -> None:
        field, draft = self.state.field, self.state.draft
        self.form.show_field(field)
        self.canvas.show_fields(draft.fields, self.state.place, is_faulty=bool(draft.problem))
        self._where.setText(place_of(field) if field else "")

    def _say_fault(self) -> None:
        problem = self.state.draft.problem
        if problem:
            self.questions.say("bad", self.tr("This cannot be printed or saved"), problem)
        elif self.questions.bar is not None:
            self.questions.close()

    def _show_scale(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        self.draw()

    def _show_moving(self, place: Place, box: BoxMm) -> None:
        """While it is dragged: where it is, and the page with it there, as fast as it is drawn."""
        left, top, wide, tall = (f"{side:g}" for side in box)
        self._where.setText(f"{left}, {top} · {wide} × {tall} mm")
        draft, uid, dpi, layouts = self.state.draft, self._uid, self.view.dpi(), self._desk.layouts
        changes = box_changes(place, box)

        def drawn() -> bytes:
            return layouts.picture(layouts.change(draft, changes), uid, dpi)

        if uid:
            self.drawer.ask(drawn)

    # -- changing

    def _move(self, place: Place, box: BoxMm) -> None:
        self.state.edit(box_changes(place, box), self.tr("Move"))
        self.draw()  # also where it came back to where it was

    def _edit(self, key: str, value: float | int | str) -> None:
        field = self.state.field
        if field is not None and field.values.get(key) != value:
            changes = [(field.place, key, value)]
            if field.kind == "code" and key in ("width_mm", "height_mm"):
                changes = [(field.place, side, value) for side in ("width_mm", "height_mm")]
            self.state.edit(changes, self.tr("Change"))

    def _choose_row(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.state.draft.fields):
            self.state.choose(self.state.draft.fields[index.row()].place)

    # -- keeping

    def _is_faulty(self) -> bool:
        self._say_fault()
        return bool(self.state.draft.problem)

    def _save_as(self) -> None:
        title = self.questions.name.text().strip()
        if title:
            work = partial(self._desk.layouts.save_as, self.state.draft, title)
            self._tasks.run(work, self._saved, self._refuse)

    def _leave(self) -> None:
        super().reject()

    def _save_and_leave(self) -> None:
        self._then = self.accept
        self.questions.close()
        self.save()

    def _saved(self, draft: LayoutDraft) -> None:
        self.state.kept(draft)
        title = self.tr("{title} is saved").format(title=isolated(draft.title))
        self.questions.say("ok", title, self.tr("Badges are printed in it from now on."))
        self.saved.emit(draft.name)
        if self._then is not None:
            self._then()

    def _delete(self) -> None:
        layouts, name = self._desk.layouts, self.state.draft.name
        self._tasks.run(lambda: layouts.delete(name), self._gone, self._refuse)

    def _gone(self, _: object) -> None:
        self.deleted.emit(self.state.draft.name)
        super().accept()

    def _refuse(self, error: DeskError) -> None:
        if not self.canvas.is_dragging:
            self._then = None
            self.questions.say("bad", self.tr("This could not be done"), str(error))
