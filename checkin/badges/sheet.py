"""Badge after badge into one PDF: one on a page, several on a sheet with cut marks, or folded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from checkin.badges.face import BadgeFace
from checkin.badges.layout import POINTS_PER_MM, Layout, Sheet
from checkin.badges.page import BadgePress
from checkin.badges.paper import Paper
from checkin.badges.pieces import Doubt
from checkin.badges.preflight import BadgeWarning
from checkin.badges.shapes import mark

Progress = Callable[[int], None]  # told how many badges are done

_MARK_MM = 4.0
_LONG_MARK_MM = 9.0  # office printers leave the outer 4 mm white
_OFF_MM = 1.0  # from the badge to its mark
_UPRIGHT = (1, 0, 0, 1)
_UPSIDE_DOWN = (-1, 0, 0, -1)


@dataclass(frozen=True)
class Rendered:
    """A finished PDF and what was wrong with its badges, by their place in the list."""

    pdf: bytes
    pages: int
    warnings: tuple[BadgeWarning, ...] = ()


def render_badge(face: BadgeFace, layout: Layout) -> bytes:
    """One badge as a PDF of one page."""
    return render_badges([face], layout).pdf


def render_badges(
    faces: Iterable[BadgeFace], layout: Layout, progress: Progress | None = None
) -> Rendered:
    """All badges in one PDF, in order. `progress` is called after every page."""
    paper = Paper(*layout.page_mm)
    press, marks = BadgePress(paper, layout), tuple(_marks(layout))
    warnings: list[BadgeWarning] = []
    pages = done = 0
    for group in _groups(faces, layout.badges_per_page):
        for nth, face in enumerate(group):
            doubts = _draw(paper, press, face, (layout, nth))
            warnings.extend(BadgeWarning(done + nth, *doubt) for doubt in doubts)
        paper.draw(marks)
        paper.end_page()
        pages, done = pages + 1, done + len(group)
        if progress:
            progress(done)
    return Rendered(paper.file(), pages, tuple(warnings))


def _groups(faces: Iterable[BadgeFace], size: int) -> Iterator[list[BadgeFace]]:
    waiting = iter(faces)
    while group := list(islice(waiting, size)):
        yield group


def _draw(
    paper: Paper, press: BadgePress, face: BadgeFace, place: tuple[Layout, int]
) -> list[Doubt]:
    layout, nth = place
    if layout.sheet is None:
        return press.draw(face)
    if not layout.sheet.folded:
        left, bottom = _corner(layout, layout.sheet, nth)
        with paper.turned(_UPRIGHT, left, bottom):
            return press.draw(face)
    left, bottom = _corner(layout, layout.sheet, 0)
    width, height = layout.width_mm * POINTS_PER_MM, layout.height_mm * POINTS_PER_MM
    with paper.turned(_UPSIDE_DOWN, left + width, bottom + height):
        press.draw(face)
    left, bottom = _corner(layout, layout.sheet, 1)
    with paper.turned(_UPRIGHT, left, bottom):
        return press.draw(face)


def _corner(layout: Layout, sheet: Sheet, nth: int) -> tuple[float, float]:
    """Lower left corner, in points, of the nth badge, counted as one reads."""
    lefts, tops = _edges_x(layout, sheet)[::2], _edges_y(layout, sheet)[::2]
    row, column = divmod(nth, sheet.columns)
    bottom = sheet.height_mm - tops[row] - layout.height_mm
    return lefts[column] * POINTS_PER_MM, bottom * POINTS_PER_MM


def _edges_x(layout: Layout, sheet: Sheet) -> list[float]:
    """Left and right edge of every column in mm; the columns stand in the middle of the page."""
    return _edges(sheet.width_mm, layout.width_mm, sheet.gap_x_mm, sheet.columns)


def _edges_y(layout: Layout, sheet: Sheet) -> list[float]:
    """Upper and lower edge of every row in mm from the top."""
    return _edges(sheet.height_mm, layout.height_mm, sheet.gap_y_mm, sheet.rows)


def _edges(page: float, badge: float, gap: float, count: int) -> list[float]:
    first = (page - count * badge - (count - 1) * gap) / 2
    starts = [first + nth * (badge + gap) for nth in range(count)]
    return [edge for start in starts for edge in (start, start + badge)]


def _marks(layout: Layout) -> Iterator[str]:
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
