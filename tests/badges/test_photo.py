import io
import struct
import zlib

import pytest
from badges.samples import face
from PIL import Image
from pypdf import PdfReader

from checkin.badges import load_layout, render_badge, render_badges
from checkin.badges.photo import encode, is_too_large


def picture(kind: str, size: tuple[int, int] = (300, 400), mode: str = "RGB", **how) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, 128 if mode == "L" else (120, 90, 60, 255)[: len(mode)]).save(
        written, kind, **how
    )
    return written.getvalue()


def test_a_jpeg_goes_onto_the_page_byte_for_byte():
    jpeg = picture("JPEG")
    image = PdfReader(io.BytesIO(render_badge(face(photo=jpeg), load_layout("a6")))).pages[0]
    objects = image["/Resources"]["/XObject"]
    photos = [one for one in objects.values() if one["/Subtype"] == "/Image"]
    assert [photo._data for photo in photos] == [jpeg]


@pytest.mark.parametrize(
    "content",
    [
        picture("JPEG"),
        picture("JPEG", mode="L"),
        picture("JPEG", mode="CMYK"),
        picture("JPEG", progressive=True),
        picture("PNG"),
        picture("PNG", mode="RGBA"),
        picture("WEBP"),
    ],
)
def test_every_usual_kind_of_photo_is_shown(content):
    encoded = encode(content)
    assert encoded is not None
    assert encoded.width / encoded.height == pytest.approx(3 / 4)
    assert render_badge(face(photo=content), load_layout("a6"))


def test_a_photo_taken_sideways_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    encoded = encode(picture("JPEG", exif=turned))
    assert (encoded.width, encoded.height) == (400, 300)


def test_a_photo_taken_sideways_stands_upright_wherever_the_file_says_so():
    plain, turned = picture("JPEG"), Image.Exif()
    turned[0x0112] = 6
    remark = b"\xff\xfe\x00\x66" + b"x" * 100
    exif = turned.tobytes()
    if not exif.startswith(b"Exif"):
        exif = b"Exif\0\0" + exif
    said = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    encoded = encode(plain[:2] + remark + said + plain[2:])
    assert encoded is not None
    assert (encoded.width, encoded.height) == (400, 300)


def test_a_camera_photo_is_made_as_small_as_a_badge_needs():
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "JPEG", quality=95)
    encoded = encode(written.getvalue())
    assert max(encoded.width, encoded.height) <= 700


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8\xff\xc0", picture("JPEG")[:200], b"GIF89a" + bytes(40), b"%PDF-1.4"],
)
def test_what_is_no_photo_is_refused_and_the_badge_is_printed_without(content):
    assert encode(content) is None
    assert render_badge(face(photo=content), load_layout("a6"))


def test_an_image_of_a_hundred_million_pixels_is_refused_by_its_header():
    assert encode(picture("PNG", (7000, 7000), "L")) is None


def said_to_be(side: int, kind: str) -> bytes:
    """A picture of a few pixels whose header says that it has `side` times `side`."""
    plain = picture(kind, (16, 16))
    if kind == "PNG":
        head = b"IHDR" + struct.pack(">II", side, side) + plain[24:29]
        return plain[:12] + head + struct.pack(">I", zlib.crc32(head)) + plain[33:]
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", side, side) + plain[at + 4 :]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("side", [5_001, 20_000])
def test_more_pixels_than_anybody_needs_are_refused_by_the_header_and_told(kind, side):
    content = said_to_be(side, kind)
    assert encode(content) is None
    assert is_too_large(content)
    made = render_badges([face(photo=content)], load_layout("a6"))
    assert made.pages == 1
    assert [(each.field, each.problem) for each in made.warnings] == [("photo", "photo-too-large")]


def test_of_a_moving_picture_a_badge_shows_the_first_moment():
    moments = [Image.new("RGB", (300, 400), tone) for tone in ("red", "blue")]
    written = io.BytesIO()
    moments[0].save(written, "WEBP", save_all=True, append_images=moments[1:])
    encoded = encode(written.getvalue())
    assert (encoded.width, encoded.height) == (300, 400)
    red, _, blue = Image.open(io.BytesIO(encoded.content)).getpixel((150, 200))
    assert red > 200 > 60 > blue


def test_the_missing_end_of_a_large_photo_is_noticed():
    noise = Image.effect_noise((1200, 900), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "JPEG", quality=95)
    whole = written.getvalue()
    assert len(whole) > 200_000
    assert encode(whole) is not None
    assert encode(whole[: len(whole) // 2]) is None
