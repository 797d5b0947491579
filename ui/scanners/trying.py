"""Listens to a scanner that is being checked: every key, however slow, is the scanner's."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from checkin.desk import Trial
from ui.scanners import keycodes
from ui.scanners.keyboard import ENDS, LONGEST, SILENT

OVER_MS = 700  # without a key, after which even a slow scanner has ended
ARROWS = {
    *(Qt.Key.Key_Insert, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Left),
    *(Qt.Key.Key_Clear, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageUp),
}


class TrialListener(QObject):
    """Takes the keys of one reading, before any window gets them, while it is `on`.

    Signals:
        tried: how the code came in.
    """

    tried = Signal(Trial)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed, self._meant = "", list[str]()
        self._at_ms = self._gap_ms = self._lost = 0
        self._over = QTimer(self, singleShot=True, interval=OVER_MS)
        self._over.timeout.connect(self._end)

    def on(self) -> None:
        """Begin; Esc, and Enter or Tab that follow no other key, stay the window's."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def off(self) -> None:
        """Listen no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._over.stop()
        self._forget()

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
        if key in SILENT or key == Qt.Key.Key_Escape:
            return key in SILENT
        if key in ENDS:
            return self._ended(event, key)
        if key in ARROWS:
            if not self._at_ms:
                return False
            self._lost += 1
        self._take(event)
        return True

    def _take(self, event: QKeyEvent) -> None:
        if self._at_ms:
            self._gap_ms = max(self._gap_ms, event.timestamp() - self._at_ms)
        self._at_ms = event.timestamp()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(self._meant) < LONGEST:
            self._typed += event.text()
            self._meant.append(keycodes.letter(event.nativeScanCode(), shift=shift))
        self._over.start()

    def _ended(self, event: QKeyEvent, key: Qt.Key) -> bool:
        if not self._at_ms:
            return False
        self._gap_ms = max(self._gap_ms, event.timestamp() - self._at_ms)
        self._end("tab" if key == Qt.Key.Key_Tab else "enter")
        return True

    def _end(self, end: str = "") -> None:
        self._over.stop()
        meant = "".join(self._meant) if all(self._meant) else self._typed
        trial = Trial(meant, self._typed, self._gap_ms, end, self._lost)
        self._forget()
        self.tried.emit(trial)

    def _forget(self) -> None:
        self._typed, self._meant = "", list[str]()
        self._at_ms = self._gap_ms = self._lost = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not watched.isWindowType():
            return False
        return event.type() == QEvent.Type.KeyPress and self._pressed(event)
