"""Everything that reads codes at this desk, joined: one signal for the window to hear."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from checkin.desk import Desk, Settings
from checkin.errors import DeskError
from ui.parts.frame import Sign
from ui.scanners.keyboard import GAP_MS, KeyboardScanner
from ui.scanners.picture import PictureScanner
from ui.scanners.serial import SerialScanner

if TYPE_CHECKING:
    from ui.scanners.camera import CameraScanner

SLOWEST_GAP_MS = 80  # people type no six keys in a row as fast


class Scanners(QObject):
    """The keyboard scanner, the serial one where one is chosen, and pictures.

    Signals:
        scanned: a code: what the scanner meant, and what the keyboard's layout made of it.
        changed: the word of the status bar is another one.
        told: something for the message bar: state, title, sentence.
        failed: a picture could not be read.
        crashed: a mistake of ours.
    """

    scanned = Signal(str, str)
    changed = Signal()
    told = Signal(str, str, str)
    failed = Signal(DeskError)
    crashed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keyboard = KeyboardScanner(self)
        self.keyboard.scanned.connect(self.scanned)
        self.serial = SerialScanner(self)
        self.serial.scanned.connect(self._sent)
        self.serial.changed.connect(self.changed)
        self.pictures = PictureScanner(desk, self)
        self.pictures.scanned.connect(self._seen)
        self.pictures.told.connect(self.told)
        self.pictures.failed.connect(self.failed)
        for tasks in (self.serial.tasks, self.pictures.tasks):
            tasks.crashed.connect(self.crashed)
        self._desk, self._is_installed = desk, False
        self.camera: CameraScanner | None = None
        self.settings = Settings()
        self.use(desk.settings)

    def install(self) -> None:
        """Begin to listen to the keyboard."""
        self.keyboard.install()
        self.pictures.install()
        self._is_installed = True
        self._watch(self.settings.scan_camera)

    def use(self, settings: Settings) -> None:
        """Take what was chosen for this desk; a port that stays the same stays open."""
        before, self.settings = self.settings, settings
        self.keyboard.prefix, self.keyboard.suffix = settings.scan_prefix, settings.scan_suffix
        self.keyboard.gap_ms = min(max(settings.scan_gap_ms, GAP_MS), SLOWEST_GAP_MS)
        if _port(settings) != _port(before):
            self.serial.use(*_port(settings))
        if settings.scan_camera != before.scan_camera:
            self._watch(settings.scan_camera)
        elif self.camera is not None and _eye(settings) != _eye(before):
            self.camera.start(*_eye(settings))

    def lend(self, is_lent: bool) -> None:
        """Let go of the camera while somebody takes a photo with it, then use it again."""
        if self.settings.scan_camera:
            self._watch(not is_lent)

    def stop(self) -> None:
        """The desk is closed."""
        self.keyboard.stop()
        self.serial.stop()
        self.pictures.stop()
        self._watch(False)

    def signs(self) -> list[Sign]:
        """What the status bar says of the serial scanner and a camera that is gone."""
        lost = []
        if self.camera is not None and self.camera.is_gone:
            lost = [Sign("settings", "camera", self.tr("The camera is gone"), "bad")]
        words = {
            "opening": (self.tr("The scanner is being opened…"), ""),
            "ready": (self.tr("Scanner on {port}"), "ok"),
            "gone": (self.tr("The scanner on {port} is gone"), "bad"),
        }.get(self.serial.state)
        if words is None:
            return lost
        said = words[0].format(port=self.serial.port)
        return [Sign("settings", "usb", said, words[1]), *lost]

    def _watch(self, wanted: bool) -> None:
        """Switch the camera on or off; the extra `camera` brings what it needs."""
        if self.camera is not None:
            self.camera.stop()
            self.camera.deleteLater()
            self.camera = None
        window = self.parent()
        if not wanted or not self._is_installed or not isinstance(window, QWidget):
            return
        try:
            from ui.scanners.camera import CameraScanner
        except ImportError:
            words = self.tr("Install Ashar with its extra “camera”, or use another scanner.")
            self.told.emit("warn", self.tr("This computer cannot use its camera yet"), words)
            return
        self.camera = CameraScanner(self._desk, window)
        self.camera.scanned.connect(self._seen)
        self.camera.crashed.connect(self.crashed)
        self.camera.changed.connect(self.changed)
        self.camera.start(*_eye(self.settings))

    def _sent(self, text: str) -> None:
        bare = text.removeprefix(self.settings.scan_prefix)
        bare = bare.removesuffix(self.settings.scan_suffix)
        if bare:
            self._seen(bare)

    def _seen(self, text: str) -> None:
        self.scanned.emit(text, text)


def _eye(settings: Settings) -> tuple[str, str]:
    return settings.scan_camera_number, settings.scan_camera_words


def _port(settings: Settings) -> tuple[str, str, int]:
    return settings.scan_port, settings.scan_usb, settings.scan_rate
