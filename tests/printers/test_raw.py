"""Label printers in their own languages: what they are given is drawn back and its code read."""

import io
import os
import re
import socket
import struct
import threading
from contextlib import contextmanager, suppress

import pytest
import zxingcpp
from PIL import Image, ImageOps, ImageStat
from reportlab.pdfgen.canvas import Canvas

from checkin import badges
from checkin.badges.nudging import nudged
from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import Media, Stage, open_printer
from checkin.printers.brother import ROLLS
from checkin.printers.raw import Place, page_dots, place_of
from checkin.printers.zebra import trouble_of

CODE = "10452 81734 90021 55678 123456".replace(" ", "")
LABEL = Media(100, 62)
MM = 72 / 25.4
WELL = (
    b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
)


@contextmanager
def printer(says=b""):
    """A port that answers the question how it is, and keeps all else it is given."""
    kept = bytearray()
    door = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                link, _ = door.accept()
            except OSError:
                return
            with link:
                while got := link.recv(1 << 16):
                    if got == b"~HS":
                        link.sendall(says)
                    else:
                        kept.extend(got)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{door.getsockname()[1]}", kept
        with socket.create_connection(door.getsockname()) as last:
            last.shutdown(socket.SHUT_WR)
            last.recv(1)  # hung up on once all that came before has been read
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        thread.join(5)


def badge(name):
    layout = badges.load_layout(name)
    face = badges.BadgeFace("Айгүл Серікқызы", "Aigul", serial="001 000 123", credential=CODE)
    return badges.render_badge(face, layout), Media(layout.width_mm, layout.height_mm)


def picture(rows, width):
    """An image of rows of bits, 1 = black."""
    data = b"".join(rows)
    image = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), data).crop((0, 0, width, len(rows)))
    return image.convert("L").point(lambda on: 255 - on)


def read(image):
    return [found.text for found in zxingcpp.read_barcodes(image)]


def drawn_zpl(data):
    """What a Zebra draws of `^GFA,total,total,step,hex`."""
    text = data.decode("ascii")
    width, height = (int(re.search(rf"\^{word}(\d+)", text)[1]) for word in ("PW", "LL"))
    total, again, step, hexed = re.search(r"\^GFA,(\d+),(\d+),(\d+),([^^]*)\^FS", text).groups()
    raw = bytes.fromhex("".join(hexed.split()))
    assert int(total) == int(again) == len(raw) == int(step) * height
    rows = [raw[at : at + int(step)] for at in range(0, len(raw), int(step))]
    return picture(rows, width)


