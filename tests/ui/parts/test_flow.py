"""Widgets that wrap into the next line, from either side of the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.flow import flow


@pytest.fixture
def made(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


def shown(page, side, width=500, **how):
    buttons = [QPushButton(word) for word in ("One", "Two", "Three")]
    for each in buttons:
        each.setFixedSize(100, 30)
    page.setLayoutDirection(side)
    page.setLayout(flow(*buttons, gap=10, **how))
    page.setFixedWidth(width)
    page.resize(width, page.heightForWidth(width))
    page.show()
    return [each.geometry() for each in buttons]


def test_what_has_no_room_goes_into_the_next_line(made):
    boxes = shown(made, Qt.LayoutDirection.LeftToRight, width=215)
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (0, 40)]
    assert made.heightForWidth(215) == 70
    assert made.heightForWidth(500) == 30


def test_a_mirrored_page_begins_at_the_right(made):
    boxes = shown(made, Qt.LayoutDirection.RightToLeft, apart=True)
    assert [box.x() for box in boxes] == [400, 290, 0]


def test_the_last_stands_apart_and_lines_may_end_together(made):
    boxes = shown(made, Qt.LayoutDirection.LeftToRight, end=True)
    assert [box.x() for box in boxes] == [180, 290, 400]
