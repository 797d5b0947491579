"""One badge onto paper: what it shares with others from the file's store, then its own words."""

from checkin.badges.composing import STILL_FIELDS, compose_own, compose_still
from checkin.badges.face import BadgeFace
from checkin.badges.layout import Layout
from checkin.badges.paper import Paper
from checkin.badges.pieces import Doubt
from checkin.badges.preflight import doubts


class BadgePress:
    """Draws badges of one layout into one PDF; remembers which shared grounds are in it."""

    def __init__(self, paper: Paper, layout: Layout) -> None:
        self._paper = paper
        self._layout = layout
        self._grounds: dict[tuple[str, ...], str] = {}

    def draw(self, face: BadgeFace) -> list[Doubt]:
        """Draw the badge at the paper's origin; what is wrong with it comes back.

        What is wrong with a ground is told once, with the first badge that stands on it.
        """
        found: list[Doubt] = []
        alike = tuple(getattr(face, field) for field in STILL_FIELDS)
        ground = self._grounds.get(alike)
        if ground is None:
            still = compose_still(face, self._layout)
            ground = self._grounds[alike] = self._paper.keep(still.pieces)
            found.extend(still.doubts)
        self._paper.draw_kept(ground)
        own = compose_own(face, self._layout)
        self._paper.draw(own.pieces)
        return found + doubts(face, self._layout, own)
