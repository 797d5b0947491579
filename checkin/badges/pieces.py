"""What a composed badge is made of, in the order it is drawn."""

from dataclasses import dataclass
from typing import NamedTuple

from checkin.badges.ink import Setting
from checkin.badges.shaping import Line


class SetLine(NamedTuple):
    """A line of text and where it goes."""

    line: Line
    setting: Setting


class Image(NamedTuple):
    """A picture file's bytes and the box it is shown whole in, in points from the lower left."""

    content: bytes
    left: float
    bottom: float
    width: float
    height: float
    edged: bool = False  # with a hairline around it: a white flag ends somewhere, too
    fills: bool = False  # the whole box; what is too much is cut off, least at the top


Piece = SetLine | Image | str  # a string is operators that need nothing from the document


class Doubt(NamedTuple):
    """What is wrong with one field of one badge."""

    field: str
    problem: str


@dataclass(frozen=True)
class Composed:
    """Pieces in the order they are drawn, and what was wrong with them."""

    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]
