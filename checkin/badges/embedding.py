"""Fonts inside one PDF: which glyphs it used, their codes, and the objects that carry them.

Each font becomes a Type0 font with Identity-H codes (ISO 32000-1, 9.7): a code is one glyph
standing for one piece of text, so that the page can be searched (ToUnicode, 9.10.3). Only the used
glyphs are embedded, at the weight that was used.
"""

import zlib
from typing import Protocol

from checkin.badges.fonts import GlyphFont, Subset
from checkin.badges.glyphs import Word

_KEPT_WORDS = 4096
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    " 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_CMAP_BLOCK = 100  # ISO 32000-1: at most 100 lines in one block
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /{name} /Flags 4"  # symbolic: the codes are ours
    " /FontBBox [-1000 -1000 3000 2000] /ItalicAngle 0 /Ascent {ascent} /Descent {descent}"
    " /CapHeight 714 /StemV 80 /FontFile2 {file} >>"
)
_DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    " /W [0 [{widths}]] /CIDToGIDMap {map} >>"
)
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
    " /DescendantFonts [{descendant}] /ToUnicode {to_unicode} >>"
)


class Store(Protocol):
    """What takes new objects of a PDF and gives a reference to each."""

    def add(self, content: str | bytes) -> str: ...

    def stream(self, content: bytes, entries: str = "", packed: bool = True) -> str: ...


class _Codes(dict[tuple[int, str], str]):
    """The code of a glyph and what it reads as ("" if something else says that), in four digits.

    They are given from 1 on in the order in which they are asked for, so the nth key has the nth.
    """

    def __missing__(self, key: tuple[int, str]) -> str:
        found = self[key] = f"{len(self) + 1:04X}"
        return found


class FontInDocument:
    """One font's codes in one document."""

    def __init__(self, name: str, font: GlyphFont) -> None:
        self.name = name
        self.font = font
        self.codes = _Codes()
        self._shown: dict[Word, str] = {}

    def shown(self, word: Word) -> str:
        """The codes of a word inside a TJ; numbers between them move the pen back, in 1/1000 em."""
        found = self._shown.get(word)
        if found is None:
            if len(self._shown) >= _KEPT_WORDS:
                self._shown.clear()
            found = self._shown[word] = self._codes_of(word)
        return found

    def _codes_of(self, word: Word) -> str:
        codes = list(map(self.codes.__getitem__, zip(word.numbers, word.text, strict=True)))
        own = tuple(map(self.font.advances.__getitem__, word.numbers))
        if own != word.steps:
            for at, (drawn, wanted) in enumerate(zip(own, word.steps, strict=True)):
                if drawn != wanted:
                    codes[at] += f">{drawn - wanted}<"
        return "".join(codes)

    def write(self, store: Store) -> str:
        """Put the font file and its tables into the document; the reference to the font."""
        subset = self.font.subset(tuple(sorted({glyph for glyph, _ in self.codes})))
        name = f"{_tag(subset)}+{self.font.name}"
        ascent, descent = self.font.vertical()
        file = store.stream(subset.file, f"/Length1 {len(subset.file)}")
        descriptor = store.add(
            _DESCRIPTOR.format(name=name, ascent=ascent, descent=descent, file=file)
        )
        widths, glyph_of_code = self._tables(subset)
        descendant = store.add(
            _DESCENDANT.format(
                name=name,
                descriptor=descriptor,
                widths=" ".join(map(str, widths)),
                map=store.stream(glyph_of_code),
            )
        )
        to_unicode = store.stream(self._to_unicode().encode("ascii"))
        return store.add(_FONT.format(name=name, descendant=descendant, to_unicode=to_unicode))

    def _tables(self, subset: Subset) -> tuple[list[int], bytes]:
        """The width of every code, and its glyph in the subset as two bytes."""
        widths = [0] * (len(self.codes) + 1)
        glyph_of_code = bytearray(2 * len(widths))
        for code, (glyph, _) in enumerate(self.codes, start=1):
            glyph_of_code[2 * code : 2 * code + 2] = subset.new_glyph[glyph].to_bytes(2, "big")
            widths[code] = self.font.advance(glyph)
        return widths, bytes(glyph_of_code)

    def _to_unicode(self) -> str:
        lines = [
            f"<{code}> <{letters.encode('utf-16-be').hex().upper()}>"
            for (_, letters), code in self.codes.items()
            if letters
        ]
        blocks = [lines[at : at + _CMAP_BLOCK] for at in range(0, len(lines), _CMAP_BLOCK)]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return _CMAP_HEAD + body + _CMAP_TAIL


def _tag(subset: Subset) -> str:
    """Six capitals that say which subset this is (ISO 32000-1, 9.6.4)."""
    number = zlib.crc32(repr(sorted(subset.new_glyph)).encode())
    return "".join(chr(ord("A") + (number >> 5 * nth & 31) % 26) for nth in range(6))
