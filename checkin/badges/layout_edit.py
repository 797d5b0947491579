"""A layout file as something to edit: what is on it, and the same text with some values changed.

The text is what a person wrote, with comments, order and spacing of their own. Only the values
that were changed are written anew; all the rest stays byte for byte as it was.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checkin.badges.table import Place

Value = float | int | str
Change = tuple[Place, str, Value]  # where, key, value; the place () is the layout itself
BoxMm = tuple[float, float, float, float]  # left, top, width, height

_BOX = ("x_mm", "y_mm", "width_mm", "height_mm")
_LOOK = ("max_pt", "min_pt", "max_lines", "weight", "align", "color")
_KEYS = {  # what may be edited of each kind, in the order of a form
    "text": (*_BOX, *_LOOK, "valign"),
    "stack": (*_BOX, "valign"),
    "part": ("height_mm", "before_mm", *_LOOK),
    "rectangle": (*_BOX, "color", "radius_mm", "edge_mm"),
    "rule": (*_BOX, "color", "thickness_mm"),
    "drawing": (*_BOX, "color"),
    "code": _BOX,
    "photo": _BOX,
    "picture": _BOX,
}
_DEFAULTS: dict[str, Value] = {  # as elements.py reads a key that is not written
    "max_lines": 1, "weight": 400, "align": "start", "color": "ink", "valign": "middle",
    "before_mm": 0.0, "radius_mm": 0.0, "edge_mm": 0.0,
}  # fmt: skip


@dataclass(frozen=True)
class EditField:
    """One thing on a badge; a part of a stack has the box of its stack."""

    place: Place
    kind: str
    says: tuple[str, ...]  # the fields of a delegate that are written here
    words: str  # a fixed text, the name of a drawing or of a picture file
    box_mm: BoxMm
    values: Mapping[str, Value]  # what may be edited, in the order of a form
    roles: tuple[str, ...] = ()  # shown for these roles only
    has: tuple[str, ...] = ()  # ... who have these fields
    lacks: tuple[str, ...] = ()  # ... and lack those

    @property
    def is_part(self) -> bool:
        """Whether it stands in a stack, which decides where."""
        return self.kind == "part"


def fields_of(text: str) -> tuple[EditField, ...]:
    """Everything on the badge of a layout file that is not faulty, in the order written."""
    found: list[EditField] = []
    for nth, element in enumerate(tomllib.loads(text).get("element", [])):
        left, top, wide, tall = (float(element[key]) for key in _BOX)
        box = (left, top, wide, tall)
        found.append(_field(("element", nth), element["kind"], element, box))
        for under, part in enumerate(element.get("part", [])):
            found.append(_field(("element", nth, "part", under), "part", part, box))
    return tuple(found)


def _field(place: Place, kind: str, table: dict[str, Any], box: BoxMm) -> EditField:
    show = table.get("show", {})
    words = table.get("text") or table.get("name") or table.get("file") or ""
    return EditField(
        place=place,
        kind=kind,
        says=tuple(table.get("fields", ())),
        words=words,
        box_mm=box,
        values={key: table.get(key, _DEFAULTS.get(key, 0.0)) for key in _KEYS[kind]},
        roles=tuple(show.get("roles", ())),
        has=tuple(show.get("has", ())),
        lacks=tuple(show.get("lacks", ())),
    )


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with these values; a value that is so already is not written."""
    import tomlkit

    document = tomlkit.parse(text)
    for place, key, value in changes:
        table: Any = document
        for step in place:
            table = table[step]
        if key not in table:
            if value != _DEFAULTS.get(key):
                _add(table, key, _plain(value))
        elif table[key] != value:
            table[key] = _plain(value)
    return document.as_string()


def flat(text: str, inner: str) -> str:
    """A sheet of another layout's badges as a file of its own that has the badge in it."""
    import tomlkit

    outer = tomllib.loads(text)
    whole = changed(inner, [((), "title", outer["title"])]).rstrip("\n")
    return f"{whole}\n\n{tomlkit.dumps({'sheet': outer['sheet']})}"


def _plain(value: Value) -> Value:
    """7 and not 7.0, 6.5 and not 6.500000001: as a person writes."""
    if isinstance(value, float):
        value = round(value, 2)
        return int(value) if value == int(value) else value
    return value


def _add(table: Any, key: str, value: Value) -> None:
    """Write a new key under the last one, above blank lines and the remark on what comes next."""
    table.append(key, value)
    body = getattr(table, "value", table).body
    written = body.pop()
    keys = (at for at, (name, item) in enumerate(body) if name is not None and not _is_table(item))
    at = max(keys, default=-1)
    if at >= 0 and not getattr(body[at][1].trivia, "trail", "\n"):
        body[at][1].trivia.trail = "\n"  # the file's last line had no end
    elif at >= 0:
        written[1].trivia.trail = body[at][1].trivia.trail
    body.insert(at + 1, written)


def _is_table(item: Any) -> bool:
    from tomlkit.items import AoT, Table

    return isinstance(item, AoT | Table)
