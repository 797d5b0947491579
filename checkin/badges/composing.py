"""A face on a layout: every word fitted, every picture placed, nothing drawn yet.

What looks the same on every badge of a role (head, band) is composed apart, so that a document
carries it once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from checkin.badges import qr
from checkin.badges.blocks import block, corner
from checkin.badges.colors import rgb, role_tone
from checkin.badges.drawings import stroked
from checkin.badges.face import BadgeFace, spoken
from checkin.badges.fonts import Tongue, tongue
from checkin.badges.layout import (
    POINTS_PER_MM,
    Box,
    Code,
    Drawing,
    Element,
    Flag,
    Layout,
    Part,
    Photo,
    Picture,
    Rectangle,
    Rule,
    Stack,
    Text,
    Words,
)
from checkin.badges.pieces import Composed, Doubt, Image, Piece
from checkin.badges.shapes import Corner, rectangle, rule
from checkin.badges.showing import ALWAYS

STILL_FIELDS = ("role", "role_name", "forum", "dates", "place", "by_language")  # alike on many
CODE_TOO_FINE = "code-too-fine"
CODE_TOO_LONG = "code-too-long"
NO_FLAG = "no-flag"
_FINEST_MODULE_MM = 0.5


@dataclass(frozen=True)
class _Place:
    """Whose badge it is, and how its words are read."""

    face: BadgeFace
    said: dict[str, str]
    height_mm: float
    tongue: Tongue

    def corner(self, box: Box) -> Corner:
        return corner(box, self.height_mm)

    def color(self, name: str) -> str:
        return rgb(name, self.face.role)


def compose_own(face: BadgeFace, layout: Layout) -> Composed:
    """What is this delegate's own on the badge."""
    return _compose(face, layout, _parted(layout)[1])


def compose_still(face: BadgeFace, layout: Layout) -> Composed:
    """What every badge of this role and forum has, drawn beneath."""
    alike = BadgeFace(
        display_name="",
        role=face.role,
        role_name=face.role_name,
        forum=face.forum,
        dates=face.dates,
        place=face.place,
        by_language=face.by_language,
    )
    return _compose_still(alike, layout)


@lru_cache(maxsize=256)
def _compose_still(alike: BadgeFace, layout: Layout) -> Composed:
    return _compose(alike, layout, _parted(layout)[0])


@lru_cache(maxsize=64)
def _parted(layout: Layout) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """What is alike on many badges, up to the first that is not, and the rest."""
    still = tuple(takewhile(_is_still, layout.elements))
    own = layout.elements[len(still) :]
    return tuple(map(_stacked, still)), tuple(map(_stacked, own))


def _stacked(element: Element) -> Element:
    """A text as a stack of one, made once and not for every badge."""
    if not isinstance(element, Text):
        return element
    part = Part(element.words, element.look, element.box.height_mm)
    return Stack(element.box, (part,), element.valign, element.show)


def _is_still(element: Element) -> bool:
    if isinstance(element, Code | Photo | Flag):
        return False
    shows, said = [element.show], []
    if isinstance(element, Text):
        said.append(element.words)
    elif isinstance(element, Stack):
        said.extend(part.words for part in element.parts)
        shows.extend(part.show for part in element.parts)
    if any(words.tongues for words in said):
        return False
    asked = set[str]().union(*(show.asks() for show in shows))
    asked = asked.union(*(words.fields for words in said))
    return {each.partition(".")[0] for each in asked} <= set(STILL_FIELDS)


def _compose(face: BadgeFace, layout: Layout, elements: Iterable[Element]) -> Composed:
    read = tongue(face.language, face.country)
    place = _Place(face, spoken(face), layout.height_mm, read)
    pieces: list[Piece] = []
    doubts: list[Doubt] = []
    for element in elements:
        if element.show is ALWAYS or element.show.on(face, place.said):
            for found in _placed(element, place):
                doubts.append(found) if isinstance(found, Doubt) else pieces.append(found)
    return Composed(tuple(pieces), tuple(doubts))


def _placed(element: Element, place: _Place) -> Iterator[Piece | Doubt]:
    match element:
        case Stack():
            yield from _words(element, place)
        case Code():
            yield from _code(element.box, place)
        case Picture():
            yield _image(element.content, element.box, place)
        case Photo():
            yield from (
                [_image(place.face.photo, element.box, place)._replace(fills=True)]
                if place.face.photo
                else []
            )
        case Flag():
            yield from _flag(element, place)
        case Rectangle() | Rule() | Drawing():
            yield _shape(element, place)


def _flag(element: Flag, place: _Place) -> Iterator[Piece | Doubt]:
    country = place.face.country.upper()
    if country in element.pictures:
        yield _image(element.pictures[country], element.box, place)._replace(edged=True)
    elif country:
        yield Doubt("country", NO_FLAG)


def _shape(element: Rectangle | Rule | Drawing, place: _Place) -> str:
    corner, color = place.corner(element.box), place.color(element.color)
    if isinstance(element, Rectangle):
        radius, edge = element.radius_mm * POINTS_PER_MM, element.edge_mm * POINTS_PER_MM
        return rectangle(corner, color, radius, edge)
    if isinstance(element, Rule):
        return rule(corner, color, element.thickness_mm * POINTS_PER_MM)
    left, top, width, height = corner
    name = role_tone(place.face.role).icon if element.name == "role" else element.name
    side = min(width, height)
    return stroked(name, color, (left + (width - side) / 2, top - (height - side) / 2), side)


def _words(stack: Stack, place: _Place) -> Iterator[Piece | Doubt]:
    face, said = place.face, place.said
    words = tuple(
        [
            _said(part.words, place) if part.show is ALWAYS or part.show.on(face, said) else ""
            for part in stack.parts
        ]
    )
    return iter(block(stack, words, face.role, place.tongue, place.height_mm))


def _said(words: Words, place: _Place) -> str:
    if not words.fields:
        return words.fixed(place.face)
    return words.joined.join(filter(None, map(place.said.get, words.fields)))


def _code(box: Box, place: _Place) -> Iterator[Piece | Doubt]:
    if not place.face.credential:
        return
    symbol = qr.symbol(place.face.credential)
    if symbol is None:
        yield Doubt("credential", CODE_TOO_LONG)
        return
    left, top, side, _ = place.corner(box)
    module = side / (symbol.size + 2 * qr.QUIET_MODULES)
    if module < _FINEST_MODULE_MM * POINTS_PER_MM:
        yield Doubt("credential", CODE_TOO_FINE)
    quiet = module * qr.QUIET_MODULES
    paper = rectangle((left, top, side, side), rgb("paper", ""), 0.0, 0.0)
    dark = qr.path(symbol, left + quiet, top - side + quiet, side - 2 * quiet)
    yield f"{paper} 0 0 0 rg {dark}"


def _image(content: bytes, box: Box, place: _Place) -> Image:
    left, top, width, height = place.corner(box)
    return Image(content, left, top - height, width, height)
