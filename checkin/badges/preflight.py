"""What would be wrong with a badge, known before anything is printed."""

from dataclasses import dataclass
from functools import lru_cache

from checkin.badges.composing import compose_own, compose_still
from checkin.badges.face import BadgeFace, is_column
from checkin.badges.layout import Layout, Photo, Stack, Text, Words
from checkin.badges.photo import encode, is_too_large
from checkin.badges.pieces import Composed, Doubt
from checkin.badges.scripts import script_of

NO_NAME = "no-name"
NO_LATIN_NAME = "no-latin-name"
UNREADABLE_PHOTO = "unreadable-photo"
PHOTO_TOO_SMALL = "photo-too-small"
PHOTO_TOO_LARGE = "photo-too-large"
_COARSEST_MM = 25.4 / 150  # of a pixel: below 150 dpi a face is seen in squares


@dataclass(frozen=True, slots=True)
class BadgeWarning:
    """What is wrong with one field of the badge at `index` of the list."""

    index: int
    field: str
    problem: str


def check_badge(face: BadgeFace, layout: Layout) -> tuple[BadgeWarning, ...]:
    """Everything that would not be printed as it should, without drawing it."""
    still, own = compose_still(face, layout), compose_own(face, layout)
    found = (*still.doubts, *doubts(face, layout, own))
    return tuple(BadgeWarning(0, *doubt) for doubt in found)


def doubts(face: BadgeFace, layout: Layout, own: Composed) -> list[Doubt]:
    """The doubts about what is this delegate's own."""
    found = list(own.doubts)
    if not (face.display_name.strip() or face.latin_name.strip()):
        found.append(Doubt("display_name", NO_NAME))
    if _wants_latin(layout) and not face.latin_name.strip() and not _is_latin(face.display_name):
        found.append(Doubt("latin_name", NO_LATIN_NAME))
    return found + _photo_doubts(face.photo, layout)


def _photo_doubts(photo: bytes, layout: Layout) -> list[Doubt]:
    boxes = [one.box for one in layout.elements if isinstance(one, Photo)]
    if not photo:
        return []
    encoded = encode(photo)
    if encoded is None:
        problem = PHOTO_TOO_LARGE if is_too_large(photo) else UNREADABLE_PHOTO
        return [Doubt("photo", problem)]
    for box in boxes:
        shown = max(box.width_mm / encoded.width, box.height_mm / encoded.height)  # mm a pixel
        if shown > _COARSEST_MM:
            return [Doubt("photo", PHOTO_TOO_SMALL)]
    return []


@lru_cache(maxsize=64)
def wants_photo(layout: Layout) -> bool:
    """Whether a photo has a place on this badge."""
    return any(isinstance(element, Photo) for element in layout.elements)


@lru_cache(maxsize=64)
def fields_shown(layout: Layout) -> frozenset[str]:
    """Every field whose words are somewhere on this badge."""
    return frozenset(field for words in _all_words(layout) for field in words.fields)


@lru_cache(maxsize=64)
def columns_asked(layout: Layout) -> frozenset[str]:
    """The columns of the list, as `extra.Hotel`, that are shown or decide what is shown."""
    shows = [element.show for element in layout.elements]
    for element in layout.elements:
        shows += [part.show for part in element.parts] if isinstance(element, Stack) else []
    asked = fields_shown(layout).union(*(show.asks() for show in shows))
    return frozenset(filter(is_column, asked))


def _wants_latin(layout: Layout) -> bool:
    return "latin_name" in fields_shown(layout)


def _all_words(layout: Layout) -> list[Words]:
    said = []
    for element in layout.elements:
        if isinstance(element, Text):
            said.append(element.words)
        elif isinstance(element, Stack):
            said.extend(part.words for part in element.parts)
    return said


def _is_latin(name: str) -> bool:
    return all(script_of(letter) == "Latn" for letter in name if letter.isalpha())
