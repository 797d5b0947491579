"""What a field is like when it is put onto a badge: a size people can start from, in free sight."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from checkin.paths import resources

BoxMm = tuple[float, float, float, float]
NAMES = ("display_name", "latin_name")
STEP_MM = 4.0  # beside a field that stands exactly there
_ORDER = ("kind", "name", "file", "fields", "text", "x_mm", "y_mm", "width_mm", "height_mm")
_AT_THE_FOOT = "band"


def new_field(
    like: str, said: Mapping[str, Any], page: tuple[float, float], taken: Sequence[BoxMm] = ()
) -> dict[str, Any]:
    """A field of the kind `like` (a table of new_fields.toml) that says `said`.

    It stands in the middle of the page, or beside what stands exactly there; a part of a group
    has no place of its own.
    """
    table = {**_templates()[like], **said}
    if like != "part":
        wide, tall = min(table["width_mm"], page[0]), min(table["height_mm"], page[1])
        left, top = _free((wide, tall), page, taken, is_foot=like == _AT_THE_FOOT)
        table |= {"width_mm": wide, "height_mm": tall, "x_mm": left, "y_mm": top}
    first = {key: table[key] for key in _ORDER if key in table}
    return {key: _plain(value) for key, value in (first | table).items()}


def like_of(fields: Sequence[str]) -> str:
    """Which template suits words that say these fields."""
    return "name" if any(field in NAMES for field in fields) else "text"


@lru_cache(maxsize=1)
def _templates() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources() / "badges" / "new_fields.toml").read_text("utf-8"))


def _free(
    size: tuple[float, float], page: tuple[float, float], taken: Sequence[BoxMm], *, is_foot: bool
) -> tuple[float, float]:
    """Left and top: the middle of the page, or its foot, on whole millimetres."""
    left = float(int((page[0] - size[0]) / 2))
    top = float(page[1] - size[1] if is_foot else int((page[1] - size[1]) / 2))
    while any((left, top) == box[:2] for box in taken):
        left, top = left + STEP_MM, top + STEP_MM
        if left + size[0] > page[0] or top + size[1] > page[1]:
            return 0.0, 0.0
    return left, top


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value == int(value) else value
