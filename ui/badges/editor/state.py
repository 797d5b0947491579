"""What is being edited: a draft, which of its fields is chosen, and the way back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from checkin.desk import Desk, EditField, LayoutChange, LayoutDraft, Layouts
from ui.badges.editor.snapping import BoxMm

STEPS_BACK = 500
BOX_KEYS = ("x_mm", "y_mm", "width_mm", "height_mm")
Place = tuple[str | int, ...]
Opened = tuple[LayoutDraft, list[tuple[str, str]]]  # and the colours that have names


class EditState(QObject):
    """A draft under change.

    Signals:
        changed: the draft is another one.
        chosen_changed: another field is chosen.
    """

    changed = Signal()
    chosen_changed = Signal()

    def __init__(self, layouts: Layouts, draft: LayoutDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._layouts = layouts
        self.draft = self._opened = draft
        self.place: Place = ()
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(STEPS_BACK)

    @property
    def field(self) -> EditField | None:
        """The chosen field."""
        return next((each for each in self.draft.fields if each.place == self.place), None)

    def choose(self, place: Place) -> None:
        """Choose the field at this place of the file; () chooses none."""
        if place != self.place:
            self.place = place
            self.chosen_changed.emit()

    def edited(self, changes: Sequence[LayoutChange]) -> LayoutDraft:
        """The draft as it would be with these values; nothing is kept."""
        return self._layouts.change(self.draft, changes)

    def edit(self, changes: Sequence[LayoutChange], words: str = "") -> None:
        """Change values; one step that can be undone."""
        after = self.edited(changes)
        if after.text != self.draft.text:
            self.steps.push(_Step(self, after, words))

    def reset(self, words: str = "") -> None:
        """Back to what was saved last; that too can be undone."""
        if self.draft.is_changed:
            self.steps.push(_Step(self, self._opened, words))

    def kept(self, draft: LayoutDraft) -> None:
        """It was written; under another name, the way back ends here."""
        if draft.name != self.draft.name:
            self.steps.clear()
        self._opened = draft
        self.show(draft)

    def show(self, draft: LayoutDraft) -> None:
        """Go on with this draft, which may be one of before the last saving."""
        self.draft = replace(draft, saved=self._opened.saved)
        self.changed.emit()


class _Step(QUndoCommand):
    def __init__(self, state: EditState, after: LayoutDraft, words: str) -> None:
        super().__init__(words)
        self._state, self._before, self._after = state, state.draft, after

    def redo(self) -> None:
        self._state.show(self._after)

    def undo(self) -> None:
        self._state.show(self._before)


def box_changes(place: Place, box: BoxMm) -> list[LayoutChange]:
    """A box as values of the file."""
    return [(place, key, side) for key, side in zip(BOX_KEYS, box, strict=True)]


def prepare(desk: Desk, name: str) -> Opened:
    """What an editor needs; loads what it takes to change a layout. Not on the GUI thread.

    Raises:
        LayoutMissing, LayoutFaulty
    """
    draft = desk.layouts.open(name)
    return desk.layouts.change(draft, []), desk.layouts.colors()
