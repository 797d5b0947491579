"""Hits under the box: who fits, both scripts, where they stand, what tells namesakes apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from checkin.desk import Hit
from ui.desk.faces import Faces
from ui.parts.basics import (
    Band,
    Item,
    Plate,
    column,
    keycap,
    message_bar,
    role_chip,
    row,
    state_chip,
    text,
)
from ui.parts.line import Line, Piece
from ui.parts.portrait import Portrait
from ui.style.tokens import Theme, role_icon, role_tone
from ui.words import field_word, role_word, state_word

_FACE = 44  # pixels of the theme, of a photo that tells namesakes apart
_STATES = {"expected": "muted", "in": "ok", "withdrawn": "bad"}


class Hits(QFrame):
    """The list of hits with one of them chosen.

    Signals:
        opened: a hit was clicked: its number.
    """

    opened = Signal(int)

    def __init__(
        self, theme: Theme, hits: list[Hit], chosen: int, faces: Faces | None = None
    ) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._faces, self._frames = faces, dict[str, list[Portrait]]()
        items: list[Item] = []
        if any(hit.namesake for hit in hits[:2]) and not theme.large:
            title = self.tr("Two people have this name")
            words = self.tr("Ask for what differs; it is marked.")
            items.append(message_bar(theme, "warn", title, words))
        rows = [HitRow(theme, hit, number == chosen) for number, hit in enumerate(hits)]
        self.chosen = rows[chosen] if rows else None
        for number, made in enumerate(rows):
            made.clicked.connect(lambda n=number: self.opened.emit(n))
        if faces is not None and any(hit.photo for hit in hits):
            self._frame(theme, faces, hits, rows)
        items += [*rows, None]
        self.setLayout(column(*items, gap=theme.sp(2), margins=(theme.sp(6),) * 4))

    def _frame(self, theme: Theme, faces: Faces, hits: list[Hit], rows: list["HitRow"]) -> None:
        """Give namesakes a photo each; it is read beside the window and comes when it comes."""
        for hit, made in zip(hits, rows, strict=True):
            frame = made.frame(theme, hit.namesake)
            if frame is not None and hit.photo:
                frame.show_picture(faces.find(hit.photo))
                self._frames.setdefault(hit.photo, []).append(frame)
        faces.came.connect(self._show_face)
        faces.ask(frozenset(self._frames))

    def _show_face(self, name: str) -> None:
        for frame in self._frames.get(name, []):
            if self._faces is not None:
                frame.show_picture(self._faces.find(name))


class HitRow(QFrame):
    """One hit.

    Signals:
        clicked: somebody pointed at it.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, hit: Hit, chosen: bool) -> None:
        super().__init__()
        self.setProperty("panel", "chosen" if chosen else "row")
        words = (hit.name, hit.latin_name, hit.organisation, role_word(hit.role))
        self.setAccessibleName(", ".join(w for w in (*words, state_word(hit.state)) if w))
        inside = row(
            *_items(theme, hit, chosen),
            gap=theme.sp(10),
            margins=(theme.sp(4), theme.sp(1), theme.sp(10), theme.sp(1)),
        )
        inside.setStretch(1, 1)
        self._inside = inside
        self.setLayout(inside)
        self.setFixedHeight(theme.px(54))  # eight of them stand on a small screen

    def frame(self, theme: Theme, shown: bool) -> Portrait | None:
        """Make room for a photo after the band: a frame, or as much room without one."""
        if not shown:
            self._inside.insertSpacing(1, theme.px(_FACE))
            return None
        made = Portrait(theme, None, _FACE, _FACE)
        self._inside.insertWidget(1, made)
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


def _items(theme: Theme, hit: Hit, chosen: bool) -> list[Item]:
    gone = hit.state == "withdrawn"
    names = Line(
        theme,
        Piece(hit.name, "name", marks=hit.marks, struck=gone),
        Piece(hit.latin_name, tone="muted", marks=hit.latin_marks, struck=gone),
    )
    items: list[Item] = [
        Band(role_tone(theme, hit.role).fill),
        column(names, _where(theme, hit), gap=0),
    ]
    items += [_role(theme, hit.role), _state(theme, hit.state), _enter(theme, chosen)]
    return items


def _role(theme: Theme, role: str) -> QWidget:
    tone = role_tone(theme, role)
    if theme.large:
        return Plate(theme, role_icon(role), tone.fill, tone.on, 22)
    made = role_chip(theme, role)
    made.setFixedWidth(theme.px(142))
    return made


def _state(theme: Theme, state: str) -> QLabel:
    made = text(theme, state_word(state), "body", _STATES[state])
    made.setFixedWidth(theme.px(84))
    return made


def _where(theme: Theme, hit: Hit) -> Item:
    """The second line: what tells namesakes apart as a chip, then organisation and country."""
    parts = [part for part in (hit.organisation, hit.country_name) if part != hit.differs]
    if hit.found:
        parts.insert(0, f"{field_word(hit.field.split()[0])}: {hit.found}")
    made = Line(theme, Piece(" · ".join(part for part in parts if part), tone="muted"))
    if not hit.differs:
        return made
    line = row(state_chip(theme, "warn", hit.differs), made, gap=theme.sp(8))
    line.setStretch(1, 1)
    return line


def _enter(theme: Theme, chosen: bool) -> QLabel:
    """The key on the chosen row, the same empty room on the others."""
    made = keycap(theme, "Enter") if chosen else text(theme, "", "key")
    made.setFixedWidth(theme.px(50))
    return made
