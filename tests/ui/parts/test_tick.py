"""A tick with long words: it goes on in the next line, and takes the mouse wherever it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.flow import Flow
from ui.parts.tick import Tick

WORDS = "Ask everybody for a document before a badge is handed over, in every hall of the forum"


def test_long_words_take_more_lines_and_leave_the_page_narrow(qtbot):
    page, tick = QWidget(), Tick(WORDS)
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(tick)
    page.resize(1_200, 60)
    page.show()
    one_line = tick.heightForWidth(tick.width())
    assert page.minimumSizeHint().width() < 250
    page.resize(240, 300)
    assert tick.heightForWidth(tick.width()) > one_line
    assert tick.height() >= tick.heightForWidth(tick.width())


def test_words_in_the_second_line_are_ticked_too(qtbot):
    tick = Tick(WORDS)
    qtbot.addWidget(tick)
    tick.resize(240, tick.heightForWidth(240))
    tick.show()
    low = tick.rect().center() + tick.rect().bottomLeft() / 3
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=low)
    assert tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()


def test_a_widget_is_put_before_another(qtbot):
    page, made = QWidget(), Flow(4)
    qtbot.addWidget(page)
    page.setLayout(made)
    first, last, between = Tick("a"), Tick("c"), Tick("b")
    made.addWidget(first)
    made.addWidget(last)
    made.insert(1, between)
    assert [made.itemAt(at).widget() for at in range(3)] == [first, between, last]
