"""Every page and dialog at every size of text: no word is cut, no button squeezed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from ui.main_window import PAGES, MainWindow
from ui.parts.basics import ActionButton

SLACK = 2  # pixels: hints are rounded up
DIALOGS = {
    "import": ("people", lambda page: page.import_list()),
    "everybody": ("people", lambda page: page.export()),
    "pick-up": ("people", lambda page: page.picking_up.begin()),
    "given back": ("people", lambda page: page.picking_up.take_back()),
    "whose layout": ("badges", lambda page: page.choose_whose()),
    "latin": ("badges", lambda page: page.name_in_latin()),
    "photos": ("badges", lambda page: page.take_photos()),
    "report": ("attendance", lambda page: page.export()),
    "end of day": ("attendance", lambda page: page.end_day()),
    "checkpoint": ("programme", lambda page: page.edit_place()),
    "session": ("programme", lambda page: page.edit_session()),
    "from paper": ("diary", lambda page: page.catch_up()),
    "scanner": ("settings", lambda page: page.check_scanner()),
}


@pytest.fixture(params=[1.0, 1.5, 2.0], ids=["100 %", "150 %", "200 %"])
def window(request, qtbot, listed, no_strays):
    listed.choose(sounds=False, text_scale=request.param, scan_camera=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


def test_no_word_is_cut_on_a_page(qtbot, window):
    for page in ("desk", *PAGES):
        window.show_page(page)
        rest(qtbot, window)
        settles(qtbot, window, page)


@pytest.mark.parametrize("window", [1.0, 2.0], ids=["100 %", "200 %"], indirect=True)
def test_no_word_is_cut_in_a_dialog(qtbot, window):
    for name, (page, ask) in DIALOGS.items():
        window.show_page(page)
        rest(qtbot, window)
        dialog = ask(window.pages[page])
        rest(qtbot, window)
        settles(qtbot, dialog, name)
        dialog.close()


def settles(qtbot, window, name):
    """Nothing is cut, once the page has come to rest."""

    def nothing_cut():
        assert (name, told(window)) == (name, [])

    qtbot.waitUntil(nothing_cut, timeout=5_000)


def rest(qtbot, window):
    """Wait until everything that was asked for is answered."""
    for tasks in (window.tasks, window.paper) * 2:
        done = []
        tasks.run(lambda: None, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))


def told(window: QWidget) -> list[str]:
    return [f"{type(each).__name__}: {words}" for each, words in cut(window)]


def cut(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What has less room than its words ask for."""
    for each in window.findChildren(QWidget):
        if not each.isVisibleTo(window) or each.window() is not window:
            continue
        words = words_of(each)
        if words and (lacks_width(each) or lacks_height(each)):
            yield each, words
        if isinstance(each, QScrollArea) and each.widget() is not None:
            beyond = each.widget().width() - each.viewport().width()
            if beyond > SLACK:
                yield each, f"{beyond} px beyond the edge"


def words_of(each: QWidget) -> str:
    if isinstance(each, ActionButton):
        return each.accessibleName()
    return each.text() if isinstance(each, QLabel | QPushButton) else ""


def lacks_width(each: QWidget) -> bool:
    if isinstance(each, QLabel) and each.wordWrap():
        return False
    return each.width() + SLACK < each.sizeHint().width()


def lacks_height(each: QWidget) -> bool:
    asked = each.sizeHint().height()
    if isinstance(each, QLabel) and each.wordWrap():
        asked = each.heightForWidth(each.width())
    return each.height() + SLACK < asked
