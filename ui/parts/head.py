"""The head of a page: its title, a line about it, and what one may do."""

from PySide6.QtWidgets import QLabel, QLayout, QWidget

from ui.parts.basics import column, row, text
from ui.parts.flow import flow
from ui.style.tokens import Theme


def page_head(theme: Theme, title: str, said: QLabel, *trailing: QWidget) -> QLayout:
    """Large text needs the whole width for the line under the title."""
    words = text(theme, title, "title")
    if theme.large:
        top = flow(words, said, gap=theme.sp(16))
        return column(top, flow(*trailing, gap=theme.sp(8)), gap=theme.sp(4))
    made = row(column(words, said, gap=2), gap=theme.sp(8))
    made.addLayout(flow(*trailing, gap=theme.sp(8), end=True), 1)
    return made
