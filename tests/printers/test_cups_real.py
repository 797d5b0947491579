"""Against a real CUPS and a real IPP printer, both our own, on loopback."""

import io
import shutil
import tempfile
from pathlib import Path

import pypdf
import pytest
from printers.rig import QUEUE, is_possible, running, wait_until

from checkin.errors import PrinterNotReady
from checkin.printers import Media, Stage, list_printers, open_printer, talking

pytestmark = [
    pytest.mark.cups,
    pytest.mark.xdist_group("cups"),
    pytest.mark.skipif(
        not is_possible(), reason="needs root and cupsd, ippeveprinter, avahi-daemon, dbus-daemon"
    ),
]
BADGE = Media(86, 124)
MM = 72 / 25.4


@pytest.fixture(scope="module")
def system():
    # not tmp_path: the filters of CUPS run as another user, who must be able to get in
    folder = Path(tempfile.mkdtemp(prefix="ashar-rig-"))
    folder.chmod(0o755)
    try:
        with running(folder) as rig:
            yield rig
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def rig(system, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", system.server)
    wait_until(lambda: system.say("lpstat", "-o", QUEUE) == "")  # of the test before
    return system


@pytest.fixture
def printer(rig):
    return open_printer("cups", QUEUE)


@pytest.fixture(scope="module")
def badge():
    from reportlab.pdfgen.canvas import Canvas

    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(BADGE.width_mm * MM, BADGE.height_mm * MM))
    canvas.drawString(20 * MM, 60 * MM, "Ainur Sadykova")
    canvas.rect(10 * MM, 10 * MM, 66 * MM, 104 * MM)
    canvas.save()
    return page.getvalue()


def printed_next(rig, send):
    """The page that reaches the printer because of `send`."""
    before = len(rig.pages())
    send()
    wait_until(lambda: len(rig.pages()) > before)
    return rig.pages()[-1]


def test_the_page_arrives_at_its_exact_size_as_vectors_with_its_title(rig, printer, badge):
    page = printed_next(rig, lambda: printer.send(badge, "001 000 123 Айгүл Серікқызы", BADGE))
    asked = rig.asked_of(page)
    arrived = pypdf.PdfReader(page).pages[0]
    assert "x-dimension=8600 y-dimension=12400" in asked["IPP_MEDIA_COL"]
    assert asked["IPP_JOB_NAME"] == "001 000 123 Айгүл Серікқызы"
    assert "Ainur Sadykova" in arrived.extract_text()
    assert not arrived.images
    assert float(arrived.mediabox.width) == pytest.approx(BADGE.width_mm * MM, abs=0.5)
    assert float(arrived.mediabox.height) == pytest.approx(BADGE.height_mm * MM, abs=0.5)


def test_the_second_size_of_the_printer_arrives_too(rig, printer, badge):
    page = printed_next(rig, lambda: printer.send(badge, "A6", Media(105, 148)))
    assert "x-dimension=10500 y-dimension=14800" in rig.asked_of(page)["IPP_MEDIA_COL"]


def test_the_tray_that_was_chosen_is_asked_for_with_the_exact_size(rig, printer, badge):
    (tray,) = (each for each in printer.offers() if each.name == "media-source")
    printer.options = {"media-source": tray.values[-1], "print-speed": "11"}  # it knows no speed
    asked = rig.asked_of(printed_next(rig, lambda: printer.send(badge, "tray", BADGE)))
    assert "x-dimension=8600 y-dimension=12400" in asked["IPP_MEDIA_COL"]
    assert f"media-source={tray.values[-1]}" in asked["IPP_MEDIA_COL"]


def test_the_printer_is_listed_with_its_make(rig):
    info = list_printers()[1]
    assert (info.address, info.make) == (QUEUE, "Printer - IPP Everywhere")


def test_out_of_paper_is_said_and_the_page_comes_when_there_is_paper(rig, printer, badge):
    before = len(rig.pages())
    with rig.trouble("media-empty-error"):
        sent = printer.send(badge, "no paper", BADGE)
        wait_until(lambda: printer.fate(sent).reason == "it is out of paper")
        assert printer.fate(sent).stage is Stage.WAITING
        assert "media-empty" in list_printers()[1].reasons
    wait_until(lambda: len(rig.pages()) == before + 1)
    wait_until(lambda: printer.fate(sent).stage is Stage.DONE)


def test_a_stopped_queue_takes_nothing_and_says_why(rig, printer, badge):
    rig.say("cupsdisable", "-r", "Paper jam in tray 1", QUEUE)
    try:
        with pytest.raises(PrinterNotReady, match="Paper jam in tray 1"):
            printer.send(badge, "jam", BADGE)
        assert rig.say("lpstat", "-o", QUEUE) == ""
    finally:
        rig.say("cupsenable", QUEUE)


def test_a_printer_that_is_not_there_is_said_with_those_that_are(rig, badge):
    with pytest.raises(PrinterNotReady, match=f"there are: {QUEUE}"):
        open_printer("cups", "Zebra_9").send(badge, "x", BADGE)


def test_a_stopped_queue_is_started_from_here(rig, printer, badge):
    rig.say("cupsdisable", "-r", "Paper jam in tray 1", QUEUE)
    rig.say("cupsreject", QUEUE)
    assert printer.mend()
    printed_next(rig, lambda: printer.send(badge, "after the jam", BADGE))


def test_a_page_whose_printer_is_in_trouble_can_be_taken_back_and_never_comes(rig, printer, badge):
    before = len(rig.pages())
    with rig.trouble("media-empty-error"):
        first = printer.send(badge, "stuck", BADGE)
        second = printer.send(badge, "behind it", BADGE)
        wait_until(lambda: printer.fate(first).reason == "it is out of paper")
        assert printer.withdraw(second)
        assert printer.fate(second).stage is Stage.GIVEN_UP
    wait_until(lambda: printer.fate(first).stage is Stage.DONE)
    assert len(rig.pages()) == before + 1


@pytest.mark.parametrize(
    ("media", "sides"),
    [(BADGE, "one-sided"), (Media(86, 124, two_sided=True), "two-sided-long-edge")],
)
def test_what_arrives_knows_whether_it_has_a_back(rig, printer, badge, media, sides):
    page = printed_next(rig, lambda: printer.send(badge, "Ainur", media))
    assert rig.asked_of(page)["IPP_SIDES"] == sides


def test_the_file_of_the_driver_is_there_to_be_read(rig, printer):
    assert talking.get(talking.cups_server(), f"/printers/{QUEUE}.ppd").startswith("*PPD-Adobe")
    assert talking.get(talking.cups_server(), "/printers/nobody.ppd") == ""
