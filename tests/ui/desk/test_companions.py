"""Somebody who comes with a delegate, registered and found at the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checkin.desk import Outcome
from ui.desk.page import DeskPage
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    page = DeskPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_an_interpreter_is_registered_from_the_card_checked_in_and_found_again(qtbot, page, clock):
    page.enter("ticket-3")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    QTest.keyClick(page.box, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert page.scene.kind == "companion"
    page.stage.form.fill("display_name", "Giorgi Lomidze")
    page.stage.form.fill("position", "interpreter")
    page.stage.form.finish()
    qtbot.waitUntil(lambda: page.scene.kind == "person")
    card = page.scene.card
    assert (card.person.role, card.principal.name) == ("companion", "ნინო ბერიძე")
    clock.forward(seconds=5)
    page.enter("")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.answer.outcome is Outcome.ADMITTED
    page.stage.asked.emit("open", card.principal.uid)
    qtbot.waitUntil(lambda: page.scene.kind == "person")
    (line,) = page.scene.card.companions
    assert (line.name, line.position, line.state) == ("Giorgi Lomidze", "interpreter", "in")
    page.desk.people.withdraw(page.scene.card.person.uid, "ill")
    page.desk.reception.undo(page.desk.reception.last_scans()[0].scan)
    page.check_in(line.uid)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.answer.outcome is Outcome.PRINCIPAL_OUT
    assert "ნინო ბერიძე" in page.scene.saying.sentence


def test_esc_leaves_the_form_for_the_person(qtbot, page):
    page.enter("ticket-3")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    page.companion()
    page.leave()
    assert page.scene.kind == "person"
