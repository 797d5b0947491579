"""Long work: how far it is, how long it will take, and a way to stop it without harm."""

from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from ui.parts.basics import Item, button, column, row, text
from ui.style.tokens import Theme


class Work(QObject):
    """What is under way. `told` is called by the work, in its own thread.

    Signals:
        moved: done, of.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False

    def told(self, done: int, of: int) -> bool:
        """Tell how far the work is; whether it shall go on."""
        self.moved.emit(done, of)
        return not self._stopped

    def count(self, done: int, of: int) -> None:
        """Tell how far a work is that cannot be stopped half way."""
        self.moved.emit(done, of)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stopped = True


class WorkBar(QFrame):
    """The bar of one work, with its count and the time left.

    Signals:
        stopped: the operator wants it to end.
    """

    stopped = Signal()

    def __init__(self, theme: Theme, title: str, safe: str = "", *, can_stop: bool = False) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._began = monotonic()
        self._count = text(theme, "", "body", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        head: list[Item] = [text(theme, title, "strong"), None, self._count]
        if can_stop:
            stop = button(theme, self.tr("Stop"), "Esc")
            stop.clicked.connect(self.stopped)
            head.append(stop)
        items: list[Item] = [row(*head, gap=theme.sp(10)), self._bar]
        if safe:
            items.append(text(theme, safe, "caption", "muted", wrap=True))
        self.setLayout(column(*items, gap=theme.sp(8), margins=(theme.sp(14),) * 4))

    def move_to(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._count.setText(self._said(done, of))

    def _said(self, done: int, of: int) -> str:
        spent = monotonic() - self._began
        if not done or done >= of or spent < 1:
            return self.tr("{done} of {of}").format(done=f"{done:,}", of=f"{of:,}")
        left = round(spent / done * (of - done)) or 1
        if left < 100:
            words = self.tr("{done} of {of}, about {seconds} s left")
        else:
            words = self.tr("{done} of {of}, about {minutes} min left")
        return words.format(done=f"{done:,}", of=f"{of:,}", seconds=left, minutes=round(left / 60))
