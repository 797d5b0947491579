"""The page of people: a real desk, real keys, and the whole list only as far as one looks."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from checkin.desk import JobState, LayoutRule
from checkin.desk import Question as Asked
from checkin.errors import ForumBusy
from ui.desk.hits import HitRow
from ui.parts.tables import CELL
from ui.people.correction import CorrectionDialog
from ui.people.model import CHUNK, Question
from ui.people.page import PeoplePage
from ui.style.tokens import theme_named

NINO = "ნინო ბერიძე"


def open_page(qtbot, desk, tasks, theme=None):
    page = PeoplePage(desk, tasks, theme or theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def page(qtbot, listed, tasks):
    page = open_page(qtbot, listed, tasks)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    return page


def names(page):
    rows = range(page.model.rowCount())
    return [page.model.index(row, 0).data(CELL).words for row in rows]


def look_at(qtbot, page, name):
    page.table.selectRow(names(page).index(name))
    qtbot.waitUntil(lambda: page.card.card is not None and page.card.isVisible())
    qtbot.waitUntil(lambda: page.card.card.person.display_name == name)
    return page.card


def press(qtbot, card, words):
    buttons = [b for b in card.findChildren(QPushButton) if b.accessibleName() == words]
    qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)


def test_a_person_stands_there_in_both_scripts(page):
    cell = page.model.index(names(page).index(NINO), 0).data(CELL)
    assert (cell.words, cell.sub) == (NINO, "Nino Beridze")


def test_words_narrow_the_list(qtbot, page):
    qtbot.keyClicks(page.filters.words, "beri")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert names(page) == [NINO]


def test_a_state_narrows_the_list(qtbot, page, listed):
    listed.reception.check_in("ticket-3")
    page.model.ask(Question(state="in"))
    qtbot.waitUntil(lambda: names(page) == [NINO])


def test_whoever_finds_nobody_is_led_back_to_everybody(qtbot, page):
    qtbot.keyClicks(page.filters.words, "qqqqqq")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.filters.reset()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)


def test_a_click_on_a_header_sorts_by_it(qtbot, page):
    page.table.horizontalHeader().sectionClicked.emit(2)
    qtbot.waitUntil(lambda: page.model.question.sort == "country")
    qtbot.waitUntil(lambda: names(page)[0] == NINO)  # Georgia


def test_the_keys_lead_from_the_box_to_the_table(qtbot, page):
    qtbot.keyClick(page.filters.words, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 0


def test_a_correction_keeps_what_the_list_said(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    press(qtbot, card, "Correct…")
    qtbot.waitUntil(lambda: page.correcting.dialog is not None)
    edit = page.correcting.dialog.edits["organisation"]
    edit.clear()
    qtbot.keyClicks(edit, "Rivers Without Borders")
    qtbot.mouseClick(page.correcting.dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.correcting.dialog.isVisible())
    person = listed.people.card(card.card.person.uid).person
    assert person.organisation == "Rivers Without Borders"
    assert person.corrected == {"organisation": "Rivers"}


def test_a_name_cannot_be_taken_away(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    page.correcting.correct(card.card.person.uid)
    qtbot.waitUntil(lambda: page.correcting.dialog is not None)
    page.correcting.dialog.edits["display_name"].clear()
    qtbot.mouseClick(page.correcting.dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "missing" in page.correcting.dialog._trouble.text())
    assert page.correcting.dialog.isVisible()
    assert listed.people.card(card.card.person.uid).person.display_name == NINO


def test_nothing_changed_writes_nothing(qtbot, page):
    card = look_at(qtbot, page, NINO)
    dialog = CorrectionDialog(theme_named("light"), card.card, page)
    assert dialog.changes() == {}


def test_withdrawing_asks_why_and_can_be_taken_back(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    uid = card.card.person.uid
    press(qtbot, card, "Withdraw…")
    press(qtbot, card, "Will not come")
    press(qtbot, card, "Withdraw")
    qtbot.waitUntil(lambda: listed.people.card(uid).person.reason == "Will not come")
    qtbot.waitUntil(lambda: card.card.state == "withdrawn")
    press(qtbot, card, "Let in again…")
    press(qtbot, card, "Withdrawn by mistake")
    press(qtbot, card, "Let in again")
    qtbot.waitUntil(lambda: card.card.state == "expected")


def test_a_deed_without_a_reason_is_not_done(qtbot, page):
    card = look_at(qtbot, page, NINO)
    press(qtbot, card, "Withdraw…")
    press(qtbot, card, "Withdraw")
    press(qtbot, card, "Cancel")
    assert card.card.state == "expected"


def test_a_check_in_from_the_list_wants_its_paper(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    with qtbot.waitSignal(page.paper_due):
        press(qtbot, card, "Check in")
    qtbot.waitUntil(lambda: card.card.state == "in")


def test_a_reprint_voids_the_old_badge(qtbot, page, listed):
    uid = listed.reception.check_in("ticket-3").uid
    listed.paper.print_next()
    card = look_at(qtbot, page, NINO)
    press(qtbot, card, "Reprint badge…")
    press(qtbot, card, "Lost")
    with qtbot.waitSignal(page.paper_due):
        press(qtbot, card, "Reprint")
    badges = listed.people.card(uid).badges
    assert [badge.void_reason for badge in badges] == ["", "lost"]
    assert badges[0].job is JobState.QUEUED


def test_an_empty_forum_says_what_to_do_next(qtbot, desk, tasks):
    page = open_page(qtbot, desk, tasks)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)


def test_a_long_list_is_read_only_where_one_looks(qtbot, desk, tasks, tmp_path):
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"{n}", f"Person {n:04}"] for n in range(CHUNK * 12)]
        csv.writer(file).writerows([["ID", "Full name"], *rows])
    desk.lists.apply(desk.lists.plan(*desk.lists.open(path)).plan)
    page = open_page(qtbot, desk, tasks)
    qtbot.waitUntil(lambda: page.model.rowCount() == CHUNK * 12)
    assert len(page.model._chunks) == 1
    page.table.scrollToBottom()
    last = page.model.index(CHUNK * 12 - 1, 0)
    qtbot.waitUntil(lambda: last.data(CELL).words == "Person 1199")
    assert len(page.model._chunks) <= 3


def test_the_page_can_be_dressed_anew_with_a_card_open(qtbot, page, theme):
    look_at(qtbot, page, NINO)
    page.set_theme(theme)
    qtbot.waitUntil(lambda: page.card.card is not None)
    assert page.card.card.person.display_name == NINO
    assert not page.grab().isNull()


def test_everybody_can_be_written_into_a_file(qtbot, page, tmp_path):
    dialog = page.export()
    assert dialog.proposed().name.startswith("delegates-")
    dialog.export("delegates", tmp_path / "everybody.csv")
    qtbot.waitUntil(lambda: dialog.exported is not None)
    assert dialog.exported.rows == 4
    dialog.reject()


def test_the_header_says_what_the_list_is_sorted_by(qtbot, page):
    header = page.model.headerData
    assert header(0, Qt.Orientation.Horizontal) == "Name ↓"
    page.table.horizontalHeader().sectionClicked.emit(1)
    qtbot.waitUntil(lambda: header(1, Qt.Orientation.Horizontal) == "Organisation ↓")


def test_a_badge_can_be_printed_before_anybody_has_come(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    with qtbot.waitSignal(page.paper_due):
        press(qtbot, card, "Print badge")
    assert [job.name for job in listed.paper.queue()] == [NINO]


def test_a_person_another_page_speaks_of_is_shown(qtbot, page, listed):
    page.open_person(listed.people.page("nino").lines[0].uid)
    qtbot.waitUntil(lambda: page.card.card is not None)
    assert page.card.card.person.display_name == NINO


def test_a_list_that_cannot_be_read_once_is_read_again(qtbot, page, listed, monkeypatch):
    def refuse(*_, **__):
        raise ForumBusy(path="desk.sqlite")

    with monkeypatch.context() as broken, qtbot.waitSignal(page.failed):
        broken.setattr(listed.people, "page", refuse)
        page.model.refresh()
    qtbot.keyClicks(page.filters.words, "beri")
    qtbot.waitUntil(lambda: names(page) == [NINO])


def test_two_records_of_one_person_become_one_and_two_again(qtbot, page, listed):
    twin = listed.people.register_walk_in({"display_name": "Nino Beridze", "phone": "0107 735"})
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    card = look_at(qtbot, page, NINO)
    kept = card.card.person.uid
    press(qtbot, card, "Same person…")
    qtbot.waitUntil(lambda: page.merging.dialog is not None)
    dialog = page.merging.dialog
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HitRow)))  # look-alikes, in another script
    qtbot.mouseClick(dialog.findChildren(HitRow)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.other is not None)
    assert dialog.other.person.uid == twin
    dialog.sides["phone"][1].radio.setChecked(True)
    press(qtbot, dialog, "Make them one")
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    person = listed.people.card(kept).person
    assert (person.display_name, person.phone) == (NINO, "0107 735")
    qtbot.waitUntil(lambda: bool(page.card.card.merged))
    press(qtbot, page.card, "Two people after all")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert listed.people.card(kept).person.phone == "+995 555 0107 734"


def test_a_merge_that_is_refused_says_why_and_stays(qtbot, page, listed):
    card = look_at(qtbot, page, NINO)
    twin = listed.people.register_walk_in({"display_name": "Nino Beridze"})
    listed.people.withdraw(twin, "banned")
    page.merging.begin(card.card.person.uid)
    qtbot.waitUntil(lambda: page.merging.dialog is not None)
    dialog = page.merging.dialog
    dialog.chosen.emit(twin)
    qtbot.waitUntil(lambda: dialog.other is not None)
    press(qtbot, dialog, "Make them one")
    qtbot.waitUntil(lambda: "withdrawn" in dialog._trouble.text())
    assert dialog.isVisible()


def test_the_document_is_seen_on_the_card_and_what_differs_is_put_right(qtbot, page, listed):
    listed.choose(document_step=True)
    card = look_at(qtbot, page, NINO)
    uid = card.card.person.uid
    press(qtbot, card, "Differs from the document…")
    qtbot.waitUntil(lambda: page.correcting.dialog is not None)
    qtbot.waitUntil(lambda: page.card.card.document.differs)
    page.correcting.dialog.reject()
    press(qtbot, page.card, "Passport")
    qtbot.waitUntil(lambda: not page.card.card.document.differs)
    assert listed.people.card(uid).document.kind == "passport"


def test_who_must_be_asked_first_is_opened_at_the_desk(qtbot, page, listed):
    listed.questions.save(Asked("", "yes-no", {"en": "By bus?"}))
    uid = listed.reception.search("Nino")[0].uid
    with qtbot.waitSignal(page.asked_for) as wanted:
        page.card.check_in_asked.emit(uid)
    assert wanted.args == ["desk", uid]
    assert listed.people.card(uid).scans == ()


def test_the_card_says_why_a_badge_has_another_layout(qtbot, page, listed):
    uid = listed.reception.search("nino")[0].uid
    listed.layout_rules.choose([LayoutRule("cr80", ("speaker",), ("GE",))])
    page.choose(uid)
    qtbot.waitUntil(lambda: "CR80" in page.card._known.layout.text())
    assert "rule 1" in page.card._known.layout.text()
    assert page.card._known.layout.isVisible()
