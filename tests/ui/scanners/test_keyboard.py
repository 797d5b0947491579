"""A scanner's burst is told from typing, and leaves no trace where it lands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.scanners import keycodes
from ui.scanners.keyboard import KeyboardScanner

CODE = "10010001230123456789012345"
SCAN_MS, HAND_MS = 5, 120


@pytest.fixture
def window(qtbot):
    """A window with one field, a scanner's ear at it."""
    window = QWidget()
    window.field = QLineEdit()
    room = QVBoxLayout(window)
    room.addWidget(window.field)
    qtbot.addWidget(window)
    window.scanner = KeyboardScanner(window)
    window.heard = []
    window.scanner.scanned.connect(lambda meant, typed: window.heard.append((meant, typed)))
    window.scanner.install()
    window.show()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window


@pytest.fixture
def keys(window, keys_of):
    return keys_of(window)


@pytest.fixture
def put(qtbot, window):
    """Put a widget into the window and the focus into it."""

    def put(widget):
        window.layout().addWidget(widget)
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        return widget

    return put


@pytest.fixture
def as_on_x(monkeypatch):
    """Key numbers mean what they mean under X11, though there is no screen here."""
    monkeypatch.setattr(keycodes, "offset", lambda: 8)


def test_a_burst_is_a_scan_and_leaves_the_field_empty(window, keys):
    keys.type(CODE, SCAN_MS)
    assert window.heard == [(CODE, CODE)]
    assert window.field.text() == ""


def test_typing_is_never_a_scan(window, keys):
    entered = []
    window.field.returnPressed.connect(lambda: entered.append(window.field.text()))
    keys.type("Nursultan", HAND_MS)
    assert (window.heard, entered) == ([], ["Nursultan"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.integers(36, 400), min_size=6, max_size=40))
def test_no_rhythm_of_hands_is_a_scan(window, keys, gaps):
    window.field.clear()
    for gap in gaps:
        keys.type("a", gap, end=None)
    keys.pause(HAND_MS)
    keys.type("", HAND_MS)
    assert window.heard == []
    assert window.field.text() == "a" * len(gaps)


def test_half_a_name_and_what_was_marked_stay(window, keys):
    keys.type("Nur", HAND_MS, end=None)
    window.field.setSelection(2, -2)
    keys.pause(HAND_MS)
    keys.type(CODE, SCAN_MS)
    field = window.field
    assert (field.text(), field.selectedText(), field.cursorPosition()) == ("Nur", "Nu", 0)
    keys.pause(HAND_MS)
    keys.type("A", HAND_MS, end=None)
    assert field.text() == "Ar"


def test_a_scan_that_ends_in_tab_or_in_nothing_is_one_too(qtbot, window, keys):
    keys.type(CODE, SCAN_MS, end=Qt.Key.Key_Tab)
    assert window.heard == [(CODE, CODE)]
    assert window.field.hasFocus()
    keys.pause(HAND_MS)
    keys.type(CODE, SCAN_MS, end=None)
    qtbot.waitUntil(lambda: len(window.heard) == 2)
    assert window.field.text() == ""


@pytest.mark.parametrize("place", [1, 3, 8, 25])
def test_a_key_that_was_held_up_by_a_busy_computer_belongs_to_its_scan(window, keys, place):
    keys.type(CODE[:place], SCAN_MS, end=None)
    keys.pause(70)
    keys.type(CODE[place:], SCAN_MS)
    assert (window.heard, window.field.text()) == ([(CODE, CODE)], "")


def test_two_scans_without_enter_are_two(window, keys):
    keys.type(CODE, SCAN_MS, end=None)
    keys.pause(HAND_MS)
    keys.type("5jnmds3a", SCAN_MS)
    assert [meant for meant, _ in window.heard] == [CODE, "5jnmds3a"]


def test_a_contact_card_of_several_lines_is_one_reading(window, keys):
    card = "BEGIN:VCARD\nN:Li\nFN:Li\nEND:VCARD"
    for line in card.split("\n"):
        keys.type(line, SCAN_MS)
    keys.type(CODE, SCAN_MS)
    assert [meant for meant, _ in window.heard] == [card, CODE]
    assert window.field.text() == ""


@pytest.mark.parametrize(("end", "late_ms"), [(Qt.Key.Key_Return, 5), (None, 200)])
def test_a_second_or_a_late_enter_is_the_scanners_too(qtbot, window, keys, end, late_ms):
    entered = []
    window.field.returnPressed.connect(lambda: entered.append(window.field.text()))
    keys.type(CODE, SCAN_MS, end=end)
    keys.pause(late_ms)
    keys.type("", SCAN_MS)
    assert (entered, window.heard) == ([], [(CODE, CODE)])
    keys.pause(3 * HAND_MS)
    keys.type("", SCAN_MS)
    assert entered == [""]


def test_what_the_scanner_sends_around_a_code_is_left_out(window, keys):
    window.scanner.prefix, window.scanner.suffix = "]Q", "#"
    keys.type(f"]Q{CODE}#", SCAN_MS)
    assert window.heard == [(CODE, CODE)]


def test_keys_without_a_time_are_not_judged(window, keys_of):
    keys = keys_of(window)
    keys.at = 0
    keys.type(CODE, 0)
    assert (window.heard, window.field.text()) == ([], CODE)
    keys.at = 5_000
    keys.type(CODE, 0)
    assert (window.heard, window.field.text()) == ([], CODE * 2)


def test_a_key_held_down_is_not_a_scanner(window, keys):
    for _ in range(30):
        keys.at += 30
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True
        )
        event.setTimestamp(keys.at)
        QCoreApplication.sendEvent(window.windowHandle(), event)
    assert (window.heard, window.field.text()) == ([], "a" * 30)


