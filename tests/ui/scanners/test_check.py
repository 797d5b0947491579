"""The scanner check: what is scanned there is judged, in words, and repaired for this desk."""

import pytest
from cable import Cable, needs_socat
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from checkin.pictures import codes_in, codes_in_file
from checkin.rules.diagnosing import TEST_CODE, Problem
from ui.main_window import MainWindow
from ui.scanners.check_words import words_of
from ui.settings.page import SettingsPage
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    page = SettingsPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.show()
    yield page
    page.close()


@pytest.fixture
def check(qtbot, page):
    check = page.check_scanner()
    qtbot.waitUntil(lambda: check.windowHandle() is not None)
    yield check
    check.accept()


def test_a_good_scanner_is_said_to_be(check, keys_of):
    keys_of(check).type(TEST_CODE, 5)
    assert check.sentences()[0][1] == "This scanner is set right"


def test_what_stands_before_a_code_is_repaired_for_this_desk(qtbot, check, page, listed, keys_of):
    keys_of(check).type(f"]Q1{TEST_CODE}", 60)
    assert check.found.problems == (Problem.PREFIX, Problem.SLOW)
    with qtbot.waitSignal(page.changed):
        check.repair()
    assert (listed.settings.scan_prefix, listed.settings.scan_gap_ms) == ("]Q1", 70)


def test_a_missing_enter_is_noticed_by_itself(qtbot, check, keys_of):
    keys_of(check).type(TEST_CODE, 5, end=None)
    qtbot.waitUntil(lambda: check.found is not None)
    assert check.found.problems == (Problem.NO_END,)


def test_tab_after_the_code_is_no_problem(check, keys_of):
    keys_of(check).type(TEST_CODE, 5, end=Qt.Key.Key_Tab)
    assert [state for state, *_ in check.sentences()] == ["info"]


def test_every_problem_has_words():
    for problem in Problem:
        assert all(words_of(problem, ("", "")))


def test_the_code_is_on_the_page_and_on_paper(check, tmp_path):
    check.save(tmp_path / "check.pdf")
    assert codes_in_file(tmp_path / "check.pdf") == (TEST_CODE,)
    check.grab().save(str(tmp_path / "check.png"))
    assert codes_in((tmp_path / "check.png").read_bytes(), "check.png") == (TEST_CODE,)


def test_a_closed_check_takes_no_keys(check, keys_of):
    keys = keys_of(check)
    check.accept()
    keys.type(TEST_CODE, 5)
    assert check.found is None


def test_a_code_that_comes_by_another_way_than_keys_is_judged_too(check):
    check.take_scan(TEST_CODE)
    assert "no layout can change it" in check.sentences()[0][2]
    check.take_scan(f"]Q1{TEST_CODE}")
    assert check.found.repairs == {"scan_prefix": "]Q1"}


def test_a_port_at_the_wrong_speed_is_tried_at_the_next(qtbot, check, page, listed):
    listed.choose(scan_port="/dev/ttyACM0")
    check.take_scan("\x80ÿ\x01å")
    assert check.sentences()[0][1] == "The letters arrive garbled"
    with qtbot.waitSignal(page.changed):
        check.repair()
    assert listed.settings.scan_rate == 115_200


@needs_socat
def test_a_serial_scanner_is_checked_over_its_wire(qtbot, listed, tmp_path):
    cable = Cable(tmp_path)
    cable.plug(qtbot)
    listed.choose(sounds=False, scan_port=str(cable.desk))
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    window.show_page("settings")
    qtbot.waitUntil(lambda: window.scanners.serial.state == "ready")
    check = window.pages["settings"].check_scanner()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is check)
    cable.send(f"]Q1{TEST_CODE}\r".encode())
    qtbot.waitUntil(lambda: check.found is not None)
    assert check.found.problems == (Problem.PREFIX,)
    check.repair()
    qtbot.waitUntil(lambda: window.scanners.settings.scan_prefix == "]Q1", timeout=20_000)
    cable.send(f"]Q1{TEST_CODE}\r".encode())
    qtbot.waitUntil(lambda: check.found is not None)
    assert check.found.problems == ()
    assert window.desk_page.scene.answer is None  # nobody is checked in by it
    check.accept()
    window.close()
    cable.pull()
