"""The page of the diary: sentences, choosing, undoing, reading on."""

import pytest

from ui.diary.page import DiaryPageView
from ui.diary.sentences import sentence
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks, clock):
    listed.choose(operator="Dana")
    clock.forward(minutes=1)
    listed.reception.check_in("ticket-3", paper=False)
    listed.reception.check_in("nobody's")
    page = DiaryPageView(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.lines))
    return page


def test_it_reads_like_a_diary(page):
    said = [sentence(line).replace("\u2068", "").replace("\u2069", "") for line in page.lines]
    assert said[0] == "Nobody is known by a code read at Main entrance."
    assert said[1] == "ნინო ბერიძე was checked in at Main entrance."
    assert not page.grab().isNull()


def test_what_is_chosen_is_undone(qtbot, page, listed):
    page.table.selectRow(1)
    assert page.undo_button.isEnabled()
    page.undo()
    qtbot.waitUntil(lambda: page.lines[0].kind == "scan-undone")
    assert listed.reports.figures().counts.present == 0


def test_what_nobody_can_undo_offers_nothing(page):
    page.table.selectRow(0)
    assert not page.undo_button.isEnabled()


def test_why_something_stays_is_said(page):
    page.table.selectRow(0)
    assert "let nobody in" in page._why.text()


def test_one_person_is_shown_alone_and_everybody_again(qtbot, page):
    page.table.selectRow(1)
    page.only_button.click()
    qtbot.waitUntil(lambda: {line.name for line in page.lines} == {"ნინო ბერიძე"})
    page.filters.group.setCurrentIndex(page.filters.group.findData("people"))
    qtbot.waitUntil(lambda: [line.kind for line in page.lines] == ["delegate-registered"])
    page.open_person("")
    qtbot.waitUntil(lambda: len(page.lines) == 4)


def test_words_operator_and_time_narrow_it(qtbot, page):
    page.filters.words.setText("beridze")
    qtbot.waitUntil(lambda: len(page.lines) == 2)
    page.filters.when.setCurrentIndex(page.filters.when.findData("1"))
    page.filters.operator.setCurrentIndex(page.filters.operator.findData("Dana"))
    qtbot.waitUntil(lambda: [line.kind for line in page.lines] == ["scanned"])
    with qtbot.waitSignal(page.asked_for) as asked:
        page.table.selectRow(0)
        page.person_button.click()
    assert asked.args == ["people", page.lines[0].uid]


def test_one_group_is_shown(qtbot, page):
    page.choose("people")
    qtbot.waitUntil(lambda: {line.kind for line in page.lines} == {"delegate-registered"})


def test_it_reads_on_at_the_end(qtbot, page, listed):
    for _ in range(130):
        listed.reception.check_in("nobody's")
    page.refresh()
    qtbot.waitUntil(lambda: len(page.lines) == 100)
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(page.lines) > 130)


def test_it_can_be_dressed_anew(page, theme):
    page.set_theme(theme)
    assert not page.grab().isNull()
