"""Reads a layout file strictly: what it does not know it refuses, with file, line and key.

Silently ignoring `max-pt` for `max_pt` would print three hundred wrong badges.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from checkin.badges.colors import is_color
from checkin.badges.drawings import drawing_names
from checkin.badges.face import PICTURES, WORDS
from checkin.badges.fitting import TextLook
from checkin.badges.layout import (
    Box,
    Code,
    Drawing,
    Element,
    Layout,
    Part,
    Photo,
    Picture,
    Rectangle,
    Rule,
    Sheet,
    Show,
    Stack,
    Text,
    Words,
)
from checkin.badges.table import Source, Table
from checkin.errors import LayoutFaulty, LayoutMissing
from checkin.paths import resources

_LARGEST_MM = 1200.0
_SMALLEST_MODULE_MM = 0.8  # seven dots of a 203 dpi printer
_MODULES_WITH_QUIET_ZONE = 21 + 2 * 4
_ROUNDING_MM = 0.001


class LayoutName(NamedTuple):
    """One line of the list of layouts; the size is that of the paper."""

    name: str
    title: str
    width_mm: float
    height_mm: float


def layout_names() -> list[LayoutName]:
    """The layouts that came with the program, the plain badge first."""
    found = [load_layout(path.stem) for path in sorted(_folder().glob("*.toml"))]
    found.sort(key=lambda layout: (layout.sheet is not None, layout.name))
    return [LayoutName(layout.name, layout.title, *layout.page_mm) for layout in found]


def load_layout(name_or_path: str | Path) -> Layout:
    """The layout of that name, or the one in that file.

    Raises:
        LayoutMissing: there is no such layout.
        LayoutFaulty: the file says something that is not understood; names line and key.
    """
    path = _path_of(name_or_path)
    try:
        text = path.read_text(encoding="utf-8")
        return _read(path, text)
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutMissing(path=path, known=_known()) from error


def _path_of(name_or_path: str | Path) -> Path:
    if isinstance(name_or_path, str) and not name_or_path.endswith(".toml"):
        return _folder() / f"{Path(name_or_path).name}.toml"
    return Path(name_or_path)


def _folder() -> Path:
    return resources() / "layouts"


def _known() -> str:
    return ", ".join(sorted(path.stem for path in _folder().glob("*.toml")))


def _read(path: Path, text: str) -> Layout:
    source = Source(path, text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_of(str(error), text)
        raise LayoutFaulty(path=path, line=line, key="TOML", problem=str(error)) from error
    table = Table(values, (), source)
    sheet = _sheet(table.table("sheet"))
    design = table.take("badge", _name, "")
    layout = _of_other(design, table, path) if design else _own(table, path)
    table.finish()
    if sheet:
        _check_sheet(sheet, layout, source)
    return Layout(
        path.stem, layout.title, layout.width_mm, layout.height_mm, layout.elements, sheet
    )


def _line_of(message: str, text: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else text.count("\n") + 1


def _own(table: Table, path: Path) -> Layout:
    title = table.take("title", _words)
    width, height = table.take("width_mm", _length), table.take("height_mm", _length)
    elements = tuple(_element(one, (width, height), path) for one in table.tables("element"))
    return Layout(path.stem, title, width, height, elements)


def _of_other(design: str, table: Table, path: Path) -> Layout:
    """A sheet that prints the badges of another layout."""
    title = table.take("title", _words)
    if not (path.parent / f"{design}.toml").is_file() or design == path.stem:
        raise table.fault("badge", f"there is no layout {design!r} beside this file")
    other = load_layout(path.parent / f"{design}.toml")
    return Layout(path.stem, title, other.width_mm, other.height_mm, other.elements)


def _sheet(table: Table | None) -> Sheet | None:
    if table is None:
        return None
    sheet = Sheet(
        width_mm=table.take("width_mm", _length),
        height_mm=table.take("height_mm", _length),
        columns=table.take("columns", _count),
        rows=table.take("rows", _count),
        gap_x_mm=table.take("gap_x_mm", _distance, 0.0),
        gap_y_mm=table.take("gap_y_mm", _distance, 0.0),
        marks=table.take("marks", _yes_or_no, True),
        folded=table.take("folded", _yes_or_no, False),
    )
    table.finish()
    return sheet


def _check_sheet(sheet: Sheet, layout: Layout, source: Source) -> None:
    width = sheet.columns * layout.width_mm + (sheet.columns - 1) * sheet.gap_x_mm
    height = sheet.rows * layout.height_mm + (sheet.rows - 1) * sheet.gap_y_mm
    if width > sheet.width_mm + _ROUNDING_MM or height > sheet.height_mm + _ROUNDING_MM:
        problem = f"the badges need {width:g} x {height:g} mm"
        raise source.fault(("sheet", "columns"), problem)
    if sheet.folded and (sheet.columns, sheet.rows) != (1, 2):
        raise source.fault(("sheet", "folded"), "a folded badge has one column and two rows")


def _element(table: Table, size: tuple[float, float], path: Path) -> Element:
    kind = table.take("kind", _one_of(*_KINDS))
    box = _box(table, size)
    element = _KINDS[kind](table, box, _show(table.table("show")), path)
    table.finish()
    return element


def _box(table: Table, size: tuple[float, float]) -> Box:
    box = Box(
        table.take("x_mm", _distance),
        table.take("y_mm", _distance),
        table.take("width_mm", _distance),
        table.take("height_mm", _distance),
    )
    if box.x_mm + box.width_mm > size[0] + _ROUNDING_MM:
        raise table.fault("width_mm", f"the box ends outside the badge, which is {size[0]:g} wide")
    if box.y_mm + box.height_mm > size[1] + _ROUNDING_MM:
        raise table.fault("height_mm", f"the box ends outside the badge, which is {size[1]:g} high")
    return box


def _show(table: Table | None) -> Show:
    if table is None:
        return Show()
    show = Show(
        table.take("roles", _names, ()),
        table.take("has", _fields_or_pictures, ()),
        table.take("lacks", _fields_or_pictures, ()),
    )
    table.finish()
    return show


def _text(table: Table, box: Box, show: Show, path: Path) -> Element:
    valign = table.take("valign", _one_of("top", "middle", "bottom"), "middle")
    return Text(box, _said(table), _look(table), valign, show)


def _stack(table: Table, box: Box, show: Show, path: Path) -> Element:
    valign = table.take("valign", _one_of("top", "middle", "bottom"), "middle")
    parts = tuple(_part(one) for one in table.tables("part"))
    if sum(part.grows for part in parts) > 1:
        raise table.fault("grows", "only one part of a stack can grow")
    needed = sum(part.height_mm + part.before_mm for part in parts)
    if not parts:
        raise table.fault("part", "it is missing")
    if needed > box.height_mm + _ROUNDING_MM:
        raise table.fault("height_mm", f"the parts need {needed:g}")
    return Stack(box, parts, valign, show)


def _part(table: Table) -> Part:
    part = Part(
        words=_said(table),
        look=_look(table),
        height_mm=table.take("height_mm", _length),
        before_mm=table.take("before_mm", _distance, 0.0),
        grows=table.take("grows", _yes_or_no, False),
        show=_show(table.table("show")),
    )
    table.finish()
    return part


def _said(table: Table) -> Words:
    fields = table.take("fields", _fields, ())
    text = table.take("text", _words, "")
    if bool(fields) == bool(text):
        raise table.fault("fields", "either 'fields' or 'text' says what is written here")
    return Words(fields, text, table.take("joined", str, " · "))


def _look(table: Table) -> TextLook:
    look = TextLook(
        weight=table.take("weight", _one_of(400, 600, 700), 400),
        max_pt=table.take("max_pt", _points),
        min_pt=table.take("min_pt", _points),
        max_lines=table.take("max_lines", _count, 1),
        color=table.take("color", _color, "ink"),
        align=table.take("align", _one_of("start", "center", "end"), "start"),
    )
    if look.min_pt > look.max_pt:
        raise table.fault("min_pt", "it is larger than max_pt")
    return look


def _rectangle(table: Table, box: Box, show: Show, path: Path) -> Element:
    return Rectangle(
        box,
        table.take("color", _color),
        table.take("radius_mm", _distance, 0.0),
        table.take("edge_mm", _distance, 0.0),
        show,
    )


def _rule(table: Table, box: Box, show: Show, path: Path) -> Element:
    return Rule(box, table.take("color", _color), table.take("thickness_mm", _length), show)


def _code(table: Table, box: Box, show: Show, path: Path) -> Element:
    if abs(box.width_mm - box.height_mm) > _ROUNDING_MM:
        raise table.fault("height_mm", "a code is a square")
    least = _MODULES_WITH_QUIET_ZONE * _SMALLEST_MODULE_MM
    if box.width_mm < least - _ROUNDING_MM:
        raise table.fault("width_mm", f"scanners need {least:g} or more, quiet zone included")
    return Code(box, show)


def _drawing(table: Table, box: Box, show: Show, path: Path) -> Element:
    name = table.take("name", _one_of("role", *drawing_names()))
    return Drawing(box, name, table.take("color", _color), show)


def _picture(table: Table, box: Box, show: Show, path: Path) -> Element:
    def beside(value: Any) -> Path:
        file = (path.parent / _words(value)).resolve()
        if not file.is_relative_to(path.parent.resolve()):
            raise ValueError("a picture must lie in the layout's own folder")
        if file.suffix.lower() not in (".png", ".jpg", ".jpeg") or not file.is_file():
            raise ValueError("there is no such PNG or JPEG file beside the layout")
        return file

    return Picture(box, table.take("file", beside), show)


def _photo(table: Table, box: Box, show: Show, path: Path) -> Element:
    return Photo(box, show)


_KINDS: dict[str, Callable[[Table, Box, Show, Path], Element]] = {
    "text": _text,
    "stack": _stack,
    "rectangle": _rectangle,
    "rule": _rule,
    "code": _code,
    "drawing": _drawing,
    "picture": _picture,
    "photo": _photo,
}


def _number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ValueError(f"it must be a number from {least:g} to {most:g}")
    return float(value)


def _distance(value: Any) -> float:
    return _number(value, 0.0, _LARGEST_MM)


def _length(value: Any) -> float:
    return _number(value, 0.05, _LARGEST_MM)


def _points(value: Any) -> float:
    return _number(value, 3.0, 400.0)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 20:
        raise ValueError("it must be a whole number from 1 to 20")
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it must be true or false")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it must be text in quotes")
    return value


def _name(value: Any) -> str:
    text = _words(value)
    if Path(text).name != text:
        raise ValueError("it must be the name of a layout in the same folder")
    return text


def _color(value: Any) -> str:
    text = _words(value)
    if not is_color(text):
        raise ValueError("it must be a colour as E3B450, or one of the named ones")
    return text


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError('it must be a list as ["press"]')
    return tuple(_words(one) for one in value)


def _fields(value: Any) -> tuple[str, ...]:
    return _known_only(_names(value), WORDS)


def _fields_or_pictures(value: Any) -> tuple[str, ...]:
    return _known_only(_names(value), (*WORDS, *PICTURES))


def _known_only(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is not a field; known are {', '.join(known)}")
    return names


def _one_of(*known: Any) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if value not in known:
            raise ValueError(f"it must be one of {', '.join(map(str, known))}")
        return value

    return read
