"""The head of a page: its title, a line about it, and what one may do."""

from PySide6.QtWidgets import QLabel, QLayout, QWidget

from ui.parts.basics import Item, column, row, text
from ui.style.tokens import Theme


def page_head(theme: Theme, title: str, said: QLabel, *trailing: QWidget) -> QLayout:
    """Large text needs the whole width for the line under the title."""
    words = text(theme, title, "title")
    items: list[Item] = [None, *trailing]
    if theme.large:
        return column(row(words, *items, gap=theme.sp(8)), said, gap=2)
    return row(column(words, said, gap=2), *items, gap=theme.sp(8))
