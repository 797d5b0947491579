"""Everything that reads codes at this desk, joined: one signal for the window to hear."""

from PySide6.QtCore import QObject, Signal

from checkin.desk import Settings
from ui.parts.frame import Sign
from ui.scanners.keyboard import KeyboardScanner
from ui.scanners.serial import SerialScanner


class Scanners(QObject):
    """The keyboard scanner, and the serial one where one is chosen.

    Signals:
        scanned: a code: what the scanner meant, and what the keyboard's layout made of it.
        changed: the word of the status bar is another one.
    """

    scanned = Signal(str, str)
    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keyboard = KeyboardScanner(self)
        self.keyboard.scanned.connect(self.scanned)
        self.serial = SerialScanner(self)
        self.serial.scanned.connect(self._sent)
        self.serial.changed.connect(self.changed)
        self._settings = Settings()
        self.use(settings)

    def install(self) -> None:
        """Begin to listen to the keyboard."""
        self.keyboard.install()

    def use(self, settings: Settings) -> None:
        """Take what was chosen for this desk; a port that stays the same stays open."""
        before, self._settings = self._settings, settings
        self.keyboard.prefix, self.keyboard.suffix = settings.scan_prefix, settings.scan_suffix
        if _port(settings) != _port(before):
            self.serial.use(*_port(settings))

    def stop(self) -> None:
        """The desk is closed."""
        self.keyboard.stop()
        self.serial.stop()

    def signs(self) -> list[Sign]:
        """What the status bar says of the serial scanner; nothing where there is none."""
        words = {
            "opening": (self.tr("The scanner is being opened…"), ""),
            "ready": (self.tr("Scanner on {port}"), "ok"),
            "gone": (self.tr("The scanner on {port} is gone"), "bad"),
        }.get(self.serial.state)
        if words is None:
            return []
        return [Sign("settings", "usb", words[0].format(port=self.serial.port), words[1])]

    def _sent(self, text: str) -> None:
        bare = text.removeprefix(self._settings.scan_prefix)
        bare = bare.removesuffix(self._settings.scan_suffix)
        if bare:
            self.scanned.emit(bare, bare)


def _port(settings: Settings) -> tuple[str, str, int]:
    return settings.scan_port, settings.scan_usb, settings.scan_rate
