"""One line of text to glyphs: put in order, a font for every cluster, shaped by HarfBuzz.

All lengths are in em, so a line is shaped once and set at any size. Nothing in the text is
markup: what was typed is what is drawn, and what cannot be drawn is named in `Line.missing`.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checkin.badges.bidi import levels, visual_runs
from checkin.badges.fonts import GlyphFont, Tongue, families_for, font
from checkin.badges.scripts import COMMON, cluster_scripts, clusters, extends, script_of

CAPITAL_EM = 0.74  # a line is at least this tall above its baseline, so that lines stand alike
DESCENDER_EM = 0.24
_KEPT_LINES = 8192
_STAYS_WITH_ITS_RUN = frozenset(" \u00a0-.,()")


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


_new_glyph = tuple.__new__  # a third of the time of Glyph(...), for every glyph of every badge


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in one direction, from left to right."""

    font: GlyphFont
    text: str
    glyphs: tuple[Glyph, ...]
    right_to_left: bool
    is_plain: bool  # every glyph on the baseline and with letters of its own
    spaces: frozenset[int] = frozenset()  # at which the run can be cut without shaping it anew


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
    if len(line.runs) != 1 or not line.runs[0].spaces or start == end:
        return None
    run = line.runs[0]
    starts_well = start == 0 or start - 1 in run.spaces
    if not (starts_well and (end == len(line.text) or end in run.spaces)):
        return None
    text, glyphs = line.text[start:end], run.glyphs[start:end]
    return _line(text, (Run(run.font, text, glyphs, False, True),), line.right_to_left)


@lru_cache(maxsize=_KEPT_LINES)
def shape(text: str, weight: int, tongue: Tongue, base: int | None = None) -> Line:
    """Shape one line of `drawable` text. `base` is the direction of the paragraph it came from."""
    base, line_levels = levels(text, base)
    pieces = _pieces(text, line_levels, weight, tongue)
    return _line(text, tuple(_shape_run(text, piece, tongue) for piece in pieces), bool(base & 1))


def _line(text: str, runs: tuple[Run, ...], right_to_left: bool) -> Line:
    left, right, top, bottom = _ink(runs)
    return Line(
        text=text,
        runs=runs,
        left=left,
        right=right,
        top=max(top, CAPITAL_EM),
        bottom=max(-bottom, DESCENDER_EM),
        right_to_left=right_to_left,
        missing=tuple(dict.fromkeys(_missing(runs))),
    )


class _Piece(NamedTuple):
    start: int
    end: int
    font: GlyphFont
    script: str
    right_to_left: bool


def _pieces(text: str, line_levels: list[int], weight: int, tongue: Tongue) -> list[_Piece]:
    """Stretches of one font, script and direction, in the order they stand on paper."""
    runs = visual_runs(line_levels)
    simple = _one_font(text, weight, tongue)
    if simple:
        return [_Piece(start, end, *simple, bool(level & 1)) for start, end, level in runs]
    starts = clusters(text)
    scripts = cluster_scripts(text, starts)
    fonts = _cluster_fonts(text, starts, scripts, (weight, tongue))
    kind_at = dict(zip(starts, zip(fonts, scripts, strict=True), strict=True))
    found: list[_Piece] = []
    for start, end, level in runs:
        cuts = _cuts(start, end, kind_at)
        kinds = [kind_at.get(cut, (fonts[0], COMMON)) for cut in cuts]
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


def _one_font(text: str, weight: int, tongue: Tongue) -> tuple[GlyphFont, str] | None:
    """The font and script of the whole line, if one is enough: most lines on most badges."""
    letters = set(text)
    scripts = {script_of(letter) for letter in letters}
    scripts.discard(COMMON)
    if len(scripts) > 1:
        return None
    script = scripts.pop() if scripts else COMMON
    first = font(families_for(script, tongue.han)[0], weight)
    sure = first.is_sure_of
    return (first, script) if all(map(sure, letters)) else None


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


def _shape_run(text: str, piece: _Piece, tongue: Tongue) -> Run:
    import uharfbuzz as hb

    letters = text[piece.start : piece.end]
    buffer = hb.Buffer()
    buffer.add_str(letters)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "rtl" if piece.right_to_left else "ltr"
    buffer.script = piece.script
    buffer.language = tongue.language
    hb.shape(piece.font.font, buffer)
    infos = buffer.glyph_infos
    starts = [info.cluster for info in infos]
    glyphs = _glyphs(letters, piece, infos, buffer.glyph_positions, starts)
    is_plain = not any(glyph[6] or glyph[3] for glyph in glyphs)
    paired = is_plain and starts == list(range(len(letters)))
    spaces = _safe_spaces(letters, infos, glyphs, piece.font) if paired else frozenset[int]()
    return Run(piece.font, letters, glyphs, piece.right_to_left, is_plain, spaces)


def _glyphs(
    letters: str, piece: _Piece, infos: list, positions: list, starts: list[int]
) -> tuple[Glyph, ...]:
    em, first = 1 / piece.font.units, piece.start
    spoken, shared = _spoken(letters, starts)
    return tuple(
        [
            _new_glyph(
                Glyph,
                (
                    info.codepoint,
                    position.x_advance * em,
                    position.x_offset * em,
                    position.y_offset * em,
                    said,
                    first + start,
                    start in shared,
                ),
            )
            for info, position, start, said in zip(infos, positions, starts, spoken, strict=True)
        ]
    )


def _safe_spaces(
    letters: str, infos: list, glyphs: tuple[Glyph, ...], own: GlyphFont
) -> frozenset[int]:
    """The spaces that touch neither neighbour (HarfBuzz marks what a break would change)."""
    found = []
    at = letters.find(" ", 1)
    while 0 < at < len(letters) - 1:
        pair = glyphs[at - 1].number, glyphs[at + 1].number
        safe = own.parted.get(pair)
        if safe is None:  # asked once a pair: an answer of HarfBuzz's costs as much as a glyph
            safe = own.parted[pair] = not (infos[at].flags | infos[at + 1].flags) & 1
        if safe:
            found.append(at)
        at = letters.find(" ", at + 1)
    return frozenset(found)


def _spoken(letters: str, starts: list[int]) -> tuple[Iterable[str], set[int]]:
    """The letters each glyph stands for, and where the letters begin that several glyphs share."""
    if starts == list(range(len(letters))):
        return letters, set()
    ordered = sorted(set(starts))
    end_of = dict(zip(ordered, [*ordered[1:], len(letters)], strict=True))
    shared = {start for start, after in pairwise(starts) if start == after}
    return [letters[start : end_of[start]] for start in starts], shared


def _ink(runs: tuple[Run, ...]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the pen's way and the ink together."""
    pen = left = top = bottom = right = 0.0
    for run in runs:
        measured, extent = run.font.extents, run.font.extent
        for number, advance, x, y, _, _, _ in run.glyphs:
            # comparisons and not min() and max(), no call: this runs for every glyph of a badge
            ink_left, ink_bottom, ink_right, ink_top = measured.get(number) or extent(number)
            if ink_right > ink_left:
                at = pen + x
                if at + ink_left < left:
                    left = at + ink_left
                if at + ink_right > right:
                    right = at + ink_right
                if y + ink_top > top:
                    top = y + ink_top
                if y + ink_bottom < bottom:
                    bottom = y + ink_bottom
            pen += advance
    return left, max(right, pen), top, bottom


def _missing(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        for glyph in run.glyphs:
            if glyph.number == 0 and not all(map(extends, glyph.letters)):
                yield glyph.letters
