"""The three panes of the editor put side by side, and the two rows of buttons around them."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.badges.editor.form import Form
from ui.badges.editor.questions import Questions
from ui.badges.editor.view import View
from ui.badges.trying import Trying
from ui.parts.basics import column, panel, row, text
from ui.style.tokens import Theme
from ui.tr import tr


@dataclass(frozen=True)
class Panes:
    """What stands in the window."""

    fields: QWidget
    trying: Trying
    view: View
    form: Form
    questions: Questions
    line_bar: QWidget


def put_together(theme: Theme, panes: Panes, head: QHBoxLayout, foot: QHBoxLayout) -> QVBoxLayout:
    """Everything in its place."""
    t, space = theme, theme.sp(16)
    left = QWidget()
    listed = column(text(t, tr("On the badge"), "heading"), gap=t.sp(6))
    listed.addWidget(panes.fields, 3)
    listed.addWidget(text(t, tr("Whose badge"), "heading"))
    listed.addWidget(panes.trying, 2)
    left.setLayout(listed)
    left.setFixedWidth(t.px(180 if t.large else 268))
    panes.trying.table.setMinimumHeight(t.px(48))
    whole = column(head, panes.questions, gap=t.sp(10), margins=(space, t.sp(14), space, t.sp(12)))
    main = row(left, gap=t.sp(12))
    page = column(gap=t.sp(6))
    if not t.large:  # there the menu and the keys are enough
        page.addWidget(panes.line_bar)
    page.addWidget(panes.view, 1)
    main.addLayout(page, 1)
    main.addWidget(panel(column(panes.form), width=t.px(190 if t.large else 300)))
    whole.addLayout(main, 1)
    whole.addLayout(foot)
    return whole
