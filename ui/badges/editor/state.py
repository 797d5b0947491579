"""What is being edited: a draft, which of its fields is chosen, and the way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from checkin.desk import Desk, EditField, LayoutChange, LayoutDraft, LayoutOrder, ShowChoices
from checkin.errors import DeskError
from ui.badges.editor.lining import Axis, Side, lined_up, spread
from ui.badges.editor.snapping import BoxMm, kept_on

STEPS_BACK = 500
BOX_KEYS = ("x_mm", "y_mm", "width_mm", "height_mm")
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Offered:
    """What a form lets one choose from."""

    colors: Sequence[tuple[str, str]]  # those that have names, and their six digits
    fields: Sequence[str]
    signs: Sequence[str]
    choices: ShowChoices
    columns: Sequence[str] = ()  # of the list, that no field took
    dates: Sequence[str] = ()  # in a language each
    has_flags: bool = False  # whether pictures of flags lie beside the layouts


Opened = tuple[LayoutDraft, Offered]


class EditState(QObject):
    """A draft under change.

    Signals:
        changed: the draft is another one.
        chosen_changed: other fields are chosen.
        refused: why something cannot be done.
    """

    changed = Signal()
    chosen_changed = Signal()
    refused = Signal(DeskError)

    def __init__(self, desk: Desk, draft: LayoutDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._layouts, self._arranging = desk.layouts, desk.arranging
        self.draft = self._opened = draft
        self.places: tuple[Place, ...] = ()  # what is chosen
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(STEPS_BACK)

    @property
    def place(self) -> Place:
        """Of what is chosen, what was chosen last."""
        return self.places[-1] if self.places else ()

    @property
    def field(self) -> EditField | None:
        """The field that was chosen last."""
        return self._field(self.place)

    @property
    def chosen(self) -> list[EditField]:
        """All that is chosen."""
        return [each for each in map(self._field, self.places) if each is not None]

    def choose(self, place: Place) -> None:
        """Choose the field at this place of the file; () chooses none."""
        self.choose_all((place,) if place else ())

    def choose_also(self, place: Place) -> None:
        """Choose one more; or no more, if it was chosen."""
        others = tuple(each for each in self.places if each != place)
        self.choose_all(others if place in self.places or not place else (*others, place))

    def choose_all(self, places: Sequence[Place]) -> None:
        """Choose these fields."""
        if tuple(places) != self.places:
            self.places = tuple(places)
            self.chosen_changed.emit()

    def add(self, like: str, said: Mapping[str, Any], words: str, group: Place = ()) -> None:
        """Put a new field on, over all others or into a group, and choose it."""
        self._arrange(lambda: self._arranging.add(self.draft, like, said, group), words)

    def remove(self, words: str) -> None:
        """Take off what is chosen."""
        places = self.places
        if places:
            self._arrange(lambda: (self._arranging.remove(self.draft, places), ()), words)

    def double(self, words: str) -> None:
        """Put what is chosen on once more, and choose that."""
        places = self.places
        if places:
            self._arrange(lambda: self._arranging.double(self.draft, places), words)

    def order(self, where: LayoutOrder, words: str) -> None:
        """Lay the chosen field over or under others."""
        place = self.place
        if place:
            self._arrange(lambda: self._arranging.order(self.draft, place, where), words)

    def box_changes(self, place: Place, box: BoxMm) -> list[LayoutChange]:
        """What changes when the chosen field comes to be there: all that is chosen moves along."""
        field = self._field(place)
        changes = box_changes(place, box)
        if field is None or len(self.places) < 2:
            return changes
        by = [new - old for new, old in zip(box, field.box_mm, strict=True)]
        for other in {each.place[:2]: each.box_mm for each in self.chosen}.items():
            if other[0] != place:
                page = (self.draft.width_mm, self.draft.height_mm)
                changes += box_changes(other[0], kept_on(page, other[1], by))
        return changes

    @property
    def boxes(self) -> dict[Place, BoxMm]:
        """The boxes of what is chosen; words of a group have that of the group."""
        return {each.place[:2]: each.box_mm for each in self.chosen}

    def line_up(self, side: Side, words: str) -> None:
        """Bring what is chosen into line; one alone at the side of the page."""
        page = (self.draft.width_mm, self.draft.height_mm)
        self._put(lined_up(list(self.boxes.values()), side, page), words)

    def spread(self, along: Axis, words: str) -> None:
        """Give what is chosen the same gaps."""
        self._put(spread(list(self.boxes.values()), along), words)

    def set_all(self, key: str, value: float | int | str, words: str) -> None:
        """Give all that is chosen and has it this property."""
        fields = [each for each in self.chosen if key in each.values]
        self.edit([(each.place, key, value) for each in fields], words)

    def _put(self, boxes: Sequence[BoxMm], words: str) -> None:
        """Put what is chosen there: only what is moved is written."""
        changes: list[LayoutChange] = []
        for (place, before), box in zip(self.boxes.items(), boxes, strict=True):
            sides = zip(BOX_KEYS, before, box, strict=True)
            changes += [(place, key, new) for key, old, new in sides if old != new]
        if changes:
            self.edit(changes, words)

    def _field(self, place: Place) -> EditField | None:
        return next((each for each in self.draft.fields if each.place == place), None)

    def _arrange(self, do: Callable[[], tuple[LayoutDraft, tuple[Place, ...]]], words: str) -> None:
        """One step after which other fields are chosen."""
        try:
            after, places = do()
        except DeskError as error:
            self.refused.emit(error)
            return
        if after.text != self.draft.text:
            self.steps.push(_Step(self, after, words, (self.places, places)))

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
    """From one draft to another, and what is chosen on each; None: the same on both."""

    def __init__(
        self,
        state: EditState,
        after: LayoutDraft,
        words: str,
        chosen: tuple[Sequence[Place], Sequence[Place]] | None = None,
    ) -> None:
        super().__init__(words)
        self._state, self._before, self._after = state, state.draft, after
        self._chosen = chosen

    def redo(self) -> None:
        self._go(self._after, 1)

    def undo(self) -> None:
        self._go(self._before, 0)

    def _go(self, draft: LayoutDraft, at: int) -> None:
        if self._chosen is not None:
            self._state.places = tuple(self._chosen[at])
        self._state.show(draft)
        if self._chosen is not None:
            self._state.chosen_changed.emit()


def box_changes(place: Place, box: BoxMm) -> list[LayoutChange]:
    """A box as values of the file."""
    return [(place, key, side) for key, side in zip(BOX_KEYS, box, strict=True)]


def prepare(desk: Desk, name: str) -> Opened:
    """What an editor needs; loads what it takes to change a layout. Not on the GUI thread.

    Raises:
        LayoutMissing, LayoutFaulty
    """
    draft = desk.layouts.open(name)
    arranging = desk.arranging
    columns = arranging.columns()
    offered = Offered(
        desk.layouts.colors(),
        (*arranging.fields(), *columns),
        arranging.signs(),
        arranging.choices(),
        columns,
        arranging.dates(),
        arranging.has_flags(),
    )
    return desk.layouts.change(draft, []), offered
