"""A short question before something is done: why? It is kept with the deed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.basics import button, column, row, text
from ui.style.tokens import Theme


class ReasonForm(QWidget):
    """Asks for a reason; those heard most often are one click away.

    Signals:
        given: the reason, never empty.
        given_up: nothing shall be done.
    """

    given = Signal(str)
    given_up = Signal()

    def __init__(self, theme: Theme, question: str, deed: str, often: Sequence[str] = ()) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName(question)
        self.edit.setPlaceholderText(self.tr("Reason"))
        self.edit.returnPressed.connect(self._give)
        self.edit.textChanged.connect(self._allow)
        self.do = button(theme, deed, "Enter", "primary")
        self.do.clicked.connect(self._give)
        self.do.setEnabled(False)
        stop = button(theme, self.tr("Cancel"), "Esc")
        stop.clicked.connect(self.given_up)
        choices = column(gap=theme.sp(4))
        for words in often:
            choice = button(theme, words)
            choice.clicked.connect(lambda _=False, words=words: self.edit.setText(words))
            choices.addWidget(choice)
        self.setLayout(
            column(
                text(theme, question, "strong", wrap=True),
                choices,
                self.edit,
                row(self.do, stop, None),
                gap=theme.sp(8),
                margins=(theme.sp(12),) * 4,
            )
        )

    def _allow(self, words: str) -> None:
        self.do.setEnabled(bool(words.strip()))

    def _give(self) -> None:
        reason = self.edit.text().strip()
        if reason:
            self.given.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)