def drawn_brother(data, roll):
    """What a QL burns: commands are read one by one, as its reference has them."""
    assert data.startswith(b"\0" * 400 + b"\x1b@\x1bia\x01\x1biz")
    at = 400 + 2 + 4 + 3
    _, kind, width_mm, length_mm, count, _, _ = struct.unpack_from("<BBBBIBB", data, at)
    assert (kind, width_mm, length_mm) == (0x0A, roll.width_mm, 0)
    at = data.index(b"M\0", at) + 2
    rows = []
    while data[at : at + 2] == b"g\0":
        size = data[at + 2]
        bits = f"{int.from_bytes(data[at + 3 : at + 3 + size], 'big'):0{size * 8}b}"
        seen = bits[roll.margin_dots : roll.margin_dots + roll.dots]
        assert set(bits[: roll.margin_dots] + bits[roll.margin_dots + roll.dots :]) <= {"0"}
        seen = seen[::-1].ljust((roll.dots + 7) // 8 * 8, "0")
        rows.append(int(seen, 2).to_bytes(len(seen) // 8, "big"))
        at += 3 + size
    assert (len(rows), data[at:]) == (count, b"\x1a")
    return picture(rows, roll.dots)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_zebra_is_given_the_badge_dot_for_dot_and_its_code_reads(dpi):
    pdf, media = badge("label-100x62")
    with printer(WELL) as (address, kept):
        one = open_printer("zebra", f"{address}@{dpi}")
        assert one.fate(one.send(pdf, "x", media)).stage is Stage.DONE
    image = drawn_zpl(bytes(kept))
    assert image.width == pytest.approx(media.width_mm / 25.4 * dpi, abs=1.5)
    assert image.height == pytest.approx(media.height_mm / 25.4 * dpi, abs=1.5)
    assert read(image) == [CODE]


@pytest.mark.parametrize("name", ["label-62x100", "label-100x62"])
def test_a_brother_is_given_the_badge_along_its_roll_and_its_code_reads(name):
    pdf, media = badge(name)
    with printer() as (address, kept):
        open_printer("brother", address).send(pdf, "x", media)
    roll = next(roll for roll in ROLLS if roll.width_mm == 62)
    image = drawn_brother(bytes(kept), roll)
    assert image.height == pytest.approx(100 / 25.4 * 300, abs=1.5)
    assert read(image) == [CODE]


def test_a_badge_no_roll_fits_is_said_with_the_rolls_there_are():
    with pytest.raises(PrinterNotReady, match=r"105 x 148 mm.*29, 38, 50, 54, 62, 102"):
        open_printer("brother", "127.0.0.1:1").send(b"", "x", Media(105, 148))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((b"030,0,0", b"030,1,0"), "out of paper"),
        ((b"030,0,0", b"030,0,1"), "paused"),
        ((b"000,0,0,0,0,2", b"000,0,1,0,0,2"), "head is open"),
    ],
)
def test_a_zebra_that_says_what_it_lacks_is_given_nothing(change, words):
    pdf, media = badge("label-100x62")
    with (
        printer(WELL.replace(*change)) as (address, kept),
        pytest.raises(PrinterNotReady, match=words),
    ):
        open_printer("zebra", address).send(pdf, "x", media)
    assert bytes(kept) == b""
    assert trouble_of(WELL) == trouble_of(b"") == trouble_of(b"nonsense") == ""


def test_a_printer_that_is_switched_off_is_said():
    with pytest.raises(PrinterNotReady, match="look whether it is on"):
        open_printer("zebra", "127.0.0.1:1").send(*badge("label-100x62")[:1], "x", Media(100, 62))


def test_a_device_file_is_written_and_one_that_is_missing_is_never_made(tmp_path):
    pdf, media = badge("label-100x62")
    (tmp_path / "lp0").touch()
    open_printer("zebra", str(tmp_path / "lp0")).send(pdf, "x", media)
    assert read(drawn_zpl((tmp_path / "lp0").read_bytes())) == [CODE]
    with pytest.raises(PrinterNotReady, match="No such file"):
        open_printer("zebra", str(tmp_path / "lp1")).send(pdf, "x", media)
    assert not (tmp_path / "lp1").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that are files")
@pytest.mark.parametrize(("room", "error"), [(0, PrinterNotReady), (4096, PrinterUncertain)])
def test_a_device_that_takes_no_more_is_not_waited_for(tmp_path, monkeypatch, room, error):
    """A printer on USB stops taking bytes when it is out of paper; a full pipe does the same."""
    monkeypatch.setattr("checkin.printers.raw.PATIENCE_S", 0.05)
    os.mkfifo(tmp_path / "lp0")
    end = os.open(tmp_path / "lp0", os.O_RDWR | os.O_NONBLOCK)
    try:
        with suppress(BlockingIOError):
            while os.write(end, bytes(4096)):
                pass
        if room:
            os.read(end, room)
        with pytest.raises(error):
            open_printer("zebra", str(tmp_path / "lp0")).send(
                *badge("label-100x62")[:1], "x", LABEL
            )
    finally:
        os.close(end)


def test_a_photo_is_burnt_in_dots_as_dense_as_it_is_dark():
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(240, 72))
    ramp = Image.linear_gradient("L").rotate(90).resize((240, 72))  # white to black, from the left
    canvas.drawInlineImage(ramp, 0, 0, 240, 72)
    canvas.save()
    dots = page_dots(page.getvalue(), 203)
    image = picture(dots.rows, dots.width)
    fourth = image.width // 4
    parts = [(at * fourth, 0, (at + 1) * fourth, image.height) for at in range(4)]
    dark = sorted(1 - ImageStat.Stat(image.crop(part)).mean[0] / 255 for part in parts)
    assert dark == pytest.approx([1 / 8, 3 / 8, 5 / 8, 7 / 8], abs=0.04)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("10.0.0.9", Place("10.0.0.9", 9100, "", 0)),
        ("zebra.local:6101@300", Place("zebra.local", 6101, "", 300)),
        ("/dev/usb/lp0@203", Place("", 0, "/dev/usb/lp0", 203)),
    ],
)
def test_an_address_says_where_and_how_fine(address, place):
    assert place_of(address) == place


