"""Photos are taken in safely: who they are of, upright, small, and refused in words."""

import io
import struct
import zlib

import pytest
from PIL import Image

from checkin.desk.photos import PhotoNotTaken
from checkin.errors import DelegateUnknown


def picture(kind="JPEG", size=(300, 400), mode="RGB", **how):
    written = io.BytesIO()
    Image.new(mode, size).save(written, kind, **how)
    return written.getvalue()


def header_only(side):
    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + size
    end = struct.pack(">I", zlib.crc32(chunk))
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + end + struct.pack(">I", 9) + b"IDAT"
    )


@pytest.fixture
def anna(desk):
    return desk.people.register_walk_in({"display_name": "Anna", "email": "Anna@x.example"})


def photo_of(desk, uid):
    kept = desk.folder / "photos" / desk.people.card(uid).person.photo
    return Image.open(io.BytesIO(kept.read_bytes()))


def moving():
    frames = [Image.new("RGB", (200, 200), tone) for tone in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (header_only(20_000), "25 million"),
        (header_only(5_001), "25 million"),
        (picture()[:-400], "damaged"),
        (picture("PNG")[:200], "damaged"),
        (picture("GIF", mode="P"), "no JPEG"),
        (b"<svg onload='x'/>", "no JPEG"),
        (b"", "no JPEG"),
        (picture(size=(90, 300)), "smaller"),
        (moving(), "moves"),
    ],
)
def test_what_is_no_photo_is_refused_in_words_and_nothing_is_kept(
    desk, anna, tmp_path, content, reason
):
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(PhotoNotTaken) as refused:
        desk.badges.take_photo(anna, tmp_path / "a.jpg")
    assert reason in str(refused.value)
    assert "a.jpg" in str(refused.value)
    assert desk.people.card(anna).person.photo == ""
    assert list((desk.folder / "photos").glob("*")) == []


@pytest.mark.parametrize(
    "content",
    [
        picture(mode="CMYK"),
        picture(mode="L"),
        picture("PNG", mode="RGBA"),
        picture("PNG", mode="P"),
        picture("PNG", mode="I;16"),
        picture("WEBP"),
        picture(size=(4000, 3000)),
    ],
)
def test_every_usual_kind_becomes_a_small_jpeg(desk, anna, tmp_path, content):
    (tmp_path / "a").write_bytes(content)
    desk.badges.take_photo(anna, tmp_path / "a")
    made = photo_of(desk, anna)
    assert (made.format, made.mode) == ("JPEG", "RGB")
    assert max(made.size) <= 700


def test_a_photo_taken_lying_down_stands_up_and_forgets_where_it_was_taken(desk, anna, tmp_path):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Anna"
    (tmp_path / "a.jpg").write_bytes(picture(size=(400, 300), exif=exif))
    desk.badges.take_photo(anna, tmp_path / "a.jpg")
    made = photo_of(desk, anna)
    assert made.size == (300, 400)
    assert not made.getexif()


def test_a_folder_finds_its_people_by_what_the_files_are_called(desk, anna, tmp_path):
    boris = desk.people.register_walk_in({"display_name": "Boris", "photo": "img_7.PNG"})
    carl = desk.people.register_walk_in({"display_name": "Carl"})
    twins = [
        desk.people.register_walk_in({"display_name": name, "email": "two@x.example"})
        for name in ("D", "E")
    ]
    for name in ("anna@x.example.jpg", "img_7.jpg", f"{carl}.webp", "two@x.example.jpg",
                 "zzz.jpg", "zz.txt", "Anna@X.example.png"):  # fmt: skip
        (tmp_path / name).write_bytes(picture())
    (tmp_path / "sub.jpg").mkdir()
    (tmp_path / f"{twins[0]}.jpg").write_bytes(b"no")
    told = []
    made = desk.badges.take_photos(tmp_path, lambda done, of: told.append((done, of)))
    assert made.taken == 3
    assert {photo_of(desk, uid).format for uid in (anna, boris, carl)} == {"JPEG"}
    left = {one.file: one.reason for one in made.left}
    assert left["two@x.example.jpg"] == "several"
    assert left["zzz.jpg"] == "nobody"
    assert "twice" in left.values()
    assert "no JPEG" in left[f"{twins[0]}.jpg"]
    assert told[-1] == (6, 7)


def test_taking_photos_can_be_stopped(desk, anna, tmp_path):
    (tmp_path / f"{anna}.jpg").write_bytes(picture())
    assert desk.badges.take_photos(tmp_path, lambda done, of: False).stopped


def test_a_folder_that_is_not_there_and_a_person_who_is_not_are_said(desk, tmp_path):
    with pytest.raises(PhotoNotTaken):
        desk.badges.take_photos(tmp_path / "none")
    with pytest.raises(DelegateUnknown):
        desk.badges.take_photo("nobody", tmp_path / "a.jpg")


def test_the_journal_knows_the_photo(desk, anna, tmp_path):
    (tmp_path / "a.jpg").write_bytes(picture())
    desk.badges.take_photo(anna, tmp_path / "a.jpg")
    assert desk.reports.verify().problems == ()


def test_only_hits_that_could_be_confused_carry_their_photos(desk, tmp_path):
    uids = [
        desk.people.register_walk_in({"display_name": name})
        for name in ("Анна Ли", "Анна Ли", "Ансар Бек")
    ]
    for tone, uid in enumerate(uids):
        Image.new("RGB", (400, 400), (tone * 90, 20, 20)).save(tmp_path / "a.png")
        desk.badges.take_photo(uid, tmp_path / "a.png")
    shown = {hit.uid: hit.photo for hit in desk.reception.search("ан")}
    assert shown == {
        uid: desk.people.card(uid).person.photo if uid in uids[:2] else "" for uid in uids
    }
