"""The page of attendance: sums that add up, files that are written, an evening that is proven."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checkin.desk import Choice, Figure
from checkin.desk.evening import FILES
from ui.attendance.page import AttendancePage
from ui.attendance.sums import Number, Sums
from ui.parts.bars import SideBars, TimeBars
from ui.style.tokens import theme_named


def open_page(qtbot, desk, tasks, theme=None):
    page = AttendancePage(desk, tasks, theme or theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.figures is not None)
    return page


@pytest.fixture
def page(qtbot, listed, tasks):
    listed.reception.check_in("ticket-3")
    return open_page(qtbot, listed, tasks)


def said_in(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def said(page):
    return page.findChildren(Sums)[-1].accessibleName()


def test_the_sum_adds_up(page):
    assert said(page) == "1 here, 3 still expected, 0 withdrawn: 4 people"


def test_somebody_who_arrives_is_counted_at_the_next_look(qtbot, page, listed):
    listed.reception.check_in("ticket-4")
    page._timer.timeout.emit()
    qtbot.waitUntil(lambda: page.figures.counts.present == 2)
    assert said(page).startswith("2 here")


def test_it_counts_only_while_somebody_looks(page):
    assert page._timer.isActive()
    page.hide()
    assert not page._timer.isActive()


def test_another_day_is_counted_for_itself(qtbot, page):
    page.choose(Choice("2026-06-21"))
    qtbot.waitUntil(lambda: page.figures.counts.present == 0)


def numbers(page):
    return {each.accessibleName(): each for each in page.findChildren(Number) if each.isVisible()}


def test_a_number_opens_its_people_who_are_searched_and_opened(qtbot, page, listed):
    listed.reception.check_in("ticket-4")
    page.refresh()
    qtbot.waitUntil(lambda: "2 present" in numbers(page))
    numbers(page)["2 present"].click()
    dialog = page.dialog
    qtbot.waitUntil(lambda: len(dialog.lines) == 2)
    names = {line.name for line in dialog.lines}
    dialog.words.setText("beridze")
    qtbot.waitUntil(lambda: len(dialog.lines) == 1)
    assert dialog.lines[0].name == "ნინო ბერიძე" in names
    with qtbot.waitSignal(page.asked_for) as asked:
        dialog.open_person()
    assert asked.args == ["people", dialog.lines[0].uid]


def test_people_behind_a_number_are_written_out(qtbot, page, tmp_path):
    dialog = page.open_figure(Figure("absent"), "absent")
    qtbot.waitUntil(lambda: dialog.total == 3)
    dialog.export(tmp_path / "absent.csv")
    qtbot.waitUntil(lambda: dialog.exported is not None)
    assert dialog.exported.rows == 3
    written = (tmp_path / "absent.csv").read_text("utf-8-sig").splitlines()
    assert written[0].endswith("status,first_in,last_seen,scans,badge_serial")
    dialog.export(tmp_path / "nowhere" / "absent.csv")
    qtbot.waitUntil(dialog.save.isEnabled)
    assert "The file was not written" in said_in(dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_people_behind_a_number_are_not_written_when_it_is_stopped(qtbot, page, tmp_path):
    dialog = page.open_figure(Figure("absent"), "absent")
    qtbot.waitUntil(lambda: dialog.total == 3)
    may_begin = Event()
    dialog._tasks.run(may_begin.wait, lambda _: None)
    dialog.export(tmp_path / "absent.csv")
    dialog.reject()  # Esc
    may_begin.set()
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.exported is None
    assert dialog.isVisible()
    assert list(tmp_path.glob("*absent*")) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_a_long_list_reads_on_at_its_end_and_keeps_its_place(qtbot, page, listed):
    for n in range(130):
        listed.people.register_walk_in({"display_name": f"Person {n:03d}"})
    dialog = page.open_figure(Figure("walk-ins"), "walk-ins")
    qtbot.waitUntil(lambda: len(dialog.lines) == 100)
    dialog.table.selectRow(70)
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(dialog.lines) == 130)
    assert dialog.table.currentIndex().row() == 70
    dialog.reject()


def test_a_bar_opens_its_people_by_mouse_and_by_keys(qtbot, page):
    qtbot.waitUntil(lambda: bool(page.findChildren(TimeBars)))
    chart = page.findChildren(TimeBars)[-1]
    where = chart.flip(chart.strip(0)).center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert "8:30" in page.dialog.title  # the clock of the tests stands at half past eight
    qtbot.waitUntil(lambda: page.dialog.total == 1)
    page.dialog.reject()
    bars = page.findChildren(SideBars)[-1]
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.dialog.total > 0)
    page.dialog.reject()


@pytest.mark.parametrize("kind", ["organisation", "session", "desk"])
def test_people_are_shown_by_another_cut(qtbot, page, kind):
    page.show_by(kind)
    assert "Counting anew" in page._said.text()  # by session it takes seconds where many came
    qtbot.waitUntil(lambda: page.cut.kind == kind and not page._is_counting)
    lines = {"organisation": True, "session": False, "desk": True}[kind]
    assert bool(page.cut.lines) == lines
    assert not page.grab().isNull()


def test_an_empty_forum_says_what_will_grow_here(qtbot, desk, tasks):
    page = open_page(qtbot, desk, tasks)
    assert said(page) == "0 here, 0 still expected, 0 withdrawn: 0 people"
    assert not page.grab().isNull()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_a_report_is_written_and_its_rows_are_said(qtbot, page, tmp_path, ending):
    dialog = page.export()
    dialog.export("attendance", tmp_path / f"attendance.{ending}")
    qtbot.waitUntil(lambda: dialog.exported is not None, timeout=10_000)
    assert (dialog.exported.rows, dialog.exported.file.exists()) == (4, True)
    dialog.reject()


def test_a_report_can_be_stopped_while_it_is_written(qtbot, page, tmp_path):
    dialog = page.export()
    may_begin = Event()
    dialog._tasks.run(may_begin.wait, lambda _: None)
    dialog.export("attendance", tmp_path / "attendance.csv")
    dialog.reject()  # Esc
    may_begin.set()
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.exported is None
    assert dialog.isVisible()
    assert list(tmp_path.glob("attendance.csv")) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said(qtbot, page, tmp_path):
    dialog = page.export()
    dialog.export("attendance", tmp_path / "nowhere" / "attendance.csv")
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.exported is None
    dialog.reject()


def test_the_evening_writes_everything_and_proves_it(qtbot, page, listed):
    dialog = page.end_day()
    dialog.write_everything()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=15_000)
    assert {step.state for step in dialog.steps.values()} == {"done"}
    written = {path.name for path in dialog.folder.iterdir()}
    assert {f"{kind}-{dialog.day}.{ending}" for kind, ending in FILES} < written
    assert len(written) == len(FILES) + 1  # and a backup beside them
    assert listed.reports.verify_report(dialog.folder / f"report-{dialog.day}.pdf").problems == ()
    first = dialog.folder
    dialog.write_everything()  # again: what there is stays as it is
    qtbot.waitUntil(lambda: dialog.is_done, timeout=15_000)
    assert (dialog.folder.name, first.exists()) == (f"{dialog.day}-2", True)
    assert not dialog.grab().isNull()
    dialog.reject()


def test_an_evening_without_room_says_so_and_still_makes_the_backup(qtbot, page, listed):
    (listed.folder / "exports").write_text("a file where the folder should be", "utf-8")
    dialog = page.end_day()
    dialog.write_everything()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=15_000)
    states = {name: step.state for name, step in dialog.steps.items()}
    assert (states["report.pdf"], states["proof"]) == ("failed", "done")
    assert list((listed.folder / "backups").iterdir())  # only its copy beside the files failed
    dialog.reject()


def test_an_evening_that_is_stopped_leaves_whole_files_only(qtbot, page):
    dialog = page.end_day()
    dialog.write_everything()
    dialog.stop()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=15_000)
    states = [step.state for step in dialog.steps.values()]
    assert states[-1] == "left"
    if dialog.folder.exists():
        assert not [p for p in dialog.folder.iterdir() if p.name.startswith(".")]
    dialog.reject()


def test_the_journal_is_proven_in_words(qtbot, page):
    found = []
    page.told.connect(lambda *words: found.append(words))
    page.verify()
    qtbot.waitUntil(lambda: any(state == "ok" for state, _, _ in found))


def test_the_page_can_be_dressed_anew(page, theme):
    page.set_theme(theme)
    assert said(page).startswith("1 here")
    assert not page.grab().isNull()
