"""Delegation pick-up and returned badges at the window: real desk, real clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.people.page import PeoplePage


@pytest.fixture
def page(qtbot, listed, tasks, theme):
    made = PeoplePage(listed, tasks, theme)
    qtbot.addWidget(made)
    made.resize(1160, 620)
    made.show()
    made.refresh()
    made.paper_due.connect(lambda: print_all(listed))
    return made


def print_all(desk):
    while desk.paper.print_next():
        pass


def press(qtbot, widget, words):
    one = next(b for b in widget.findChildren(QPushButton) if b.accessibleName() == words)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def test_a_delegation_is_printed_and_handed_over_and_filtered_by(qtbot, page, listed):
    dialog = page.picking_up.begin()
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)  # Kazakhstan is the largest
    qtbot.keyClicks(dialog.scan, "ticket-3\r")
    qtbot.waitUntil(lambda: len(dialog.chosen()) == 3)
    dialog.hand.click()
    qtbot.waitUntil(lambda: "is missing" in said(dialog))  # who takes them
    dialog.taker.setText("Embassy of Kazakhstan, A. Omarov")
    dialog.paper.setCurrentText("Power of attorney")
    dialog.print_all.click()
    qtbot.waitUntil(lambda: all(one.line.printed for one in dialog.rows.values()), timeout=15_000)
    dialog.hand.click()
    qtbot.waitUntil(lambda: "Badges handed over: 3" in said(dialog))
    assert listed.people.page(state="handed").total == 3
    assert list((listed.folder / "exports").glob("sign-off-*.pdf"))
    dialog.reject()


def said(dialog):
    labels = [dialog._said.itemAt(n).widget() for n in range(dialog._said.count())]
    return " ".join(
        child.text() for box in labels if box for child in box.findChildren(object)
        if hasattr(child, "wordWrap")
    )  # fmt: skip


def test_returned_badges_are_scanned_in_one_after_another(qtbot, page, listed):
    uid = listed.reception.search("Nino")[0].uid
    listed.paper.print_first(uid)
    badge = listed.people.card(uid).badges[0]
    dialog = page.picking_up.take_back()
    qtbot.keyClicks(dialog.box, f"{badge.credential}\r")
    qtbot.waitUntil(lambda: dialog.count == 1)
    qtbot.keyClicks(dialog.box, "what is this\r")
    qtbot.waitUntil(lambda: dialog.box.text() == "")
    assert listed.people.card(uid).badges[0].returned_at is not None
    dialog.reject()


def test_a_lost_badge_is_blocked_from_the_card(qtbot, page, listed):
    uid = listed.reception.search("Nino")[0].uid
    listed.paper.print_first(uid)
    print_all(listed)
    page.choose(uid)
    qtbot.waitUntil(lambda: page.card.card is not None)
    press(qtbot, page.card, "Handed over")
    qtbot.waitUntil(lambda: page.card.card.badges[0].handed_at is not None)
    with qtbot.waitSignal(page.told):
        press(qtbot, page.card, "Lost: block it")
    assert listed.people.card(uid).badges[0].void_reason == "lost"
    assert list((listed.folder / "exports").glob("duplicate-*.pdf"))


def test_a_scan_into_an_open_dialog_checks_nobody_in(qtbot, listed):
    from ui.main_window import MainWindow

    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    window.show_page("people")
    dialog = window.pages["people"].picking_up.begin()
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)
    window._scanned("ticket-3")
    qtbot.waitUntil(lambda: len(dialog.rows) == 3)
    dialog.reject()
    assert listed.reception.last_scans() == []
    window.close()
