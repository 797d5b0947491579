"""A PDF being written: ReportLab's document, our fonts in it, and what is drawn once and reused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from checkin.badges.composing import Image, Piece, SetLine
from checkin.badges.ink import FontsInDocument, text_operators
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.photo import Encoded, encode

rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and faster


class Paper(Canvas):
    """One PDF file; pages are of one size, which is exactly that of the medium."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        size = (width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM)
        # invariant: the same badge is the same file, and no clock is read
        super().__init__("", pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 5))
        self.setTitle("Badges")
        self.setCreator("Ashar")
        self.setViewerPreference("PrintScaling", "None")
        self._fonts = FontsInDocument(self._doc.delayedFonts)
        self._images: dict[Encoded, str] = {}

    def _make_preamble(self) -> None:
        """ReportLab would name Helvetica on every page, a font that is not embedded."""
        self._preamble = ""

    def draw(self, pieces: Iterable[Piece]) -> None:
        """Draw composed pieces with the badge's lower left corner at the origin."""
        for operators in self._operators(pieces):
            self.addLiteral(operators)

    def keep(self, name: str, pieces: Iterable[Piece]) -> None:
        """Keep pieces that come again and again; `doForm(name)` draws them."""
        self.beginForm(name)
        self.draw(pieces)
        self.endForm()

    @contextmanager
    def turned(self, turn: tuple[float, ...], left_pt: float, bottom_pt: float) -> Iterator[None]:
        """Draw with the origin moved and turned (the first four numbers of PDF's matrix)."""
        self.addLiteral(
            f"q {turn[0]} {turn[1]} {turn[2]} {turn[3]} {left_pt:.3f} {bottom_pt:.3f} cm"
        )
        yield
        self.addLiteral("Q")

    def bytes(self) -> bytes:
        """The finished file."""
        data: bytes = self.getpdfdata()
        return data

    def _operators(self, pieces: Iterable[Piece]) -> Iterator[str]:
        for piece in pieces:
            if isinstance(piece, SetLine):
                yield text_operators(piece.line, piece.setting, self._fonts)
            elif isinstance(piece, Image):
                yield from self._image(piece)
            else:
                yield piece

    def _image(self, image: Image) -> Iterator[str]:
        encoded = encode(image.content)
        if encoded is None:
            return
        scale = min(image.width / encoded.width, image.height / encoded.height)
        width, height = encoded.width * scale, encoded.height * scale
        left = image.left + (image.width - width) / 2
        bottom = image.bottom + (image.height - height) / 2
        name = self._embedded(encoded)
        yield f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{name} Do Q"

    def _embedded(self, encoded: Encoded) -> str:
        """The picture's name in the file; the page is told that it uses it."""
        known = self._images.setdefault(encoded, f"picture{len(self._images) + 1}")
        internal: str = self._doc.getXObjectName(known)
        if not self._doc.hasForm(known):
            stream = _image_stream(encoded, encoded.content, encoded.color_space)
            if encoded.alpha:
                mask = _image_stream(encoded, encoded.alpha, "DeviceGray")
                stream.dictionary["SMask"] = self._doc.Reference(mask)
            self._doc.Reference(stream, internal)
        self._formsinuse.append(known)
        return internal


def _image_stream(encoded: Encoded, content: bytes, color_space: str) -> Any:
    stream = pdfdoc.PDFStream(content=content, filters=[])
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": encoded.width,
        "Height": encoded.height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFName(color_space),
        "Filter": pdfdoc.PDFName("FlateDecode" if encoded.alpha else "DCTDecode"),
    }
    stream.dictionary.dict.update(entries)
    return stream
