"""A kiosk whose forum cannot be opened says so, to people and to staff, and tries again."""

import pytest
from helpers import Clock, make_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checkin.desk import make_forum
from ui.app import Kiosk
from ui.kiosk.closed import Closed
from ui.kiosk.window import KioskWindow


@pytest.fixture
def kiosk(qtbot, tmp_path):
    made = Kiosk(tmp_path / "late.forum")
    yield made
    if isinstance(made.window, KioskWindow):
        made.window.end()
    qtbot.addWidget(made.window)
    made.close()


def test_it_says_why_and_opens_once_the_forum_is_there(qtbot, kiosk, tmp_path):
    kiosk.open()
    assert isinstance(kiosk.window, Closed)
    assert not kiosk.was_open
    said = " ".join(each.text() for each in kiosk.window.findChildren(QLabel))
    assert "late.forum" in said
    assert "Please go to the desk." in said
    make_forum(tmp_path / "late.forum", make_plan(), Clock())
    qtbot.mouseClick(kiosk.window.retry, Qt.MouseButton.LeftButton)
    assert isinstance(kiosk.window, KioskWindow)
    assert kiosk.was_open


def test_a_damaged_forum_is_said_in_words_and_can_be_left(qtbot, kiosk, tmp_path):
    (tmp_path / "late.forum").mkdir()
    (tmp_path / "late.forum" / "desk.sqlite").write_text("no forum", "utf-8")
    kiosk.open()
    with qtbot.waitSignal(kiosk.ended):
        kiosk.window.left.emit()
