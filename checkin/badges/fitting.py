"""Words into a box: as large as it allows, on few balanced lines, never outside it.

Shaping does not depend on size, so the best size for a given break is one division. Steps, each
tried only when the one before stays below the floor: lines broken where the script breaks; lines
broken between any two clusters; the floor, squeezed; the floor, squeezed and cut with an ellipsis.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from checkin.badges.fonts import Tongue
from checkin.badges.scripts import clusters, script_of
from checkin.badges.shaping import Line, drawable, shape

TOO_SMALL = "too-small"  # below the floor: set at it, squeezed
CUT = "cut"  # even squeezed it is too long: the end is missing
NO_GLYPH = "no-glyph"  # no bundled font has a letter of it
UNPRINTABLE = "unprintable"  # nothing in it can be drawn

_LEADING_EM = 1.18
_GAP_EM = 0.06  # between the ink of two lines
_GAIN_FOR_A_LINE = 1.12  # another line must make the words this much larger
_HYPHEN_COST = 1.08  # break at a space rather than in a double name
_NARROWEST = 0.6
_LONGEST = 600  # letters; more is not a name, and nobody waits for it
_ELLIPSIS = "…"
_UNSPACED = {"Hani", "Hira", "Kana", "Bopo"}
_NOT_AT_START = set(")]},.;:!?،؛؟、。」』》〉ーっッゃゅょャュョ々")


@dataclass(frozen=True)
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
    setter = _Setter(clean, look, tongue, width_pt, height_pt)
    fitted = setter.best(_break_points(clean))
    if fitted.size_pt < look.min_pt:
        anywhere = [(at, 1.0) for at in clusters(clean)[1:] if clean[at] not in _NOT_AT_START]
        broken = setter.best(anywhere) if look.max_lines > 1 else fitted
        fitted = broken if broken.size_pt >= look.min_pt else setter.squeezed()
    problems = list(fitted.problems)
    if len(text) > _LONGEST and CUT not in problems:
        problems.append(CUT)
    if any(line.missing for line in fitted.lines):
        problems.append(NO_GLYPH)
    return _with(fitted, tuple(problems))


Breaks = Sequence[tuple[int, float]]  # where the next line may start, and what that costs
Choice = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class _Setter:
    """One text and the box it must go into."""

    text: str
    look: TextLook
    tongue: Tongue
    width_pt: float
    height_pt: float

    def best(self, breaks: Breaks) -> Fitted:
        """The largest setting; one with more lines only if it gains enough."""
        whole = self._set([self.text])
        best, base = whole, int(whole.lines[0].right_to_left)
        ends = _pen_at(whole.lines[0], len(self.text))
        for count in range(2, self.look.max_lines + 1):
            if best.size_pt >= self.look.max_pt:
                break
            parts = _balanced(self.text, ends, breaks, count)
            if parts:
                other = self._set(parts, base)
                need = _GAIN_FOR_A_LINE if best.size_pt >= self.look.min_pt else 1.0
                best = other if other.size_pt > best.size_pt * need else best
        return best

    def squeezed(self) -> Fitted:
        """At the floor and narrower, the end cut off if that is not enough."""
        floor = self.look.min_pt
        for count in range(self.look.max_lines, 0, -1):
            kept = self._squeezed_on(count)
            if kept.size_pt >= floor or count == 1:
                return kept
        raise AssertionError("max_lines is at least 1")

    def _squeezed_on(self, count: int) -> Fitted:
        starts = clusters(self.text)
        low, high = 1, len(starts)
        best = self._at_floor(self.text, count)
        if best.squeeze >= _NARROWEST:
            return _with(best, (TOO_SMALL,))
        while low < high:
            middle = (low + high + 1) // 2
            best = self._at_floor(self._first(starts, middle), count)
            low, high = (middle, high) if best.squeeze >= _NARROWEST else (low, middle - 1)
        return _with(self._at_floor(self._first(starts, low), count), (TOO_SMALL, CUT))

    def _first(self, starts: list[int], count: int) -> str:
        whole = count >= len(starts)
        return self.text if whole else self.text[: starts[count]].rstrip() + _ELLIPSIS

    def _at_floor(self, text: str, count: int) -> Fitted:
        line = shape(text, self.look.weight, self.tongue)
        anywhere = [(at, 1.0) for at in clusters(text)[1:] if text[at] not in _NOT_AT_START]
        ends = _pen_at(line, len(text))
        parts = _balanced(text, ends, _break_points(text), count) if count > 1 else [text]
        parts = parts or _balanced(text, ends, anywhere, count) or [text]
        return self._set(parts, int(line.right_to_left), at_floor=True)

    def _set(self, parts: list[str], base: int | None = None, at_floor: bool = False) -> Fitted:
        lines = tuple(shape(part, self.look.weight, self.tongue, base) for part in parts)
        widest = max(line.width for line in lines) or 1e-6
        baselines, height = _stacked(lines)
        tallest = self.height_pt / height
        squeeze = 1.0
        if at_floor:
            size = _down(min(self.look.min_pt, tallest))
            squeeze = min(1.0, _down(self.width_pt / (widest * size), 4))
        else:
            size = _down(min(self.look.max_pt, self.width_pt / widest, tallest))
        return Fitted(lines, baselines, size, squeeze, height * size)


def _with(fitted: Fitted, problems: tuple[str, ...]) -> Fitted:
    from dataclasses import replace

    return fitted if problems == fitted.problems else replace(fitted, problems=problems)


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
    widths = [0.0] * (length + 1)
    for run in line.runs:
        for glyph in run.glyphs:
            widths[glyph.start + 1] += glyph.advance
    for at in range(length):
        widths[at + 1] += widths[at]
    return widths


def _break_points(text: str) -> list[tuple[int, float]]:
    """Where a line may end: after spaces, hyphens and tshegs, and between Han or kana."""
    found = []
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before in " \u200b\u0f0b":
            found.append((at, 1.0))
        elif before in "-\u2010\u2013\u05be/" and after != " ":
            found.append((at, _HYPHEN_COST))
        elif _is_unspaced(before) and _is_unspaced(after) and after not in _NOT_AT_START:
            found.append((at, 1.0))
    return found


def _is_unspaced(letter: str) -> bool:
    return script_of(letter) in _UNSPACED or letter in "、。」』》〉"


def _balanced(text: str, ends: list[float], breaks: Breaks, count: int) -> list[str]:
    """The `count` lines whose widest is narrowest, or none if there are not enough breaks."""
    if len(breaks) < count - 1:
        return []
    chosen = min(_choices(ends, breaks, count), key=lambda choice: _widest(ends, choice))
    edges = [0, *(at for at, _ in chosen), len(text)]
    parts = [text[start:end].strip(" \u200b") for start, end in pairwise(edges)]
    return parts if all(parts) else []


def _choices(
    ends: list[float], breaks: Breaks, count: int
) -> Iterator[tuple[tuple[int, float], ...]]:
    if len(breaks) <= 24:
        return combinations(breaks, count - 1)
    near: dict[int, tuple[int, float]] = {}
    for nth in range(1, count):  # many breaks: only those next to where an even line would end
        wanted = ends[-1] * nth / count
        for found in sorted(breaks, key=lambda one: abs(ends[one[0]] - wanted))[:6]:
            near[found[0]] = found
    return combinations([near[at] for at in sorted(near)], count - 1)


def _widest(ends: list[float], choice: Choice) -> float:
    edges = [0, *(at for at, _ in choice), len(ends) - 1]
    widest = max(ends[end] - ends[start] for start, end in pairwise(edges))
    return widest * math.prod(cost for _, cost in choice)
