"""A scanner on a serial port (also USB "virtual COM"): read aside, found again after unplugging."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.scanners.serial_line import Heard, SerialLine
from ui.tasks import Tasks

AGAIN_MS = 1_000  # between two looks whether the scanner is back


class SerialScanner(QObject):
    """Hears one port, on a thread of its own.

    Signals:
        scanned: the text of one code.
        changed: the scanner was plugged in or pulled out; see `state`.
    """

    scanned = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = ""  # "" none is chosen, opening, ready, gone
        self.fault = ""  # why it is gone
        self.port = ""
        self.tasks = Tasks("scanner", self)
        self._line: SerialLine | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._listen)

    def use(self, port: str, usb: str = "", rate: int = 9_600) -> None:
        """Listen on `port` from now on; "" listens on none."""
        if self._line is not None:
            self.tasks.run(self._line.close, _nothing)
        self._again.stop()
        self.port = port
        self._line = SerialLine(port, usb, rate) if port else None
        self._say("opening" if port else "")
        self._listen()

    def stop(self) -> None:
        """The desk is closed; waits for the moment of listening that is under way."""
        self.use("")
        self.tasks.close()

    def _listen(self) -> None:
        if self._line is not None:
            self.tasks.run(self._line.listen, self._heard)

    def _heard(self, heard: Heard) -> None:
        if heard.line is not self._line:
            return  # another port was chosen meanwhile
        if heard.fault:
            self._say("gone", heard.fault)
            self._again.start()
            return
        self._say("ready")
        for text in heard.texts:
            self.scanned.emit(text)
        self._listen()

    def _say(self, state: str, fault: str = "") -> None:
        if (state, fault) != (self.state, self.fault):
            self.state, self.fault = state, fault
            self.changed.emit()


def _nothing(_: object) -> None:
    """Nobody waits for this."""
