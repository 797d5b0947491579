"""The first start: three doors, and each of them opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checkin.desk import Desk
from ui.parts.basics import ActionButton
from ui.welcome import Welcome


@pytest.fixture
def home(monkeypatch, tmp_path):
    """Forums of this test stay in its own folder."""
    monkeypatch.setattr("ui.welcome.forums", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def welcome(qtbot, home):
    made = Welcome([home / "Spring.forum"])
    qtbot.addWidget(made)
    made.show()
    return made


def press(welcome, words):
    next(b for b in welcome.findChildren(ActionButton) if b.accessibleName() == words).click()


def said(welcome):
    return " ".join(label.text() for label in welcome.findChildren(QLabel) if label.isVisible())


def test_the_demo_is_one_click_and_complete(qtbot, welcome):
    with qtbot.waitSignal(welcome.opened) as opened:
        press(welcome, "Open the demo")
    with Desk(opened.args[0]) as desk:
        assert desk.people.page(limit=1).total == 445
    with qtbot.waitSignal(welcome.opened):  # what is there already is opened, not made again
        press(welcome, "Open the demo")


def test_a_forum_is_made_with_a_name_and_two_days(qtbot, welcome):
    press(welcome, "Make a forum…")
    qtbot.keyClicks(welcome.form.name, "Rivers: the/forum")
    welcome.form.zone.setCurrentText("Asia/Almaty")
    with qtbot.waitSignal(welcome.opened) as opened:
        qtbot.keyClick(welcome.form.name, Qt.Key.Key_Return)
    assert opened.args[0].name == "Rivers the forum.forum"
    with Desk(opened.args[0]) as desk:
        assert desk.forum.name == "Rivers: the/forum"
        assert desk.forum.timezone == "Asia/Almaty"


@pytest.mark.parametrize(("name", "zone"), [("", "Asia/Almaty"), ("Rivers", "Nowhere/Land")])
def test_what_is_missing_is_said_and_what_was_typed_stays(qtbot, welcome, home, name, zone):
    press(welcome, "Make a forum…")
    welcome.form.name.setText(name)
    welcome.form.place.setText("Astana")
    welcome.form.zone.setCurrentText(zone)
    welcome.form.finish()
    assert "no name" in said(welcome) or "time zone" in said(welcome)
    assert welcome.form.place.text() == "Astana"
    assert list(home.iterdir()) == []


def test_back_leads_to_the_doors_by_mouse_and_by_key(qtbot, welcome):
    press(welcome, "Make a forum…")
    press(welcome, "Back")
    assert "Welcome" in said(welcome)
    press(welcome, "Make a forum…")
    qtbot.keyClick(welcome.form.place, Qt.Key.Key_Escape)
    assert "Welcome" in said(welcome)


def test_a_forum_opened_before_is_offered_again(qtbot, welcome, home):
    with qtbot.waitSignal(welcome.opened) as opened:
        press(welcome, "Open again")
    assert opened.args == [home / "Spring.forum"]


def test_why_a_forum_could_not_be_opened_is_said_at_the_doors(qtbot, home):
    made = Welcome([], "There is no forum in /media/usb.")
    qtbot.addWidget(made)
    made.show()
    assert "no forum in /media/usb" in said(made)


def test_whoever_comes_again_goes_on_by_enter(qtbot, welcome, home):
    qtbot.waitUntil(lambda: welcome.focusWidget() is not None)
    assert welcome.focusWidget().accessibleName() == "Open again"
    with qtbot.waitSignal(welcome.opened) as opened:
        press(welcome, "Open again")
    assert opened.args[0] == home / "Spring.forum"


def test_a_time_zone_is_found_by_its_city(welcome):
    press(welcome, "Make a forum…")
    completer = welcome.form.zone.completer()
    completer.setCompletionPrefix("almaty")
    assert completer.currentCompletion() == "Asia/Almaty"
