"""The code that ends a kiosk: to be chosen before it begins, to be typed to leave it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from ui.kiosk.pages import KioskPage
from ui.parts.basics import row, text
from ui.style.tokens import Theme

DIGITS = "123456789"


class CodePage(KioskPage):
    """A field for a code with digits for fingers.

    Signals:
        given: a code.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, *, is_first: bool) -> None:
        self._is_first = is_first
        super().__init__(theme)

    def build(self) -> None:
        t, first = self.theme, self._is_first
        title = self.tr("Choose the code that ends the kiosk") if first else self.tr("For staff")
        said = (
            self.tr("At least four digits. Only who knows the code can leave the kiosk later.")
            if first
            else self.tr("The code ends the kiosk. It was chosen when the kiosk was set up.")
        )
        self.code = self.field(self.tr("Code"))
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.returnPressed.connect(self._give)
        words = self.tr("Start the kiosk") if first else self.tr("End the kiosk")
        self.go = self.big(words, "primary", "check", "Enter")
        self.go.clicked.connect(self._give)
        self._note = text(t, "", "lead", "bad", wrap=True)
        self.show_card(
            text(t, title, "title", wrap=True), text(t, said, "body", "muted", wrap=True),
            self.code, self._pad(), self._note, row(self.back(), None, self.go, gap=t.sp(12)),
        )  # fmt: skip

    def begin(self) -> None:
        self.code.clear()
        self.say("")
        self.code.setFocus()

    def say(self, words: str) -> None:
        """What is wrong with the code."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _pad(self) -> QWidget:
        made = QWidget()
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits stand alike everywhere
        pad = QGridLayout(made)
        pad.setContentsMargins(0, 0, 0, 0)
        pad.setSpacing(self.theme.sp(8))
        for at, digit in enumerate(DIGITS):
            pad.addWidget(self._key(digit), at // 3, at % 3)
        rub = self._key("⌫")
        rub.setAccessibleName(self.tr("Delete the last digit"))
        pad.addWidget(self._key("0"), 3, 1)
        pad.addWidget(rub, 3, 2)
        return made

    def _key(self, sign: str) -> QPushButton:
        made = QPushButton(sign)
        made.setProperty("big", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it for a real keyboard
        is_digit = sign.isdigit()
        made.clicked.connect(lambda: self.code.insert(sign) if is_digit else self.code.backspace())
        return made

    def _give(self) -> None:
        self.given.emit(self.code.text())
