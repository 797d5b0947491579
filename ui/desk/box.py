"""The one box: scan or type into the same field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from ui.parts.basics import glyph, keycap, panel, row
from ui.style.fonts import font
from ui.style.tokens import Theme

HUGE = 1.6  # text so large that the whole wish finds no room
LONGEST = 4_000  # characters; what is longer is no name and no code
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}


class Box(QLineEdit):
    """A field for codes and names.

    Signals:
        typed: its text changed, by hand or by a scanner.
        entered: Enter was pressed: the text, as it stands.
        entered_without_paper: Ctrl+Enter was pressed.
        moved: arrow keys: lines up (negative) or down.
        focused: whether the keys go here now.
    """

    typed = Signal(str)
    entered = Signal(str)
    entered_without_paper = Signal(str)
    moved = Signal(int)
    focused = Signal(bool)

    def __init__(self, theme: Theme, completions: Callable[[str], list[str]] | None = None) -> None:
        """`completions` gives the conditions that begin with a word: Tab writes the first."""
        super().__init__()
        self._completions = completions or (lambda begun: [])
        self.setProperty("kind", "bare")
        self.setProperty("large", theme.large)
        self.setFont(font(theme.px(16 if theme.large else 22)))
        self._is_huge = theme.scale > HUGE
        self.ask_for("")
        self.setMaxLength(LONGEST)
        side = Qt.AlignmentFlag.AlignRight if theme.rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self.typed)

    def ask_for(self, kind: str) -> None:
        """Say what is to be typed here in a scene of that kind; a PIN is not shown."""
        words = {
            "pin": self.tr("Type the supervisor's PIN here"),
            "consent": self.tr("Type the reason here"),
        }.get(kind, self.tr("Scan a badge or type a name"))
        is_usual = kind not in ("pin", "consent")
        self.setPlaceholderText(self.tr("Scan or type") if self._is_huge and is_usual else words)
        self.setAccessibleName(words)
        normal, secret = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.setEchoMode(secret if kind == "pin" else normal)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back the last check-in, not the last letter."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab completes a condition that was begun; otherwise it goes on to the next control."""
        words = self.text()
        begun = words.rpartition(" ")[2]
        found = self._completions(begun) if forward and begun else []
        if not found:
            return super().focusNextPrevChild(forward)
        self.setText(words[: len(words) - len(begun)] + found[0])
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            without = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.entered_without_paper if without else self.entered).emit(self.text())
        elif key in STEPS:
            self.moved.emit(STEPS[key])
        else:
            super().keyPressEvent(event)


def framed(theme: Theme, box: Box) -> QFrame:
    """The box in its frame, with the scan sign and the key that leads back to it."""
    key = keycap(theme, "F3")
    key.setFixedWidth(theme.px(36))  # wide enough for both, so that the box keeps its width
    box.typed.connect(lambda words: key.setText("Esc" if words else "F3"))
    sign = glyph(theme, "scan-line", theme.colors.accent.fill, 26)
    inside = row(sign, box, key, gap=theme.sp(12), margins=(theme.sp(14), 0, theme.sp(14), 0))
    made = panel(inside, "search")
    made.setFixedHeight(theme.px(52))

    def show_focus(here: bool) -> None:
        made.setProperty("here", here)
        made.style().polish(made)

    box.focused.connect(show_focus)
    show_focus(True)
    return made
