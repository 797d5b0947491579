"""The scanner check: what is scanned there is judged, in words, and repaired for this desk."""

import pytest
from PySide6.QtCore import Qt

from checkin.pictures import codes_in, codes_in_file
from checkin.rules.diagnosing import TEST_CODE, Problem
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


def test_every_problem_has_words(check):
    for problem in Problem:
        assert all(check._words(problem))


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
