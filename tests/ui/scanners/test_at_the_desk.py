"""A scan at the desk, whatever the window shows: one verdict, and nothing lost that was typed."""

import pytest
from PySide6.QtWidgets import QApplication

from checkin.desk import Outcome
from ui.desk.page import PAUSE_MS
from ui.main_window import MainWindow

SCAN_MS, HAND_MS = 5, 120


@pytest.fixture
def window(qtbot, listed):
    listed.choose(sounds=False, print_on_check_in=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.resize(1180, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.desk_page.box.hasFocus)
    yield window
    window.close()


@pytest.fixture
def keys(window, keys_of):
    return keys_of(window)


@pytest.fixture
def verdict(qtbot, window):
    """Wait for the next verdict; the answer."""

    def verdict(headline):
        qtbot.waitUntil(lambda: window.desk_page.band.saying.headline == headline)
        return window.desk_page.scene.answer

    return verdict


def outcomes(window):
    return [scan.outcome for scan in window.desk.reception.last_scans(20)]


def test_a_scan_leaves_half_a_name_in_the_box(qtbot, window, keys, verdict):
    keys.type("Fai", HAND_MS, end=None)
    keys.pause(HAND_MS)
    keys.type("ticket-3", SCAN_MS)
    assert verdict("Admitted").uid
    assert window.desk_page.box.text() == "Fai"
    qtbot.wait(2 * PAUSE_MS)
    assert window.desk_page.band.saying.headline == "Admitted"


def test_a_scan_on_another_page_brings_the_desk_page_forward(window, keys, verdict):
    window.show_page("people")
    QApplication.processEvents()
    keys.type("ticket-3", SCAN_MS)
    assert verdict("Admitted")
    assert window.desk_page.isVisible()


def test_a_ticket_typed_on_a_kazakh_keyboard_is_read(window, keys, verdict):
    with_letters = "ешслуе-3".replace("-3", "өі")  # ticket-3, as Kazakh keys write it
    keys.type(with_letters, SCAN_MS)
    assert verdict("Admitted").text == with_letters


def test_a_code_held_before_the_scanner_is_one_reading(qtbot, window, keys, verdict):
    for _ in range(3):
        keys.type("ticket-3", SCAN_MS)
        keys.pause(HAND_MS)
    verdict("Admitted")
    keys.type("ticket-4", SCAN_MS)
    qtbot.waitUntil(lambda: len(outcomes(window)) == 2)
    assert outcomes(window) == [Outcome.ADMITTED, Outcome.ADMITTED]


def test_two_codes_in_one_go_are_two_readings_and_trouble_is_shown(window, keys, verdict):
    keys.type("ticket-3", SCAN_MS)
    verdict("Admitted")
    keys.pause(HAND_MS)
    keys.type("ticket-3ticket-4", SCAN_MS)
    assert verdict("Already in since 08:30").text == "ticket-3"
    assert sorted(outcomes(window)) == ["admitted", "admitted", "already-in"]


def test_a_name_in_a_code_admits_nobody(window, keys, verdict):
    keys.type("Nino Beridze", SCAN_MS)
    assert verdict("This code is not ours").uid == ""
    assert window.desk.reports.figures().counts.present == 0


@pytest.mark.parametrize(
    "more", ["", "NOTE:" + "as long as the notes of some people are " * 12 + ";"]
)
def test_a_contact_card_is_looked_up_and_admits_nobody(qtbot, window, keys, more):
    keys.type(f"MECARD:{more}N:Beridze,Nino;EMAIL:nino@rivers.example;;", SCAN_MS)
    qtbot.waitUntil(lambda: window.desk_page.scene.kind == "hits")
    assert [hit.latin_name for hit in window.desk_page.scene.hits] == ["Nino Beridze"]
    assert outcomes(window) == [Outcome.UNKNOWN]


def test_an_indico_code_is_called_what_it_is(window, keys, verdict):
    keys.type('{"i":[2,"https://indico.example","rY7TwiO7TOWz6ZsJd1jT8g=="]}', SCAN_MS)
    assert verdict("This is an Indico code").reason == "indico-code"


def test_ten_unknown_codes_raise_an_alarm_that_stays(qtbot, window, keys):
    for number in range(10):
        keys.pause(HAND_MS)
        keys.type(f"unknown-{number}", SCAN_MS)
    qtbot.waitUntil(lambda: window._bar.message is not None)
    assert window._bar.message[1] == "Ten unknown codes within a minute"
