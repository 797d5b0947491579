"""Words set on an A4 page by boxes in millimetres from its upper left, for every paper we write."""

from collections.abc import Iterator

from checkin.badges.colors import rgb
from checkin.badges.fitting import TextLook, fit
from checkin.badges.fonts import tongue
from checkin.badges.ink import Setting
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.pieces import SetLine

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
Box = tuple[float, float, float, float]  # x, y, width, height


def set_words(
    text: str, look: TextLook, box_mm: Box, align: float = 0.0, country: str = ""
) -> Iterator[SetLine]:
    """`text` in the middle of its box's height; `align` is 0 for the left edge, 1 for the right."""
    left, top, width, height = points(box_mm)
    fitted = fit(text, look, tongue("", country), width, height)
    top -= (height - fitted.height_pt) / 2
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        spare = width - line.width * fitted.size_pt * fitted.squeeze
        y = top - baseline * fitted.size_pt
        at = Setting(left + spare * align, y, fitted.size_pt, fitted.squeeze, rgb(look.color, ""))
        yield SetLine(line, at)


def points(box_mm: Box) -> Box:
    """A box in points; its y counts from the foot of the page, as PDF does."""
    x, y, width, height = (side * POINTS_PER_MM for side in box_mm)
    return x, HEIGHT_MM * POINTS_PER_MM - y, width, height
