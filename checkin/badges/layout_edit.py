"""A layout file as something to edit: what is on it, and the same text with some values changed.

The text is what a person wrote, with comments, order and spacing of their own. Only the values
that were changed are written anew; all the rest stays byte for byte as it was.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checkin.badges.table import ID, ORDER, WITHOUT, Layer, Place, Source, merged

Value = float | int | str
Written = Value | Sequence[str] | Mapping[str, Any] | None  # None: not said any more
Change = tuple[Place, str, Written]  # where, key, value; the place () is the layout itself
BoxMm = tuple[float, float, float, float]  # left, top, width, height

NAMELESS = "?"  # what a field of another file is called that has no id
_NOWHERE = Source(Path(), "")
_UNKNOWN = object()
_BOX = ("x_mm", "y_mm", "width_mm", "height_mm")
_LOOK = ("max_pt", "min_pt", "max_lines", "weight", "align", "color")
_KEYS = {  # what may be edited of each kind, in the order of a form
    "text": (*_BOX, *_LOOK, "valign"),
    "stack": (*_BOX, "valign"),
    "part": ("height_mm", "before_mm", "grows", *_LOOK),
    "rectangle": (*_BOX, "color", "radius_mm", "edge_mm"),
    "rule": (*_BOX, "color", "thickness_mm"),
    "drawing": (*_BOX, "color"),
    "code": _BOX,
    "photo": _BOX,
    "flag": _BOX,
    "picture": _BOX,
}
_DEFAULTS: dict[str, Value] = {  # as elements.py reads a key that is not written
    "max_lines": 1, "weight": 400, "align": "start", "color": "ink", "valign": "middle",
    "before_mm": 0.0, "grows": False, "radius_mm": 0.0, "edge_mm": 0.0,
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
    is_bound: bool = False  # ... and meet other conditions
    show: Mapping[str, Any] = field(default_factory=dict)  # all conditions, as the file says them
    texts: Mapping[str, str] = field(default_factory=dict)  # fixed words by language; "" is any

    @property
    def is_part(self) -> bool:
        """Whether it stands in a stack, which decides where."""
        return self.kind == "part"


def fields_of(text: str, before: Sequence[str] = ()) -> tuple[EditField, ...]:
    """Everything on the badge of a layout file that is not faulty, in the order it is drawn.

    `before` are the files it starts from, the first one first. What stands there already has its
    `id` for a place, and can be changed here only where it has one.
    """
    layers = [Layer(tomllib.loads(one), (), _NOWHERE) for one in (*before, text)]
    found: list[EditField] = []
    for nth, element in enumerate(merged(layers, "element")):
        place = ("element", _name(element, layers[-1], nth))
        table = _together(element)
        left, top, wide, tall = (float(table[key]) for key in _BOX)
        box = (left, top, wide, tall)
        found.append(_field(place, table["kind"], table, box))
        for under, part in enumerate(merged(element, "part")):
            inner = (*place, "part", _name(part, layers[-1], under))
            found.append(_field(inner, "part", _together(part), box))
    return tuple(found)


def _name(said: list[Layer], own: Layer, nth: int) -> str | int:
    """What a field is called in a place: its number in this file, or the id it has before it."""
    first = said[0]
    if any(first.values is each for each in _all_tables(own.values)):
        return first.place[-1]
    return first.values.get(ID, f"{NAMELESS}{nth}")


def _all_tables(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for element in values.get("element", ()):
        yield element
        yield from element.get("part", ())


def _together(said: list[Layer]) -> dict[str, Any]:
    return {key: value for layer in said for key, value in layer.values.items()}


def _field(place: Place, kind: str, table: dict[str, Any], box: BoxMm) -> EditField:
    show = table.get("show", {})
    text = table.get("text") or {}
    texts = text if isinstance(text, dict) else {"": text}
    words = next(iter(texts.values()), "") or table.get("name") or table.get("file") or ""
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
        is_bound=bool(set(show) - {"roles", "has", "lacks"}),
        show=show,
        texts=texts,
    )


def whole_of(text: str, place: Place, before: Sequence[str]) -> list[dict[str, Any]]:
    """A field of a file this one starts from as it is said by all files, and then its parts; each
    without its `id`, which is one field's only."""
    layers = [Layer(tomllib.loads(one), (), _NOWHERE) for one in (*before, text)]
    said = _named(merged(layers, "element"), place[1])
    if len(place) > 2:
        return [_copied(_named(merged(said, "part"), place[3]))]
    return [_copied(said), *map(_copied, merged(said, "part"))]


