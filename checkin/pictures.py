"""The codes on a picture or in a PDF: whatever is dropped on a desk is read, within limits."""

import io
from collections.abc import Iterator
from pathlib import Path

from checkin.badges.picture import grey_pages
from checkin.errors import PictureNotRead

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".pdf")
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000  # of a picture; a larger one is a bomb or a mistake
LONGEST_SIDE = 4_000  # pixels that are looked at
MOST_PAGES = 12
MOST_CODES = 12  # of one picture: it is a page of tickets, not a list
_KINDS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")


def codes_in_file(path: Path) -> tuple[str, ...]:
    """What the codes in the file say, each once, as they stand there; none where there is none.

    Raises:
        PictureNotRead
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureNotRead(file=path.name, reason="it is larger than 40 MB")
        content = path.read_bytes()
    except OSError as error:
        raise PictureNotRead(file=path.name, reason=error.strerror or error) from error
    return codes_in(content, path.name)


def codes_in(content: bytes, name: str) -> tuple[str, ...]:
    """The same for a file's content; `name` is what to call it.

    Raises:
        PictureNotRead
    """
    found: dict[str, None] = {}
    is_pdf = b"%PDF-" in content[:1024]
    for pixels, width, height in _pages(content, name) if is_pdf else _frames(content, name):
        found |= dict.fromkeys(codes_in_grey(pixels, width, height))
    return tuple(found)[:MOST_CODES]


def codes_in_grey(pixels: bytes, width: int, height: int, *, lines: bool = True) -> tuple[str, ...]:
    """What the codes among these pixels say, one byte each, row by row from the top.

    `lines` looks for bar codes too; without, what looks a little like one is never misread.
    """
    from zxingcpp import BarcodeFormat as Kind
    from zxingcpp import TextMode, read_barcodes

    kinds = [Kind.QRCode, Kind.Aztec, Kind.DataMatrix, Kind.PDF417]
    if lines:
        kinds.append(Kind.Code128)
    image = memoryview(pixels).cast("B", (height, width))
    # a list is what it wants; its own types say something narrower
    found = read_barcodes(image, formats=kinds, text_mode=TextMode.Plain)  # type: ignore[arg-type]
    found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return tuple(dict.fromkeys(code.text for code in found if code.text))


def _pages(content: bytes, name: str) -> Iterator[tuple[bytes, int, int]]:
    from pypdfium2 import PdfiumError

    try:
        yield from grey_pages(content, LONGEST_SIDE // 2, MOST_PAGES)
    except (PdfiumError, ValueError, OverflowError) as error:
        raise PictureNotRead(file=name, reason="it is damaged or locked") from error


def _frames(content: bytes, name: str) -> Iterator[tuple[bytes, int, int]]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureNotRead(file=name, reason="it has more than 60 million pixels")
            grey = _on_white(opened)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PictureNotRead(file=name, reason="it is no picture that can be read") from error
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    yield grey.tobytes(), grey.width, grey.height


def _on_white(picture):  # type: ignore[no-untyped-def]  # PIL is loaded when a picture comes
    """A code saved on nothing stands on white, as it does where it is shown."""
    from PIL import Image

    picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        solid = picture.convert("RGBA")
        paper = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(paper, solid).convert("L")
    return picture.convert("L")
