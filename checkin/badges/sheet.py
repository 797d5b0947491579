"""Badge after badge into one PDF: one on a page, several on a sheet with cut marks, or folded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from checkin.badges.collecting import put_off, search_the_new
from checkin.badges.face import BadgeFace
from checkin.badges.imposing import corner, marks
from checkin.badges.layout import POINTS_PER_MM, Layout
from checkin.badges.page import BadgePress
from checkin.badges.paper import Paper
from checkin.badges.pieces import Doubt
from checkin.badges.preflight import BadgeWarning
from checkin.badges.separator import separator
from checkin.errors import BadgesStopped

Progress = Callable[[int], object]  # told how many badges are done; False stops the work


@dataclass(frozen=True)
class Run:
    """How a batch goes onto paper."""

    first_label: int = 1  # on the first sheet, of which the labels before it are gone
    two_sided: bool = False  # the same badge on the back
    separated_by: str = ""  # a field of the face: a page with its words before each group


@dataclass(frozen=True)
class Rendered:
    """A finished PDF and what was wrong with its badges, by their place in the list."""

    pdf: bytes
    pages: int
    warnings: tuple[BadgeWarning, ...] = ()


@dataclass(frozen=True)
class _Page:
    """One sheet: the badges on it and the places left free before them, or only a heading."""

    faces: tuple[BadgeFace, ...] = ()
    free: int = 0
    heading: BadgeFace | None = None


def render_badge(face: BadgeFace, layout: Layout) -> bytes:
    """One badge as a PDF of one page."""
    return render_badges([face], layout).pdf


def render_badges(
    faces: Iterable[BadgeFace],
    layout: Layout,
    progress: Progress | None = None,
    run: Run = Run(),
) -> Rendered:
    """All badges in one PDF, in order. `progress` is called after every page.

    Raises:
        BadgesStopped: `progress` answered False.
    """
    press = _SheetPress(layout, _sound(run, layout))
    with put_off():
        warnings = tuple(
            _printed(press, _pages(faces, layout.badges_per_page, press.run), progress)
        )
        return Rendered(press.paper.file(), press.printed, warnings)


def _printed(
    press: "_SheetPress", pages: Iterable[_Page], progress: Progress | None
) -> Iterator[BadgeWarning]:
    done = 0
    for page in pages:
        for nth, doubt in press.print(page):
            yield BadgeWarning(done + nth, *doubt)
        done += len(page.faces)
        search_the_new(press.printed)
        if progress and page.faces and progress(done) is False:
            raise BadgesStopped


def _sound(run: Run, layout: Layout) -> Run:
    """A folded badge has its back already; a label is counted on the sheet there is."""
    first = min(max(run.first_label, 1), layout.badges_per_page)
    return replace(run, first_label=first, two_sided=run.two_sided and not layout.is_folded)


def _pages(faces: Iterable[BadgeFace], size: int, run: Run) -> Iterator[_Page]:
    """The half-used sheet lies on top in the printer, so nothing comes before it."""
    group: list[BadgeFace] = []
    free, last = run.first_label - 1, None
    for face in faces:
        heading = getattr(face, run.separated_by) if run.separated_by else None
        if group and (len(group) + free == size or heading != last):
            yield _Page(tuple(group), free)
            group, free = [], 0
        if heading != last and not free:
            yield _Page(heading=face)
        group.append(face)
        last = heading
    if group:
        yield _Page(tuple(group), free)


class _SheetPress:
    """Prints sheets of one layout into one PDF."""

    def __init__(self, layout: Layout, run: Run) -> None:
        self.run = run
        self.printed = 0
        self.paper = Paper(*layout.page_mm, two_sided=run.two_sided)
        self._layout = layout
        self._badge = BadgePress(self.paper, layout)
        self._marks = tuple(marks(layout))

    def print(self, page: _Page) -> list[tuple[int, Doubt]]:
        """Front and, if wanted, back; which badge of the page has what doubt comes back."""
        if page.heading:
            words = getattr(page.heading, self.run.separated_by)
            self.paper.draw(separator(words, page.heading.forum, self._layout.page_mm))
            self._end_page()
            if self.run.two_sided:
                self._end_page()
            return []
        found = self._side(page, back=False)
        if self.run.two_sided:
            self._side(page, back=True)
        return found

    def _side(self, page: _Page, back: bool) -> list[tuple[int, Doubt]]:
        found: list[tuple[int, Doubt]] = []
        for nth, face in enumerate(page.faces):
            doubts = self._draw(face, page.free + nth, back)
            found.extend((nth, doubt) for doubt in doubts)
        self.paper.draw(self._marks)
        self._end_page()
        return found

    def _end_page(self) -> None:
        self.paper.end_page()
        self.printed += 1

    def _draw(self, face: BadgeFace, place: int, back: bool) -> list[Doubt]:
        layout = self._layout
        sheet = layout.sheet
        if sheet is None:
            return self._badge.draw(face)
        upright = (sheet.scale, 0, 0, sheet.scale)
        if sheet.folded:
            self._upside_down(face)
            place = 1
        with self.paper.turned(upright, *corner(layout, sheet, place, back)):
            return self._badge.draw(face)

    def _upside_down(self, face: BadgeFace) -> None:
        layout, sheet = self._layout, self._layout.sheet
        assert sheet
        left, bottom = corner(layout, sheet, 0)
        right = left + layout.width_mm * sheet.scale * POINTS_PER_MM
        top = bottom + layout.height_mm * sheet.scale * POINTS_PER_MM
        with self.paper.turned((-sheet.scale, 0, 0, -sheet.scale), right, top):
            self._badge.draw(face)
