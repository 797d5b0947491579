"""The window in which a layout is changed: its fields, the real page, and what can be said."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from checkin.desk import Desk, LayoutChange
from checkin.errors import DeskError
from ui.badges.editor.bars import Foot, Head
from ui.badges.editor.drawing import Drawer
from ui.badges.editor.field_list import FieldList
from ui.badges.editor.form import Form
from ui.badges.editor.keeping import Keeping
from ui.badges.editor.line_bar import LineBar
from ui.badges.editor.menus import AddMenu, ArrangeMenu
from ui.badges.editor.panes import Panes, put_together
from ui.badges.editor.questions import Questions
from ui.badges.editor.samples import Samples
from ui.badges.editor.snapping import BoxMm
from ui.badges.editor.state import EditState, Offered, Opened, Place
from ui.badges.editor.view import View
from ui.badges.editor.words import place_of
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme
from ui.tasks import Tasks


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
        draft, offered = opened
        self._uid = ""
        self.state = EditState(desk, draft, self)
        self.drawer = Drawer(tasks, self)
        self._build(offered)
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

    def reset(self) -> None:
        """Take all changes back; Undo brings them again."""
        self.state.reset(self.tr("Reset"))

    def reject(self) -> None:
        """Close; first ask about what is not saved. Esc at a question takes the question back."""
        self.keeping.leave()

    def _leave(self) -> None:
        super().reject()

    # -- building

    def _build(self, offered: Offered) -> None:
        t = self.theme
        self.questions = Questions(t)
        self.keeping = Keeping(self._desk, self._tasks, self.state, self.questions)
        self.view = View(t)
        self.canvas = self.view.canvas
        self.form = Form(t, offered)
        self.trying = Samples(self._desk, self._tasks, t)
        self.adding = AddMenu(offered, self.state, self)
        self.arranging = ArrangeMenu(self.state, self)
        self.fields = FieldList(t, self.adding, self.arranging)
        self.line_bar = LineBar(t, self.state, self.arranging.line_up)
        self.table = self.fields.table
        panes = Panes(self.fields, self.trying, self.view, self.form, self.questions, self.line_bar)
        self.head = Head(t, self.state.steps, self.view)
        self.foot = Foot(
            t,
            {
                "delete": self.keeping.ask_delete,
                "reset": self.reset,
                "close": self.reject,
                "save_as": self.keeping.ask_name,
                "save": self.keeping.save,
            },
        )
        self.fill(put_together(t, panes, self.head, self.foot))

    def _connect(self) -> None:
        self.state.changed.connect(self._show_draft)
        self.state.chosen_changed.connect(self._show_chosen)
        self.keeping.saved.connect(self.saved)
        self.keeping.deleted.connect(self.deleted)
        self.keeping.left.connect(self._leave)
        self.drawer.drawn.connect(self.canvas.show_png)
        self.drawer.refused.connect(self._refuse)
        self.canvas.chosen.connect(self.state.choose)
        self.canvas.moving.connect(self._show_moving)
        self.canvas.moved.connect(self._move)
        self.view.scaled.connect(self._show_scale)
        self.form.edited.connect(self._edit)
        self.form.said.connect(self._say)
        self.form.picture_asked.connect(self._put_picture)
        self.adding.picture_asked.connect(self._put_picture)
        self.adding.flags_asked.connect(self._take_flags)
        self.state.refused.connect(self.keeping.refuse)
        self.canvas.chosen_also.connect(self.state.choose_also)
        self.canvas.menu_asked.connect(self.arranging.popup)
        self.fields.chosen.connect(self.state.choose_all)
        self.trying.chosen.connect(self.show_person)

    def _keys(self) -> None:
        for key, do in (
            ("Ctrl+Z", self.state.steps.undo),
            ("Ctrl+Y", self.state.steps.redo),
            ("Ctrl+Shift+Z", self.state.steps.redo),
            ("Ctrl+S", self.keeping.save),
            ("Ctrl+Shift+S", self.keeping.ask_name),
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
        draft = self.state.draft
        self.head.show_draft(draft)
        self.foot.show_draft(draft)
        self.fields.show_fields(draft.fields, self.state.places)
        self._show_field()
        self.keeping.say_fault()
        self.draw()

    def _show_chosen(self) -> None:
        self.fields.show_chosen(self.state.places)
        self._show_field()

    def _show_field(self) -> None:
        field, draft = self.state.field, self.state.draft
        self.form.show_field(field)
        self.canvas.show_fields(draft.fields, self.state.places, is_faulty=bool(draft.problem))
        self.foot.where.setText(place_of(field) if field else "")

    def _show_scale(self, percent: int) -> None:
        self.head.show_scale(percent)
        self.draw()

    def _show_moving(self, place: Place, box: BoxMm) -> None:
        """While it is dragged: where it is, and the page with it there, as fast as it is drawn."""
        left, top, wide, tall = (f"{side:g}" for side in box)
        self.foot.where.setText(f"{left}, {top} · {wide} × {tall} mm")
        draft, uid, dpi, layouts = self.state.draft, self._uid, self.view.dpi(), self._desk.layouts
        changes = self.state.box_changes(place, box)

        def drawn() -> bytes:
            return layouts.picture(layouts.change(draft, changes), uid, dpi)

        if uid:
            self.drawer.ask(drawn)

    # -- changing

    def _move(self, place: Place, box: BoxMm) -> None:
        self.state.edit(self.state.box_changes(place, box), self.tr("Move"))
        self.draw()  # also where it came back to where it was

    def _edit(self, key: str, value: float | int | str) -> None:
        """Change a property of every chosen field that has it."""
        changes: list[LayoutChange] = []
        for field in self.state.chosen:
            if key not in field.values or field.values[key] == value:
                continue
            is_square = field.kind == "code" and key in ("width_mm", "height_mm")
            keys = ("width_mm", "height_mm") if is_square else (key,)
            changes += [(field.place, each, value) for each in keys]
        if changes:
            self.state.edit(changes, self.tr("Change"))

    def _say(self, said: dict[str, Any]) -> None:
        """Change what the chosen field says, or on whose badges."""
        place = self.state.place
        changes: list[LayoutChange] = [(place, key, value) for key, value in said.items()]
        self.state.edit(changes, self.tr("Change"))

    def _put_picture(self, path: Path) -> None:
        """Put a picture on, or in the place of the chosen one."""
        take = partial(self._desk.arranging.take_picture, path)
        self._tasks.run(take, self._show_picture, self._refuse)

    def _take_flags(self, folder: Path) -> None:
        """Take the flags of a folder in, then put the flag on."""
        take = partial(self._desk.arranging.take_flags, folder)
        self._tasks.run(take, self.adding.show_flag, self._refuse)

    def _show_picture(self, name: str) -> None:
        field = self.state.field
        if field is not None and field.kind == "picture":
            self._say({"file": name})
        else:
            self.state.add("picture", {"file": name}, self.tr("Add a picture"))

    def _refuse(self, error: DeskError) -> None:
        if not self.canvas.is_dragging:
            self.keeping.refuse(error)
