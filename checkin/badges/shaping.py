"""One line of text to glyphs: put in order, a font for every cluster, shaped by HarfBuzz.

All lengths are in em, so a line is shaped once and set at any size. Nothing in the text is
markup: what was typed is what is drawn, and what cannot be drawn is named in `Line.missing`.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checkin.badges.bidi import levels, visual_runs
from checkin.badges.fonts import GlyphFont, Tongue, families_for, font
from checkin.badges.glyphs import Run, shaped
from checkin.badges.scripts import COMMON, cluster_scripts, clusters, extends, script_of

CAPITAL_EM = 0.74  # a line is at least this tall above its baseline, so that lines stand alike
DESCENDER_EM = 0.24
_KEPT_LINES = 8192
_STAYS_WITH_ITS_RUN = frozenset(" \u00a0-.,()")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A shaped line. The pen starts at 0; ink and pen together reach from `left` to `right`."""

    text: str
    runs: tuple[Run, ...]
    left: float
    right: float
    top: float
    bottom: float  # below the baseline, positive
    right_to_left: bool
    missing: tuple[str, ...]

    @property
    def width(self) -> float:
        """From the leftmost ink or pen to the rightmost."""
        return self.right - self.left


def part_of(line: Line, start: int, end: int) -> Line | None:
    """These letters of a line as a line of their own, where they need not be shaped for that."""
    if start == end or (line.right_to_left and len(line.runs) > 1):
        return None
    runs = []
    for run in line.runs:
        first, last = max(start - run.start, 0), min(end - run.start, len(run.text))
        if first >= last:
            continue
        part = run.part(first, last, run.start + first - start)
        if part is None:
            return None
        runs.append(part)
    if len(runs) > 1 and all(script_of(letter) == COMMON for letter in runs[0].text):
        return None  # alone, it would be of the script after it
    return _line(line.text[start:end], tuple(runs), line.right_to_left)


@lru_cache(maxsize=_KEPT_LINES)
def shape(text: str, weight: int, tongue: Tongue, base: int | None = None) -> Line:
    """Shape one line of `drawable` text. `base` is the direction of the paragraph it came from."""
    base, line_levels = levels(text, base)
    pieces = _pieces(text, line_levels, weight, tongue)
    runs = tuple(
        shaped(text[start:end], start, font, (script, right_to_left, tongue.language))
        for start, end, font, script, right_to_left in pieces
    )
    return _line(text, runs, bool(base & 1))


def _line(text: str, runs: tuple[Run, ...], right_to_left: bool) -> Line:
    pen = left = right = bottom = 0.0
    top = CAPITAL_EM
    for run in runs:
        ink = run.ink(pen)
        left, right = min(left, ink.left), max(right, ink.right)
        top, bottom = max(top, ink.top), min(bottom, ink.bottom)
        pen = ink.pen
    missing = tuple(dict.fromkeys(_missing(runs)))
    below = max(-bottom, DESCENDER_EM)
    return Line(text, runs, left, max(right, pen), top, below, right_to_left, missing)


class _Piece(NamedTuple):
    start: int
    end: int
    font: GlyphFont
    script: str
    right_to_left: bool


def _pieces(text: str, line_levels: list[int], weight: int, tongue: Tongue) -> list[_Piece]:
    """Stretches of one font, script and direction, in the order they stand on paper."""
    runs = visual_runs(line_levels)
    letters = set(text)
    scripts_there = {script_of(letter) for letter in letters} - {COMMON} or {COMMON}
    one = _one_font(letters, scripts_there, (weight, tongue))
    if one and len(scripts_there) == 1:
        [script] = scripts_there
        return [_Piece(start, end, one, script, bool(level & 1)) for start, end, level in runs]
    if one and not any(map(extends, letters)):
        starts = list(range(len(text)))
        scripts, fonts = cluster_scripts(text, starts), [one] * len(text)
    else:
        starts = clusters(text)
        scripts = cluster_scripts(text, starts)
        fonts = _cluster_fonts(text, starts, scripts, (weight, tongue))
    # a flag beside Khmer is no Khmer: in that script its two letters would not become one picture
    scripts = [COMMON if f.is_emoji else s for f, s in zip(fonts, scripts, strict=True)]
    return _parted(runs, dict(zip(starts, zip(fonts, scripts, strict=True), strict=True)))


def _parted(
    runs: list[tuple[int, int, int]], kind_at: dict[int, tuple[GlyphFont, str]]
) -> list[_Piece]:
    found: list[_Piece] = []
    for start, end, level in runs:
        cuts = _cuts(start, end, kind_at)
        kinds = [kind_at.get(cut, (kind_at[0][0], COMMON)) for cut in cuts]
        ends = [*cuts[1:], end]
        parts = [
            _Piece(cut, stop, *kind, bool(level & 1))
            for cut, stop, kind in zip(cuts, ends, kinds, strict=True)
        ]
        found.extend(reversed(parts) if level & 1 else parts)
    return found


def _cuts(start: int, end: int, kind_at: dict[int, tuple[GlyphFont, str]]) -> list[int]:
    """Where font or script change between `start` and `end`; `start` is always one."""
    cuts = [start]
    kind = kind_at.get(start)
    for at in range(start + 1, end):
        if at in kind_at and kind_at[at] != kind:
            kind = kind_at[at]
            cuts.append(at)
    return cuts


def _one_font(letters: set[str], scripts: set[str], how: tuple[int, Tongue]) -> GlyphFont | None:
    """The font of the whole line, if one is enough: most lines on most badges."""
    weight, tongue = how
    first, *others = {families_for(script, tongue.han)[0] for script in scripts}
    found = font(first, weight)
    return None if others or not all(map(found.is_sure_of, letters)) else found


def _cluster_fonts(
    text: str, starts: list[int], scripts: list[str], how: tuple[int, Tongue]
) -> list[GlyphFont]:
    chosen: list[GlyphFont] = []
    for nth, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        letters = text[start:end]
        if (
            chosen
            and letters in _STAYS_WITH_ITS_RUN
            and scripts[nth] == scripts[nth - 1]
            and not chosen[-1].is_emoji
            and chosen[-1].covers(ord(letters))
        ):
            chosen.append(chosen[-1])
        else:
            chosen.append(_font_for(letters, scripts[nth], *how))
    return chosen


@lru_cache(maxsize=50_000)
def _font_for(letters: str, script: str, weight: int, tongue: Tongue) -> GlyphFont:
    needed = [ord(mark) for mark in letters if not _is_ignorable(mark)]
    families = families_for(script, tongue.han)
    for family in families:
        candidate = font(family, weight)
        if all(candidate.covers(code) for code in needed):
            return candidate
    return font(families[0], weight)


def _is_ignorable(mark: str) -> bool:
    return unicodedata.category(mark) == "Cf" or mark in "\ufe0e\ufe0f\u20e3"


def _missing(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        if run.placed or any(0 in word.numbers for word in run.words):
            for glyph in run.glyphs:
                if glyph.number == 0 and not all(map(extends, glyph.letters)):
                    yield glyph.letters
