"""Native charts beside the table they are drawn from, so that they follow when it is changed."""

from typing import Any

from checkin.exporters.base import Chart, Sheet

# what is there is filled, what is missing outlined, so that no colour has to be told apart
_ACCENT, _EDGE, _INK, _LINE = "#0E5A6E", "#817E76", "#1A2228", "#DDDAD2"
_FILLS = (
    {"fill": {"color": _ACCENT}, "border": {"color": _ACCENT}},
    {"fill": {"color": "#FFFFFF"}, "border": {"color": _EDGE, "width": 1}},
    {"fill": {"color": "#DCEBEF"}, "border": {"color": _ACCENT, "width": 1}},
)
_BAR_PX, _FRAME_PX = 22, 130
_LEAST_PX, _WIDTH_PX, _COLUMN_HEIGHT_PX = 280, 720, 380


def add_chart(book: Any, page: Any, sheet: Sheet, rows: int) -> None:
    """Draw `sheet.chart` from the `rows` rows under the header, to the right of the table."""
    chart = sheet.chart
    assert chart is not None
    names = [column.name for column in sheet.columns]
    drawing = book.add_chart(_kind(chart))
    title, labels = sheet.title, names.index(chart.label_column)
    for nth, value in enumerate(chart.value_columns):
        at = names.index(value)
        series = {
            "name": [title, 0, at],
            "categories": [title, 1, labels, rows, labels],
            "values": [title, 1, at, rows, at],
            "gap": 45,
            **_FILLS[nth % len(_FILLS)],
        }
        drawing.add_series(series)
    _dress(drawing, chart, rows)
    page.insert_chart(1, len(names) + 1, drawing, {"description": _said(chart)})


def _kind(chart: Chart) -> dict[str, str]:
    """Parts of a whole are stacked, so that the length of a bar is their sum."""
    stacked = {"subtype": "stacked"} if len(chart.value_columns) > 1 else {}
    return {"type": chart.kind, **stacked}


def _dress(drawing: Any, chart: Chart, rows: int) -> None:
    lying = chart.kind == "bar"
    height = max(_LEAST_PX, rows * _BAR_PX + _FRAME_PX) if lying else _COLUMN_HEIGHT_PX
    drawing.set_size({"width": _WIDTH_PX, "height": height})
    font = {"color": _INK, "size": 12}
    drawing.set_title({"name": chart.title, "name_font": font, "overlay": False})
    labels = {"num_font": {"color": _INK}, "line": {"color": _EDGE}, "interval_unit": 1}
    figures = {
        "num_font": {"color": _INK},
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": _LINE}},
        "num_format": "0",
        "min": 0,
    }
    if lying:  # it counts from the bottom; turned round, it reads as the table does
        drawing.set_y_axis({**labels, "reverse": True})
        drawing.set_x_axis({**figures, "label_position": "high"})
    else:
        drawing.set_x_axis(labels)
        drawing.set_y_axis(figures)
    several = len(chart.value_columns) > 1
    drawing.set_legend({"position": "bottom"} if several else {"none": True})


def _said(chart: Chart) -> str:
    return f"{chart.title}: {' and '.join(chart.value_columns)} by {chart.label_column}"
