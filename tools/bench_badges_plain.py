"""The same page made plainly, and not made at all: what the figures of bench_badges stand beside.

`plain` is what one writes on a free afternoon: ReportLab's strings, `qrcode.make()`, `drawImage`.
It sets no script but ours, fits nothing and warns of nothing. `floor` writes the finished bytes of
our own pages again, without laying anything out.
"""

import io
import zlib

import qrcode
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from checkin.badges import BadgeFace
from checkin.paths import resources

WIDTH, HEIGHT = 105 * mm, 148 * mm
FONT = "Plain"


def plain(faces: list[BadgeFace]) -> bytes:
    """The badges as a beginner writes them."""
    pdfmetrics.registerFont(TTFont(FONT, str(resources() / "fonts" / "NotoSans[wght].ttf")))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    for face in faces:
        _page(canvas, face)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _page(canvas: Canvas, face: BadgeFace) -> None:
    canvas.setFillColorRGB(0.06, 0.15, 0.18)
    canvas.rect(0, HEIGHT - 27 * mm, WIDTH, 27 * mm, stroke=0, fill=1)
    canvas.setFillColorRGB(0.3, 0.34, 0.75)
    canvas.rect(0, 0, WIDTH, 19 * mm, stroke=0, fill=1)
    lines = (
        (face.forum, 14, 132), (f"{face.dates} · {face.place}", 9.5, 126),
        (face.display_name, 24, 95), (face.latin_name, 15, 82), (face.position, 11, 74),
        (face.organisation, 13, 45), (face.country_name, 12.5, 38), (face.serial, 9, 22),
        (face.role_name, 22, 6),
    )  # fmt: skip
    canvas.setFillColorRGB(0.1, 0.1, 0.1)
    for words, size, height in lines:
        canvas.setFont(FONT, size)
        canvas.drawString(7 * mm, height * mm, words)
    code = qrcode.make(face.credential).convert("RGB")
    canvas.drawImage(ImageReader(code), 72 * mm, 24 * mm, 29 * mm, 29 * mm)


def floor(pages: list[bytes]) -> bytes:
    """A file of pages whose contents are finished already: only packed and written."""
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.5\n")
    for number, content in enumerate(pages, start=1):
        packed = zlib.compress(content, 1)
        places.append(file.tell())
        file.write(b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(packed)))
        file.write(packed)
        file.write(b"\nendstream\nendobj\n")
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    return file.getvalue()
