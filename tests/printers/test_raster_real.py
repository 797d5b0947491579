"""A printer that takes dots and nothing else, behind a real CUPS, which makes them of our page."""

import shutil
import tempfile
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from printers.pwg import first_page
from printers.rig import QUEUE, is_possible, running, wait_until

from checkin import badges
from checkin.printers import Media, open_printer

CODE = "1045281734900215567812345"
pytestmark = [
    pytest.mark.cups,
    pytest.mark.xdist_group("cups"),
    pytest.mark.skipif(
        not is_possible(), reason="needs root and cupsd, ippeveprinter, avahi-daemon, dbus-daemon"
    ),
]


@pytest.fixture
def rig(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="ashar-rig-"))
    folder.chmod(0o755)
    try:
        with running(folder, "image/pwg-raster") as system:
            monkeypatch.setenv("CUPS_SERVER", system.server)
            yield system
    finally:
        shutil.rmtree(folder)


def test_the_dots_that_arrive_have_the_code_at_its_exact_size_and_place(rig):
    layout = badges.load_layout("a6")
    face = badges.BadgeFace("Айгүл Серікқызы", "Aigul", serial="001 000 123", credential=CODE)
    pdf = badges.render_badge(face, layout)
    open_printer("cups", QUEUE).send(pdf, "dots", Media(105, 148))
    wait_until(rig.pages)
    page = first_page(rig.pages()[0].read_bytes())
    meant = pypdfium2.PdfDocument(pdf)[0].render(scale=page.dpi / 72).to_pil()
    for came, wanted in zip(page.image.size, (105, 148), strict=True):
        assert came == pytest.approx(wanted / 25.4 * page.dpi, abs=1)
    (code,) = zxingcpp.read_barcodes(page.image)
    assert code.text == CODE
    corner = code.position.top_left.x - 30, code.position.top_left.y - 30
    assert ink(page.image, corner) == pytest.approx(ink(meant, corner), abs=2)  # nothing is scaled


def ink(image, corner):
    """The box of what is dark in a piece as wide as the code and its margin: left, top, ..."""
    piece = image.convert("L").crop((*corner, corner[0] + 320, corner[1] + 320))
    return piece.point(lambda grey: 255 * (grey < 128)).getbbox()
