"""A serial port that a scanner hangs on. Nothing here touches a window: it blocks, for a moment."""

import sys
from dataclasses import dataclass

from serial import Serial
from serial.tools.list_ports import comports

from ui.scanners.splitting import Splitter

WAIT_S = 0.2  # for the first letter: how long a window that closes may have to wait
MOST = 4_096  # bytes read in one go; the rest waits its turn
QUIET_S = 0.06  # without a letter, after which a code without a line end is over
FAULTS: tuple[type[Exception], ...] = (OSError, ValueError, TypeError)
if sys.platform != "win32":
    import termios

    FAULTS = (*FAULTS, termios.error)  # what pyserial lets through when a plug is pulled


@dataclass(frozen=True)
class SerialPort:
    """A place to plug a scanner in: `usb` names the thing itself, at whatever place it is."""

    name: str  # COM3, /dev/ttyACM0
    words: str = ""  # what the system calls the thing
    usb: str = ""


@dataclass(frozen=True)
class Heard:
    """What came in while it was listened for; `fault` says why nothing can."""

    line: "SerialLine"
    texts: tuple[str, ...] = ()
    fault: str = ""


def ports() -> list[SerialPort]:
    """The serial ports of this computer, those of plugged things first."""
    found = [SerialPort(each.device, _words(each), _usb(each)) for each in comports()]
    return sorted(found, key=lambda port: (not port.usb, port.name))


class SerialLine:
    """Listens on one port, opened when first asked and after each unplugging.

    A scanner that comes back under another name is found by its USB number.
    """

    def __init__(self, name: str, usb: str = "", rate: int = 9_600) -> None:
        self.name, self._usb, self._rate = name, usb, rate
        self._port: Serial | None = None
        self._splitter = Splitter()

    def listen(self) -> Heard:
        """Wait a moment for a code."""
        try:
            return Heard(self, tuple(self._read(self._opened())))
        except FAULTS as fault:
            self.close()
            return Heard(self, fault=_reason(fault))

    def close(self) -> None:
        """Let go of the port."""
        port, self._port, self._splitter = self._port, None, Splitter()
        if port is not None:
            try:
                port.close()
            except FAULTS:
                return  # it is gone, which is what was wanted

    def _opened(self) -> Serial:
        if self._port is None:
            made = Serial(baudrate=self._rate, timeout=WAIT_S)
            made.port = self._place()
            if sys.platform != "win32":
                made.exclusive = True  # two programs would each get half of a code
            made.open()
            self._port = made
        return self._port

    def _place(self) -> str:
        if self._usb:
            for port in ports():
                if port.usb == self._usb:
                    return port.name
        return self.name

    def _read(self, port: Serial) -> list[str]:
        port.timeout = QUIET_S if self._splitter.is_waiting else WAIT_S
        chunk = port.read(1)
        if not chunk:
            return self._splitter.flush()
        return self._splitter.take(chunk + port.read(min(port.in_waiting, MOST)))


def _words(port: object) -> str:
    said = getattr(port, "description", "") or ""
    return "" if said == "n/a" else str(said)


def _usb(port: object) -> str:
    vendor, product = getattr(port, "vid", None), getattr(port, "pid", None)
    if vendor is None or product is None:
        return ""
    return f"{vendor:04x}:{product:04x}:{getattr(port, 'serial_number', '') or ''}"


def _reason(fault: Exception) -> str:
    return str(getattr(fault, "strerror", "") or fault)
