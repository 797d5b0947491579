"""A page of a PDF as pixels, for the window and for previews."""

from collections.abc import Iterator
from threading import Lock
from typing import Any, NamedTuple

_EDGE = 200  # of 255: more contrast within five dots is an edge, not a shade
_HALF_GRAY = 127
ONE_AT_A_TIME = Lock()  # PDFium is not made for two threads; a preview and a printer are two


class Pixels(NamedTuple):
    """Rows from the top, four bytes a pixel: red, green, blue, alpha."""

    width: int
    height: int
    rgba: bytes


def page_picture(pdf: bytes, dpi: float = 110, width_px: int = 0, page: int = 0) -> Pixels:
    """Page number `page` at `dpi`, or as wide as `width_px` if that is given."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        scale = width_px / sheet.get_width() if width_px else dpi / 72
        scale *= 1 - 1e-6  # PDFium rounds up: 500.0001 pixels would be 501
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        return Pixels(bitmap.width, bitmap.height, _opaque(bytes(bitmap.buffer)))


def page_count(pdf: bytes) -> int:
    """How many pages a file has."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_part(pdf: bytes, dpi: float, off: tuple[float, float, float, float]) -> Any:
    """The first page in black and white, without what is `off` in points: left, bottom, right, top.

    A Pillow image, as a printer of that fineness would draw it.
    """
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=dpi / 72, crop=off, grayscale=True)
        return bitmap.to_pil().convert("L").point(lambda gray: 255 * (gray > _HALF_GRAY))


class Dots(NamedTuple):
    """Black and white: rows from the top, eight dots a byte from the left, 1 = black."""

    width: int
    height: int
    rows: tuple[bytes, ...]


def page_dots(pdf: bytes, dpi: float, turned: bool = False, page: int = 0) -> Dots:
    """A page as a label printer burns it; `turned`: by a quarter, for a roll it lies across.

    Lines, letters and codes stay sharp; what has shades, as a photo has, is dithered.
    """
    import pypdfium2
    from PIL import Image, ImageChops, ImageFilter

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72 * (1 - 1e-6), grayscale=True)
        gray = bitmap.to_pil().convert("L")
    if turned:
        gray = gray.transpose(Image.Transpose.ROTATE_90)
    darkest, lightest = gray.filter(ImageFilter.MinFilter(5)), gray.filter(ImageFilter.MaxFilter(5))
    contrast = ImageChops.subtract(lightest, darkest)
    is_sharp = contrast.point(lambda steps: 255 * (steps > _EDGE))
    plain = gray.point(lambda shade: 255 * (shade > _HALF_GRAY))
    soft = gray.convert("1").convert("L")
    burnt = ImageChops.invert(Image.composite(plain, soft, is_sharp)).convert("1")
    data, step = burnt.tobytes(), (burnt.width + 7) // 8
    rows = tuple(data[at : at + step] for at in range(0, len(data), step))
    return Dots(burnt.width, burnt.height, rows)


def page_words(pdf: bytes, page: int = 0) -> str:
    """The words of a page as a reader finds them, line by line; -1 is the last page."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return str(document[page % len(document)].get_textpage().get_text_range())


def page_png(pdf: bytes, dpi: float = 110, width_px: int = 0, page: int = 0) -> bytes:
    """The same as a PNG file."""
    import io

    from PIL import Image

    pixels = page_picture(pdf, dpi, width_px, page)
    written = io.BytesIO()
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba).convert("RGB")
    image.save(written, "PNG")
    return written.getvalue()


def grey_pages(pdf: bytes, longest_px: int, most: int) -> Iterator[tuple[bytes, int, int]]:
    """The first `most` pages in grey, a byte a pixel, the longer side `longest_px`; with sizes.

    Raises:
        PdfiumError: it is damaged, or locked with a password.
    """
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        made = [_grey(document[n], longest_px) for n in range(min(len(document), most))]
    yield from made


def _grey(sheet, longest_px: int) -> tuple[bytes, int, int]:  # type: ignore[no-untyped-def]
    scale = longest_px / max(*sheet.get_size(), 1.0)
    bitmap = sheet.render(scale=scale * (1 - 1e-6), grayscale=True)
    rows = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    return b"".join(rows[y * stride : y * stride + width] for y in range(height)), width, height


def _opaque(pixels: bytes) -> bytes:
    """PDFium leaves the fourth byte as it likes; a page is never see-through."""
    whole = bytearray(pixels)
    whole[3::4] = b"\xff" * (len(whole) // 4)
    return bytes(whole)
