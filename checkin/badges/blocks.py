"""Words under each other in a box: fitted, and put where they stand.

What a block looks like depends on its words alone, and organisations, countries and positions come
again from badge to badge: so a block that was set is kept.
"""

from collections.abc import Iterator
from functools import lru_cache

from checkin.badges.colors import rgb
from checkin.badges.fitting import Fitted, TextLook, fit
from checkin.badges.fonts import Tongue
from checkin.badges.ink import Setting
from checkin.badges.layout import POINTS_PER_MM, Box, Part, Stack
from checkin.badges.pieces import Doubt, SetLine
from checkin.badges.shapes import Corner

_KEPT_BLOCKS = 2048
_ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}  # of the height that is left over
_ASIDE = {"start": 0.0, "center": 0.5, "end": 1.0}  # of the width, where the words run to the right


def corner(box: Box, height_mm: float) -> Corner:
    """Left, top, width and height in points; PDF counts from the bottom of the badge."""
    return (
        box.x_mm * POINTS_PER_MM,
        (height_mm - box.y_mm) * POINTS_PER_MM,
        box.width_mm * POINTS_PER_MM,
        box.height_mm * POINTS_PER_MM,
    )


@lru_cache(maxsize=_KEPT_BLOCKS)
def block(
    stack: Stack, said: tuple[str, ...], role: str, tongue: Tongue, height_mm: float
) -> tuple[SetLine | Doubt, ...]:
    """The lines of a stack whose parts say this; a part that says nothing is not there."""
    left, top, width, height = corner(stack.box, height_mm)
    filled = _filled(stack.parts, said, (width, height), tongue)
    used = sum(before + fitted.height_pt for _, fitted, before in filled)
    y = top - _ABOVE[stack.valign] * (height - used)
    found: list[SetLine | Doubt] = []
    for part, fitted, before in filled:
        field = part.words.fields[0] if part.words.fields else "text"
        found.extend(Doubt(field, problem) for problem in fitted.problems)
        y -= before
        found.extend(_lines(fitted, part.look, (left, y, width), rgb(part.look.color, role)))
        y -= fitted.height_pt
    return tuple(found)


def _filled(
    parts: tuple[Part, ...], said: tuple[str, ...], size: tuple[float, float], tongue: Tongue
) -> list[tuple[Part, Fitted, float]]:
    """The parts that have something to say, fitted, and the space before each."""
    width, height = size
    shown = [(part, words) for part, words in zip(parts, said, strict=True) if words]
    gaps = [part.before_mm * POINTS_PER_MM if nth else 0.0 for nth, (part, _) in enumerate(shown)]
    fitted = {
        part: fit(words, part.look, tongue, width, part.height_mm * POINTS_PER_MM)
        for part, words in shown
        if not part.grows
    }
    room = height - sum(gaps) - sum(one.height_pt for one in fitted.values())
    for part, words in shown:
        if part.grows:
            fitted[part] = fit(words, part.look, tongue, width, round(room - 0.005, 2))
    return [(part, fitted[part], gap) for (part, _), gap in zip(shown, gaps, strict=True)]


def _lines(
    fitted: Fitted, look: TextLook, corner: tuple[float, float, float], color: str
) -> Iterator[SetLine]:
    left, top, width = corner
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        spare = width - line.width * fitted.size_pt * fitted.squeeze
        aside = _ASIDE[look.align]
        if line.right_to_left:
            aside = 1.0 - aside
        y = top - baseline * fitted.size_pt
        yield SetLine(line, Setting(left + spare * aside, y, fitted.size_pt, fitted.squeeze, color))
