"""Words into a box: as large as it allows, on few balanced lines, never outside it.

Shaping does not depend on size, so the best size for a given break is one division. What does not
reach the floor is set at it and squeezed; what is still too long is broken between any two
clusters, and at last cut with an ellipsis. Each of these is a problem that is told.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from checkin.badges.breaking import (
    Breaks,
    balanced,
    between_clusters,
    between_syllables,
    between_words,
)
from checkin.badges.cleaning import drawable
from checkin.badges.fonts import Tongue, read_as
from checkin.badges.scripts import clusters
from checkin.badges.shaping import CAPITAL_EM, DESCENDER_EM, Line, part_of, shape

TOO_SMALL = "too-small"  # it would need less than the floor: set at it, squeezed
CUT = "cut"  # even squeezed it is too long: the end is missing
NO_GLYPH = "no-glyph"  # no bundled font has a letter of it
UNPRINTABLE = "unprintable"  # nothing in it, or not all of it, can be drawn

_LEADING_EM = 1.18
_GAP_EM = 0.06  # between the ink of two lines
_GAIN_FOR_A_LINE = 1.12  # another line must make the words this much larger
_NARROWEST = 0.6
_LONGEST = 600  # letters; more is not a name, and nobody waits for it
_ELLIPSIS = "…"


@dataclass(frozen=True, eq=False)
class TextLook:
    """How words are set. Sizes in points; `align` follows the direction of the words."""

    weight: int = 400
    max_pt: float = 12.0
    min_pt: float = 7.0
    max_lines: int = 1
    color: str = "ink"
    align: str = "start"


@dataclass(frozen=True)
class Fitted:
    """Lines of one size; `baselines` are in em below the top of the block."""

    lines: tuple[Line, ...] = ()
    baselines: tuple[float, ...] = ()
    size_pt: float = 0.0
    squeeze: float = 1.0
    height_pt: float = 0.0
    problems: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def fit(text: str, look: TextLook, tongue: Tongue, width_pt: float, height_pt: float) -> Fitted:
    """Set `text` as large as the box allows.

    What would need less than `look.min_pt` is set at the floor, squeezed and if need be cut, and
    says so in `problems`. Only a box lower than one line at the floor makes the size smaller still.
    """
    clean = drawable(text[:_LONGEST]).strip()
    if not clean:
        return Fitted(problems=(UNPRINTABLE,) if text.strip() else ())
    setter = _Setter(clean, look, read_as(clean, tongue), width_pt, height_pt)
    fitted = setter.largest(between_words)
    if fitted.size_pt < look.min_pt:
        syllables = setter.largest(between_syllables)
        fitted = syllables if syllables.size_pt >= look.min_pt else setter.at_floor()
    problems = [*fitted.problems, *_letter_problems(text, fitted)]
    return replace(fitted, problems=tuple(dict.fromkeys(problems))) if problems else fitted


def _letter_problems(text: str, fitted: Fitted) -> list[str]:
    problems = [CUT] if len(text) > _LONGEST else []
    if any(line.missing for line in fitted.lines):
        problems.append(NO_GLYPH)
    if not text.isprintable() and any(0xD800 <= ord(mark) < 0xE000 for mark in text):
        problems.append(UNPRINTABLE)
    return problems


@dataclass(frozen=True)
class _Setter:
    """One text and the box it must go into."""

    text: str
    look: TextLook
    tongue: Tongue
    width_pt: float
    height_pt: float

    def largest(self, breaks_of: Callable[[str], Breaks]) -> Fitted:
        """The largest setting; one with more lines only if it gains enough."""
        best = self._set([self.text])
        if best.size_pt >= self.look.max_pt or self.look.max_lines == 1:
            return best
        whole = best.lines[0]
        breaks, pen_at = breaks_of(self.text), _pen_at(whole, len(self.text))
        for count in range(2, self.look.max_lines + 1):
            gain = _GAIN_FOR_A_LINE if best.size_pt >= self.look.min_pt else 1.0
            if self.height_pt <= best.size_pt * gain * _least_height(count):
                break  # however the lines are parted, so many are too low
            parts = balanced(self.text, pen_at, breaks, count)
            if parts:
                other = self._set(parts, int(whole.right_to_left), whole=whole)
                best = other if other.size_pt > best.size_pt * gain else best
        return best

    def at_floor(self) -> Fitted:
        """At the floor and narrower, broken anywhere, or cut: whichever does first."""
        for breaks_of in (between_words, between_clusters):
            kept = self._squeezed(self.text, breaks_of(self.text))
            if kept.squeeze >= _NARROWEST:
                return replace(kept, problems=(TOO_SMALL,))
        starts = [*clusters(self.text), len(self.text)]
        low, high = 1, len(starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._shortened(starts[middle]).squeeze >= _NARROWEST
            low, high = (middle, high) if fits else (low, middle - 1)
        return replace(self._shortened(starts[low]), problems=(TOO_SMALL, CUT))

    def _shortened(self, end: int) -> Fitted:
        text = self.text[:end].rstrip() + _ELLIPSIS
        return self._squeezed(text, between_clusters(text))

    def _squeezed(self, text: str, breaks: Breaks) -> Fitted:
        """At the floor, on as many lines as have room there and squeeze it least."""
        line = shape(text, self.look.weight, self.tongue)
        pen_at, base = _pen_at(line, len(text)), int(line.right_to_left)
        best = self._set([text], base, self.look.min_pt)
        for count in range(2, self.look.max_lines + 1):
            if parts := balanced(text, pen_at, breaks, count):
                other = self._set(parts, base, self.look.min_pt)
                has_room = other.size_pt >= best.size_pt
                best = other if has_room and other.squeeze > best.squeeze else best
        return best

    def _set(
        self,
        parts: list[str],
        base: int | None = None,
        size_pt: float = 0.0,
        whole: Line | None = None,
    ) -> Fitted:
        """The parts as lines, as large as fits, or at `size_pt` and as wide as fits."""
        lines = tuple(self._shaped(parts, base, whole))
        widest = max(line.width for line in lines) or 1e-6
        baselines, height = _stacked(lines)
        squeeze = 1.0
        if size_pt:
            size = _down(min(size_pt, self.height_pt / height))
            squeeze = min(1.0, _down(self.width_pt / (widest * size), 4))
        else:
            most = min(self.width_pt / widest, self.height_pt / height)
            size = _down(min(self.look.max_pt, most))
        return Fitted(lines, baselines, size, squeeze, height * size)

    def _shaped(self, parts: list[str], base: int | None, whole: Line | None) -> Iterator[Line]:
        """The parts as lines; cut out of the whole line where that is the same."""
        at = 0
        for part in parts:
            at = self.text.find(part, at)
            cut = part_of(whole, at, at + len(part)) if whole else None
            yield cut or shape(part, self.look.weight, self.tongue, base)
            at += len(part)


def _least_height(count: int) -> float:
    """Of so many lines in em, whatever they say."""
    return CAPITAL_EM + (count - 1) * _LEADING_EM + DESCENDER_EM


def _down(value: float, digits: int = 2) -> float:
    """Rounded so that what fitted still fits."""
    scale = 10**digits
    return math.floor(value * scale) / scale


def _stacked(lines: tuple[Line, ...]) -> tuple[tuple[float, ...], float]:
    """Baselines and height of the block in em, lines a leading apart and never touching."""
    baseline = lines[0].top
    baselines = [baseline]
    for above, below in pairwise(lines):
        baseline += max(_LEADING_EM, above.bottom + _GAP_EM + below.top)
        baselines.append(baseline)
    return tuple(baselines), baseline + lines[-1].bottom


def _pen_at(line: Line, length: int) -> list[float]:
    """How much of the line's width the first n characters take, for n from 0 to `length`."""
    if len(line.runs) == 1 and line.runs[0].words:
        return list(accumulate(line.runs[0].advances(), initial=0.0))
    widths = [0.0] * (length + 1)
    for run in line.runs:
        for glyph in run.glyphs:
            widths[glyph.start + 1] += glyph.advance
    for at in range(length):
        widths[at + 1] += widths[at]
    return widths
