"""The page of paper: trouble first, nothing lost, one button that mends it."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel

from checkin.desk import Correction, JobState, PrinterInfo, Target
from ui.messages import signs_of
from ui.paper.batches import batch_words
from ui.paper.page import PaperPage
from ui.paper.printers import PrinterCard, with_ours
from ui.paper.rolls import roll_words
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    listed.paper.choose("folder", str(listed.folder / "gone" / "away"))
    for ticket in ("ticket-3", "ticket-4"):
        listed.reception.check_in(ticket)
    listed.paper.print_next()
    page = PaperPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page._work is not None and bool(page._printers))
    return page


def states(desk):
    return sorted(job.state for job in desk.paper.queue())


def choose(page, state):
    number = next(n for n, job in enumerate(page._work.jobs) if job.state is state)
    page.queue.table.selectRow(number)


def test_what_waits_stands_first_with_its_reason(page):
    first = page._work.jobs[0]
    assert first.state is JobState.WAITING
    assert "did not take the badge" in first.reason
    assert page._trouble_room.count() == 1


def test_choosing_another_printer_sends_what_waits(qtbot, page, listed):
    with qtbot.waitSignal(page.paper_due):
        page.choose_printer("folder", "")
    assert states(listed) == [JobState.QUEUED, JobState.QUEUED]
    while listed.paper.print_next():
        pass
    page.refresh()
    qtbot.waitUntil(lambda: page._trouble_room.count() == 0)
    assert states(listed) == [JobState.DONE, JobState.DONE]


def test_a_badge_that_came_out_is_not_sent_again(qtbot, page, listed):
    choose(page, JobState.WAITING)
    page.queue.came_out.click()
    qtbot.waitUntil(lambda: states(listed) == [JobState.DONE, JobState.QUEUED])


def test_one_badge_can_be_sent_again(qtbot, page, listed):
    choose(page, JobState.WAITING)
    with qtbot.waitSignal(page.paper_due):
        page.queue.retry.click()
    assert states(listed) == [JobState.QUEUED, JobState.QUEUED]


def test_one_badge_can_be_given_up(qtbot, page, listed):
    choose(page, JobState.QUEUED)
    assert not page.queue.came_out.isEnabled()
    page.queue.cancel.click()
    qtbot.waitUntil(lambda: states(listed) == [JobState.CANCELLED, JobState.WAITING])


def test_the_person_of_a_badge_is_one_click_away(qtbot, page):
    choose(page, JobState.WAITING)
    with qtbot.waitSignal(page.asked_for) as asked:
        page.queue.person.click()
    assert asked.args == ["people", page._work.jobs[0].uid]


def test_a_printer_that_is_gone_is_shown_as_gone(listed):
    folder = PrinterInfo("folder", "", "Folder")
    listed.paper.choose("cups", "Zebra-1")
    shown = with_ours([folder], listed.settings)
    assert [(each.name, each.state) for each in shown] == [
        ("Folder", "ready"),
        ("Zebra-1", "stopped"),
    ]


def test_nothing_to_print_is_said(qtbot, desk, tasks):
    page = PaperPage(desk, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: page._work is not None)
    assert page._stack.currentIndex() == 1


def test_the_page_can_be_dressed_anew(page, theme):
    page.set_theme(theme)
    assert page.queue.model.rowCount() == 2
    assert not page.grab().isNull()


def open_trial(qtbot, page, target):
    page.asking.dialog = None
    page._printer_room.itemAt(0).widget().test_asked.emit(target)
    qtbot.waitUntil(lambda: page.asking.dialog is not None)
    return page.asking.dialog


def test_a_test_page_says_how_the_printer_calls_it_or_why_not(qtbot, page, listed):
    dialog = open_trial(qtbot, page, Target("folder", listed.settings.printer))
    with qtbot.waitSignal(page.failed) as failed:
        dialog._print()
    assert "gone" in str(failed.args[0])
    dialog = open_trial(qtbot, page, Target("folder", ""))
    with qtbot.waitSignal(page.told) as told:
        dialog._print()
    assert "test" in told.args[2]
    assert (listed.folder / "paper" / "test.pdf").exists()


def test_what_was_measured_is_kept_and_can_be_forgotten(qtbot, page, listed):
    here = Target("folder", "")
    dialog = open_trial(qtbot, page, here)
    assert not dialog.keep.isEnabled()  # nothing is off
    dialog.fields[0].setValue(6.2)
    assert "1.2 mm to the left" in dialog.said.text()
    dialog.fields[2].setValue(30)
    assert not dialog.keep.isEnabled()
    assert "measure again" in dialog.said.text()
    dialog.fields[2].setValue(95)
    with qtbot.waitSignal(page.asking.kept):
        dialog.keep.click()
    assert listed.paper.trials.correction(here).x_mm == -1.2
    dialog = open_trial(qtbot, page, here)
    with qtbot.waitSignal(page.asking.kept):
        dialog.forget.click()
    assert listed.paper.trials.correction(here) == Correction()


def test_the_codes_a_scanner_could_read_are_said(qtbot, page):
    dialog = open_trial(qtbot, page, Target("folder", ""))
    before = dialog.read.text()
    dialog.take_scan("9" * 26)
    assert dialog.read.text() == before
    dialog.take_scan("ASHAR-33-100")
    dialog.take_scan("ASHAR-40-25")
    assert dialog.read.text() == "Codes read: 0.33 mm at 100 %, 0.4 mm at 25 %"


def test_a_label_printer_is_chosen_by_its_make_and_address(qtbot, page, listed):
    page.add_label_printer()
    dialog = page.asking.dialog
    assert not dialog.use.isEnabled()
    dialog.make.setCurrentIndex(1)
    dialog.address.setText(" 192.0.2.7 ")
    dialog.use.click()
    qtbot.waitUntil(lambda: listed.settings.printer == "192.0.2.7")
    assert listed.settings.printer_kind == "brother"
    shown = with_ours([PrinterInfo("folder", "", "Folder")], listed.settings)
    assert (shown[-1].name, shown[-1].state) == ("Brother QL 192.0.2.7", "ready")


def test_one_badge_is_printed_elsewhere_from_the_menu(qtbot, page, listed):
    choose(page, JobState.WAITING)
    folder = page.queue.move_menu.actions()[0]
    with qtbot.waitSignal(page.paper_due):
        folder.trigger()
    assert listed.paper.print_next().problem == ""
    assert JobState.DONE in states(listed)


def test_printing_is_paused_and_goes_on(qtbot, page, listed):
    page.rest.click()
    qtbot.waitUntil(lambda: listed.settings.printing_paused and page.rest.isHidden())
    assert listed.status().is_paused
    page.pause(False)
    qtbot.waitUntil(lambda: not listed.settings.printing_paused)


def test_a_pause_can_be_ended_while_something_is_wrong_too(qtbot, page, listed):
    page.pause(True)
    qtbot.waitUntil(lambda: page._trouble_room.count() == 2)  # the pause, and the trouble


def test_one_printer_rests_by_its_menu(qtbot, page, listed):
    ours = Target("folder", listed.settings.printer)
    page._printer_room.itemAt(0).widget().menus[ours].actions()[0].trigger()
    qtbot.waitUntil(lambda: ours in page._work.choice.paused)
    assert page._printer_room.itemAt(0).widget().menus[ours].actions()[0].text() == "Go on"


def test_another_printer_is_offered_for_what_waits(qtbot, page, listed):
    listed.paper.choosing.send_to("", [Target("folder", "")])
    page.refresh()
    qtbot.waitUntil(lambda: page._work.offered is not None)
    page.go_on_at(page._work.offered)
    qtbot.waitUntil(lambda: JobState.WAITING not in states(listed))
    assert listed.paper.print_next().problem == ""


def test_who_prints_where_is_kept_as_it_is_chosen(qtbot, page, listed):
    page.ask_who_prints()
    qtbot.waitUntil(lambda: page.asking.dialog is not None)
    dialog = page.asking.dialog
    first, _, layout = dialog.boxes["role:speaker"]
    layout.setCurrentIndex(layout.findData("cr80"))
    first.setCurrentIndex(1)
    with qtbot.waitSignal(page.asking.kept):
        first.activated.emit(1)
    chosen = listed.paper.choosing.chosen()
    assert chosen.orders == {"role:speaker": (Target("folder", ""),)}
    assert chosen.layouts == {"role:speaker": "cr80"}
    team = dialog.teams[Target("folder", "")]
    team.setCurrentIndex(1)
    with qtbot.waitSignal(page.asking.kept):
        team.activated.emit(1)
    with qtbot.waitSignal(page.asking.kept):
        dialog.over.click()
    chosen = listed.paper.choosing.chosen()
    assert (chosen.teams, chosen.takes_over) == ({Target("folder", ""): "A"}, True)


def test_jobs_are_dragged_onto_another_printer(qtbot, page, listed):
    page.queue.table.selectAll()
    assert len(page.queue.chosen()) == 2
    mime = page.queue.model.mimeData(page.queue.table.selectedIndexes())
    cards = page._printer_room.itemAt(0).widget().findChildren(PrinterCard)
    here = QPointF(10, 10)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(here.toPoint(), Qt.DropAction.MoveAction, mime, buttons, keys)
    cards[0].dragEnterEvent(enter)
    assert enter.isAccepted()
    cards[0].dropEvent(QDropEvent(here, Qt.DropAction.MoveAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: states(listed) == [JobState.QUEUED, JobState.QUEUED])
    while listed.paper.print_next():
        pass
    assert states(listed) == [JobState.DONE, JobState.DONE]


def test_something_else_cannot_be_dropped_on_a_printer(page):
    card = page._printer_room.itemAt(0).widget().findChildren(PrinterCard)[0]
    other = QMimeData()
    other.setText("7")
    enter = QDragEnterEvent(
        QPoint(1, 1), Qt.DropAction.MoveAction, other, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter.ignore()
    card.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_queue_is_searched_and_narrowed(qtbot, page, listed):
    page.queue.filter.words.setText("БЕРИДЗЕ нино")
    qtbot.waitUntil(lambda: page._work.jobs == ())
    page.queue.filter.words.setText("ბერ")
    qtbot.waitUntil(lambda: [job.name for job in page._work.jobs] == ["ნინო ბერიძე"])
    page.queue.filter.words.clear()
    group = page.queue.filter.group
    group.setCurrentIndex(group.findData("asks"))
    group.activated.emit(group.currentIndex())
    qtbot.waitUntil(lambda: [job.state for job in page._work.jobs] == [JobState.WAITING])
    page.set_theme(theme_named("dark"))
    assert page.queue.filter.question()[0] == (JobState.WAITING, JobState.FAILED)


def test_a_printed_badge_is_printed_again_only_for_a_reason(qtbot, page, listed):
    page.choose_printer("folder", "")
    qtbot.waitUntil(lambda: states(listed) == [JobState.QUEUED, JobState.QUEUED])
    while listed.paper.print_next():
        pass
    page.refresh()
    qtbot.waitUntil(lambda: page._work.counts == {JobState.DONE: 2})
    choose(page, JobState.DONE)
    page.queue.again.click()
    form = page.asking.dialog.form
    assert not form.do.isEnabled()
    form.edit.setText("Lost")
    with qtbot.waitSignal(page.asking.kept):
        form.do.click()
    assert states(listed) == [JobState.DONE, JobState.DONE, JobState.QUEUED]


def test_a_new_roll_is_counted_and_said_on_the_card_and_below(qtbot, page, listed):
    ours = Target("folder", listed.settings.printer)
    page._printer_room.itemAt(0).widget().roll_asked.emit(ours, "Zebra", 0)
    page.asking.dialog.labels.setValue(1)
    with qtbot.waitSignal(page.asking.kept):
        page.asking.dialog.keep.click()
    qtbot.waitUntil(lambda: ours in page._work.rolls)
    roll = listed.status().roll
    assert (roll.left, roll.is_low) == (1, True)
    said = signs_of(replace(listed.status(), waiting=0, printer_problem=""), "Dana")[0]
    assert (said.words, said.state) == ("Labels left: about 1", "warn")
    assert "until 10:25" in roll_words(replace(roll, until=datetime(2026, 6, 20, 10, 25)))
    assert "used up" in roll_words(replace(roll, left=0))
    assert "enough" in roll_words(replace(roll, is_enough=True))


@pytest.fixture
def batch(qtbot, page, listed):
    """Four badges on four pages, of which the second could not be printed."""
    uids = [job.uid for job in listed.paper.queue()]
    for job in listed.paper.queue():
        listed.paper.cancel(job.id)
    uids += [listed.people.register_walk_in({"display_name": f"Әлия {n}"}) for n in range(2)]
    started = listed.paper.batches.start("Labels", uids, "label-62x100").batch
    listed.paper.choose("folder", "")
    listed.paper.print_next()
    listed.paper.choose("folder", str(listed.folder / "gone" / "away"))
    listed.paper.print_next()
    page.refresh()
    qtbot.waitUntil(lambda: page._batch_room.count() == 1)
    return started


def test_a_batch_says_how_far_it_is_and_goes_on(qtbot, page, listed, batch):
    (line,) = page._work.batches
    assert batch_words(line) == "1 of 4 badges printed; it stopped at page 2 of 4"
    listed.paper.choose("folder", "")
    with qtbot.waitSignal(page.paper_due):
        page._batch_room.itemAt(0).widget().retry_asked.emit(batch)
    while listed.paper.print_next():
        pass
    page.refresh()
    qtbot.waitUntil(lambda: page._batch_room.count() == 0)  # it is over


def test_who_looks_into_the_tray_says_where_a_batch_goes_on(qtbot, page, listed, batch):
    page._batch_room.itemAt(0).widget().tray_asked.emit(page._work.batches[0])
    dialog = page.asking.dialog
    assert "it goes on at page 2 of 4" in dialog.said.text()
    dialog.page.setValue(4)
    assert "All pages" in dialog.said.text()
    dialog.page.setValue(0)
    assert "from the beginning" in dialog.said.text()
    with qtbot.waitSignal(page.asking.kept):
        dialog.do.click()
    assert listed.paper.batches.lines()[0].on_the_way == 4


def test_the_rest_of_a_batch_is_given_up(qtbot, page, listed, batch):
    page._batch_room.itemAt(0).widget().cancel_asked.emit(batch)
    qtbot.waitUntil(lambda: listed.paper.batches.lines()[0].is_over)
    assert listed.paper.batches.lines()[0].cancelled == 3


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_key_offers_other_printers_for_the_chosen_badge(qtbot, page):
    page.queue.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert not page.queue.move_menu.isVisible()  # nothing is chosen
    choose(page, JobState.WAITING)
    page.queue.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert page.queue.move_menu.isVisible()
    page.queue.move_menu.close()


def test_a_card_says_in_which_team_its_printer_works(qtbot, page, listed):
    listed.paper.choosing.put_in_team(Target("folder", ""), "B")
    page.refresh()
    qtbot.waitUntil(lambda: bool(page._work.choice.teams))
    said = [label.text() for label in page._printer_room.itemAt(0).widget().findChildren(QLabel)]
    assert "Team B" in said
