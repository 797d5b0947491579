"""The bundled fonts as HarfBuzz sees them: what they cover, how wide and how tall a glyph is.

Fonts are opened once a process and kept. All lengths are in em, so nothing here knows a size.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from checkin.badges.scripts import font_table, script_of
from checkin.paths import resources

Value = TypeVar("Value")
_KEPT_SUBSETS = 64


class Extent(NamedTuple):
    """The ink of one glyph around its origin, in em; all zero where there is no ink."""

    left: float
    bottom: float
    right: float
    top: float


NO_INK = Extent(math.inf, math.inf, -math.inf, -math.inf)  # as nothing is in front of min and max


class Asked(dict[int, Value]):
    """Answers kept once they were given; what is known is looked up without a call."""

    def __init__(self, ask: Callable[[int], Value]) -> None:
        self._ask = ask

    def __missing__(self, key: int) -> Value:
        found = self[key] = self._ask(key)
        return found


@dataclass(frozen=True)
class Subset:
    """A font file with only the glyphs of one document, and where they went."""

    file: bytes
    new_glyph: dict[int, int]


@dataclass(frozen=True, eq=False)
class Tongue:
    """How a badge's words are to be read: the language, and whose form Han letters take."""

    language: str = "und"
    han: str = "NotoSansSC"


class GlyphFont:
    """One family at one weight. Holds the open file and what was measured of it."""

    def __init__(self, family: str, weight: int) -> None:
        import uharfbuzz as hb

        filename, own_weight = _file_of(family, weight)
        self.name = f"{family}-{own_weight}"
        self.is_emoji = "Emoji" in family
        self.face: Any = _open(filename)
        self.font: Any = hb.Font(self.face)
        self.axes = {axis.tag: axis.default_value for axis in self.face.axis_infos}
        if "wght" in self.axes:
            self.axes["wght"] = float(weight)
            self.font.set_variations(self.axes)
        self.units: int = self.face.upem
        self._covered: dict[int, bool] = {}
        self._sure: dict[str, bool] = {}
        self.advances = Asked(self.advance)
        self.boxes = Asked(self._box)
        self.inks = Asked(self._ink)
        self.ems = Asked(self._em)  # units of the font in em, each number once in memory
        self.parted: dict[tuple[int, int], bool] = {}  # glyphs a space may be cut out between
        self._subsets: dict[tuple[int, ...], Subset] = {}

    def covers(self, code: int) -> bool:
        """Whether the font has a glyph of its own for this code point."""
        found = self._covered.get(code)
        if found is None:
            found = self._covered[code] = bool(self.font.get_nominal_glyph(code))
        return found

    def is_sure_of(self, letter: str) -> bool:
        """Whether this font writes the letter without asking another; never for a joiner."""
        found = self._sure.get(letter)
        if found is None:
            found = self._sure[letter] = self.covers(ord(letter))
        return found

    def advance(self, glyph: int) -> int:
        """The glyph's own width in thousandths of an em, as PDF keeps it."""
        return round(self.font.get_glyph_h_advance(glyph) * 1000 / self.units)

    def extent(self, glyph: int) -> Extent:
        """The ink of the glyph."""
        found = self.inks[glyph]
        return found if found is not NO_INK else Extent(0.0, 0.0, 0.0, 0.0)

    def _box(self, glyph: int) -> Extent:
        """The ink in units of the font."""
        ink = self.font.get_glyph_extents(glyph)
        left, right = ink.x_bearing, ink.x_bearing + ink.width
        if right <= left:
            return NO_INK
        return Extent(left, ink.y_bearing + ink.height, right, ink.y_bearing)

    def _ink(self, glyph: int) -> Extent:
        box, em = self.boxes[glyph], 1 / self.units
        return box if box is NO_INK else Extent(*(edge * em for edge in box))

    def _em(self, units: int) -> float:
        return units * (1 / self.units)

    def vertical(self) -> tuple[int, int]:
        """Ascent and descent in thousandths of an em, for the font descriptor."""
        extents = self.font.get_font_extents("ltr")
        scale = 1000 / self.units
        return round(extents.ascender * scale), round(extents.descender * scale)

    def subset(self, glyphs: tuple[int, ...]) -> Subset:
        """The font reduced to `glyphs` (sorted), its weight pinned."""
        found = self._subsets.pop(glyphs, None) or _subset(self, glyphs)
        self._subsets[glyphs] = found  # the newest last, so that the oldest goes first
        if len(self._subsets) > _KEPT_SUBSETS:
            self._subsets.pop(next(iter(self._subsets)), None)
        return found


@lru_cache(maxsize=256)
def font(family: str, weight: int) -> GlyphFont:
    """The font of `family` nearest to `weight`."""
    return GlyphFont(family, weight)


@lru_cache(maxsize=1024)
def families_for(script: str, han: str) -> tuple[str, ...]:
    """Families to try for `script`, best first, the last resort included."""
    table = font_table()
    own = tuple(table["scripts"].get(script, {"families": ()})["families"])
    if script == "Hani":
        own = (han, *(family for family in own if family != han))
    return own + tuple(table["last_resort"])


@lru_cache(maxsize=1024)
def tongue(language: str, country: str) -> Tongue:
    """How a delegate's words are read, by their language (BCP 47) and country (ISO 3166)."""
    han = font_table()["han"]
    tag = language.lower().replace("_", "-")
    for shorter in (tag, "-".join(tag.split("-")[:2]), tag.split("-")[0]):
        if shorter in han["languages"] and (shorter != "zh" or not country):
            return Tongue(tag, han["languages"][shorter])
    form = han["countries"].get(country.upper(), han["languages"]["zh"])
    return Tongue(tag or "und", form)


def read_as(text: str, tongue: Tongue) -> Tongue:
    """The tongue for one text: kana and Hangul beside Han letters say whose form they take."""
    if text.isascii():
        return tongue
    scripts = {script_of(letter) for letter in text}
    if "Hani" not in scripts:
        return tongue
    for script in ("Hira", "Kana", "Hang"):
        if script in scripts:
            return _with_han(tongue, families_for(script, "")[0])
    return tongue


@lru_cache(maxsize=1024)
def _with_han(tongue: Tongue, han: str) -> Tongue:
    return Tongue(tongue.language, han)


@lru_cache(maxsize=64)
def _open(filename: str) -> Any:
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(str(resources() / "fonts" / filename)))


def _file_of(family: str, weight: int) -> tuple[str, int]:
    files = font_table()["families"][family]
    if isinstance(files, str):
        return files, weight
    nearest = min(files, key=lambda own: (abs(int(own) - weight), -int(own)))
    return files[nearest], int(nearest)


_DROPPED = """GSUB GPOS GDEF kern name post OS/2 cmap STAT DSIG BASE JSTF vhea vmtx VORG HVAR MVAR
avar meta COLR CPAL gasp"""  # nothing in a PDF reads them: it is told glyph by glyph what to draw


def _subset(of: GlyphFont, glyphs: tuple[int, ...]) -> Subset:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    for table in _DROPPED.split():
        wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
    for axis, value in of.axes.items():
        wanted.pin_axis_location(of.face, axis, value)
    plan = hb.SubsetPlan(of.face, wanted)
    return Subset(bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping))
