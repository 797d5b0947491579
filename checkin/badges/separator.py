"""The page between two groups of a batch: whose badges come next."""

from checkin.badges.composing import compose_own
from checkin.badges.face import BadgeFace
from checkin.badges.fitting import TextLook
from checkin.badges.layout import Box, Layout, Part, Stack, Words
from checkin.badges.pieces import Piece

_NAMELESS = "\N{EM DASH}"  # a group of people who have no organisation or country
_WORDS = TextLook(weight=700, max_pt=40, min_pt=6, max_lines=3, align="center")
_FORUM = TextLook(max_pt=12, min_pt=5, align="center", color="muted")


def separator(words: str, forum: str, page_mm: tuple[float, float]) -> tuple[Piece, ...]:
    """The group's words, large, in the middle of a page of that size, the forum under them."""
    width, height = page_mm
    margin = min(width, height) / 10
    parts = (
        Part(Words(("display_name",)), _WORDS, height * 0.5),
        Part(Words(("forum",)), _FORUM, height * 0.1, before_mm=height * 0.03),
    )
    box = Box(margin, margin, width - 2 * margin, height - 2 * margin)
    face = BadgeFace(words.strip() or _NAMELESS, forum=forum)
    return compose_own(face, Layout("", "", width, height, (Stack(box, parts),))).pieces
