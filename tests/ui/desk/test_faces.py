"""Photos in a list of namesakes: read beside the window, kept, never anything but photos."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from tests.ui.desk.test_hits import LIGHT, NINO
from ui.desk.faces import Faces
from ui.desk.hits import Hits
from ui.parts.portrait import Portrait


def paint(path, tone):
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(tone))
    assert image.save(str(path))


@pytest.fixture
def faces(qtbot, tasks, tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    return Faces(tasks, folder)


def twins(*photos):
    return [
        replace(NINO, uid=str(at), namesake=True, photo=photo) for at, photo in enumerate(photos)
    ]


def tone_of(frame):
    return frame.grab().toImage().pixelColor(frame.width() // 2, 4).name()


def test_the_photos_of_namesakes_come_after_the_rows_are_there(qtbot, faces, tmp_path):
    paint(tmp_path / "photos" / "red.png", "#cc2020")
    paint(tmp_path / "photos" / "blue.png", "#2020cc")
    made = Hits(LIGHT, twins("red.png", "blue.png", ""), 0, faces)
    qtbot.addWidget(made)
    frames = made.findChildren(Portrait)
    assert len(frames) == 3  # of one without a photo it is empty
    nobody = tone_of(frames[2])
    assert tone_of(frames[0]) == nobody
    qtbot.waitUntil(lambda: tone_of(frames[0]) == "#cc2020" and tone_of(frames[1]) == "#2020cc")
    assert tone_of(frames[2]) == nobody


def test_a_photo_that_was_read_is_there_at_once_the_next_time(qtbot, faces, tmp_path):
    paint(tmp_path / "photos" / "red.png", "#cc2020")
    with qtbot.waitSignal(faces.came):
        faces.ask(frozenset({"red.png"}))
    made = Hits(LIGHT, twins("red.png", "none.png"), 0, faces)
    qtbot.addWidget(made)
    assert tone_of(made.findChildren(Portrait)[0]) == "#cc2020"


def test_a_list_without_photos_has_no_room_for_them(qtbot, faces):
    made = Hits(LIGHT, twins("", ""), 0, faces)
    qtbot.addWidget(made)
    assert made.findChildren(Portrait) == []


def test_what_lies_elsewhere_or_is_no_picture_is_not_shown(qtbot, faces, tasks, tmp_path):
    paint(tmp_path / "secret.png", "#cc2020")
    (tmp_path / "photos" / "torn.jpg").write_bytes(b"torn")
    paint(tmp_path / "photos" / "last.png", "#2020cc")
    names = frozenset({"../secret.png", "torn.jpg", "last.png", "gone.png"})
    faces.ask(names)
    qtbot.waitUntil(lambda: not faces.find("last.png").isNull())
    done = []
    tasks.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert [name for name in sorted(names) if not faces.find(name).isNull()] == ["last.png"]
