"""A label printer that is spoken to directly: its make and where it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.parts.basics import button, column, row, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme

MAKES = (("zebra", "Zebra (ZPL)"), ("brother", "Brother QL"))  # names of makers, in no language


class LabelPrinterDialog(Sheet):
    """Asks for make and address.

    Signals:
        chosen: kind and address of the printer to print on from now on.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("A label printer"))
        self.make = QComboBox()
        for kind, name in MAKES:
            self.make.addItem(name, kind)
        self.make.setAccessibleName(self.tr("Make of the printer"))
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the printer"))
        self.address.setPlaceholderText("192.168.1.50")
        self.address.textChanged.connect(self._allow)
        self.use = button(theme, self.tr("Print here"), "", "primary", "printer")
        self.use.clicked.connect(self._use)
        close = button(theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        title = text(theme, self.windowTitle(), "title", wrap=True)
        space = theme.sp(24)
        self.fill(
            column(
                title,
                text(theme, self._how(), "body", "muted", wrap=True),
                self.make,
                self.address,
                row(None, close, self.use, gap=theme.sp(8)),
                gap=theme.sp(12),
                margins=(space, space, space, space),
            )
        )
        self.fit(560, 300)
        self._allow()
        self.address.setFocus()

    def _how(self) -> str:
        return self.tr(
            "Write its network address as its own menu shows it, or the file of its cable, such as "
            "/dev/usb/lp0. A Zebra of 300 dots to the inch has @300 behind it."
        )

    def _allow(self) -> None:
        self.use.setEnabled(bool(self.address.text().strip()))

    def _use(self) -> None:
        self.chosen.emit(self.make.currentData(), self.address.text().strip())
        self.accept()
