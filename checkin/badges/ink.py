"""A shaped line as PDF text operators, with the text it stands for kept beside the glyphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checkin.badges.embedding import FontInDocument
from checkin.badges.fonts import GlyphFont
from checkin.badges.glyphs import Glyph, Run
from checkin.badges.shaping import Line

_KEPT_LINES = 2048
_THOUSAND = 1000  # units of an em in PDF, and in nearly all fonts


class FontsInDocument:
    """The fonts of one document, each with a name of its own there."""

    def __init__(self) -> None:
        self._fonts: dict[GlyphFont, FontInDocument] = {}
        self._drawn: dict[tuple[Line, Setting], str] = {}  # countries and titles come again

    def of(self, font: GlyphFont) -> FontInDocument:
        """The font as this document knows it."""
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = FontInDocument(f"B{len(self._fonts) + 1}", font)
        return found

    def all(self) -> Iterable[FontInDocument]:
        """Every font that was asked for."""
        return self._fonts.values()

    def drawn(self, line: Line, setting: "Setting") -> str:
        """Operators that draw the line; nothing of its text is read as markup or operators."""
        key = (line, setting)
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) >= _KEPT_LINES:
                self._drawn.clear()
            found = self._drawn[key] = _text_operators(line, setting, self)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Where and how a line is set: the left end of its baseline in points, size and squeeze."""

    x_pt: float
    y_pt: float
    size_pt: float
    squeeze: float
    color: str


def _text_operators(line: Line, setting: Setting, fonts: FontsInDocument) -> str:
    start = setting.x_pt - line.left * setting.size_pt * setting.squeeze
    shown = " ".join(_line_operators(line, setting.size_pt, setting.squeeze, fonts))
    return f"{setting.color} rg BT {start:.2f} {setting.y_pt:.2f} Td {shown} ET"


def _line_operators(
    line: Line, size_pt: float, squeeze: float, fonts: FontsInDocument
) -> Iterator[str]:
    if squeeze != 1.0:
        yield f"{squeeze * 100:.2f} Tz"
    for run in line.runs:
        known = fonts.of(run.font)
        yield f"/{known.name} {size_pt:g} Tf"
        if run.words and run.font.units == _THOUSAND:
            shown = "".join(map(known.shown, run.words))
            yield f"[<{shown[:-1]}]TJ" if shown.endswith("<") else f"[<{shown}>]TJ"
        elif run.is_plain:
            yield _plain(run, known)
        else:
            yield from _wrapped(run, known, size_pt)
    if squeeze != 1.0:
        yield "100 Tz"


def _plain(run: Run, known: FontInDocument) -> str:
    """One TJ for glyphs on the baseline with letters of their own."""
    parts = ["[<"]
    drawn = wanted = 0.0
    for number, advance, x, _, letters, _, _ in run.glyphs:
        if not -0.5 <= drawn - wanted - x * 1000 <= 0.5:
            back = round(drawn - wanted - x * 1000)
            parts.append(f">{back}<")
            drawn -= back
        parts.append(known.codes[number, letters])
        drawn += run.font.advances[number]
        wanted += advance * 1000
    back = round(drawn - wanted)
    parts.append(f">{back}]TJ" if back else ">]TJ")
    return "".join(parts)


def _wrapped(run: Run, known: FontInDocument, size_pt: float) -> Iterator[str]:
    """Glyphs that share letters are wrapped together; a run drawn out of order, as a whole."""
    whole = _is_wrapped_whole(run)
    if whole:
        yield _span(run.text)
    row = _Row(known, size_pt)
    spoken: tuple[int, str] | None = None
    for glyph in run.glyphs:
        wanted = (glyph.start, glyph.letters) if glyph.shared and not whole else None
        if wanted != spoken:
            yield from row.shown()
            yield from (["EMC"] if spoken else [])
            yield from ([_span(glyph.letters)] if wanted else [])
            spoken = wanted
        yield from row.add(glyph)
    yield from row.shown(to_the_end=True)
    yield from (["EMC"] if spoken else [])
    if whole:
        yield "EMC"


def _is_wrapped_whole(run: Run) -> bool:
    """Whether the reader is told the whole run at once: where glyphs and letters do not pair."""
    if run.right_to_left or not any(glyph.shared for glyph in run.glyphs):
        return False
    last = max(run.text)
    return not (last < "\u0590" or "\u1e00" <= last < "\u2000")


def _span(letters: str) -> str:
    return f"/Span<</ActualText<FEFF{letters.encode('utf-16-be').hex().upper()}>>>BDC"


@dataclass
class _Row:
    """Glyphs gathered for one TJ operator. Pen positions in thousandths of an em."""

    known: FontInDocument
    size_pt: float
    drawn_to: float = 0.0  # where PDF's pen is
    wanted_to: float = 0.0  # where HarfBuzz's pen is
    rise: float = 0.0
    waiting: list[str] = field(default_factory=list)

    def add(self, glyph: Glyph) -> Iterator[str]:
        if glyph.y != self.rise:
            yield from self.shown()
            yield f"{glyph.y * self.size_pt:.3f} Ts"
            self.rise = glyph.y
        self._move(self.wanted_to + glyph.x * 1000)
        code = self.known.codes[glyph.number, "" if glyph.shared else glyph.letters]
        self.waiting.append(f"<{code}>")
        self.drawn_to += self.known.font.advances[glyph.number]
        self.wanted_to += glyph.advance * 1000

    def shown(self, to_the_end: bool = False) -> Iterator[str]:
        if to_the_end:
            self._move(self.wanted_to)
        if self.waiting:
            yield f"[{''.join(self.waiting)}]TJ"
            self.waiting = []
        if to_the_end and self.rise:
            yield "0 Ts"
            self.rise = 0.0

    def _move(self, to: float) -> None:
        back = round(self.drawn_to - to)
        if back:
            self.waiting.append(str(back))
            self.drawn_to -= back