def test_what_a_zebra_is_given_is_the_rendering_itself():
    pdf, media = badge("label-100x62")
    with printer(WELL) as (address, kept):
        open_printer("zebra", address).send(pdf, "x", media)
    dots = page_dots(pdf, 203)
    assert drawn_zpl(bytes(kept)).tobytes() == picture(dots.rows, dots.width).tobytes()


@pytest.mark.parametrize(("kind", "dpi"), [("zebra", 203), ("brother", 300)])
def test_the_correction_of_a_printer_moves_and_stretches_its_dots(kind, dpi):
    canvas = Canvas(page := io.BytesIO(), pagesize=(62 * MM, 100 * MM))
    canvas.rect(20 * MM, 40 * MM, 20 * MM, 30 * MM, fill=1, stroke=0)
    canvas.save()
    boxes = []
    for move in ((0, 0, 1, 1), (2, -3, 1, 1.1)):
        with printer(WELL) as (address, kept):
            open_printer(kind, address).send(nudged(page.getvalue(), move), "x", Media(62, 100))
        wide = next(roll for roll in ROLLS if roll.width_mm == 62)
        drawn = drawn_zpl(bytes(kept)) if kind == "zebra" else drawn_brother(bytes(kept), wide)
        boxes.append(ImageOps.invert(drawn.convert("L")).getbbox())
    (left, top, right, bottom), (to_left, to_top, to_right, to_bottom) = boxes
    dot = dpi / 25.4
    assert (to_left - left, to_right - right) == pytest.approx((2 * dot, 2 * dot), abs=1.5)
    assert to_top == pytest.approx(top * 1.1 - 3 * dot, abs=2)
    assert to_bottom - to_top == pytest.approx((bottom - top) * 1.1, abs=2)


@pytest.mark.parametrize("kind", ["zebra", "brother"])
@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:99999", f"{'a' * 70}.local", "a b"])
def test_a_printer_that_is_not_there_is_said_in_a_sentence(kind, address):
    pdf, media = badge("label-100x62")
    with pytest.raises(PrinterNotReady, match="does not answer at"):
        open_printer(kind, address).send(pdf, "x", media)


def test_a_printer_that_hangs_up_in_the_middle_of_a_label_is_asked_about():
    pdf, media = badge("label-100x62")
    with socket.create_server(("127.0.0.1", 0)) as door:

        def hang_up():
            link, _ = door.accept()
            link.recv(64)
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            link.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(PrinterUncertain):
            open_printer("brother", f"127.0.0.1:{door.getsockname()[1]}").send(pdf, "x", media)
        thread.join()


def test_a_printer_that_takes_its_bytes_slowly_gets_all_of_them():
    pdf, media = badge("label-100x62")
    kept = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)

        def sip():
            link, _ = door.accept()
            with link:
                while got := link.recv(512):
                    kept.extend(got)

        thread = threading.Thread(target=sip)
        thread.start()
        open_printer("brother", f"127.0.0.1:{door.getsockname()[1]}").send(pdf, "x", media)
        thread.join()
    assert read(drawn_brother(bytes(kept), next(r for r in ROLLS if r.width_mm == 62))) == [CODE]
