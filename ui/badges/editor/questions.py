"""What the editor asks and says, in one bar above the page; never a window over the window."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.parts.basics import button, column, glyph, message_bar, panel, refill, row, text
from ui.style.tokens import Theme

Do = Callable[[], object]


class Questions(QVBoxLayout):
    """Room for one bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.bar: QFrame | None = None
        self.is_asking = False
        self.name = QLineEdit()

    def say(self, state: str, title: str, words: str) -> None:
        """Say something; it stays until something else is said."""
        self._show(message_bar(self.theme, state, title, words), is_question=False)

    def ask(self, title: str, words: str, *answers: tuple[str, str, Do]) -> None:
        """Ask; each answer is its words, its kind of button and what it does."""
        buttons = []
        for said, kind, do in answers:
            made = button(self.theme, said, kind=kind)
            made.setAutoDefault(False)
            made.clicked.connect(do)
            buttons.append(made)
        self._show(message_bar(self.theme, "warn", title, words, *buttons))
        # the first answer is the one that loses nothing
        QTimer.singleShot(0, buttons[0], buttons[0].setFocus)

    def ask_name(self, title: str, words: str, proposed: str, save: tuple[str, Do]) -> None:
        """Ask for a name; Enter takes it."""
        t = self.theme
        self.name = QLineEdit(proposed)
        self.name.setAccessibleName(title)
        self.name.setMaxLength(80)
        self.name.selectAll()
        self.name.returnPressed.connect(save[1])
        take = button(t, save[0], "Enter", "primary", "check")
        stop = button(t, self.tr("Cancel"))
        for each in (take, stop):
            each.setAutoDefault(False)
        take.clicked.connect(save[1])
        stop.clicked.connect(self.close)
        said = column(text(t, title, "strong"), text(t, words, "caption", "muted"), gap=2)
        sign = glyph(t, "id-card", t.colors.accent.fill, 22)
        inside = row(sign, said, self.name, take, stop, gap=t.sp(12))
        inside.setStretch(2, 1)
        inside.setContentsMargins(t.sp(14), t.sp(8), t.sp(12), t.sp(8))
        self._show(panel(inside))
        QTimer.singleShot(0, self.name, self.name.setFocus)

    def close(self) -> None:
        """Nothing to say any more."""
        self.bar, self.is_asking = None, False
        refill(self)

    def _show(self, bar: QFrame, *, is_question: bool = True) -> None:
        self.bar, self.is_asking = bar, is_question
        refill(self, bar)
