"""Codes are read from pictures and PDFs; what is none, or a bomb, is said so."""

import io
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from checkin.errors import PictureNotRead
from checkin.pictures import MOST_BYTES, codes_in, codes_in_file

CODES = ("10010000012" + "3" * 15, "ticket-3")


def drawn(*codes, box=5):
    """A white page with codes below each other."""
    page = Image.new("RGB", (700, 320 * len(codes) + 40), "white")
    for place, code in enumerate(codes):
        made = QRCode(error_correction=ERROR_CORRECT_M, box_size=box, border=4)
        made.add_data(code)
        page.paste(made.make_image().get_image().convert("RGB"), (60, 20 + 320 * place))
    return page


def written(image, kind, **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "PDF"])
def test_every_kind_of_file_is_read_from(kind):
    assert codes_in(written(drawn(*CODES), kind), "tickets") == CODES


@pytest.mark.parametrize("degrees", [90, 180, 17, 222])
def test_a_turned_dim_and_blurred_phone_is_read(degrees):
    page = drawn(CODES[0]).rotate(degrees, expand=True, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: value // 4)
    assert codes_in(written(page, "JPEG", quality=60), "phone") == CODES[:1]


def test_a_code_on_nothing_and_a_code_light_on_dark_are_read():
    page = Image.new("RGBA", (700, 360), "black")
    page.putalpha(drawn(CODES[0]).convert("L").point(lambda value: 255 - value))
    assert codes_in(written(page, "PNG"), "bare") == CODES[:1]
    dark = drawn(CODES[0]).convert("L").point(lambda value: 255 - value)
    assert codes_in(written(dark, "PNG"), "dark") == CODES[:1]


def test_a_page_without_a_code_gives_none():
    assert codes_in(written(Image.new("RGB", (300, 300), "white"), "PNG"), "blank") == ()


@pytest.mark.parametrize("content", [b"", b"ID,Name\n1,Nino", b"%PDF-1.7 broken", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_said(content):
    with pytest.raises(PictureNotRead, match=r"notes\.txt was not read"):
        codes_in(content, "notes.txt")


def test_a_bomb_is_not_unpacked():
    head = b"\0\0\0\rIHDR" + (50_000).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
    png = b"\x89PNG\r\n\x1a\n" + head + zlib.crc32(head[4:]).to_bytes(4, "big")
    with pytest.raises(PictureNotRead):
        codes_in(png, "bomb.png")


def test_a_file_that_is_gone_or_too_large_is_said(tmp_path):
    with pytest.raises(PictureNotRead):
        codes_in_file(tmp_path / "gone.png")
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(PictureNotRead, match="40 MB"):
        codes_in_file(large)


@pytest.mark.filterwarnings("ignore::UserWarning")  # what PIL says of damage goes to the log
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_crashes(data):
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "TIFF", "PDF"]))
    content = bytearray(_whole(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(PictureNotRead):
        assert isinstance(codes_in(bytes(content[:cut]), "damaged"), tuple)


def _whole(kind, known={}):  # noqa: B006  made once
    if kind not in known:
        known[kind] = written(drawn("x"), kind)
    return known[kind]


def test_a_file_is_only_read(tmp_path):
    path = Path(tmp_path / "a.png")
    path.write_bytes(written(drawn(CODES[1]), "PNG"))
    assert codes_in_file(path) == CODES[1:]
