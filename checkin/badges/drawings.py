"""Our own drawings (the mark, the icons of the roles) as PDF operators.

They are SVG files of the plainest kind, so that any program shows them: stroked paths of the
absolute commands M, L, C and Z on a square.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from checkin.paths import resources

_OPERATORS = {"M": ("m", 2), "L": ("l", 2), "C": ("c", 6), "Z": ("h", 0)}
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Strokes:
    """A drawing on a square of `side` units, y downwards, all of it stroked `thickness` wide."""

    side: float
    thickness: float
    path: str


@lru_cache(maxsize=1)
def drawing_names() -> tuple[str, ...]:
    """What a layout may draw."""
    return tuple(sorted(path.stem for path in _folder().glob("*.svg")))


@lru_cache(maxsize=64)
def strokes(name: str) -> Strokes:
    """The drawing of that name."""
    root = ElementTree.parse(_folder() / f"{name}.svg").getroot()
    side = float(root.attrib["viewBox"].split()[2])
    paths = [_operators(path.attrib["d"]) for path in root.iter(f"{_SVG}path")]
    return Strokes(side, float(root.attrib["stroke-width"]), " ".join(paths))


def stroked(name: str, color: str, corner_pt: tuple[float, float], side_pt: float) -> str:
    """PDF operators for a drawing whose upper left corner is at `corner_pt`."""
    drawing = strokes(name)
    scale = side_pt / drawing.side
    place = f"{scale:.5f} 0 0 {-scale:.5f} {corner_pt[0]:.3f} {corner_pt[1]:.3f} cm"
    return f"q {place} {drawing.thickness:g} w 1 J 1 j {color} RG {drawing.path} S Q"


def _operators(path: str) -> str:
    found = []
    words = iter(path.split())
    for command in words:
        operator, count = _OPERATORS[command]
        found.append(" ".join([*(next(words) for _ in range(count)), operator]))
    return " ".join(found)


def _folder() -> Path:
    return resources() / "badges"
