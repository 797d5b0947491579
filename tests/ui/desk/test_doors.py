"""Rules at the door, seen from the desk: where it stands, who is refused, who is let in anyway."""

import pytest
from PySide6.QtCore import Qt

from checkin.desk import Outcome, Place
from ui.desk.page import DeskPage
from ui.parts.basics import ActionButton
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    listed.programme.save_place(Place("", "Opera Hall", "inout", roles=("speaker",), capacity=9))
    page = DeskPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1180, 680)
    page.show()
    page.setFocus()
    page.refresh()
    qtbot.waitUntil(lambda: page.standing.here is not None)
    return page


def stand_in_the_hall(qtbot, page):
    qtbot.keyClick(page.box, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: page.scene.kind == "places")
    qtbot.keyClick(page.box, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.standing.here.name == "Opera Hall")


def test_two_keys_move_the_desk_and_it_is_remembered(qtbot, page):
    stand_in_the_hall(qtbot, page)
    assert page.scene.kind == "idle"
    assert page.desk.settings.checkpoint == "opera-hall"
    assert page.desk.status().checkpoint == "Opera Hall"


def test_a_refusal_says_why_and_leave_is_one_key_and_a_reason(qtbot, page):
    stand_in_the_hall(qtbot, page)
    page.enter("ticket-1")  # a volunteer
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.answer.outcome is Outcome.WRONG_ROLE
    assert "Opera Hall" in page.scene.saying.sentence
    qtbot.keyClick(page.box, Qt.Key.Key_F8)
    assert page.scene.kind == "consent"
    qtbot.keyClicks(page.box, "The minister asks")
    qtbot.keyClick(page.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    answer = page.scene.answer
    assert (answer.outcome, answer.consent) == (Outcome.ADMITTED, "The minister asks")
    assert "The minister asks" in page.scene.saying.sentence
    qtbot.waitUntil(lambda: page.standing.here.inside == 1)


def test_a_reason_given_often_is_one_key(qtbot, page):
    stand_in_the_hall(qtbot, page)
    page.enter("ticket-1")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    page.ask_consent()
    first = next(b for b in page.findChildren(ActionButton) if b.shortcut().toString() == "Alt+1")
    qtbot.waitUntil(first.isVisible)
    qtbot.keyClick(page.box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict" and bool(page.scene.answer.consent))


def test_who_is_in_goes_out_by_the_next_scan_and_esc_gives_no_leave(qtbot, page, clock):
    stand_in_the_hall(qtbot, page)
    page.enter("ticket-3")  # a speaker
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    clock.forward(minutes=1)
    page.enter("ticket-3")
    qtbot.waitUntil(lambda: page.scene.answer and page.scene.answer.outcome is Outcome.LEFT)
    clock.forward(minutes=1)
    page.enter("ticket-1")
    qtbot.waitUntil(lambda: page.scene.answer and page.scene.answer.outcome is Outcome.WRONG_ROLE)
    page.ask_consent()
    qtbot.keyClick(page.box, Qt.Key.Key_Escape)
    assert page.scene.kind == "person"
    outcomes = [scan.outcome for scan in page.desk.reception.last_scans()]
    assert outcomes == [Outcome.WRONG_ROLE, Outcome.LEFT, Outcome.ADMITTED]


def test_where_a_pin_is_set_only_a_supervisor_gives_leave(qtbot, page):
    assert page.desk.supervising.set_pin("4711")
    stand_in_the_hall(qtbot, page)
    page.enter("ticket-1")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    page.ask_consent()
    assert page.box.placeholderText() == "Type the reason here"
    page.enter("The minister asks")
    assert page.scene.kind == "pin"
    assert page.box.placeholderText() == "Type the supervisor's PIN here"
    assert page.box.echoMode() == page.box.EchoMode.Password
    with qtbot.waitSignal(page.failed) as told:
        page.enter("1234")
    assert told.args[0].code == "supervisor-needed"
    assert page.scene.kind == "pin"
    page.enter("4711")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.answer.consent == "The minister asks"
    assert page.box.echoMode() == page.box.EchoMode.Normal
    assert page.box.placeholderText() == "Scan a badge or type a name"
