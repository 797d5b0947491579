"""The card of settings about the kiosk: the code that ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from ui.parts.basics import button, text
from ui.settings.choices import card, labelled
from ui.style.tokens import Theme


class KioskCard(QFrame):
    """Signals:
    chosen: a new code.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, has_code: bool) -> None:
        super().__init__()
        said = self.tr("On another screen people check themselves in: main.py kiosk FORUM.")
        self.state: QLabel = text(theme, "", "body", "muted", wrap=True)
        self.code = QLineEdit()
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setPlaceholderText(self.tr("At least four digits"))
        self.code.returnPressed.connect(self._choose)
        self.keep = button(theme, self.tr("Keep the code"), icon="check")
        self.keep.clicked.connect(self._choose)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        line = labelled(theme, self.tr("Code that ends it"), self.code, self.keep)
        words = text(theme, said, "body", "muted", wrap=True)
        inside.addWidget(card(theme, self.tr("Kiosk"), words, line, self.state))
        self._say(has_code)

    def show_kept(self, is_kept: bool) -> None:
        """Whether the code was long enough to be one."""
        if is_kept:
            self.code.clear()
            self.state.setText(self.tr("The code is kept. It ends the kiosk from now on."))
        else:
            self.state.setText(self.tr("It is too short: at least four digits or letters."))

    def _say(self, has_code: bool) -> None:
        kept = self.tr("A code was chosen. A new one takes its place.")
        none = self.tr("No code was chosen yet; the kiosk asks for one when it is opened.")
        self.state.setText(kept if has_code else none)

    def _choose(self) -> None:
        self.chosen.emit(self.code.text())