def test_the_key_counts_not_the_letter_where_the_platform_says_which(window, keys, as_on_x):
    keys.type('"әіңғ,.үұқ', SCAN_MS, codes=range(10, 20))
    assert window.heard == [("1234567890", '"әіңғ,.үұқ')]


def test_shift_and_the_keypad_without_num_lock_are_read(window, keys, as_on_x):
    shift = Qt.KeyboardModifier.ShiftModifier
    keys.at += SCAN_MS
    keys.press("Ф", code=38, held=shift)
    for code in (87, 88, 89, 83, 84, 85):
        keys.at += SCAN_MS
        keys.press("", Qt.Key.Key_End, code=code)
    keys.press("\r", Qt.Key.Key_Return)
    assert [meant for meant, _ in window.heard] == ["A123456"]


def test_keys_the_system_keeps_for_accents_are_read_when_they_are_let_go(window, keys, as_on_x):
    for code in (10, 14, 15, 16, 17, 18, 11):  # a Vietnamese keyboard; the middle ones are accents
        keys.at += SCAN_MS
        if code in (10, 11):
            keys.press("ă", code=code)
        keys.press("", code=code, kind=QEvent.Type.KeyRelease)
    keys.press("\r", Qt.Key.Key_Return)
    assert [meant for meant, _ in window.heard] == ["1567892"]


def test_the_letter_after_a_kept_accent_is_read_as_shifted_too(window, keys, as_on_x):
    """As Qt and X do it for + and D on a Czech keyboard: of the second Shift only the end comes."""
    up, shift = QEvent.Type.KeyRelease, Qt.KeyboardModifier.ShiftModifier
    for code in range(10, 16):
        keys.at += SCAN_MS
        keys.press("ă", code=code)
        keys.press("", code=code, kind=up)
    keys.press("", Qt.Key.Key_Shift, code=50)
    for code in (21, 40):
        keys.at += SCAN_MS
        keys.press("", Qt.Key.Key_Shift, code=50, kind=up, held=shift)
        keys.press("", code=code, kind=up)
    keys.press("\r", Qt.Key.Key_Return)
    assert [meant for meant, _ in window.heard] == ["123456+D"]


@pytest.mark.parametrize("shift_goes_first", [True, False])
def test_a_shifted_key_kept_for_an_accent_is_read_as_shifted(
    window, keys, as_on_x, shift_goes_first
):
    up, shift = QEvent.Type.KeyRelease, Qt.KeyboardModifier.ShiftModifier
    for code in range(10, 16):
        keys.at += SCAN_MS
        keys.press("ă", code=code)
        keys.press("", code=code, kind=up)
    keys.at += SCAN_MS
    keys.press("", Qt.Key.Key_Shift, code=50)
    if shift_goes_first:
        keys.press("", Qt.Key.Key_Shift, code=50, kind=up, held=shift)
        keys.press("", code=34, kind=up)
    else:
        keys.press("", code=34, kind=up, held=shift)
        keys.press("", Qt.Key.Key_Shift, code=50, kind=up, held=shift)
    keys.press("", code=34, kind=up)  # the same key, kept as well, this time without Shift
    keys.press("\r", Qt.Key.Key_Return)
    assert [meant for meant, _ in window.heard] == ["123456{["]


def test_a_letter_the_system_composed_of_several_keys_leaves_no_trace(window, keys):
    keys.type(CODE[:8], SCAN_MS, end=None)
    event = QInputMethodEvent()
    event.setCommitString("لا")
    QCoreApplication.sendEvent(window.field, event)
    keys.type(CODE[8:], SCAN_MS)
    assert (window.heard, window.field.text()) == ([(CODE, CODE)], "")


def test_a_text_field_gets_its_lines_and_its_marking_back(window, keys, put):
    field = put(QPlainTextEdit("first\nsecond"))
    cursor = field.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    keys.type(CODE, SCAN_MS)
    assert len(window.heard) == 1
    assert field.toPlainText() == "first\nsecond"
    assert (field.textCursor().anchor(), field.textCursor().position()) == (2, 8)


def test_lists_choices_and_numbers_stay_as_they_were(window, keys, put):
    names, choice, number = QListWidget(), QComboBox(), QSpinBox()
    number.setRange(0, 10**9)
    number.setValue(7)
    for widget in (names, choice):
        widget.addItems(["Aigerim", "1001", "Nino"])
    names.setCurrentRow(2)
    choice.setCurrentIndex(2)
    for widget in (names, choice, number):
        put(widget)
        keys.pause(HAND_MS)
        keys.type(CODE, SCAN_MS)
    assert len(window.heard) == 3
    assert (names.currentRow(), choice.currentIndex(), number.value()) == (2, 2, 7)


def test_a_dialog_in_front_is_no_obstacle(qtbot, window, keys_of):
    dialog = QDialog(window)
    field = QLineEdit("kept")
    QVBoxLayout(dialog).addWidget(field)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    keys_of(dialog).type(CODE, SCAN_MS)
    assert window.heard == [(CODE, CODE)]
    assert (field.text(), dialog.isVisible()) == ("kept", True)


def test_a_field_that_is_gone_before_the_scan_ends_hurts_nobody(qtbot, window, keys, put):
    keys.type(CODE[:4], SCAN_MS, end=None)
    window.field.deleteLater()
    with qtbot.waitSignal(window.field.destroyed):
        pass
    put(QLineEdit())
    keys.type(CODE[4:], SCAN_MS)
    assert window.heard == [(CODE, CODE)]


def test_a_scanner_that_was_stopped_is_deaf(window, keys):
    window.scanner.stop()
    keys.type(CODE, SCAN_MS)
    assert (window.heard, window.field.text()) == ([], CODE)
