"""A portrait is taken with the desk's camera, upright, and kept only when somebody says so."""

import io
from functools import partial

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from ui.main_window import MainWindow
from ui.people.page import PeoplePage
from ui.style.tokens import theme_named

pytest.importorskip(
    "PySide6.QtMultimedia",
    reason="QtMultimedia, of the extra camera, is not here",
    exc_type=ImportError,
)

from cameras import FedCameras

from ui.people.portrait_camera import PortraitCamera
from ui.scanners.cameras import CameraPlace

# a machine without a screen lacks what the camera could draw with, and Qt says so
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


def allow(_asker, answer):
    answer(True)


def seen(left, right):
    """A frame of 640 x 480, the person's right hand in one colour, the left in another."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor(left))
    for x in range(320, 640):
        for y in range(0, 480, 479):
            image.setPixelColor(x, y, QColor(right))
    return image


def feed(qtbot, cameras, image):
    before = cameras.frames
    qtbot.waitUntil(lambda: cameras.feed(image))
    qtbot.waitUntil(lambda: cameras.frames > before)


@pytest.fixture
def opened(qtbot):
    def show(cameras, asking=allow, wanted=("", "")):
        made = PortraitCamera(theme_named("light"), wanted, None, cameras, asking)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def test_a_picture_is_taken_looked_at_and_kept(qtbot, opened):
    cameras = FedCameras()
    dialog = opened(cameras)
    kept = []
    dialog.taken.connect(kept.append)
    assert not dialog.shutter.isEnabled()
    feed(qtbot, cameras, seen("red", "blue"))
    qtbot.waitUntil(dialog.shutter.isEnabled)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.keeper.isVisible()
    assert kept == []
    dialog.once_more.click()
    assert dialog.shutter.isVisible()
    dialog.take()
    feed(qtbot, cameras, seen("green", "green"))  # the one that was taken stays
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    with Image.open(io.BytesIO(kept[0])) as picture:
        assert picture.size == (360, 480)
        red, green, _ = picture.convert("RGB").getpixel((10, 200))
    assert red > 200 > green
    assert not dialog.isVisible()


def test_no_camera_is_said_and_one_that_is_plugged_in_is_used(qtbot, opened):
    cameras = FedCameras()
    cameras.places = []
    dialog = opened(cameras)
    assert dialog.said == "There is no camera at this computer"
    cameras.places = [CameraPlace("01", "Desk camera")]
    cameras.changed.emit()
    assert dialog.said == ""
    feed(qtbot, cameras, seen("red", "red"))
    qtbot.waitUntil(dialog.shutter.isEnabled)
    dialog.take()
    cameras.places = []
    cameras.changed.emit()
    assert dialog.said == "The camera is unplugged"
    assert dialog.keeper.isVisible()  # what was taken can be kept still
    dialog.again()
    assert not dialog.shutter.isEnabled()


def test_a_camera_that_fails_and_one_that_may_not_be_used_say_so(opened):
    cameras = FedCameras()
    dialog = opened(cameras)
    cameras.failed.emit("Device is busy.")
    assert dialog.said == "The camera gives no picture: Device is busy"
    refused = opened(FedCameras(), asking=lambda _, answer: answer(False))
    assert "does not let Ashar use the camera" in refused.said


def test_another_camera_is_chosen_and_remembered(qtbot, opened):
    cameras = FedCameras()
    cameras.places = [CameraPlace("01", "Screen"), CameraPlace("02", "Desk")]
    dialog = opened(cameras, wanted=("02", "Desk"))
    assert dialog.choice.currentText() == "Desk"
    said = []
    dialog.camera_chosen.connect(lambda *place: said.append(place))
    dialog.choice.setCurrentIndex(0)
    dialog.choice.activated.emit(0)
    assert said == [("01", "Screen")]


def test_the_card_takes_the_picture_as_the_photo(qtbot, listed, tasks):
    page = PeoplePage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.show()
    uid = listed.reception.search("nino")[0].uid
    page.choose(uid)
    qtbot.waitUntil(lambda: page.card.photo is not None)
    cameras = FedCameras()
    page.portraits.make = partial(PortraitCamera, cameras=cameras, asking=allow)
    page.card.photo.camera.click()
    dialog = page.portraits.dialog
    feed(qtbot, cameras, seen("red", "red"))
    qtbot.waitUntil(dialog.shutter.isEnabled)
    dialog.take()
    dialog.keep()
    qtbot.waitUntil(lambda: listed.people.card(uid).person.photo != "")


def test_a_scanner_that_has_the_camera_lets_go_of_it_meanwhile(qtbot, listed, monkeypatch):
    window = MainWindow(listed)
    qtbot.addWidget(window)
    lent = []
    monkeypatch.setattr(window.scanners, "lend", lent.append)
    window.show_page("people")
    page = window.pages["people"]
    page.portraits.make = partial(PortraitCamera, cameras=FedCameras(), asking=allow)
    page.portraits.take("x")
    page.portraits.dialog.reject()
    assert lent == [True, False]
    window.close()
