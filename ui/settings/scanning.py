"""The card of settings about scanners: where one hangs, and what it sends around a code."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout

from checkin.desk import Settings
from ui.parts.basics import Item, button, row, text
from ui.scanners.serial_line import SerialPort
from ui.settings.choices import card, labelled, switch
from ui.style.tokens import Theme


class ScanningCard(QFrame):
    """What this desk knows of its scanners.

    Signals:
        chosen: fields of `Settings` and their new values.
        check_asked: the operator wants the scanner checked.
        look_asked: the ports shall be listed again.
    """

    chosen = Signal(dict)
    check_asked = Signal()
    look_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(card(theme, self.tr("Scanners"), *self._lines()))
        self.show_ports([])
        self.show_cameras([])

    def show_ports(self, ports: Sequence[SerialPort]) -> None:
        """List what is plugged in; what was chosen stays, also while it is unplugged."""
        kept = self._settings
        places = list(ports)
        if kept.scan_port and not any(_is_it(port, kept) for port in places):
            words = self.tr("not plugged in")
            places.append(SerialPort(kept.scan_port, words, kept.scan_usb))
        self.port.clear()
        self.port.addItem(self.tr("None: it acts as a keyboard"), SerialPort(""))
        for port in places:
            words = self.tr("{port}: {words}").format(port=port.name, words=port.words)
            self.port.addItem(words if port.words else port.name, port)
            if kept.scan_port and _is_it(port, kept):
                self.port.setCurrentIndex(self.port.count() - 1)

    def show_cameras(self, cameras: Sequence[tuple[str, str]]) -> None:
        """List the cameras, number and words each; what was chosen stays while it is unplugged."""
        kept = (self._settings.scan_camera_number, self._settings.scan_camera_words)
        places = list(cameras)
        self.eye.clear()
        self.eye.addItem(self.tr("The computer's own choice"), ("", ""))
        if kept[0] and kept[1] not in [words for _, words in places]:
            words = self.tr("{camera}: not plugged in").format(camera=kept[1])
            self.eye.addItem(words, kept)
            self.eye.setCurrentIndex(1)
        for place in places:
            self.eye.addItem(place[1], place)
            if kept[0] and place[1] == kept[1] and self.eye.currentIndex() < 1:
                self.eye.setCurrentIndex(self.eye.count() - 1)
            if place == kept:
                self.eye.setCurrentIndex(self.eye.count() - 1)
        self.eye.setEnabled(self._settings.scan_camera)

    def _lines(self) -> list[Item]:
        t, settings = self._theme, self._settings
        self.port = QComboBox()
        self.port.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.port.setMinimumContentsLength(20)
        self.port.activated.connect(self._choose_port)
        look = button(t, self.tr("Look again"), icon="usb")
        look.clicked.connect(self.look_asked)
        self.prefix = self._around(settings.scan_prefix, "scan_prefix", self.tr("Before a code"))
        self.suffix = self._around(settings.scan_suffix, "scan_suffix", self.tr("After a code"))
        self.camera = switch(
            self.tr("The computer's camera reads codes, too"),
            settings.scan_camera,
            lambda wanted: self.chosen.emit({"scan_camera": wanted}),
        )
        self.eye = QComboBox()
        self.eye.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.eye.setMinimumContentsLength(16)
        self.eye.activated.connect(self._choose_camera)
        self.check = button(t, self.tr("Check the scanner…"), icon="scan-line")
        self.check.clicked.connect(self.check_asked)
        said = self.tr("A keyboard scanner needs no setting. The check says what is set wrong.")
        ports = labelled(t, self.tr("Serial port"), self.port, look)
        return [
            text(t, said, "body", "muted", wrap=True),
            ports,
            labelled(t, self.tr("Letters to leave out"), self.prefix, self.suffix),
            self.camera,
            labelled(t, self.tr("Which camera"), self.eye),
            row(self.check, None, gap=t.sp(8)),
        ]

    def _around(self, now: str, field: str, words: str) -> QLineEdit:
        made = QLineEdit(now)
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setMaxLength(20)
        made.editingFinished.connect(lambda: self.chosen.emit({field: made.text()}))
        return made

    def _choose_camera(self, at: int) -> None:
        number, words = self.eye.itemData(at)
        self.chosen.emit({"scan_camera_number": number, "scan_camera_words": words})

    def _choose_port(self, at: int) -> None:
        port: SerialPort = self.port.itemData(at)
        self.chosen.emit({"scan_port": port.name, "scan_usb": port.usb})


def _is_it(port: SerialPort, kept: Settings) -> bool:
    return port.usb == kept.scan_usb if kept.scan_usb else port.name == kept.scan_port
