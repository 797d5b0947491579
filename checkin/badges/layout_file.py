"""Reads a layout file strictly: what it does not know it refuses, with file, line and key.

Silently ignoring `max-pt` for `max_pt` would print three hundred wrong badges.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checkin.badges import values
from checkin.badges.elements import ROUNDING_MM, SMALLEST_CODE_MM, read_element
from checkin.badges.layout import Code, Layout, Sheet
from checkin.badges.layout_chain import (
    EXTENDS,
    known_names,
    layers_of,
    other_layout,
    program_folder,
)
from checkin.badges.table import Layer, Source, Table
from checkin.errors import LayoutFaulty

DEFAULT = "a6"


class LayoutName(NamedTuple):
    """One line of the list of layouts; the size is that of the paper."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    per_page: int = 1
    is_folded: bool = False
    columns: int = 1  # of a sheet with several


def layout_names() -> list[LayoutName]:
    """The layouts that came with the program, the plain badge first."""
    found = [load_layout(name) for name in known_names()]
    found.sort(key=lambda layout: (layout.name != DEFAULT, layout.sheet is not None, layout.name))
    return [_line(layout) for layout in found]


def _line(layout: Layout) -> LayoutName:
    columns = layout.sheet.columns if layout.sheet else 1
    return LayoutName(
        layout.name,
        layout.title,
        *layout.page_mm,
        per_page=layout.badges_per_page,
        is_folded=layout.is_folded,
        columns=columns,
    )


def load_layout(name_or_path: str | Path, text: str | None = None) -> Layout:
    """The layout of that name, or the one in that file; `text` is read as if it stood there.

    Raises:
        LayoutMissing: there is no such layout.
        LayoutFaulty: the file says something that is not understood; names line and key.
    """
    path = _path_of(name_or_path)
    layers = layers_of(path, text)
    try:
        return _read(layers, path)
    except LayoutFaulty as error:
        if len(layers) == 1 or error.details["path"] == path:
            raise
        before = layers[-2].source.path
        load_layout(before)  # what is wrong there by itself is said of it
        problem = "with what is changed here, {key} of line {line} there {problem!r}"
        raise layers[-1].fault(EXTENDS, problem.format(**error.details)) from error


def _read(layers: list[Layer], path: Path) -> Layout:
    table, own = Table(*layers), layers[-1]
    table.take(EXTENDS, values.name, "")
    sheet = _sheet(table.table("sheet"))
    design = table.take("badge", values.name, "")
    title = table.take("title", values.words)
    layout = _of_other(layers) if design else _own(table)
    table.finish()
    if sheet:
        _check_sheet(sheet, layout, own.source)
    return replace(layout, name=path.stem, title=title, sheet=sheet)


def _path_of(name_or_path: str | Path) -> Path:
    if isinstance(name_or_path, str) and not name_or_path.endswith(".toml"):
        return program_folder() / f"{Path(name_or_path).name}.toml"
    return Path(name_or_path)


def _own(table: Table) -> Layout:
    width, height = table.take("width_mm", values.length), table.take("height_mm", values.length)
    elements = tuple(read_element(one, (width, height)) for one in table.tables("element"))
    return Layout("", "", width, height, elements)


def _of_other(layers: list[Layer]) -> Layout:
    """A sheet that prints the badges of another layout."""
    said = next(layer for layer in reversed(layers) if "badge" in layer.values)
    other = other_layout(said, "badge")
    if any("badge" in layer.values for layer in layers_of(other)):
        raise said.fault("badge", "it is a sheet of badges itself")
    return replace(load_layout(other), sheet=None)


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
