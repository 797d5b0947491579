"""Keys as a window system delivers them: to the window, stamped with the time."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

NONE = Qt.KeyboardModifier.NoModifier


class Keys:
    """Types into a window; `gap_ms` goes by between two keys, on the keyboard's own clock."""

    def __init__(self, window):
        self.window, self.at = window, 1_000

    def type(self, text, gap_ms, *, end=Qt.Key.Key_Return, codes=()):
        for place, letter in enumerate(text):
            self.at += gap_ms
            self.press(letter, code=codes[place] if codes else 0)
        if end is not None:
            self.at += gap_ms
            self.press("\r", end)

    def press(self, letter, key=Qt.Key.Key_A, *, code=0, kind=QEvent.Type.KeyPress, held=NONE):
        event = QKeyEvent(kind, key, held, code, 0, 0, letter)
        event.setTimestamp(self.at)
        QCoreApplication.sendEvent(self.window.window().windowHandle(), event)

    def pause(self, ms):
        self.at += ms


@pytest.fixture
def keys_of():
    """Makes the keyboard of a window."""
    return Keys
