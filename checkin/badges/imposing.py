"""Where badges stand on a sheet, on its front and mirrored on its back, and where it is cut."""

from collections.abc import Iterator

from checkin.badges.layout import POINTS_PER_MM, Layout, Sheet
from checkin.badges.shapes import mark

_MARK_MM = 4.0
_LONG_MARK_MM = 9.0  # office printers leave the outer 4 mm white
_OFF_MM = 1.0  # from the badge to its mark


def corner(layout: Layout, sheet: Sheet, nth: int, back: bool = False) -> tuple[float, float]:
    """Lower left corner, in points, of the nth badge, counted as one reads.

    On the back the columns change sides, so that after turning the sheet like a page of a book a
    badge lies behind itself.
    """
    lefts, tops = _edges_x(layout, sheet)[::2], _edges_y(layout, sheet)[::2]
    row, column = divmod(nth, sheet.columns)
    bottom = sheet.height_mm - tops[row] - layout.height_mm * sheet.scale
    if back:
        right = lefts[column] + layout.width_mm * sheet.scale
        return (sheet.width_mm - right) * POINTS_PER_MM, bottom * POINTS_PER_MM
    return lefts[column] * POINTS_PER_MM, bottom * POINTS_PER_MM


def _edges_x(layout: Layout, sheet: Sheet) -> list[float]:
    """Left and right edge of every column in mm; the columns stand in the middle of the page."""
    badge = layout.width_mm * sheet.scale
    return _edges(sheet.width_mm, badge, sheet.gap_x_mm, sheet.columns)


def _edges_y(layout: Layout, sheet: Sheet) -> list[float]:
    """Upper and lower edge of every row in mm from the top."""
    badge = layout.height_mm * sheet.scale
    return _edges(sheet.height_mm, badge, sheet.gap_y_mm, sheet.rows)


def _edges(page: float, badge: float, gap: float, count: int) -> list[float]:
    first = (page - count * badge - (count - 1) * gap) / 2
    starts = [first + nth * (badge + gap) for nth in range(count)]
    return [edge for start in starts for edge in (start, start + badge)]


def marks(layout: Layout) -> Iterator[str]:
    """Short lines at the outer edge of the page, where a ruler is laid to cut; folds are dashed."""
    sheet = layout.sheet
    if sheet is None or not sheet.marks:
        return
    width, height = sheet.width_mm, sheet.height_mm
    xs, ys = _edges_x(layout, sheet), _edges_y(layout, sheet)
    for x in sorted({round(x, 3) for x in xs if 0.01 < x < width - 0.01}):
        for low, high in _mark_spans(ys[0], height):
            yield mark((x, low, x, high), sheet.folded)
    for y in sorted({round(height - y, 3) for y in ys if 0.01 < y < height - 0.01}):
        for low, high in _mark_spans(xs[0], width):
            yield mark((low, y, high, y), sheet.folded)


def _mark_spans(margin: float, page: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where marks begin and end at both sides of the page, in mm.

    They stand beside the badges; where there is no margin, on the badges' own edge.
    """
    if margin <= _OFF_MM:
        return (0.0, _LONG_MARK_MM), (page - _LONG_MARK_MM, page)
    near, far = margin - _OFF_MM, max(margin - _OFF_MM - _MARK_MM, 0.0)
    return (far, near), (page - near, page - far)
