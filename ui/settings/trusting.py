"""The card of settings about ticket shops: whose signed tickets count, which are cancelled."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout

from checkin.desk import Trusted
from ui.parts.basics import button, row, text
from ui.settings.choices import card
from ui.style.tokens import Theme


class TrustCard(QFrame):
    """What this desk believes of signed tickets.

    Signals:
        chosen: what a file is for ("keys" or "revoked"), and the file.
    """

    chosen = Signal(str, Path)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.state: QLabel = text(theme, "", "body", "muted", wrap=True)
        self.keys = button(theme, self.tr("Add its key…"), icon="shield-check")
        self.keys.clicked.connect(self._choose_keys)
        self.revoked = button(theme, self.tr("Add cancelled tickets…"), icon="circle-slash")
        self.revoked.clicked.connect(self._choose_revoked)
        buttons = row(self.keys, self.revoked, None, gap=theme.sp(8))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(card(theme, self.tr("Ticket shop"), self.state, buttons))

    def show_state(self, now: Trusted) -> None:
        """Say what is known."""
        if not now.keys:
            words = self.tr("Signed tickets count only where they are on the list.")
        else:
            words = self.tr("A signed ticket that is not on the list yet is known to be genuine.")
        if now.revoked:
            more = self.tr("Cancelled tickets: {count}.").format(count=now.revoked)
            words = self.tr("{first} {second}").format(first=words, second=more)
        self.state.setText(words)

    def _choose_keys(self) -> None:
        self._ask("keys", self.tr("The public key of the ticket shop"))

    def _choose_revoked(self) -> None:
        self._ask("revoked", self.tr("A list of cancelled tickets"))

    def _ask(self, what: str, title: str) -> None:
        dialog = QFileDialog(self, title)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(what, Path(path)))
        dialog.open()
