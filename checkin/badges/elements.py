"""One [[element]] of a layout file to the element it describes."""

from collections.abc import Callable
from typing import Any

from checkin.badges import values
from checkin.badges.drawings import drawing_names
from checkin.badges.fitting import TextLook
from checkin.badges.flags import FLAGS, read_flags
from checkin.badges.layout import (
    Box,
    Code,
    Drawing,
    Element,
    Flag,
    Part,
    Photo,
    Picture,
    Rectangle,
    Rule,
    Stack,
    Text,
    Words,
)
from checkin.badges.photo import encode
from checkin.badges.qr import DIGITS_SIDE, QUIET_MODULES
from checkin.badges.showing import ALWAYS, Show
from checkin.badges.table import ID, Table

ROUNDING_MM = 0.001
_DEEPEST = 4  # of conditions in conditions
_LARGEST_PICTURE = 5_000_000  # bytes
_SMALLEST_MODULE_MM = 0.8  # seven dots of a 203 dpi printer
SMALLEST_CODE_MM = (DIGITS_SIDE + 2 * QUIET_MODULES) * _SMALLEST_MODULE_MM


def read_element(table: Table, size: tuple[float, float]) -> Element:
    table.take(ID, values.words, "")
    kind = table.take("kind", values.one_of(*_KINDS))
    box = _box(table, size)
    element = _KINDS[kind](table, box, _show(table.table("show")))
    table.finish()
    return element


def _box(table: Table, size: tuple[float, float]) -> Box:
    box = Box(
        table.take("x_mm", values.distance),
        table.take("y_mm", values.distance),
        table.take("width_mm", values.distance),
        table.take("height_mm", values.distance),
    )
    if box.x_mm + box.width_mm > size[0] + ROUNDING_MM:
        raise table.fault("width_mm", f"the box ends outside the badge, which is {size[0]:g} wide")
    if box.y_mm + box.height_mm > size[1] + ROUNDING_MM:
        raise table.fault("height_mm", f"the box ends outside the badge, which is {size[1]:g} high")
    return box


def _show(table: Table | None, deep: int = 0) -> Show:
    if table is None:
        return ALWAYS
    show = Show(
        roles=table.take("roles", values.names, ()),
        not_roles=table.take("not_roles", values.names, ()),
        countries=table.take("countries", values.countries, ()),
        not_countries=table.take("not_countries", values.countries, ()),
        languages=table.take("languages", values.languages, ()),
        has=table.take("has", values.fields_or_pictures, ()),
        lacks=table.take("lacks", values.fields_or_pictures, ()),
        any=tuple(_show(one, deep + 1) for one in table.tables("any")) if deep < _DEEPEST else (),
    )
    table.finish()
    return show


def _text(table: Table, box: Box, show: Show) -> Element:
    valign = table.take("valign", values.one_of("top", "middle", "bottom"), "middle")
    return Text(box, _said(table), _look(table), valign, show)


def _stack(table: Table, box: Box, show: Show) -> Element:
    valign = table.take("valign", values.one_of("top", "middle", "bottom"), "middle")
    parts = tuple(_part(one) for one in table.tables("part"))
    if sum(part.grows for part in parts) > 1:
        raise table.fault("grows", "only one part of a stack can grow")
    needed = sum(part.height_mm + part.before_mm for part in parts)
    if not parts:
        raise table.fault("part", "it is missing")
    if needed > box.height_mm + ROUNDING_MM:
        raise table.fault("height_mm", f"the parts need {needed:g}")
    return Stack(box, parts, valign, show)


def _part(table: Table) -> Part:
    table.take(ID, values.words, "")
    part = Part(
        words=_said(table),
        look=_look(table),
        height_mm=table.take("height_mm", values.length),
        before_mm=table.take("before_mm", values.distance, 0.0),
        grows=table.take("grows", values.yes_or_no, False),
        show=_show(table.table("show")),
    )
    table.finish()
    return part


def _said(table: Table) -> Words:
    fields = table.take("fields", values.fields, ())
    tongues = table.take("text", values.tongues, ())
    if bool(fields) == bool(tongues):
        raise table.fault("fields", "either 'fields' or 'text' says what is written here")
    joined = table.take("joined", values.joined, " · ")
    if tongues and not tongues[0][0]:
        return Words((), tongues[0][1], joined)
    return Words(fields, "", joined, tongues)


def _look(table: Table) -> TextLook:
    look = TextLook(
        weight=table.take("weight", values.one_of(400, 600, 700), 400),
        max_pt=table.take("max_pt", values.points),
        min_pt=table.take("min_pt", values.points),
        max_lines=table.take("max_lines", values.count, 1),
        color=table.take("color", values.color, "ink"),
        align=table.take("align", values.one_of("start", "center", "end"), "start"),
    )
    if look.min_pt > look.max_pt:
        raise table.fault("min_pt", "it is larger than max_pt")
    return look


def _rectangle(table: Table, box: Box, show: Show) -> Element:
    return Rectangle(
        box,
        table.take("color", values.color),
        table.take("radius_mm", values.distance, 0.0),
        table.take("edge_mm", values.distance, 0.0),
        show,
    )


def _rule(table: Table, box: Box, show: Show) -> Element:
    return Rule(
        box, table.take("color", values.color), table.take("thickness_mm", values.length), show
    )


def _code(table: Table, box: Box, show: Show) -> Element:
    if abs(box.width_mm - box.height_mm) > ROUNDING_MM:
        raise table.fault("height_mm", "a code is a square")
    if box.width_mm < SMALLEST_CODE_MM - ROUNDING_MM:
        problem = f"scanners need {SMALLEST_CODE_MM:g} or more, quiet zone included"
        raise table.fault("width_mm", problem)
    return Code(box, show)


def _drawing(table: Table, box: Box, show: Show) -> Element:
    name = table.take("name", values.one_of("role", *drawing_names()))
    return Drawing(box, name, table.take("color", values.color), show)


def _picture(table: Table, box: Box, show: Show) -> Element:
    path = table.file_of("file")

    def beside(value: Any) -> bytes:
        said = values.words(value)
        if not values.PLAIN_NAME.fullmatch(said) or ".." in said:
            raise ValueError("a picture is named by its file alone, without folder or address")
        file = (path.parent / said).resolve()
        if not file.is_relative_to(path.parent.resolve()):
            raise ValueError("a picture must lie in the layout's own folder")
        if not file.is_file() or file.stat().st_size > _LARGEST_PICTURE:
            raise ValueError("there is no such picture beside the layout, or it is too large")
        content = file.read_bytes()
        if encode(content) is None:
            raise ValueError("this is no picture that can be read; use PNG or JPEG")
        return content

    return Picture(box, table.take("file", beside), show)


def _flag(table: Table, box: Box, show: Show) -> Element:
    folder = table.file_of("kind").parent / FLAGS
    flags = read_flags(folder)
    if not flags:
        raise table.fault("kind", f"there are no pictures in {folder}; put them there as kz.png")
    return Flag(box, flags, show)


def _photo(table: Table, box: Box, show: Show) -> Element:
    return Photo(box, show)


_KINDS: dict[str, Callable[[Table, Box, Show], Element]] = {
    "text": _text,
    "stack": _stack,
    "rectangle": _rectangle,
    "rule": _rule,
    "code": _code,
    "drawing": _drawing,
    "picture": _picture,
    "photo": _photo,
    "flag": _flag,
}
