"""One question on the stage, answered by one key where it can be."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from checkin.desk import Card
from ui.desk.scene import Asked
from ui.parts.basics import ActionButton, Item, button, column, glyph, isolated, line, row, text
from ui.parts.signature import Signature
from ui.style.fonts import font
from ui.style.tokens import Theme

QUIET_MS = 200  # after a key that answers, before it counts: the first key of a scanner is none
LONGEST = 2_000  # letters of an answer
YES, NO = "yes", "no"


class QuestionPanel(QFrame):
    """Asks, and gives the answer away once.

    Signals:
        given: the answer and the strokes of a drawing.
        back_asked: the question before is to be asked again.
        left: the person is left unanswered.
    """

    given = Signal(str, str)
    back_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, asked: Asked, card: Card | None) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._theme, self._asked = theme, asked
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit = QLineEdit()
        self.drawing = Signature(theme, is_open=True)
        self._options = self._choices()
        self._chosen = -1  # of the options: marked, and counts after a moment of quiet
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._fall_silent)
        self._is_run = False  # keys come one on the other: a scanner, nobody answers
        self._problem = text(theme, "", "body", "bad", wrap=True)
        self._problem.hide()
        self.foot = self._foot()
        space = theme.sp(20)
        self.setLayout(
            column(*self._words(card), *self._field(), self._problem, None, gap=theme.sp(10),
                   margins=(space,) * 4)
        )  # fmt: skip

    def take(self, key: str) -> None:
        """A key that may be an answer: a digit, y or n."""
        keys = [key for key, _, _ in self._options]
        if self._is_run or self._quiet.isActive():  # too quick for a person
            self._is_run = True
            self._mark(-1)
        elif key.casefold() in keys:
            self._mark(keys.index(key.casefold()))
        elif key in "123456789"[: len(keys)]:
            self._mark(int(key) - 1)
        else:
            return
        self._quiet.start()

    def finish(self) -> None:
        """Enter: give away what is there, or say what is missing."""
        self._quiet.stop()
        kind = self._asked.kind
        if kind == "text":
            self._give(self.edit.text().strip())
        elif kind == "signature":
            self._give("signed" if self.drawing.strokes else "", self.drawing.strokes)
        elif kind in ("notice", "alert"):
            self._give("seen")
        else:
            self._give(self._options[self._chosen][1] if self._chosen >= 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self.back_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._options:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._mark((self._chosen + step) % len(self._options))
        elif event.text() and not event.isAutoRepeat():
            self.take(event.text())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.edit if self._asked.kind == "text" else self).setFocus()

    # -- building

    def _words(self, card: Card | None) -> list[Item]:
        t, asked = self._theme, self._asked
        said = self.tr("{number} of {count}").format(number=asked.number, count=asked.count)
        person = card.person if card else None
        name = isolated(person.display_name) if person else ""
        latin = person.latin_name if person and person.latin_name != person.display_name else ""
        names = row(text(t, name, "heading"), text(t, latin, "body", "muted"), gap=t.sp(12))
        words: list[Item] = [
            row(names, None, text(t, said, "caption", "muted")),
            line(),
            t.sp(4),
        ]
        told = text(t, asked.said, "title", wrap=True)
        if asked.kind in ("notice", "alert"):
            icon = glyph(t, "info", t.colors.tint["info"].on, 28)
            beside = row(icon, told, gap=t.sp(12))
            beside.setStretch(1, 1)
            words.append(beside)
        else:
            words.append(told)
        if asked.also:
            words.append(text(t, asked.also, "lead", "muted", wrap=True))
        return words

    def _field(self) -> list[Item]:
        t, kind = self._theme, self._asked.kind
        if kind == "text":
            self.edit.setMaxLength(LONGEST)
            self.edit.setFont(font(t.px(18)))
            self.edit.setFixedHeight(t.px(46))
            self.edit.setAccessibleName(self._asked.said)
            self.edit.returnPressed.connect(self.finish)
            return [self.edit]
        if kind == "signature":
            wipe = button(t, self.tr("Sign once more"), kind="quiet", icon="undo-2")
            wipe.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            wipe.clicked.connect(self.drawing.wipe)
            return [row(self.drawing, None), row(wipe, None)]
        self._buttons = [self._option(n, *option) for n, option in enumerate(self._options)]
        if len(self._buttons) <= 2:
            return [row(*self._buttons, None, gap=t.sp(12))]
        return [row(each, None) for each in self._buttons]

    def _choices(self) -> list[tuple[str, str, str]]:
        """Of each answer its key, what is kept of it, and its words."""
        if self._asked.kind == "yes-no":
            return [("y", YES, self.tr("Yes")), ("n", NO, self.tr("No"))]
        if self._asked.kind == "choice":
            return [(str(n), kept, said) for n, (kept, said) in enumerate(self._asked.options, 1)]
        return []

    def _option(self, number: int, key: str, kept: str, said: str) -> ActionButton:
        made = button(self._theme, said, key.upper())
        made.setProperty("big", True)
        made.setMinimumHeight(self._theme.px(46))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._give(kept))
        return made

    def _foot(self) -> Sequence[QWidget]:
        t, asked = self._theme, self._asked
        words = self.tr("Go on")
        if asked.kind in ("notice", "alert"):
            words = self.tr("Read and understood")
        elif not asked.required:
            words = self.tr("Go on, with or without an answer")
        on = button(t, words, "Enter", "primary", "arrow-right")
        on.clicked.connect(self.finish)
        parts: list[QWidget] = [on]
        if asked.number > 1:
            back = button(t, self.tr("The question before"), "←")
            back.clicked.connect(self.back_asked)
            parts.append(back)
        leave = button(t, self.tr("Not now"), "Esc")
        leave.clicked.connect(self.left)
        for each in (*parts, leave):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return [*parts, leave]

    # -- answering

    def _mark(self, number: int) -> None:
        self._chosen = number
        for place, each in enumerate(self._buttons if self._options else ()):
            each.setChecked(place == number)

    def _fall_silent(self) -> None:
        was_run, self._is_run = self._is_run, False
        if not was_run and self._chosen >= 0:
            self.finish()

    def _give(self, answer: str, drawing: str = "") -> None:
        if not answer and self._asked.required:
            self._problem.setText(self.tr("This must be answered before the person is admitted."))
            self._problem.show()
            return
        self.given.emit(answer, drawing)

    def event(self, event: QEvent) -> bool:
        """A letter is an answer here, and no shortcut of a page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isalnum()
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)
