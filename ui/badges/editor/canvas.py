"""The page under one's hands: choose, drag, resize, nudge. It knows boxes, not files."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from checkin.desk import EditField
from ui.badges.editor import painting
from ui.badges.editor.snapping import BoxMm, Guide, Snap, moved, resized, squared
from ui.badges.editor.state import Place
from ui.style.tokens import Theme

PAD_PX = 22
NEAR_PX = 6  # a line attracts from here, a handle is grabbed from here
STILL_PX = 4  # less is a hand that trembles
STEP_MM, FINE_MM = 1.0, 0.1
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
CURSORS = {
    "l": Qt.CursorShape.SizeHorCursor,
    "r": Qt.CursorShape.SizeHorCursor,
    "t": Qt.CursorShape.SizeVerCursor,
    "b": Qt.CursorShape.SizeVerCursor,
    "lt": Qt.CursorShape.SizeFDiagCursor,
    "rb": Qt.CursorShape.SizeFDiagCursor,
    "rt": Qt.CursorShape.SizeBDiagCursor,
    "lb": Qt.CursorShape.SizeBDiagCursor,
}


class Grip(Enum):
    """What the mouse holds."""

    NOTHING = 0
    WHOLE = 1
    SIDES = 2


class Canvas(QWidget):
    """One page and the boxes on it.

    Signals:
        chosen: the place of a field, () for none.
        moving: a field while it is dragged: its place and box.
        moved: the same when it was let go, or nudged by a key.
        chosen_also: the place of a field that was clicked with Shift or Ctrl.
        menu_asked: where on the screen the chosen fields were clicked on the other side.
        zoomed: the wheel was turned with Ctrl: up is more than 0.
    """

    chosen = Signal(tuple)
    chosen_also = Signal(tuple)
    menu_asked = Signal(QPoint)
    moving = Signal(tuple, tuple)
    moved = Signal(tuple, tuple)
    zoomed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.page_mm = (105.0, 148.0)
        self.scale = 4.0  # pixels in a millimetre
        self.fields: Sequence[EditField] = ()
        self.places: Sequence[Place] = ()
        self.picture = QPixmap()
        self.is_faulty = False
        self.guides: list[Guide] = []
        self._live: BoxMm | None = None
        self._grip, self._sides, self._pressed = Grip.NOTHING, "", QPointF()
        self._was_chosen = False  # what is pressed was chosen before
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(self.tr("The page of the badge"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move the chosen field by 1 mm, with Ctrl by 0.1 mm, with Shift they "
                "change its size."
            )
        )

    def show_fields(
        self, fields: Sequence[EditField], places: Sequence[Place], *, is_faulty: bool
    ) -> None:
        """Show these boxes, and which are chosen."""
        self.fields, self.places, self.is_faulty = fields, places, is_faulty
        self.update()

    @property
    def place(self) -> Place:
        """What was chosen last, and has handles."""
        return self.places[-1] if self.places else ()

    def show_png(self, png: bytes) -> None:
        """Show this drawing of the page."""
        self.picture = QPixmap()
        self.picture.loadFromData(png)
        self.update()

    def set_scale(self, page_mm: tuple[float, float], scale: float) -> None:
        """Show the page this large."""
        self.page_mm, self.scale = page_mm, scale
        sides = [round(side * scale) + 2 * PAD_PX for side in page_mm]
        self.setFixedSize(*sides)
        self.update()

    @property
    def is_dragging(self) -> bool:
        return self._live is not None

    def box_of(self, field: EditField) -> BoxMm:
        """Where a field is now, also while it is dragged."""
        is_live = self._live is not None and field.place[:2] == self.place[:2]
        return self._live if is_live and self._live is not None else field.box_mm

    def px_box(self, box: BoxMm | None = None) -> QRectF:
        """A box in pixels of this widget; without one, the page."""
        left, top, wide, tall = box or (0.0, 0.0, *self.page_mm)
        s = self.scale
        return QRectF(PAD_PX + left * s, PAD_PX + top * s, wide * s, tall * s)

    def chosen_box(self) -> BoxMm | None:
        """The box of the chosen field."""
        field = self._chosen_field()
        return self.box_of(field) if field else None

    def _chosen_field(self) -> EditField | None:
        return next((each for each in self.fields if each.place == self.place), None)

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            self._ask_menu(event)
            return
        if event.modifiers() & MORE:
            under = self._fields_at(event.position())
            self.chosen_also.emit(under[0].place if under else ())
            return
        self._pressed = event.position()
        self._sides = self._sides_at(event.position())
        if self._sides:
            self._grip = Grip.SIDES
            return
        under = self._fields_at(event.position())
        self._was_chosen = self._chosen_element() in [field.place for field in under]
        if not self._was_chosen:
            self._choose_anew([field.place for field in under])
        self._grip = Grip.WHOLE if under else Grip.NOTHING

    def _ask_menu(self, event: QMouseEvent) -> None:
        under = [field.place for field in self._fields_at(event.position())]
        if event.button() == Qt.MouseButton.RightButton and under:
            if not any(place[:2] in under for place in self.places):
                self.chosen.emit(under[0])
            self.menu_asked.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is Grip.NOTHING:
            sides = self._sides_at(event.position())
            self.setCursor(CURSORS.get(sides, Qt.CursorShape.ArrowCursor))
            return
        far = (event.position() - self._pressed).manhattanLength()
        field = self._chosen_field()
        if field is None or (self._live is None and far < STILL_PX):
            return
        way = event.position() - self._pressed
        by = [0.0 if abs(side) < STILL_PX else side / self.scale for side in (way.x(), way.y())]
        self._drag(field, (by[0], by[1]), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, Grip.NOTHING
        live, self._live, self.guides = self._live, None, []
        if live is not None:
            self.moved.emit(self.place[:2], live)
        elif grip is Grip.WHOLE:
            self._choose_beneath(event.position())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _drag(self, field: EditField, by: tuple[float, float], keys: Qt.KeyboardModifier) -> None:
        others = [
            each.box_mm for each in self.fields
            if not each.is_part and each.place != field.place[:2]
        ]  # fmt: skip
        is_free = bool(keys & Qt.KeyboardModifier.AltModifier)
        snap = Snap(self.page_mm, others, NEAR_PX / self.scale, is_off=is_free)
        if self._grip is Grip.WHOLE:
            box, guides = moved(field.box_mm, by, snap)
        else:
            box, guides = resized(field.box_mm, by, self._sides, snap)
            if field.kind == "code":
                box = squared(box, field.box_mm, self._sides, self.page_mm)
        self._live, self.guides = box, guides
        self.moving.emit(field.place[:2], box)
        self.update()

    def _fields_at(self, at: QPointF) -> list[EditField]:
        """Fields under a point, the smallest first; a line is hit from beside it."""
        slack = NEAR_PX / 2
        under = [
            each for each in self.fields
            if not each.is_part
            and self.px_box(each.box_mm).adjusted(-slack, -slack, slack, slack).contains(at)
        ]  # fmt: skip
        return sorted(under, key=lambda each: each.box_mm[2] * each.box_mm[3])

    def _chosen_element(self) -> Place:
        return self.place[:2]

    def _choose_anew(self, under: list[Place]) -> None:
        """Choose the smallest; of several that are chosen, one is taken by, and all stay so."""
        taken = next((place for place in self.places if place in under), None)
        if taken is None:
            self.chosen.emit(under[0] if under else ())
        else:
            self.chosen_also.emit(taken)  # no more ...
            self.chosen_also.emit(taken)  # ... and again, as the last

    def _choose_beneath(self, at: QPointF) -> None:
        """A click on what is chosen goes on: to the words in a group, then to what lies under."""
        places: list[Place] = []
        for under in self._fields_at(at):
            places.append(under.place)
            places += [
                each.place for each in self.fields
                if each.is_part and each.place[:2] == under.place
            ]  # fmt: skip
        if self.place in places and self._was_chosen and len(self.places) == 1:
            self.chosen.emit(places[(places.index(self.place) + 1) % len(places)])

    def _sides_at(self, at: QPointF) -> str:
        box = self.chosen_box()
        if box is None:
            return ""
        for sides, handle in painting.handles(self.px_box(box)):
            if handle.adjusted(-3, -3, 3, 3).contains(at):
                return sides
        return ""

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        field = self._chosen_field()
        if way is None or field is None:
            super().keyPressEvent(event)
            return
        keys = event.modifiers()
        fine = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        step = FINE_MM if keys & fine else STEP_MM
        by = (way[0] * step, way[1] * step)
        snap = Snap(self.page_mm, is_off=True)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            box, _ = resized(field.box_mm, by, "r" if way[0] else "b", snap)
            if field.kind == "code":
                box = squared(box, field.box_mm, "rb", self.page_mm)
        else:
            box, _ = moved(field.box_mm, by, snap)
        self.moved.emit(field.place[:2], box)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painting.paint_page(p, self)
