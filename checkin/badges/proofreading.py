"""Whether scanners will read a badge's code: it is read back from the page as a printer draws it.

The page is drawn as coarse as the printer, in black and white without grey, and zxing must find
in it the very text that was to be said.
"""

from dataclasses import replace

from checkin.badges.face import BadgeFace
from checkin.badges.layout import POINTS_PER_MM, Box, Code, Layout
from checkin.badges.picture import page_part
from checkin.badges.pieces import Doubt
from checkin.badges.sheet import render_badge

CODE_UNREADABLE = "code-unreadable"
PRINTERS_DPI = (203, 300)
_AROUND_MM = 2.0  # what stands close to a code can spoil it


def code_doubts(face: BadgeFace, layout: Layout) -> list[Doubt]:
    """The doubt that a code of the badge cannot be read; none where there is no code."""
    codes = [one for one in layout.elements if isinstance(one, Code)]
    if not codes or not face.credential:
        return []
    scale = layout.sheet.scale if layout.sheet else 1.0
    pdf = render_badge(face, replace(layout, sheet=None))
    for code in codes:
        part = _around(code.box, layout)
        if any(_read(pdf, dpi * scale, part) != face.credential for dpi in PRINTERS_DPI):
            return [Doubt("credential", CODE_UNREADABLE)]
    return []


def _around(box: Box, layout: Layout) -> tuple[float, float, float, float]:
    """What is left off at the left, bottom, right and top, in points."""
    off = (
        box.x_mm,
        layout.height_mm - box.y_mm - box.height_mm,
        layout.width_mm - box.x_mm - box.width_mm,
        box.y_mm,
    )
    return tuple(max(side - _AROUND_MM, 0.0) * POINTS_PER_MM for side in off)  # type: ignore[return-value]


def _read(pdf: bytes, dpi: float, part: tuple[float, float, float, float]) -> str:
    import zxingcpp

    image = page_part(pdf, dpi, part)
    found = zxingcpp.read_barcodes(image, formats=[zxingcpp.BarcodeFormat.QRCode])  # type: ignore[arg-type]
    return found[0].text if found else ""
