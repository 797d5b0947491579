"""A test page of a printer: a frame to measure, rulers in millimetres, and codes finer and paler.

The frame lies INSET_MM inside the paper. Whoever measures where it came out knows how far the
printer is off. Each code says what it is, so that a scanner tells which of them can be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkin.badges.colors import rgb
from checkin.badges.fitting import TextLook, fit
from checkin.badges.fonts import tongue
from checkin.badges.ink import Setting
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.paper import Paper
from checkin.badges.pieces import Piece, SetLine
from checkin.badges.qr import path, symbol

INSET_MM = 5.0
CODE = "ASHAR-"  # what the text of every code begins with
MODULES_MM = (0.5, 0.4, 0.33, 0.25)  # finer and finer, all black
INKS = (100, 60, 40, 25)  # percent of black: paler and paler
INK_MODULE_MM = 0.4
_HAIR_MM = 0.15
_TICK_MM = {10: 3.0, 5: 2.0, 1: 1.2}
_GAP_MM = 3.0
_HEAD = TextLook(weight=700, max_pt=12, min_pt=5, max_lines=1)
_LINE = TextLook(max_pt=8, min_pt=4, max_lines=1)
_SMALL = TextLook(max_pt=6, min_pt=3)


@dataclass(frozen=True)
class Trial:
    """One code of the page: how fine it is and how dark."""

    module_mm: float
    ink: int

    @property
    def text(self) -> str:
        return f"{CODE}{round(self.module_mm * 100):02}-{self.ink}"


TRIALS = (
    tuple(Trial(module, 100) for module in MODULES_MM),
    tuple(Trial(INK_MODULE_MM, ink) for ink in INKS),
)


def trial_of(text: str) -> Trial | None:
    """Which code of the page was read; None for any other."""
    return next((each for row in TRIALS for each in row if each.text == text), None)


def trial_page(page_mm: tuple[float, float], lines: Sequence[str]) -> bytes:
    """A PDF of one page of that size; `lines` say which printer, layout and time it is of."""
    return _Page(*page_mm).made(lines)


class _Page:
    """Millimetres from the upper left corner, as one measures."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height

    def made(self, lines: Sequence[str]) -> bytes:
        paper = Paper(self._width, self._height)
        paper.draw(self._frame())
        paper.draw(self._rulers())
        top = INSET_MM + 5.5
        for nth, words in enumerate(lines):
            tall = 5.0 if nth == 0 else 3.5
            paper.draw(
                self._words(words, _LINE if nth else _HEAD, (self._left, top, self._room, tall))
            )
            top += tall
        for row in TRIALS:
            top += 1.5
            paper.draw(self._codes(row, top))
            top += max(each.module_mm for each in row) * 21 + 4
        paper.end_page()
        return paper.file()

    @property
    def _left(self) -> float:
        return INSET_MM + 7.5

    @property
    def _room(self) -> float:
        return self._width - self._left - INSET_MM - 1

    def _frame(self) -> Iterator[Piece]:
        left, top = INSET_MM, INSET_MM
        right, foot = self._width - INSET_MM, self._height - INSET_MM
        for ends in (
            (left, 0, left, self._height), (right, 0, right, self._height),
            (0, top, self._width, top), (0, foot, self._width, foot),
        ):  # fmt: skip
            yield self._stroke(ends)

    def _rulers(self) -> Iterator[Piece]:
        """Along the upper and the left line of the frame, from its corner on."""
        for axis, length in enumerate((self._width, self._height)):
            for mm in range(int(length - 2 * INSET_MM) + 1):
                tall = next(size for step, size in _TICK_MM.items() if mm % step == 0)
                at, end = INSET_MM + mm, INSET_MM + tall
                flat = (at, INSET_MM, at, end)
                yield self._stroke(flat if axis == 0 else (flat[1], flat[0], flat[3], flat[2]))
                if mm % 10 == 0 and 0 < mm < length - 2 * INSET_MM - 4:
                    box = (at - 2.5, end, 5, 2.2) if axis == 0 else (end + 0.3, at - 1.1, 4, 2.2)
                    yield from self._words(str(mm), _SMALL, box, 0.5 if axis == 0 else 0)

    def _codes(self, row: Sequence[Trial], top: float) -> Iterator[Piece]:
        """Those of a row that this page has room for."""
        left = self._left
        for trial in row:
            drawn = symbol(trial.text)
            assert drawn is not None  # a few letters
            side = trial.module_mm * drawn.size
            if left + side + 1 > self._width - INSET_MM or top + side + 3 > self._height - INSET_MM:
                return
            shade = f"{1 - trial.ink / 100:.2f}"
            corner = (left * POINTS_PER_MM, (self._height - top - side) * POINTS_PER_MM)
            yield f"q {shade} g {path(drawn, *corner, side * POINTS_PER_MM)} Q"
            words = f"{trial.module_mm:g} mm" if row is TRIALS[0] else f"{trial.ink} %"
            yield from self._words(words, _SMALL, (left - 1, top + side + 0.4, side + 2, 2.4), 0.5)
            left += side + 4 * trial.module_mm + _GAP_MM

    def _stroke(self, ends_mm: tuple[float, float, float, float]) -> str:
        x1, y1, x2, y2 = ends_mm
        points = (x1, self._height - y1, x2, self._height - y2)
        a, b, c, d = (f"{mm * POINTS_PER_MM:.3f}" for mm in points)
        return f"0 G {_HAIR_MM * POINTS_PER_MM:.3f} w 0 J {a} {b} m {c} {d} l S"

    def _words(
        self, text: str, look: TextLook, box_mm: tuple[float, float, float, float], align: float = 0
    ) -> Iterator[SetLine]:
        left, top, width, height = (side * POINTS_PER_MM for side in box_mm)
        fitted = fit(text, look, tongue("", ""), width, height)
        top = self._height * POINTS_PER_MM - top - (height - fitted.height_pt) / 2
        for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
            x = left + (width - line.width * fitted.size_pt * fitted.squeeze) * align
            y = top - baseline * fitted.size_pt
            color = rgb(look.color, "")
            yield SetLine(line, Setting(x, y, fitted.size_pt, fitted.squeeze, color))
