"""What strangers write into lists and layouts: badges come out, and no file elsewhere is opened."""

import os

import pytest
from helpers import add_delegate

from checkin.desk.faces import make_face
from checkin.store.entries import Act
from checkin.store.journal import connection

WORDS = [
    "<img src=/etc/passwd> <b>Anna</b> & {0} %s",
    "javascript:alert(1)",
    "(Anna) Tj ET Q \\) >> endobj",
    "\u202eannA\u2066\u200f\x00\x1b",
    "\U000e1234\u0378\uffff\U0001fffe",  # never assigned
    "Ә" * 10_000,
    "Анна \ud800",
    "á" + "\u0301" * 500,
    "https://[x.example/a.png",
    "=cmd|'/c calc'!A1",
    "\n\r\t\u2028",
]


@pytest.fixture
def act(desk, clock):
    stream = connection().execute("SELECT value FROM here WHERE name = 'stream'").fetchone()[0]
    return Act(clock(), "", 1, stream)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words)[:24])
def test_whatever_a_list_says_is_drawn_or_left_out_and_told(desk, act, tmp_path, words):
    fields = ("latin_name", "honorific", "position", "organisation", "country", "delegation",
              "role", "language")  # fmt: skip
    said = dict.fromkeys(fields, words.encode("utf-8", "replace").decode())
    add_delegate(act, "D1", display_name="Anna " + said["role"], **said)
    made = desk.badges.write(tmp_path / "b.pdf", ["D1"])
    assert made.badges == 1
    pdf = made.file.read_bytes()
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf
    desk.badges.check(["D1"])


@pytest.mark.parametrize(
    "name",
    ["../secret.jpg", "/etc/passwd", "\\\\server\\share\\a.jpg", "C:\\a.jpg", "http://x/a.jpg",
     "a\x00.jpg", "x" * 5_000, "..", ".", "sub/../../secret.jpg", "link.jpg", "pipe", "folder"],
    ids=lambda name: ascii(name)[:20],
)  # fmt: skip
def test_a_photo_is_only_ever_of_the_forums_own_folder(desk, act, name):
    photos = desk.folder / "photos"
    photos.mkdir(exist_ok=True)
    (desk.folder / "secret.jpg").write_bytes(b"secret")
    (photos / "link.jpg").symlink_to(desk.folder / "secret.jpg")
    (photos / "folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(photos / "pipe")
    add_delegate(act, "D1", photo=name)
    assert make_face(desk._core, "D1").photo == b""


def test_links_and_pipes_among_the_layouts_are_not_opened(desk):
    layouts = desk.folder / "layouts"
    layouts.mkdir(exist_ok=True)
    outside = desk.folder / "outside.toml"
    outside.write_text("secret = 1", "utf-8")
    (layouts / "link.toml").symlink_to(outside)
    (layouts / "gone.toml").symlink_to(desk.folder / "nowhere.toml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(layouts / "pipe.toml")
    assert not [line for line in desk.badges.layouts() if line.is_own]
    assert desk.badges.check() == []
