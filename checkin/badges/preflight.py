"""What would be wrong with a badge, known before anything is printed."""

from dataclasses import dataclass
from functools import lru_cache

from checkin.badges.composing import compose_own, compose_still
from checkin.badges.face import BadgeFace
from checkin.badges.layout import Layout, Stack, Text
from checkin.badges.photo import encode
from checkin.badges.pieces import Composed, Doubt
from checkin.badges.scripts import script_of

NO_NAME = "no-name"
NO_LATIN_NAME = "no-latin-name"
UNREADABLE_PHOTO = "unreadable-photo"


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
    if face.photo and encode(face.photo) is None:
        found.append(Doubt("photo", UNREADABLE_PHOTO))
    return found


@lru_cache(maxsize=64)
def _wants_latin(layout: Layout) -> bool:
    said = []
    for element in layout.elements:
        if isinstance(element, Text):
            said.append(element.words)
        elif isinstance(element, Stack):
            said.extend(part.words for part in element.parts)
    return any("latin_name" in words.fields for words in said)


def _is_latin(name: str) -> bool:
    return all(script_of(letter) == "Latn" for letter in name if letter.isalpha())