def _named(tables: list[list[Layer]], name: str | int) -> list[Layer]:
    return next(each for each in tables if each[0].values.get(ID) == name)


def _copied(said: list[Layer]) -> dict[str, Any]:
    left = (ID, WITHOUT, ORDER, "part")
    return {key: value for key, value in _together(said).items() if key not in left}


def is_nameless(place: Place) -> bool:
    """Whether it stands in a file this one starts from, and has no `id` to change it by."""
    return any(str(step).startswith(NAMELESS) for step in place)


def changed(text: str, changes: Iterable[Change], before: Sequence[str] = ()) -> str:
    """The text with these values; a value that is so already is not written."""
    import tomlkit

    document = tomlkit.parse(text)
    known = {each.place: each.values for each in fields_of(text, before)} if before else {}
    for place, key, value in changes:
        if is_nameless(place) or known.get(place, {}).get(key, _UNKNOWN) == value:
            continue
        table: Any = document
        for step in place:
            table = table[step] if isinstance(step, int) else _stepped(table, step)
        if value is None or (value == {} and place not in known):
            table.pop(key, None)
        elif key in table:
            _set(table, key, value)
        elif place in known or value != _DEFAULTS.get(key):
            _add(table, key, _plain(value))
            document = tomlkit.parse(document.as_string())  # it counts its own lines wrongly
    return _ended_as(text, document.as_string())


def _ended_as(text: str, new: str) -> str:
    """What was added ends its lines as the file does."""
    whole = "\r\n" in text and text.count("\n") == text.count("\r\n")
    return re.sub(r"(?<!\r)\n", "\r\n", new) if whole else new


def _stepped(table: Any, step: str) -> Any:
    """The list [[step]] of a table, or of a list the table with that id; written where missing."""
    import tomlkit

    if not isinstance(table, list):
        if step not in table:
            table.append(step, tomlkit.aot())
        return table[step]
    named = next((one for one in table if one.get(ID) == step), None)
    if named is None:
        named = tomlkit.table()
        named.append(ID, step)
        named.trivia.indent = "\n"
        table.append(named)
        named = table[-1]
    return named


def flat(text: str, inner: str) -> str:
    """A sheet of another layout's badges as a file of its own that has the badge in it."""
    import tomlkit

    outer = tomllib.loads(text)
    whole = changed(inner, [((), "title", outer["title"])]).rstrip("\n")
    return f"{whole}\n\n{tomlkit.dumps({'sheet': outer['sheet']})}"


def _set(table: Any, key: str, value: Written) -> None:
    """Say something else of what is said already."""
    if isinstance(value, Mapping) and _is_table(table[key]):
        _tell(table[key], value)
    elif table[key] != value:
        table[key] = _plain(value)


def _tell(table: Any, value: Mapping[str, Any]) -> None:
    """Make a table that has a head of its own say this, line by line."""
    for key in [key for key in table if key not in value]:
        table.pop(key)
    for key, each in value.items():
        if table.get(key) != each:
            table[key] = each


def inline(value: Mapping[str, Any]) -> Any:
    """A table in one line, as `{ roles = ["press"] }`."""
    import tomlkit

    return tomlkit.value(_in_a_line(value))


def _in_a_line(value: Any) -> str:
    import tomlkit

    if isinstance(value, Mapping):
        said = ", ".join(f"{key} = {_in_a_line(each)}" for key, each in value.items())
        return f"{{ {said} }}" if said else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_in_a_line, value))}]"
    return str(tomlkit.item(value).as_string())


def _plain(value: Written) -> Any:
    """7 and not 7.0, 6.5 and not 6.500000001, a table in one line: as a person writes."""
    if isinstance(value, Mapping):
        return inline(value)
    if isinstance(value, float):
        value = round(value, 2)
        return int(value) if value == int(value) else value
    return value


def _add(table: Any, key: str, value: Any) -> None:
    """Write a new key under the last one, above blank lines and the remark on what comes next."""
    table.append(key, value)
    body = table.body if hasattr(table, "body") else table.value.body
    written = body.pop(next(at for at, (name, _) in enumerate(body) if name and name.key == key))
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
