"""Fonts inside one PDF: which glyphs it used, their codes, and the objects that carry them.

Each font becomes a Type0 font with Identity-H codes (ISO 32000-1, 9.7): a code is one glyph
standing for one piece of text, so that the page can be searched (ToUnicode, 9.10.3). Only the used
glyphs are embedded, at the weight that was used.
"""

import zlib
from typing import Any

from checkin.badges.fonts import GlyphFont

_BOX = (-1000, -1000, 3000, 2000)
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    " 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_CMAP_BLOCK = 100  # ISO 32000-1: at most 100 lines in one block


class FontInDocument:
    """One font's codes in one document. ReportLab calls `addObjects` when it writes the file."""

    def __init__(self, name: str, font: GlyphFont) -> None:
        self.name = name
        self.font = font
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, letters: str) -> int:
        """The code that draws `glyph` and reads as `letters` ("" if something else says them)."""
        key = (glyph, letters)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = len(self._codes) + 1
        return found

    def addObjects(self, document: Any) -> None:
        """Write the font file and its tables into ReportLab's document."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

        subset = self.font.subset(tuple(sorted({glyph for glyph, _ in self._codes})))
        tag = zlib.crc32(repr(sorted(subset.new_glyph)).encode())
        letters = "".join(chr(ord("A") + (tag >> 5 * nth & 31) % 26) for nth in range(6))
        name = PDFName(f"{letters}+{self.font.name}")
        fonts = PDFArray([self._descendant(document, name, subset.file, subset.new_glyph)])
        entry = _dictionary(
            Type=PDFName("Font"),
            Subtype=PDFName("Type0"),
            BaseFont=name,
            Encoding=PDFName("Identity-H"),
            DescendantFonts=fonts,
            ToUnicode=_stream(document, self._to_unicode().encode("ascii")),
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(entry)

    def _descendant(self, document: Any, name: Any, file: bytes, new_glyph: dict[int, int]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFString

        widths = [0] * (len(self._codes) + 1)
        glyph_of_code = bytearray(2 * len(widths))
        for (glyph, _), code in self._codes.items():
            glyph_of_code[2 * code : 2 * code + 2] = new_glyph[glyph].to_bytes(2, "big")
            widths[code] = self.font.advance(glyph)
        system = _dictionary(
            Registry=PDFString("Adobe"), Ordering=PDFString("Identity"), Supplement=0
        )
        entry = _dictionary(
            Type=PDFName("Font"),
            Subtype=PDFName("CIDFontType2"),
            BaseFont=name,
            FontDescriptor=self._descriptor(document, name, file),
            DW=1000,
            CIDSystemInfo=system,
            W=PDFArray([0, PDFArray(widths)]),
            CIDToGIDMap=_stream(document, bytes(glyph_of_code)),
        )
        return document.Reference(entry)

    def _descriptor(self, document: Any, name: Any, file: bytes) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

        ascent, descent = self.font.vertical()
        entry = _dictionary(
            Type=PDFName("FontDescriptor"),
            FontName=name,
            Flags=4,  # symbolic: the codes are ours
            FontBBox=PDFArray(list(_BOX)),
            ItalicAngle=0,
            Ascent=ascent,
            Descent=descent,
            CapHeight=714,
            StemV=80,
            FontFile2=_stream(document, file, Length1=len(file)),
        )
        return document.Reference(entry)

    def _to_unicode(self) -> str:
        lines = [
            f"<{code:04X}> <{letters.encode('utf-16-be').hex().upper()}>"
            for (_, letters), code in self._codes.items()
            if letters
        ]
        blocks = [lines[at : at + _CMAP_BLOCK] for at in range(0, len(lines), _CMAP_BLOCK)]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return _CMAP_HEAD + body + _CMAP_TAIL


def _dictionary(**entries: Any) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    return PDFDictionary(entries)


def _stream(document: Any, content: bytes, **entries: Any) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    stream = PDFStream(content=content, filters=[PDFZCompress])
    for key, value in entries.items():
        stream.dictionary[key] = value
    return document.Reference(stream)
