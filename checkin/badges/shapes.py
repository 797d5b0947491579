"""Rectangles and lines as PDF operators, in points; a corner is (left, top, width, height)."""

Corner = tuple[float, float, float, float]

_POINTS_PER_MM = 72 / 25.4
_ARC = 0.5522847498  # of the radius: where a Bézier curve's handles make a quarter circle


def rectangle(corner: Corner, color: str, radius: float, edge: float) -> str:
    """A filled rectangle, or with an `edge` only the outline, kept inside the corner's box."""
    left, top, width, height = corner
    half = edge / 2
    box = (left + half, top - height + half, width - edge, height - edge)
    path = _rounded(box, radius) if radius else "{:.3f} {:.3f} {:.3f} {:.3f} re".format(*box)
    return f"{color} RG {edge:.3f} w {path} S" if edge else f"{color} rg {path} f"


def rule(corner: Corner, color: str, thickness: float) -> str:
    """A straight line from the upper left of the box to its lower right."""
    left, top, width, height = corner
    line = f"{left:.3f} {top:.3f} m {left + width:.3f} {top - height:.3f} l S"
    return f"{color} RG {thickness:.3f} w 0 J {line}"


def _rounded(box: tuple[float, float, float, float], radius: float) -> str:
    left, bottom, width, height = box
    radius = min(radius, width / 2, height / 2)
    right, top, handle = left + width, bottom + height, radius * (1 - _ARC)
    points = (
        (left + radius, bottom, "m"),
        (right - radius, bottom, "l"),
        (right - handle, bottom, right, bottom + handle, right, bottom + radius, "c"),
        (right, top - radius, "l"),
        (right, top - handle, right - handle, top, right - radius, top, "c"),
        (left + radius, top, "l"),
        (left + handle, top, left, top - handle, left, top - radius, "c"),
        (left, bottom + radius, "l"),
        (left, bottom + handle, left + handle, bottom, left + radius, bottom, "c"),
    )
    steps = (" ".join(_number(word) for word in point) for point in points)
    return " ".join(steps) + " h"


def _number(word: float | str) -> str:
    return word if isinstance(word, str) else f"{word:.3f}"


def mark(ends_mm: tuple[float, float, float, float], dashed: bool) -> str:
    """A hairline to cut along, or dashed to fold along; mm from the page's lower left.

    White beneath it, so that it is seen on a dark band too.
    """
    x1, y1, x2, y2 = (end * _POINTS_PER_MM for end in ends_mm)
    line = f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
    dash = "[3 2] 0 d" if dashed else ""
    return f"q 1 1 1 RG 1 w {line} 0 0 0 RG 0.3 w {dash} {line} Q"
