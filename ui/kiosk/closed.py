"""What stands there instead of the kiosk while its forum cannot be opened: why, and once more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.basics import button, column, message_bar, row, text
from ui.parts.frame import Logo
from ui.style.sheet import palette, sheet
from ui.style.tokens import Theme, theme_named

SCALE = 1.25  # read standing
WIDE = 620


class Closed(QWidget):
    """Says to staff why people cannot check themselves in.

    Signals:
        again: the forum shall be opened once more.
        left: it stays closed.
    """

    again = Signal()
    left = Signal()

    def __init__(self, problem: str) -> None:
        super().__init__()
        theme = theme_named("light", SCALE, False)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Check-in"))
        self.setPalette(palette(theme))
        self.setStyleSheet(sheet(theme))
        self.retry = button(theme, self.tr("Try again"), kind="primary")
        self.retry.clicked.connect(self.again)
        close = button(theme, self.tr("Close"))
        close.clicked.connect(self.left)
        self._bar = message_bar(theme, "bad", self.tr("The forum could not be opened"), problem)
        self.setLayout(self._laid_out(theme, row(None, close, self.retry, gap=theme.sp(12))))
        self.retry.setFocus()

    def _laid_out(self, theme: Theme, buttons: QHBoxLayout) -> QHBoxLayout:
        middle = QWidget()
        middle.setFixedWidth(theme.sp(WIDE))
        middle.setLayout(
            column(
                None, Logo(theme, 40),
                text(theme, self.tr("Self check-in is closed"), "title"),
                text(theme, self.tr("Please go to the desk."), "body"),
                self._bar, buttons, None,
                gap=theme.sp(14),
            )
        )  # fmt: skip
        return row(
            None, middle, None, margins=(theme.sp(24), theme.sp(24), theme.sp(24), theme.sp(24))
        )
