"""The box: everything a scanner, a clipboard or a hurried hand may put into it."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame

from checkin.desk import Outcome
from ui.desk.box import LONGEST, Box, framed
from ui.desk.page import DeskPage
from ui.style.tokens import theme_named

NINO = "ნინო ბერიძე"
LIGHT = theme_named("light")


@pytest.fixture
def page(qtbot, listed, tasks):
    listed.reception.warm_up()
    page = DeskPage(listed, tasks, LIGHT)
    qtbot.addWidget(page)
    page.resize(1180, 680)
    page.show()
    page.setFocus()
    qtbot.waitUntil(page.box.hasFocus)
    return page


def settle(qtbot, tasks):
    """Wait until everything asked for so far has been answered."""
    with qtbot.waitSignal(tasks.crashed):
        tasks.run(lambda: 1 / 0, then=lambda _: None)


def outcomes(page):
    return [scan.outcome for scan in page.desk.reception.last_scans()]


def test_a_scan_behind_half_a_name_is_still_read(qtbot, page):
    qtbot.keyClicks(page.box, "Fai")
    qtbot.keyClicks(page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.card.person.display_name == NINO
    assert page.box.text() == ""


def test_five_megabytes_from_the_clipboard_do_not_hold_the_desk_up(qtbot, page):
    QApplication.clipboard().setText("Nino Beridze\n" * 400_000)
    start = time.monotonic()
    qtbot.keyClick(page.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(page.box.text()) <= LONGEST
    qtbot.keyClick(page.box, Qt.Key.Key_Return)
    qtbot.keyClicks(page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: Outcome.ADMITTED in outcomes(page))
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("noise", ["\0{}", "\x02{}\x03", "{}\x1d", "  {}\t", "\x1e{}\x04"])
def test_control_characters_of_a_scanner_are_no_part_of_the_code(qtbot, page, noise):
    page.box.setText(noise.format("ticket-3"))
    qtbot.keyClick(page.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outcomes(page) == [Outcome.ADMITTED])


def test_nothing_but_noise_does_nothing(qtbot, page, tasks):
    for noise in ("", "   ", "\t\t"):
        page.box.setText(noise)
        qtbot.keyClick(page.box, Qt.Key.Key_Return)
    settle(qtbot, tasks)
    assert outcomes(page) == []


def test_an_answer_to_words_that_are_gone_is_dropped(qtbot, page, tasks):
    qtbot.keyClicks(page.box, "Nino")
    qtbot.waitUntil(lambda: [hit.name for hit in page.scene.hits] == [NINO])
    page.box.setText("Fais")
    page._search()
    page.box.setText("Айгерім")  # typed on while the desk is still looking for the old words
    page.pause.stop()
    settle(qtbot, tasks)
    assert page.scene.query == "Nino"


def test_the_answer_to_a_search_does_not_cover_a_verdict(qtbot, page, tasks):
    qtbot.keyClicks(page.box, "Nin")
    page._search()
    page.box.setText("ticket-4")
    qtbot.keyClick(page.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    settle(qtbot, tasks)
    assert page.scene.kind == "verdict"


def test_arrows_move_and_never_leave_the_list(qtbot, page):
    page.box.setText("Айгерім")
    qtbot.waitUntil(lambda: len(page.scene.hits) == 2)
    for key, chosen in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 1),
                        (Qt.Key.Key_PageUp, 0)):  # fmt: skip
        qtbot.keyClick(page.box, key)
        assert page.scene.chosen == chosen
    assert page.box.text() == "Айгерім"


def test_the_frame_shows_where_the_keys_go_and_which_key_comes_back(qtbot):
    box = Box(LIGHT)
    frame = framed(LIGHT, box)
    qtbot.addWidget(frame)
    frame.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert frame.property("here")
    box.clearFocus()
    assert not frame.property("here")
    words = [part.text() for part in frame.findChildren(QFrame) if hasattr(part, "text")]
    assert "F3" in words
    box.setText("N")
    words = [part.text() for part in frame.findChildren(QFrame) if hasattr(part, "text")]
    assert "Esc" in words


def test_ctrl_z_is_left_to_the_page(qtbot, page):
    qtbot.keyClicks(page.box, "Nin")
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(page.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.box.text() == "Nin"
