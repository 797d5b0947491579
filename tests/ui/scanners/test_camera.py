"""The camera: codes held askew, dim and blurred are read once each, and nothing is made up."""

import pytest
from frames import as_image, chance_of, with_code, without_code
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from checkin.pictures import codes_in_grey
from ui.main_window import MainWindow
from ui.scanners.in_view import GONE_S, InView

pytest.importorskip(
    "PySide6.QtMultimedia",
    reason="QtMultimedia, of the extra camera, is not here",
    exc_type=ImportError,
)

# a machine without a screen lacks what the camera could draw with, and Qt says so
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")
CODE = "10010000012" + "3" * 15


@pytest.fixture
def camera(qtbot, desk):
    from ui.scanners.camera import CameraScanner

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    camera = CameraScanner(desk, window)
    camera.heard = []
    camera.scanned.connect(camera.heard.append)
    yield camera
    camera.stop()


def test_a_code_in_view_is_one_reading(qtbot, camera):
    image = as_image(with_code(CODE, 150, chance_of(1)))
    for _ in range(3):
        camera.look_at(image)
        qtbot.waitUntil(lambda: not camera._is_looking)
    assert camera.heard == [CODE]


def test_frames_come_through_the_video_sink(qtbot, camera):
    from PySide6.QtMultimedia import QVideoFrame

    image = as_image(with_code(CODE, 150, chance_of(2)))
    camera.sink.setVideoFrame(QVideoFrame(image.convertToFormat(QImage.Format.Format_RGBA8888)))
    qtbot.waitUntil(lambda: camera.heard == [CODE])


def test_a_code_is_read_again_once_it_has_left():
    now = [0.0]
    view = InView(lambda: now[0])
    assert view.fresh(["a", "b"]) == ["a", "b"]
    now[0] += GONE_S / 2
    assert view.fresh(["b", "c"]) == ["c"]
    now[0] += GONE_S * 0.8
    assert view.fresh(["a", "b"]) == ["a"]


def test_darkness_is_said(qtbot, camera):
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    camera.look_at(image)
    qtbot.waitUntil(lambda: camera.is_dark)


def test_the_view_is_a_mirror(camera):
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    for x in range(100):
        for y in range(0, 480):
            image.setPixel(x, y, 0xFFFFFFFF)
    camera.look_at(image)
    seen = camera.grab().toImage()
    assert seen.pixelColor(seen.width() - 5, 90).lightness() > 200
    assert seen.pixelColor(5, 90).lightness() < 50


def test_nearly_every_code_of_120_pixels_is_read():
    frames = [with_code(CODE, 120, chance_of(seed)) for seed in range(60)]
    read = [codes_in_grey(f.tobytes(), f.width, f.height, lines=False) for f in frames]
    assert set(read) <= {(CODE,), ()}
    assert read.count((CODE,)) >= 57


def test_nothing_is_read_where_nothing_is():
    for seed in range(60):
        frame = without_code(chance_of(seed))
        assert codes_in_grey(frame.tobytes(), frame.width, frame.height, lines=False) == ()


def test_a_code_held_before_the_camera_is_answered_on_the_desk(qtbot, listed):
    listed.choose(sounds=False, print_on_check_in=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    listed.choose(scan_camera=True)
    window.redress()
    assert window.scanners.camera.isVisible()
    window.scanners.camera.look_at(as_image(with_code("ticket-3", 150, chance_of(3))))
    qtbot.waitUntil(lambda: window.desk_page.band.saying.headline == "Admitted")
    listed.choose(scan_camera=False)
    window.redress()
    assert window.scanners.camera is None
    window.close()
