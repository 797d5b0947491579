"""Reads a layout file strictly: what it does not know it refuses, with file, line and key.

Silently ignoring `max-pt` for `max_pt` would print three hundred wrong badges.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checkin.badges import values
from checkin.badges.elements import ROUNDING_MM, SMALLEST_CODE_MM, read_element
from checkin.badges.layout import Code, Layout, Sheet
from checkin.badges.table import Source, Table
from checkin.errors import LayoutFaulty, LayoutMissing
from checkin.paths import resources

DEFAULT = "a6"
_LARGEST_FILE = 1_000_000


class LayoutName(NamedTuple):
    """One line of the list of layouts; the size is that of the paper."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    per_page: int = 1
    is_folded: bool = False


def layout_names() -> list[LayoutName]:
    """The layouts that came with the program, the plain badge first."""
    found = [load_layout(path.stem) for path in sorted(_folder().glob("*.toml"))]
    found.sort(key=lambda layout: (layout.name != DEFAULT, layout.sheet is not None, layout.name))
    return [_line(layout) for layout in found]


def _line(layout: Layout) -> LayoutName:
    folded = layout.sheet is not None and layout.sheet.folded
    return LayoutName(layout.name, layout.title, *layout.page_mm, layout.badges_per_page, folded)


def load_layout(name_or_path: str | Path, text: str | None = None) -> Layout:
    """The layout of that name, or the one in that file; `text` is read as if it stood there.

    Raises:
        LayoutMissing: there is no such layout.
        LayoutFaulty: the file says something that is not understood; names line and key.
    """
    path = _path_of(name_or_path)
    contents, source = _contents(path) if text is None else _understood(text, path)
    table = Table(contents, (), source)
    sheet = _sheet(table.table("sheet"))
    design = table.take("badge", values.name, "")
    title = table.take("title", values.words)
    layout = _of_other(design, table, path) if design else _own(table, path)
    table.finish()
    if sheet:
        _check_sheet(sheet, layout, source)
    return replace(layout, name=path.stem, title=title, sheet=sheet)


def _path_of(name_or_path: str | Path) -> Path:
    if isinstance(name_or_path, str) and not name_or_path.endswith(".toml"):
        return _folder() / f"{Path(name_or_path).name}.toml"
    return Path(name_or_path)


def _folder() -> Path:
    return resources() / "layouts"


def _known() -> str:
    return ", ".join(sorted(path.stem for path in _folder().glob("*.toml")))


def _contents(path: Path) -> tuple[dict[str, Any], Source]:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutMissing(path=path, known=_known()) from error
    if len(text) > _LARGEST_FILE:
        raise LayoutFaulty(path=path, line=1, key="the file", problem="it is far too long")
    return _understood(text, path)


def _understood(text: str, path: Path) -> tuple[dict[str, Any], Source]:
    try:
        return tomllib.loads(text), Source(path, text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _line_of(str(error), text)
        raise LayoutFaulty(path=path, line=line, key="the file", problem=str(error)) from error


def _line_of(message: str, text: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else text.count("\n") + 1


def _own(table: Table, path: Path) -> Layout:
    width, height = table.take("width_mm", values.length), table.take("height_mm", values.length)
    elements = tuple(read_element(one, (width, height), path) for one in table.tables("element"))
    return Layout(path.stem, "", width, height, elements)


def _of_other(design: str, table: Table, path: Path) -> Layout:
    """A sheet that prints the badges of another layout."""
    other = path.parent / f"{design}.toml"
    if not other.is_file():
        raise table.fault("badge", f"there is no layout {design!r} beside this file")
    contents, source = _contents(other)
    contents.pop("title", None)
    inner = Table(contents, (), source)
    layout = _own(inner, other)
    inner.finish()
    return layout


def _sheet(table: Table | None) -> Sheet | None:
    if table is None:
        return None
    sheet = Sheet(
        width_mm=table.take("width_mm", values.length),
        height_mm=table.take("height_mm", values.length),
        columns=table.take("columns", values.count),
        rows=table.take("rows", values.count),
        gap_x_mm=table.take("gap_x_mm", values.distance, 0.0),
        gap_y_mm=table.take("gap_y_mm", values.distance, 0.0),
        marks=table.take("marks", values.yes_or_no, True),
        scale=table.take("scale", values.scale, 1.0),
        folded=table.take("folded", values.yes_or_no, False),
    )
    table.finish()
    return sheet


def _check_sheet(sheet: Sheet, layout: Layout, source: Source) -> None:
    width = sheet.columns * layout.width_mm * sheet.scale + (sheet.columns - 1) * sheet.gap_x_mm
    height = sheet.rows * layout.height_mm * sheet.scale + (sheet.rows - 1) * sheet.gap_y_mm
    if width > sheet.width_mm + ROUNDING_MM or height > sheet.height_mm + ROUNDING_MM:
        problem = f"the badges need {width:g} x {height:g} mm"
        raise source.fault(("sheet", "columns"), problem)
    sides = [one.box.width_mm * sheet.scale for one in layout.elements if isinstance(one, Code)]
    if min(sides, default=SMALLEST_CODE_MM) < SMALLEST_CODE_MM - ROUNDING_MM:
        problem = (
            f"the code becomes {min(sides):.1f} mm; scanners need {SMALLEST_CODE_MM:g} or more"
        )
        raise source.fault(("sheet", "scale"), problem)
    if sheet.folded and (sheet.columns, sheet.rows) != (1, 2):
        raise source.fault(("sheet", "folded"), "a folded badge has one column and two rows")
