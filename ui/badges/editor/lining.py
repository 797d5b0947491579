"""Boxes brought into line with each other, or with the page; and spread with equal gaps.

Boxes are (left, top, width, height) in mm. No Qt here: these are sums.
"""

from collections.abc import Sequence
from typing import Literal

from ui.badges.editor.snapping import BoxMm

Side = Literal["left", "middle", "right", "top", "centre", "bottom"]
Axis = Literal["across", "down"]
_PART = {"left": 0.0, "middle": 0.5, "right": 1.0, "top": 0.0, "centre": 0.5, "bottom": 1.0}
LEAST_TO_SPREAD = 3


def lined_up(boxes: Sequence[BoxMm], side: Side, page: tuple[float, float]) -> list[BoxMm]:
    """The boxes at one side of what they take up together; one alone at that side of the page."""
    axis = 0 if side in ("left", "middle", "right") else 1
    low, high = 0.0, page[axis]
    if len(boxes) > 1:
        low = min(box[axis] for box in boxes)
        high = max(box[axis] + box[axis + 2] for box in boxes)
    part = _PART[side]
    return [_at(box, axis, low + part * (high - low - box[axis + 2])) for box in boxes]


def spread(boxes: Sequence[BoxMm], along: Axis) -> list[BoxMm]:
    """The boxes in the same order with the same gap between neighbours; the outermost stay."""
    axis = 0 if along == "across" else 1
    if len(boxes) < LEAST_TO_SPREAD:
        return list(boxes)
    order = sorted(range(len(boxes)), key=lambda at: (boxes[at][axis], at))
    first, last = boxes[order[0]], boxes[order[-1]]
    room = last[axis] + last[axis + 2] - first[axis] - sum(box[axis + 2] for box in boxes)
    gap, place, found = room / (len(boxes) - 1), first[axis], list(boxes)
    for at in order:
        found[at] = _at(boxes[at], axis, place)
        place += boxes[at][axis + 2] + gap
    found[order[-1]] = last
    return found


def _at(box: BoxMm, axis: int, place: float) -> BoxMm:
    place = round(max(place, 0.0), 2)
    return (place, *box[1:]) if axis == 0 else (box[0], place, *box[2:])
