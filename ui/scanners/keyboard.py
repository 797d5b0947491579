"""A scanner that acts as a keyboard: its bursts are told from typing, wherever the focus is.

A burst is six keys or more, closer together than people can type, and what came just before and
after them: a busy computer may hold one key of a scanner up, too. The time is the one the
window system stamped on each key, which is right also when the program was busy meanwhile. Who
types is never disturbed: the first keys of a burst reach the field they land in, because nobody
can know yet, and are taken out of it again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.scanners import keycodes
from ui.scanners.fields import remember

GAP_MS = 35  # between two keys of a scanner; people roll two or three keys that fast, not six
KEYS = 6  # in a row, from which on it is a burst
RUN_MS = 90  # between two keys that may still belong together
PAUSE_MS = 120  # of silence that end a burst without Enter
LONGEST = 4_096  # keys of a burst that are kept: more than any code holds, so it stays too long
LATE_MS = 300  # after a burst, in which Enter is still the scanner's: a second one, or a late one
ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
SILENT = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Alt, Qt.Key.Key_Control),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Meta, Qt.Key.Key_Mode_switch),
}
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True)
class Stroke:
    """One key of a burst."""

    at_ms: int
    typed: str  # what the layout made of it
    meant: str  # what a US keyboard writes by that key; "" where the platform does not say


class KeyboardScanner(QObject):
    """Hears every key that reaches a window of the program.

    `prefix` and `suffix` are what the scanner is set to send around a code; they are left out.

    Signals:
        scanned: a code: what the scanner meant, and what the keyboard's layout made of it. They
            differ where scanner and computer are set to different keyboards.
    """

    scanned = Signal(str, str)

    def __init__(self, parent: QObject | None = None, prefix: str = "", suffix: str = "") -> None:
        super().__init__(parent)
        self.prefix, self.suffix = prefix, suffix
        self.gap_ms = GAP_MS
        self._strokes: list[Stroke] = []
        self._touched: dict[QWidget, Callable[[], None]] = {}
        self._burst_at_ms = -LATE_MS  # when the last burst ended
        self._down: set[int] = set()  # keys whose press we have seen
        self._is_on = True
        self._is_burst = False  # what is coming in is surely a scanner's
        self._quick = 0  # keys in a row that came as fast as a scanner's
        self._is_last_call = False
        self._shift_came = False  # since the last key that writes
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._fall_silent)

    def install(self) -> None:
        """Listen to every window that gets the focus from now on, dialogs too."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)
            self._listen(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Listen no more: the desk is closed."""
        self._is_on = False
        self._forget()

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once: Qt moves a filter that is there already

    # -- keys ------------------------------------------------------------------

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key is ours alone, so that nobody else gets it."""
        self._down.add(event.nativeScanCode())
        key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
        if key in SILENT:
            self._shift_came |= key == Qt.Key.Key_Shift
            return False
        if self._since_last(event) > RUN_MS:
            self._end()
        if key in ENDS:
            return self._end_line(event)
        if self._is_command(event) and self._is_burst:
            return True  # a control character of the scanner's
        if self._is_command(event) or event.isAutoRepeat() or not event.timestamp():
            self._forget()
            return False
        return self._take(event)

    def _released(self, event: QKeyEvent) -> None:
        """A key let go that was never pressed: the system kept it to make an accent of it.

        Scanners let go of Shift before the key, so whether Shift was held is known by its coming;
        while an accent waits for its letter, the system keeps even that.
        """
        code = event.nativeScanCode()
        if event.key() == Qt.Key.Key_Shift:
            self._shift_came |= code not in self._down
        if code in self._down or not code or event.isAutoRepeat():
            self._down.discard(code)
        elif keycodes.letter(code, shift=False) and event.timestamp():
            self._take(event, shifted=self._shift_came)
        if keycodes.letter(code, shift=False):
            self._shift_came = False

    def _take(self, event: QKeyEvent, *, shifted: bool = False) -> bool:
        shift = shifted or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._shift_came = False
        stroke = Stroke(
            event.timestamp(), event.text(), keycodes.letter(event.nativeScanCode(), shift=shift)
        )
        if not (stroke.meant or stroke.typed):
            self._forget()  # an arrow, a function key
            return False
        if not self._is_burst:
            self._remember_field()
        self._quick = self._quick + 1 if self._since_last(event) <= self.gap_ms else 1
        self._keep(stroke)
        self._is_last_call = False
        self._silence.start(PAUSE_MS)
        if not self._is_burst and self._quick >= KEYS and self._has_time():
            self._is_burst = True
            self._put_back()
        return self._is_burst

    def _keep(self, stroke: Stroke) -> None:
        """Remember a key; of a burst without end only the last one, for its time."""
        if len(self._strokes) >= LONGEST:
            self._strokes.pop()
        self._strokes.append(stroke)

    def _since_last(self, event: QKeyEvent) -> int:
        """Milliseconds between the last key and this one; 0 where there was none."""
        return event.timestamp() - self._strokes[-1].at_ms if self._strokes else 0

    def _has_time(self) -> bool:
        """Whether the keys are real ones: those a program makes carry neither time nor number."""
        strokes = self._strokes
        return strokes[-1].at_ms > strokes[0].at_ms or all(stroke.meant for stroke in strokes)

    def _is_command(self, event: QKeyEvent) -> bool:
        """Whether it is a shortcut; AltGr, which is both Ctrl and Alt on Windows, is none."""
        held = event.modifiers() & COMMANDS
        is_alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return bool(held) and held != is_alt_gr

    def _remember_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and field not in self._touched:
            self._touched[field] = remember(field)

    def _put_back(self) -> None:
        for restore in self._touched.values():
            restore()

    # -- ends ------------------------------------------------------------------

    def _fall_silent(self) -> None:
        """Nothing came any more; keys may only have waited for a busy program, so ask twice."""
        if self._is_last_call:
            self._end()
        else:
            self._is_last_call = True
            self._silence.start(PAUSE_MS // 4)

    def _end_line(self, event: QKeyEvent) -> bool:
        """Enter or Tab; a contact card has several lines, and is one reading."""
        was_burst = self._is_burst
        if not self._strokes and event.timestamp() - self._burst_at_ms < LATE_MS:
            return bool(event.timestamp())
        card = _texts(self._strokes)[0].upper() if was_burst else ""
        if card.startswith("BEGIN:VCARD") and not card.endswith("END:VCARD"):
            self._keep(Stroke(event.timestamp(), "\n", "\n"))
            self._silence.start(PAUSE_MS)
        else:
            self._end()
        return was_burst

    def _end(self) -> None:
        strokes, is_burst = self._strokes, self._is_burst
        if is_burst:
            self._put_back()  # letters the system composed of several keys came past us
        self._forget()
        if is_burst:
            self._burst_at_ms = strokes[-1].at_ms
            meant, typed = map(self._bare, _texts(strokes))
            if meant:
                self.scanned.emit(meant, typed)

    def _bare(self, text: str) -> str:
        return text.removeprefix(self.prefix).removesuffix(self.suffix)

    def _forget(self) -> None:
        self._strokes, self._touched = [], {}
        self._is_burst, self._quick = False, 0
        self._silence.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_on or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.KeyRelease:
            self._released(event)
        return False


def _texts(strokes: list[Stroke]) -> tuple[str, str]:
    """What the scanner meant, as far as the platform says, and what was typed."""
    typed = "".join(stroke.typed for stroke in strokes)
    meant = [stroke.meant for stroke in strokes]
    return ("".join(meant) if all(meant) else typed), typed
