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

from cameras import FedCameras

from ui.scanners.cameras import CameraPlace, chosen

BUILT_IN, ABOVE = CameraPlace("01", "Built in"), CameraPlace("02", "Above the desk")

# a machine without a screen lacks what the camera could draw with, and Qt says so
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")
CODE = "10010000012" + "3" * 15


@pytest.fixture
def camera(qtbot, desk):
    from ui.scanners.camera import CameraScanner

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    camera = CameraScanner(desk, window, FedCameras())
    camera.heard = []
    camera.scanned.connect(camera.heard.append)
    yield camera
    camera.stop()


def plug(camera, *places):
    """What is plugged in from now on."""
    camera._cameras.places = list(places)
    camera._cameras.changed.emit()


def test_frames_of_the_capture_session_are_read(qtbot, camera):
    camera.start()
    for seed in range(40):
        code = f"{CODE[:-2]}{seed:02d}"
        camera._cameras.feed(as_image(with_code(code, 120, chance_of(seed))))
        qtbot.waitUntil(lambda seed=seed: seen(camera, seed))
    assert len(camera.heard) >= 38
    assert set(camera.heard) <= {f"{CODE[:-2]}{seed:02d}" for seed in range(40)}


def seen(camera, seed):
    """Whether the frame has come through and been looked at, with or without a code."""
    return camera._cameras.frames == seed + 1 and not camera._is_looking


def test_frames_without_a_code_give_nothing(qtbot, camera):
    camera.start()
    for seed in range(40):
        camera._cameras.feed(as_image(without_code(chance_of(seed))))
        qtbot.waitUntil(lambda seed=seed: seen(camera, seed))
    assert camera.heard == []


def test_the_chosen_camera_is_used_and_found_again_after_unplugging(qtbot, camera):
    plug(camera, BUILT_IN, ABOVE)
    camera.start(ABOVE.number, ABOVE.words)
    assert (camera.place, camera.is_gone) == (ABOVE, False)
    with qtbot.waitSignal(camera.changed):
        plug(camera, BUILT_IN)
    assert (camera.place, camera.is_gone) == (None, True)  # never the other one unasked
    assert "unplugged" in camera.words_of_loss()
    again = CameraPlace("07", ABOVE.words)
    with qtbot.waitSignal(camera.changed):
        plug(camera, BUILT_IN, again)
    assert (camera.place, camera.is_gone) == (again, False)
    camera._cameras.feed(as_image(with_code(CODE, 150, chance_of(1))))
    qtbot.waitUntil(lambda: camera.heard == [CODE])


def test_without_a_choice_any_camera_will_do(camera):
    plug(camera, BUILT_IN, ABOVE)
    camera.start()
    assert camera.place == BUILT_IN
    plug(camera, ABOVE)
    assert camera.place == ABOVE


def test_a_camera_that_another_program_has_is_asked_again(qtbot, camera):
    camera._again.setInterval(10)
    camera.start()
    camera._cameras.failed.emit("Device busy.")
    assert "gives no picture: Device busy. Close" in camera.words_of_loss()
    qtbot.waitUntil(lambda: not camera.is_gone)


def test_a_mistake_of_ours_does_not_blind_the_camera(qtbot, camera):
    with qtbot.waitSignal(camera.crashed):
        camera._is_looking = True
        camera.tasks.run(lambda: 1 / 0, print)
    camera.look_at(as_image(with_code(CODE, 150, chance_of(1))))
    qtbot.waitUntil(lambda: camera.heard == [CODE])


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


def test_a_choice_is_found_by_its_words_where_its_number_changed():
    moved = CameraPlace("03", ABOVE.words)
    assert chosen([BUILT_IN, moved], ABOVE.number, ABOVE.words) == moved
    assert chosen([BUILT_IN], ABOVE.number, ABOVE.words) is None
    assert chosen([], "", "") is None


def test_a_camera_that_is_gone_is_said_in_the_status_bar(qtbot, listed):
    listed.choose(sounds=False, scan_camera=True, scan_camera_number="09", scan_camera_words="X")
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    assert [sign.words for sign in window.scanners.signs()] == ["The camera is gone"]
    window.close()
