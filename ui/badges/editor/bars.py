"""The two rows of buttons of the editor: above the page the steps and the zoom, below it what
becomes of the draft."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout

from checkin.desk import LayoutDraft
from ui.badges.editor.buttons import Do, quiet_button, small_button
from ui.badges.editor.view import View
from ui.badges.editor.words import origin_of
from ui.parts.basics import ActionButton, column, text
from ui.style.tokens import Theme


class Head(QHBoxLayout):
    """What is edited; Undo and Redo; nearer and further away."""

    def __init__(self, theme: Theme, steps: QUndoStack, view: View) -> None:
        super().__init__()
        t = theme
        self.setSpacing(t.sp(8))
        self._title = text(t, "", "title", wrap=True)  # somebody else's words: no telling how long
        self._said = text(t, "", "caption", "muted", wrap=True)
        self.undo = _step(t, self.tr("Undo"), "undo-2", steps.undo, "Ctrl+Z")
        self.redo = _step(t, self.tr("Redo"), "redo-2", steps.redo, "Ctrl+Y")
        self._percent = text(t, "100 %", "body", "muted")
        self._percent.setMinimumWidth(t.px(48))
        self.addLayout(column(self._title, self._said, gap=0), 1)
        self.addWidget(self.undo)
        self.addWidget(self.redo)
        self.addSpacing(t.sp(8))
        self.addWidget(small_button(t, self.tr("Further away"), "minus", lambda: view.zoom(-1)))
        self.addWidget(self._percent)
        self.addWidget(small_button(t, self.tr("Nearer"), "plus", lambda: view.zoom(1)))
        self.addWidget(quiet_button(t, self.tr("Fit"), view.fit, "" if t.large else "Ctrl+0"))
        for each, moves in ((self.undo, steps.canUndoChanged), (self.redo, steps.canRedoChanged)):
            each.setEnabled(False)
            moves.connect(each.setEnabled)

    def show_draft(self, draft: LayoutDraft) -> None:
        """Say what is edited, and whether it is saved."""
        self._title.setText(draft.title)
        self._said.setText(origin_of(draft))

    def show_scale(self, percent: int) -> None:
        """Say how near the page is."""
        self._percent.setText(f"{percent} %")


class Foot(QHBoxLayout):
    """Delete, Reset, Close, Save."""

    def __init__(self, theme: Theme, dos: dict[str, Do]) -> None:
        super().__init__()
        t = theme
        self.setSpacing(t.sp(8))
        self.delete = quiet_button(
            t, self.tr("Delete…"), dos["delete"], icon="trash-2", kind="danger"
        )
        self.back = quiet_button(t, self.tr("Reset"), dos["reset"], icon="history")
        self.where = text(t, "", "caption", "muted")
        close = quiet_button(t, self.tr("Close"), dos["close"], "Esc")
        self.save_as = quiet_button(t, self.tr("Save as…"), dos["save_as"], icon="copy")
        self.keep = quiet_button(t, self.tr("Save"), dos["save"], "Ctrl+S", "check", "primary")
        self.addWidget(self.delete)
        self.addWidget(self.back)
        self.addSpacing(t.sp(8))
        self.addWidget(self.where)
        self.addStretch(1)
        for each in (close, self.save_as, self.keep):
            self.addWidget(each)

    def show_draft(self, draft: LayoutDraft) -> None:
        """Offer what can be done with it."""
        self.back.setEnabled(draft.is_changed)
        self.delete.setVisible(draft.is_own)


def _step(theme: Theme, words: str, icon: str, do: Do, key: str) -> ActionButton:
    """A step back or forth: with its word and key where there is room for them."""
    if theme.large:
        return small_button(theme, words, icon, do)
    return quiet_button(theme, words, do, key, icon)
