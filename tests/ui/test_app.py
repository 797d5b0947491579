"""Which window is open, and that closing loses nothing."""

import pytest

from checkin.desk import Desk, Outcome
from ui import recent
from ui.app import Windows
from ui.main_window import MainWindow
from ui.welcome import Welcome


@pytest.fixture
def windows(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.recent.own_settings", lambda: tmp_path / "own")
    made = Windows()
    yield made
    made.close()
    if made.window is not None:
        qtbot.addWidget(made.window)


def test_a_forum_opens_ready_for_the_first_scan(qtbot, windows, listed):
    listed.close()
    windows.open(listed.folder)
    assert isinstance(windows.window, MainWindow)
    assert "International Volunteer Forum" in windows.window.windowTitle()
    qtbot.waitUntil(windows.window.desk_page.box.hasFocus)


def test_a_folder_without_a_forum_leads_to_the_welcome_with_the_reason(windows, tmp_path):
    windows.open(tmp_path / "nothing")
    assert isinstance(windows.window, Welcome)


def test_what_was_opened_is_offered_next_time(windows, listed):
    listed.close()
    windows.open(listed.folder)
    windows.welcome()
    assert recent.forums() == [listed.folder.resolve()]


def test_closing_at_once_after_a_scan_keeps_it(qtbot, windows, listed):
    listed.choose(sounds=False)
    listed.close()
    windows.open(listed.folder)
    qtbot.waitUntil(windows.window.desk_page.box.hasFocus)
    qtbot.keyClicks(windows.window.desk_page.box, "ticket-3\r")
    windows.close()
    with Desk(listed.folder) as again:
        assert [scan.outcome for scan in again.reception.last_scans()] == [Outcome.ADMITTED]


def test_a_mistake_of_ours_is_told_and_the_window_stays(qtbot, windows, listed, caplog):
    listed.close()
    windows.open(listed.folder)
    with qtbot.waitSignal(windows.window.tasks.crashed):
        windows.crashed(KeyError, KeyError("x"), None)
    assert windows.window.isVisible()
    assert "a mistake of ours" in caplog.text


def test_a_window_opens_as_large_as_it_was_closed(windows, listed):
    listed.close()
    windows.open(listed.folder)
    windows.window.resize(1100, 650)
    windows.close()
    windows.open(listed.folder)
    size = windows.window.size()
    assert size.height() == 650
    assert size.width() == max(960, min(1100, room(windows)))


def room(windows):
    return windows.window.screen().availableGeometry().width()


def test_a_size_nobody_can_read_is_as_if_there_were_none(monkeypatch, tmp_path):
    monkeypatch.setattr("ui.recent.own_settings", lambda: tmp_path)
    (tmp_path / "window.json").write_text('{"width": "wide"}', "utf-8")
    assert recent.window_size() == (0, 0, False)
