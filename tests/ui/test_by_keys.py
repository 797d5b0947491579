"""Without a mouse: Tab reaches everything, and it is seen where one is, in light and dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from ui.main_window import PAGES, MainWindow

TAB = Qt.FocusPolicy.TabFocus
MOST = 200  # presses of Tab that go all around a page


@pytest.fixture(params=["light", "dark"])
def window(request, qtbot, listed, no_strays):
    listed.choose(sounds=False, theme=request.param, scan_camera=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.resize(*(1280, 720) if request.param == "light" else (1600, 900))
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # Tab was pressed
    yield window
    window.close()


@pytest.mark.parametrize("page", ["desk", *PAGES])
def test_tab_reaches_everything_and_shows_where_it_is(qtbot, window, page):
    window.show_page(page)
    for tasks in (window.tasks, window.paper) * 2:
        done = []
        tasks.run(lambda: None, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))
    seen, unseen = walked(window)
    missed = [told(each) for each in wanted(window) if each not in seen]
    assert (missed, sorted(set(unseen))) == ([], [])


def test_whoever_cannot_see_an_icon_hears_its_name_and_reads_it_under_the_mouse(qtbot, window):
    for page in ("desk", *PAGES):
        window.show_page(page)
        for each in window.findChildren(QAbstractButton):
            if each.isVisible() and not each.text() and not each.accessibleName():
                pytest.fail(f"{page}: {type(each).__name__} has no name")
            bare = not each.text() and not each.layout() and not each.icon().isNull()
            if each.isVisible() and bare:
                assert each.toolTip(), f"{page}: {each.accessibleName()} has no tooltip"


def wanted(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & TAB
        and each.focusProxy() is None and not is_room(each)
    ]  # fmt: skip


def is_room(each: QWidget) -> bool:
    """A frame that only scrolls what stands in it."""
    return isinstance(each, QAbstractScrollArea) and not hasattr(each, "model")


def walked(window: MainWindow) -> tuple[set[QWidget], list[str]]:
    """Everything Tab goes to, and of it what looks with the focus as it does without."""
    seen: set[QWidget] = set()
    unseen = []
    for _ in range(MOST):
        window.focusNextChild()
        each = QApplication.focusWidget()
        if each is None or each in seen:
            break
        seen.add(each)
        if not is_room(each) and not is_told(window, each):
            unseen.append(told(each))
    return seen, unseen


def is_told(window: MainWindow, each: QWidget) -> bool:
    frame = each.parentWidget() or each
    with_it = frame.grab().toImage()
    each.clearFocus()
    without = frame.grab().toImage()
    each.setFocus(Qt.FocusReason.TabFocusReason)
    return with_it != without


def told(each: QWidget) -> str:
    words = each.accessibleName() or getattr(each, "text", lambda: "")()
    return f"{type(each).__name__} {words}"
