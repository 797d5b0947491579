"""Where a box that is dragged comes to rest: at a neighbour, the page's edge or middle, the grid.

Boxes are (left, top, width, height) in mm. No Qt here: these are sums.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BoxMm = tuple[float, float, float, float]
Guide = tuple[str, float]  # "x" or "y", and where the line is in mm
FINEST_MM = 0.1


@dataclass(frozen=True)
class Snap:
    """What attracts: a page, its other fields, how near is near, and the grid for the rest."""

    page: tuple[float, float]
    others: Sequence[BoxMm] = ()
    near_mm: float = 1.5
    grid_mm: float = 1.0
    is_off: bool = False  # free to the tenth of a millimetre

    def lines(self, axis: int) -> list[float]:
        """Every line along one axis that attracts."""
        found = [0.0, self.page[axis] / 2, self.page[axis]]
        for box in self.others:
            found += [box[axis], box[axis] + box[axis + 2] / 2, box[axis] + box[axis + 2]]
        return found


def moved(box: BoxMm, by: tuple[float, float], snap: Snap) -> tuple[BoxMm, list[Guide]]:
    """The box moved as a whole, kept on the page."""
    places, guides = [], []
    for axis, name in enumerate("xy"):
        size = box[axis + 2]
        if not by[axis]:
            places.append(box[axis])
            continue
        at, guide = _moved(box[axis] + by[axis], size, snap, axis)
        kept = max(0.0, min(at, snap.page[axis] - size))
        places.append(round(kept, 2))
        if guide is not None and abs(kept - at) < FINEST_MM / 2:
            guides.append((name, guide))
    return (places[0], places[1], box[2], box[3]), guides


def resized(
    box: BoxMm, by: tuple[float, float], sides: str, snap: Snap
) -> tuple[BoxMm, list[Guide]]:
    """The box with some of its sides moved: of "left", "right", "top", "bottom", initials."""
    ends = [box[0], box[1], box[0] + box[2], box[1] + box[3]]
    guides: list[Guide] = []
    for at, side in enumerate("ltrb"):
        axis = at % 2
        if side not in sides or not by[axis]:
            continue
        place, guide = _nearest(ends[at] + by[axis], snap, axis)
        other, least = ends[(at + 2) % 4], min(snap.grid_mm, box[axis + 2])
        low, high = (0.0, other - least) if at < 2 else (other + least, snap.page[axis])
        ends[at] = max(low, min(place, high))
        if guide is not None and abs(ends[at] - place) < FINEST_MM / 2:
            guides.append(("xy"[axis], guide))
    left, top, right, bottom = (round(end, 2) for end in ends)
    return (left, top, round(right - left, 2), round(bottom - top, 2)), guides


def squared(box: BoxMm, was: BoxMm, sides: str, page: tuple[float, float]) -> BoxMm:
    """A code stays a square, whichever side was pulled."""
    wide, tall = box[2] - was[2], box[3] - was[3]
    side = was[2] + (wide if abs(wide) >= abs(tall) else tall)
    left = was[0] + was[2] - side if "l" in sides else was[0]
    top = was[1] + was[3] - side if "t" in sides else was[1]
    side = min(side, page[0] - left, page[1] - top)
    return _mm(max(left, 0.0)), _mm(max(top, 0.0)), _mm(side), _mm(side)


def kept_on(page: tuple[float, float], box: BoxMm, by: Sequence[float]) -> BoxMm:
    """A box that moves and grows along with another, as far as the page goes."""
    wide, tall = (max(0.0, box[at] + by[at]) if by[at] else box[at] for at in (2, 3))
    left = max(0.0, min(box[0] + by[0], page[0] - wide))
    top = max(0.0, min(box[1] + by[1], page[1] - tall))
    return round(left, 2), round(top, 2), round(wide, 2), round(tall, 2)


def _moved(at: float, size: float, snap: Snap, axis: int) -> tuple[float, float | None]:
    if snap.is_off:
        return _mm(at), None
    pulls = [
        (abs(line - own), line - own, line)
        for line in snap.lines(axis)
        for own in (at, at + size / 2, at + size)
    ]
    nearest = min(pulls, default=None)
    if nearest is not None and nearest[0] <= snap.near_mm:
        return at + nearest[1], nearest[2]
    return round(at / snap.grid_mm) * snap.grid_mm, None


def _nearest(at: float, snap: Snap, axis: int) -> tuple[float, float | None]:
    if snap.is_off:
        return _mm(at), None
    line = _closest(snap.lines(axis), at)
    if abs(line - at) <= snap.near_mm:
        return line, line
    return round(at / snap.grid_mm) * snap.grid_mm, None


def _closest(lines: Iterable[float], at: float) -> float:
    return min(lines, key=lambda line: abs(line - at))


def _mm(value: float) -> float:
    return round(value, 1)
