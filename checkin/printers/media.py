"""Sizes of paper by the names that printers give them.

Names are those of PPD files (Adobe PPD 4.3, 5.14: `A6`, `w162h242` in points) and of PWG 5101.1
(`oe_badge_86x124mm`), as `lpoptions -l` shows them, with or without an ending like `.Borderless`.
"""

import re
from collections.abc import Iterable

from checkin.printers.base import Media

NEAR_MM = 1.0  # a size of the printer's own that is this near is the one that is meant
MM_PER_POINT = 25.4 / 72
_MM = {"mm": 1.0, "in": 25.4}
_MEASURED = re.compile(r"(?:^|_)(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)", re.IGNORECASE)
_POINTS = re.compile(r"w(\d+)h(\d+)", re.IGNORECASE)
_NAMED_MM = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "A7": (74, 105),
    "A8": (52, 74), "Letter": (215.9, 279.4),
}  # fmt: skip


def media_name(media: Media, offered: Iterable[str]) -> str:
    """The name in `offered` of the size nearest to `media`, or the size itself where none is."""
    near = [(_distance_mm(media, size), name) for name in offered if (size := size_of(name))]
    distance, name = min(near, default=(NEAR_MM + 1, ""))
    if distance <= NEAR_MM:
        return name
    return f"Custom.{media.width_mm:g}x{media.height_mm:g}mm"


def size_of(name: str) -> Media | None:
    """What a printer's name of a size means; None for one that says no size."""
    plain = name.partition(".")[0] if name.partition(".")[0] in _NAMED_MM else name
    if plain in _NAMED_MM:
        return Media(*_NAMED_MM[plain])
    if found := _MEASURED.search(name):
        unit = _MM[found.group(3).lower()]
        return Media(float(found.group(1)) * unit, float(found.group(2)) * unit)
    if found := _POINTS.match(name):
        return Media(int(found.group(1)) * MM_PER_POINT, int(found.group(2)) * MM_PER_POINT)
    return None


def _distance_mm(one: Media, other: Media) -> float:
    return max(abs(one.width_mm - other.width_mm), abs(one.height_mm - other.height_mm))
