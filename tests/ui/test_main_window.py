"""The frame: pages, message bar, status bar, keys, closing."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolButton

from checkin.errors import DeskError, DiskFull, PrinterNotReady
from ui import messages
from ui.main_window import MainWindow
from ui.parts.frame import Rail, RailButton, StatusBar
from ui.parts.page import IMPORT
from ui.style.tokens import DARK


@pytest.fixture
def window(qtbot, listed):
    listed.choose(sounds=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(StatusBar) is not None)
    yield window
    window.close()


def every_error(kind=DeskError):
    for sub in kind.__subclasses__():
        yield sub
        yield from every_error(sub)


def test_the_box_is_ready_when_the_window_opens(qtbot, window):
    qtbot.waitUntil(window.desk_page.box.hasFocus)


def test_a_scan_prints_a_badge_without_anybody_waiting(qtbot, window):
    qtbot.keyClicks(window.desk_page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: window.desk_page.scene.kind == "verdict")
    folder = window.desk.folder / "paper"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 1, timeout=10_000)


def test_a_badge_queued_while_the_queue_is_being_looked_at_is_not_left_behind(qtbot, window):
    qtbot.waitUntil(lambda: not window.paper_run.is_at_work())
    looked = Event()
    window.paper_run.print_what_waits()  # finds nothing; its answer waits for this thread ...
    window.paper_run.tasks.run(looked.set, then=lambda _: None)
    looked.wait(5)
    window.desk.reception.check_in("ticket-3")
    window.paper_run.print_what_waits()  # ... when the next badge is due already
    folder = window.desk.folder / "paper"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 1, timeout=10_000)


def test_the_rail_leads_to_a_page_and_the_first_key_back(qtbot, window):
    people = next(b for b in window.findChildren(RailButton) if b.text().strip() == "People")
    people.click()
    assert window.pages["people"].isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.desk_page.isVisible()
    qtbot.waitUntil(window.desk_page.box.hasFocus)


def test_every_item_of_the_status_bar_has_words_for_who_cannot_see_it(window):
    buttons = window.findChild(StatusBar).findChildren(QToolButton)
    assert len(buttons) >= 5
    assert all(button.accessibleName() for button in buttons)


def test_trouble_stays_until_it_is_closed_and_leaves_the_box_free(qtbot, window):
    window.complain(DiskFull(path="desk.sqlite"))
    bar = window.findChild(messages.MessageBar)
    assert bar.isVisible()
    assert bar.message[0] == "bad"
    window.show_page("people")
    assert bar.isVisible()
    bar.close_message()
    assert not bar.isVisible()


def test_a_crash_of_ours_is_told_and_the_desk_goes_on(qtbot, window):
    with qtbot.waitSignal(window.tasks.crashed):
        window.tasks.run(lambda: 1 / 0, then=window.show_page)
    assert "ZeroDivisionError" in window.findChild(messages.MessageBar).message[2]
    qtbot.keyClicks(window.desk_page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: window.desk_page.scene.kind == "verdict")


def test_a_theme_is_put_on_while_the_window_is_open(window):
    window.desk.choose(theme="dark", text_scale=1.5, language="ar")
    window.redress()
    assert window.desk_page.theme.colors is DARK
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert DARK.bg in window.styleSheet()


def test_f1_shows_all_keys(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(window.keys.isActiveWindow)
    qtbot.keyClick(window.keys, Qt.Key.Key_Escape)
    assert not window.keys.isVisible()


def test_a_list_dropped_on_the_window_opens_the_import(qtbot, window, tmp_path):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "people.csv"))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    act = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPoint(9, 9), act, dropped, button, keys))
    assert window.pages["people"].isVisible()


def test_the_rail_shows_how_many_badges_wait(qtbot, window):
    window.desk.paper.choose("folder", str(window.desk.folder / "gone" / "away"))
    qtbot.keyClicks(window.desk_page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: window.desk.status().waiting == 1, timeout=10_000)
    bar = window.findChild(messages.MessageBar)
    qtbot.waitUntil(lambda: bar.message is not None)
    assert "gone" in bar.message[2]
    qtbot.waitUntil(lambda: "1 " in _signs(window), timeout=10_000)
    assert window.findChild(Rail) is not None


def _signs(window):
    return " ".join(
        b.accessibleName() for b in window.findChild(StatusBar).findChildren(QToolButton)
    )


@pytest.mark.parametrize("error", sorted(set(every_error()), key=lambda e: e.code))
def test_every_failure_has_a_title_and_a_sentence(error):
    made = error.__new__(error)
    Exception.__init__(made, error.text)
    title, sentence = messages.words_of(made)
    assert title
    assert sentence.endswith((".", "}"))


def test_a_printer_that_waits_is_named(window):
    error = PrinterNotReady(printer="Zebra 1", reason="no paper")
    assert "Zebra 1" in messages.words_of(error)[1]


def test_what_another_program_writes_is_shown_and_found_without_opening_again(
    qtbot, window, tmp_path
):
    window.show_page("people")
    page = window.pages["people"]
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    path = tmp_path / "more.csv"
    path.write_text("ID,Full name\n77,Pia Olsen\n", "utf-8")
    root = Path(__file__).parents[2]
    command = [sys.executable, root / "main.py", "import", window.desk.folder, path]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    window.upkeep.look_beside()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    window.show_page("desk")
    qtbot.keyClicks(window.desk_page.box, "olsen")
    qtbot.waitUntil(lambda: window.desk_page.scene.kind == "hits")


def test_what_this_window_writes_itself_is_no_news(qtbot, window):
    heard = []
    window.upkeep.news_came.connect(heard.append)
    qtbot.keyClicks(window.desk_page.box, "ticket-3\r")
    qtbot.waitUntil(lambda: window.desk_page.scene.kind == "verdict")
    window.upkeep.look_beside()
    done = []
    window.tasks.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert heard == []


def test_an_empty_desk_leads_straight_to_the_list(qtbot, window):
    window.desk_page.asked_for.emit("people", IMPORT)
    dialog = window.pages["people"].dialog
    assert dialog.isVisible()
    assert dialog.step == "file"
    dialog.close()
