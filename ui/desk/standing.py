"""Where this desk stands: the button that says it, the places to choose from, reasons of leave."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from checkin.desk import Here, Place
from ui.parts.basics import ActionButton, Item, button, column, isolated, panel, row, text
from ui.style.tokens import Theme
from ui.tr import tr

KEYS = 9  # places that have a key of their own
NEARLY = 0.9  # of the capacity
Ask = Callable[[str, str], None]


def here_button(theme: Theme, here: Here) -> ActionButton:
    """The checkpoint of this desk and how many are inside; F7 changes it."""
    made = button(theme, _short(here.name), "F7", icon="map-pin")
    said = inside_words(here.inside, here.capacity)
    made.setToolTip("\n".join(filter(None, (here.name, here.session, said))))
    made.setAccessibleName(tr("Checkpoint: {name}. {inside}").format(name=here.name, inside=said))
    return made


def here_line(theme: Theme, here: Here) -> QWidget:
    """What is on at the checkpoint and how many are inside, in one line."""
    full = bool(here.capacity) and here.inside >= here.capacity
    nearly = bool(here.capacity) and here.inside >= here.capacity * NEARLY
    tone = "bad" if full else "warn" if nearly else "muted"
    said = inside_words(here.inside, here.capacity)
    if here.session:
        said = tr("{session}: {inside}").format(session=isolated(here.session), inside=said)
    return text(theme, said, "caption", tone)


def inside_words(inside: int, capacity: int) -> str:
    """How many are in, and of how many."""
    if capacity:
        return tr("{inside} of {capacity} are inside").format(inside=inside, capacity=capacity)
    return tr("Inside now: {inside}").format(inside=inside)


def places_panel(
    theme: Theme, places: Sequence[tuple[Place, int, int]], current: str, ask: Ask
) -> QFrame:
    """Every checkpoint with its key; the one of this desk is marked."""
    lines: list[Item] = []
    for number, (place, inside, capacity) in enumerate(places, 1):
        key = f"Alt+{number}" if number <= KEYS else ""  # no scanner sends it
        kind = "primary" if place.id == current else ""
        made = button(theme, isolated(place.name), key, kind, "map-pin")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _=False, id_=place.id: ask("move", id_))
        if key:
            made.setShortcut(QKeySequence(key))
        said = text(theme, inside_words(inside, capacity), "body", "muted")
        lines.append(row(made, said, None, gap=theme.sp(14)))
    space = theme.sp(18)
    return panel(column(*lines, None, gap=theme.sp(8), margins=(space,) * 4))


def reasons() -> tuple[str, ...]:
    """Why somebody is let in against the rule, as it is heard most often."""
    return (
        tr("The organiser asks for it"),
        tr("The programme was changed"),
        tr("Guest of a speaker"),
    )


def _short(name: str) -> str:
    return name if len(name) <= 18 else f"{name[:17]}…"
