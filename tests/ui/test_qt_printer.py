"""A printer of the operating system gets the page exactly: its size, its code, its name."""

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtPrintSupport import QPrinter

from checkin.badges import BadgeFace, page_picture, render_badge, render_badges
from checkin.badges.layout_file import load_layout
from checkin.desk import Desk, Media
from checkin.errors import PrinterNotReady
from checkin.paths import resources
from checkin.printers import Stage
from ui import qt_printer
from ui.qt_printer import QtPrinter, open_any

CODE = "12345678901234567890123456"
FACE = BadgeFace("Айгерім Жүсіпова", "Aigerim Zhussipova", serial="123 456 789", credential=CODE)


@pytest.fixture
def into(tmp_path, qapp):
    """A printer of 300 dots to the inch that writes what it is given into a file."""

    def opener(name):
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        made.setResolution(300)
        return made

    return opener


def picture(pdf, dpi=300):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72 * (1 - 1e-6), grayscale=True).to_pil().convert("L")


def _rgb(pixels):
    whole = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)
    return whole.convert("RGB").tobytes()


@pytest.mark.parametrize("name", ["a6", "cr80", "label-62x100", "label-100x62", "a4-2x2"])
def test_the_page_is_as_it_was_made_dot_for_dot(tmp_path, into, name):
    layout = load_layout(resources() / "layouts" / f"{name}.toml")
    pdf = render_badge(FACE, layout)
    sent = QtPrinter("out", into).send(pdf, "badge 1", Media(*layout.page_mm))
    printed = (tmp_path / "out.pdf").read_bytes()
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 1
        wanted = [mm / 25.4 * 72 for mm in layout.page_mm]
        # Qt counts paper in whole points
        assert document[0].get_size() == pytest.approx(wanted, abs=1.0)
    assert CODE in {found.text for found in zxingcpp.read_barcodes(picture(printed))}
    wanted_px = page_picture(pdf, 300)
    with pypdfium2.PdfDocument(printed) as document:
        page = document[0]
        (image,) = (
            each for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        )
        left, bottom, right, top = image.get_bounds()
        assert (left, top) == pytest.approx((0, page.get_height()), abs=0.3)
        across = pytest.approx(wanted_px.width / 300 * 72, abs=0.3)
        assert (right - left, top - bottom) == (
            across,
            pytest.approx(wanted_px.height / 300 * 72, abs=0.3),
        )
        drawn = image.get_bitmap().to_pil().convert("RGBX")
    assert drawn.size == (wanted_px.width, wanted_px.height)
    assert drawn.convert("RGB").tobytes() == _rgb(wanted_px)
    assert QtPrinter("out", into).fate(sent).stage is Stage.DONE
    assert b"/DCTDecode" not in printed  # nothing was lost on the way


def test_a_file_of_several_pages_is_printed_whole(tmp_path, into):
    layout = load_layout(resources() / "layouts" / "label-62x100.toml")
    pdf = render_badges([FACE, FACE, FACE], layout).pdf
    QtPrinter("out", into).send(pdf, "badges", Media(62, 100))
    with pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes()) as document:
        assert len(document) == 3


def test_a_printer_that_is_gone_is_said(qapp):
    with pytest.raises(PrinterNotReady, match="no printer of this name"):
        open_any("system", "Nobody's").send(b"", "x", Media(62, 100))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_page_it_cannot_begin_certainly_did_not_come_out(tmp_path, into):
    pdf = render_badge(FACE, load_layout(resources() / "layouts" / "cr80.toml"))
    with pytest.raises(PrinterNotReady, match="did not begin"):
        QtPrinter("missing/folder/out", into).send(pdf, "x", Media(85.6, 53.98))


def test_the_other_kinds_are_opened_as_ever(tmp_path):
    assert open_any("folder", str(tmp_path)).address == str(tmp_path)


def test_a_desk_prints_through_it_from_the_queue(tmp_path, forum_folder, into, monkeypatch):
    monkeypatch.setattr(qt_printer, "open_qprinter", into)
    info = [qt_printer.PrinterInfo("system", "out", "Office", "Maker 9")]
    with Desk(
        forum_folder,
        printers=lambda kind, address: QtPrinter(address, into),
        more_printers=lambda: info,
    ) as desk:
        assert info[0] in desk.paper.printers()
        desk.paper.choose("system", "out")
        job = desk.paper.print_first(desk.people.register_walk_in({"display_name": "Әлия Серік"}))
        assert desk.paper.print_next().problem == ""
        found = zxingcpp.read_barcodes(picture((tmp_path / "out.pdf").read_bytes()))
        assert job.credential in {one.text for one in found}
