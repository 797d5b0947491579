"""Where things stand on a badge: plain data, in millimetres from the top left corner.

A layout is read from resources/layouts/*.toml by `layout_file`; this module knows no file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from checkin.badges.face import BadgeFace
from checkin.badges.fitting import TextLook
from checkin.badges.showing import ALWAYS, Show

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """A rectangle in mm; y grows downwards."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Words:
    """What is said: a fixed text, or fields of the face joined, empty ones left out."""

    fields: tuple[str, ...] = ()
    text: str = ""
    joined: str = " · "
    tongues: tuple[tuple[str, str], ...] = ()  # the fixed text by language, the first by default

    def fixed(self, face: BadgeFace) -> str:
        """The fixed text in the delegate's language, else in that of the forum's paper."""
        if not self.tongues:
            return self.text
        known = dict(self.tongues)
        for language in (face.language, face.paper_language, "en"):
            tag = language.casefold().replace("_", "-")
            if text := known.get(tag) or known.get(tag.split("-")[0]):
                return text
        return self.tongues[0][1]


@dataclass(frozen=True)
class Text:
    """Words in a box of their own."""

    box: Box
    words: Words
    look: TextLook
    valign: str = "middle"
    show: Show = ALWAYS


@dataclass(frozen=True, eq=False)
class Part:
    """Words in a stack; `height_mm` is the most they may take."""

    words: Words
    look: TextLook
    height_mm: float
    before_mm: float = 0.0
    grows: bool = False
    show: Show = ALWAYS


@dataclass(frozen=True, eq=False)
class Stack:
    """Words under each other. Empty parts vanish; what they leave goes to the part that grows."""

    box: Box
    parts: tuple[Part, ...]
    valign: str = "middle"
    show: Show = ALWAYS


@dataclass(frozen=True)
class Rectangle:
    """A filled area, or with `edge_mm` only its outline."""

    box: Box
    color: str
    radius_mm: float = 0.0
    edge_mm: float = 0.0
    show: Show = ALWAYS


@dataclass(frozen=True)
class Rule:
    """A straight line from the box's top left corner to its bottom right one."""

    box: Box
    color: str
    thickness_mm: float
    show: Show = ALWAYS


@dataclass(frozen=True)
class Code:
    """The QR with its quiet zone inside the box, which is a square."""

    box: Box
    show: Show = ALWAYS


@dataclass(frozen=True)
class Drawing:
    """A drawing of ours in one colour; the name "role" is the icon of the badge's role."""

    box: Box
    name: str
    color: str
    show: Show = ALWAYS


@dataclass(frozen=True)
class Picture:
    """A picture file that lies beside the layout: the forum's own logo."""

    box: Box
    content: bytes
    show: Show = ALWAYS


@dataclass(frozen=True)
class Photo:
    """The delegate's photo; it fills the box, and what is too much is cut, least above the face."""

    box: Box
    show: Show = ALWAYS


@dataclass(frozen=True, eq=False)
class Flag:
    """The flag of the delegate's country, of those that lie beside the layout, by ISO code."""

    box: Box
    pictures: Mapping[str, bytes]
    show: Show = ALWAYS


Element = Text | Stack | Rectangle | Rule | Code | Drawing | Picture | Photo | Flag


@dataclass(frozen=True)
class Sheet:
    """Several badges on one page of `width_mm` by `height_mm`, with gaps and marks where to cut."""

    width_mm: float
    height_mm: float
    columns: int
    rows: int
    gap_x_mm: float = 0.0
    gap_y_mm: float = 0.0
    marks: bool = True
    scale: float = 1.0  # of the badge, where the paper leaves no margin beside it
    folded: bool = False  # two rows of the same badge, the upper one upside down


@dataclass(frozen=True, eq=False)
class Layout:
    """One design of badge and the paper it goes on."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    elements: tuple[Element, ...]
    sheet: Sheet | None = None

    @property
    def page_mm(self) -> tuple[float, float]:
        """Width and height of the paper."""
        if self.sheet:
            return self.sheet.width_mm, self.sheet.height_mm
        return self.width_mm, self.height_mm

    @property
    def is_folded(self) -> bool:
        """Whether the paper is folded into one badge, and so has its back already."""
        return self.sheet is not None and self.sheet.folded

    @property
    def badges_per_page(self) -> int:
        """How many people one page is for."""
        if not self.sheet or self.is_folded:
            return 1
        return self.sheet.columns * self.sheet.rows
