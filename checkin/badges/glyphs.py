"""Glyphs of one font in one direction as HarfBuzz gives them, and the room their ink takes.

Most runs are simple: a glyph for every letter, each on the baseline and where the pen is. Such a
run is put together of words, and a word is set once: names, titles and offices come again from
badge to badge. HarfBuzz tells between which glyphs a space touches neither; where it does touch
one, both words stay one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import add
from typing import Any, NamedTuple

from checkin.badges.fonts import NO_INK, GlyphFont

_KEPT_WORDS = 8192
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
    """How far pen and ink reach from where the pen started, in em or in units of the font."""

    left: float
    bottom: float
    right: float
    top: float
    pen: float  # where it is at last


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Part of a simple run, the same wherever it stands. Lengths are in units of the font."""

    text: str
    numbers: tuple[int, ...]
    steps: tuple[int, ...]
    ink: Ink


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Glyphs of one font in one direction, from left to right.

    A simple run has `words`, and spaces among them; any other has `placed`.
    """

    font: GlyphFont
    text: str
    start: int  # of the text in its line
    right_to_left: bool
    words: tuple[Word, ...] = ()  # between which the run can be cut without shaping it anew
    placed: tuple[Glyph, ...] = ()

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every glyph, whatever the run is."""
        if not self.words:
            return self.placed
        numbers = chain.from_iterable([word.numbers for word in self.words])
        all_of_it = zip(numbers, self.advances(), self.text, strict=True)
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
        steps = chain.from_iterable([word.steps for word in self.words])
        return map(self.font.ems.__getitem__, steps)

    def part(self, start: int, end: int, at: int) -> "Run | None":
        """These letters of a simple run, as the letters from `at` on of another line.

        None if it cannot be cut there.
        """
        edges = list(accumulate([len(word.text) for word in self.words], initial=0))
        if start not in edges or end not in edges:
            return None
        words = self.words[edges.index(start) : edges.index(end)]
        return Run(self.font, self.text[start:end], at, self.right_to_left, words)

    def ink(self, pen: float) -> Ink:
        """The room it takes when its pen starts there."""
        if not self.words:
            return _ink(self, pen)
        inks = [word.ink for word in self.words]
        left, bottom, right, top, end = inks[0] if len(inks) == 1 else _joined(inks)
        em = 1 / self.font.units
        return Ink(pen + left * em, bottom * em, pen + right * em, top * em, pen + end * em)


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


def _joined(inks: Sequence[Ink]) -> Ink:
    """The ink of one word after the other."""
    (left, bottom, right, top), pen = NO_INK, 0.0
    for word in inks:
        left, right = min(left, pen + word.left), max(right, pen + word.right)
        bottom, top = min(bottom, word.bottom), max(top, word.top)
        pen += word.pen
    return Ink(left, bottom, right, top, pen)


def shaped(letters: str, start: int, font: GlyphFont, how: tuple[str, bool, str]) -> Run:
    """The run of these letters, which begin at `start` of their line.

    `how` is their script, whether they run to the left, and their language.
    """
    words = _known_words(letters, font, how)
    return Run(font, letters, start, False, words) if words else _anew(letters, start, font, how)


def _known_words(letters: str, font: GlyphFont, how: tuple[str, bool, str]) -> tuple[Word, ...]:
    """The words of a simple run, each set by itself; none where a space may touch one of them."""
    script, right_to_left, language = how
    texts = letters.split(" ")
    if right_to_left or len(texts) == 1 or "" in texts:
        return ()
    words: list[Word] = []
    space = _word(" ", font, script, language)
    for text in texts:
        word = _word(text, font, script, language)
        if not (word and space):
            return ()
        if words:
            if not font.parted.get((words[-1].numbers[-1], word.numbers[0])):
                return ()
            words.append(space)
        words.append(word)
    return tuple(words)


@lru_cache(maxsize=_KEPT_WORDS)
def _word(letters: str, font: GlyphFont, script: str, language: str) -> Word | None:
    """A word by itself, if it is simple."""
    words = _anew(letters, 0, font, (script, False, language)).words
    return words[0] if len(words) == 1 else None


def _anew(letters: str, start: int, font: GlyphFont, how: tuple[str, bool, str]) -> Run:
    buffer = _shaped(letters, font, how)
    infos, right_to_left = buffer.glyph_infos, how[1]
    starts = [info.cluster for info in infos]
    positions = [position.position for position in buffer.glyph_positions]
    if starts == list(range(len(letters))):
        xs, ys, steps, _ = zip(*positions, strict=True)
        if not (any(xs) or any(ys) or min(steps) < 0):
            numbers = tuple([info.codepoint for info in infos])
            edges = _edges(letters, infos, numbers, font)
            words = tuple(
                _set(letters[at:end], numbers[at:end], steps[at:end], font)
                for at, end in pairwise(edges)
            )
            return Run(font, letters, start, right_to_left, words)
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


def _set(text: str, numbers: tuple[int, ...], steps: tuple[int, ...], font: GlyphFont) -> Word:
    lefts, bottoms, rights, tops = zip(*map(font.boxes.__getitem__, numbers), strict=True)
    pens = list(accumulate(steps, initial=0))
    left, right = min(map(add, pens, lefts)), max(map(add, pens, rights))
    return Word(text, numbers, steps, Ink(left, min(bottoms), right, max(tops), pens[-1]))


def _edges(letters: str, infos: Sequence[Any], numbers: Sequence[int], own: GlyphFont) -> list[int]:
    """Where words begin and end: beside every space that touches neither neighbour.

    HarfBuzz marks what a break would change.
    """
    found = {0, len(letters)}
    last, at = len(letters) - 1, letters.find(" ")
    while at >= 0:
        pair = numbers[at - 1] if at else _EDGE, numbers[at + 1] if at < last else _EDGE
        safe = own.parted.get(pair)
        if safe is None:  # asked once a pair: an answer of HarfBuzz's costs as much as a glyph
            broken = [infos[each].flags & 1 for each in (at, at + 1) if 0 < each <= last]
            safe = own.parted[pair] = not any(broken)
        if safe:
            found |= {at, at + 1}
        at = letters.find(" ", at + 1)
    return sorted(found)


def _spoken(letters: str, starts: list[int]) -> tuple[Iterable[str], Iterable[bool]]:
    """The letters each glyph stands for, and whether several glyphs share them."""
    ordered = sorted(set(starts))
    end_of = dict(zip(ordered, [*ordered[1:], len(letters)], strict=True))
    shared = {start for start, after in pairwise(starts) if start == after}
    said = [letters[start : end_of[start]] for start in starts]
    return said, [start in shared for start in starts]
