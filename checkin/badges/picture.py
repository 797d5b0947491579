"""A page of a PDF as pixels, for the window and for previews."""

from typing import NamedTuple


class Pixels(NamedTuple):
    """Rows from the top, four bytes a pixel: red, green, blue, alpha."""

    width: int
    height: int
    rgba: bytes


def page_picture(pdf: bytes, width_px: int = 0, dpi: float = 0.0, page: int = 0) -> Pixels:
    """Page number `page` at `dpi`, or as wide as `width_px`."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        scale = dpi / 72 if dpi else width_px / sheet.get_width()
        scale *= 1 - 1e-6  # PDFium rounds up: 500.0001 pixels would be 501
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        return Pixels(bitmap.width, bitmap.height, _opaque(bytes(bitmap.buffer)))
    finally:
        document.close()


def page_png(pdf: bytes, width_px: int = 0, dpi: float = 0.0, page: int = 0) -> bytes:
    """The same as a PNG file."""
    import io

    from PIL import Image

    pixels = page_picture(pdf, width_px, dpi, page)
    written = io.BytesIO()
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba).convert("RGB")
    image.save(written, "PNG")
    return written.getvalue()


def _opaque(pixels: bytes) -> bytes:
    """PDFium leaves the fourth byte as it likes; a page is never see-through."""
    whole = bytearray(pixels)
    whole[3::4] = b"\xff" * (len(whole) // 4)
    return bytes(whole)
