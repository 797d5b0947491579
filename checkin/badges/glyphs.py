"""Glyphs of one font in one direction as HarfBuzz gives them, and the room their ink takes.

Most runs are simple: a glyph for every letter, each on the baseline and where the pen is. Of those
only the numbers and steps are kept, and all that is asked of them is asked of the whole run at
once: an object for each glyph took half the time of a badge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add
from typing import Any, NamedTuple

from checkin.badges.fonts import GlyphFont

_EDGE = -1  # no glyph: here the run begins or ends


class Glyph(NamedTuple):
    """One glyph where the pen is; `letters` is the text it stands for, `start` where that begins.

    `shared` means that several glyphs stand for the same letters.
    """

    number: int
    advance: float
    x: float
    y: float
    letters: str
    start: int
    shared: bool


class Ink(NamedTuple):
    """How far pen and ink reach from where the pen started, in em."""

    left: float
    bottom: float
    right: float
    top: float
    pen: float  # where it is at last


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in one direction, from left to right.

    A simple run has `numbers` and, in units of the font, `steps`; any other has `placed`.
    """

    font: GlyphFont
    text: str
    start: int  # of the text in its line
    right_to_left: bool
    numbers: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    spaces: frozenset[int] = frozenset()  # at which the run can be cut without shaping it anew
    placed: tuple[Glyph, ...] = ()

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every glyph, whatever the run is."""
        if not self.numbers:
            return self.placed
        all_of_it = zip(self.numbers, self.advances(), self.text, strict=True)
        return tuple(
            Glyph(number, advance, 0.0, 0.0, letter, self.start + at, False)
            for at, (number, advance, letter) in enumerate(all_of_it)
        )

    @property
    def is_plain(self) -> bool:
        """Whether every glyph is on the baseline and has letters of its own."""
        return not any(glyph.shared or glyph.y for glyph in self.placed)

    def advances(self) -> Iterator[float]:
        """How far the pen goes with every glyph of a simple run, in em."""
        return map(self.font.ems.__getitem__, self.steps)

    def part(self, start: int, end: int, at: int) -> "Run":
        """These letters of a simple run, as the letters from `at` on of another line."""
        numbers, steps = self.numbers[start:end], self.steps[start:end]
        return Run(self.font, self.text[start:end], at, self.right_to_left, numbers, steps)

    def ink(self, pen: float) -> Ink:
        """The room it takes when its pen starts there."""
        if not self.numbers:
            return _ink(self, pen)
        pens = list(accumulate(self.advances(), initial=pen))
        inks = map(self.font.inks.__getitem__, self.numbers)
        lefts, bottoms, rights, tops = zip(*inks, strict=True)
        left, right = min(map(add, pens, lefts)), max(map(add, pens, rights))
        return Ink(left, min(bottoms), right, max(tops), pens[-1])


def _ink(run: Run, pen: float) -> Ink:
    left = top = bottom = right = 0.0
    for number, advance, x, y, _, _, _ in run.placed:
        ink_left, ink_bottom, ink_right, ink_top = run.font.inks[number]
        left = min(left, pen + x + ink_left)
        right = max(right, pen + x + ink_right)
        top = max(top, y + ink_top)
        bottom = min(bottom, y + ink_bottom)
        pen += advance
    return Ink(left, bottom, right, top, pen)


def shaped(letters: str, start: int, font: GlyphFont, how: tuple[str, bool, str]) -> Run:
    """The run of these letters, which begin at `start` of their line.

    `how` is their script, whether they run to the left, and their language.
    """
    buffer = _shaped(letters, font, how)
    infos, right_to_left = buffer.glyph_infos, how[1]
    starts = [info.cluster for info in infos]
    positions = [position.position for position in buffer.glyph_positions]
    if starts == list(range(len(letters))):
        xs, ys, steps, _ = zip(*positions, strict=True)
        if not (any(xs) or any(ys) or min(steps) < 0):
            numbers = tuple([info.codepoint for info in infos])
            spaces = _safe_spaces(letters, infos, numbers, font)
            return Run(font, letters, start, right_to_left, numbers, steps, spaces)
    spoken = zip(infos, positions, starts, *_spoken(letters, starts), strict=True)
    em = 1 / font.units
    placed = tuple(
        Glyph(info.codepoint, step * em, x * em, y * em, said, start + at, shared)
        for info, (x, y, step, _), at, said, shared in spoken
    )
    return Run(font, letters, start, right_to_left, placed=placed)


def _shaped(letters: str, font: GlyphFont, how: tuple[str, bool, str]) -> Any:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(letters)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.script, right_to_left, buffer.language = how
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(font.font, buffer)
    return buffer


def _safe_spaces(
    letters: str, infos: Sequence[Any], numbers: Sequence[int], own: GlyphFont
) -> frozenset[int]:
    """The spaces that touch neither neighbour (HarfBuzz marks what a break would change)."""
    found = []
    last, at = len(letters) - 1, letters.find(" ")
    while at >= 0:
        pair = numbers[at - 1] if at else _EDGE, numbers[at + 1] if at < last else _EDGE
        safe = own.parted.get(pair)
        if safe is None:  # asked once a pair: an answer of HarfBuzz's costs as much as a glyph
            broken = [infos[each].flags & 1 for each in (at, at + 1) if 0 < each <= last]
            safe = own.parted[pair] = not any(broken)
        if safe:
            found.append(at)
        at = letters.find(" ", at + 1)
    return frozenset(found)


def _spoken(letters: str, starts: list[int]) -> tuple[Iterable[str], Iterable[bool]]:
    """The letters each glyph stands for, and whether several glyphs share them."""
    ordered = sorted(set(starts))
    end_of = dict(zip(ordered, [*ordered[1:], len(letters)], strict=True))
    shared = {start for start, after in pairwise(starts) if start == after}
    said = [letters[start : end_of[start]] for start in starts]
    return said, [start in shared for start in starts]
