"""The card of settings about supervisors: the PIN by which they let somebody in against a rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from ui.parts.basics import button, text
from ui.settings.choices import card, labelled
from ui.style.tokens import Theme


class SupervisorCard(QFrame):
    """Signals:
    chosen: the new PIN ("" for none), and the one that is set now.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, asks: bool) -> None:
        super().__init__()
        said = self.tr(
            "With a PIN, only those who know it can let somebody in against a rule (F8 at the"
            " desk). To take it away, type the PIN until now and leave the new one empty."
        )
        self.state: QLabel = text(theme, "", "body", "muted", wrap=True)
        self.now, self.pin = QLineEdit(), QLineEdit()
        for each in (self.now, self.pin):
            each.setEchoMode(QLineEdit.EchoMode.Password)
            each.returnPressed.connect(self._choose)
        self.now.setPlaceholderText(self.tr("The PIN until now"))
        self.pin.setPlaceholderText(self.tr("New PIN, four digits or more"))
        self.keep = button(theme, self.tr("Keep the PIN"), icon="check")
        self.keep.clicked.connect(self._choose)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        line = labelled(theme, self.tr("Supervisor's PIN"), self.now, self.pin, self.keep)
        words = text(theme, said, "body", "muted", wrap=True)
        inside.addWidget(card(theme, self.tr("Supervisors"), words, line, self.state))
        self._show(asks)

    def show_kept(self, kept: tuple[bool, bool]) -> None:
        """Whether the PIN was long enough to be one, and whether one is asked for now."""
        is_kept, asks = kept
        if not is_kept:
            self.state.setText(self.tr("It is too short: at least four digits or letters."))
            return
        self.now.clear()
        self.pin.clear()
        self._show(asks)

    def complain(self, words: str) -> None:
        """Say what is wrong."""
        self.state.setText(words)

    def _show(self, asks: bool) -> None:
        self.now.setEnabled(asks)
        on = self.tr("A PIN is asked for at this desk.")
        off = self.tr("No PIN: whoever works here may let somebody in, with a reason.")
        self.state.setText(on if asks else off)

    def _choose(self) -> None:
        self.chosen.emit(self.pin.text(), self.now.text())
