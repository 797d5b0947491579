"""A button that opens a list one ticks in; it says what is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from ui.style.tokens import Theme

Choice = tuple[str, str]  # value and its word


class TickMenu(QMenu):
    """Stays open while one ticks."""

    def mouseReleaseEvent(self, event: object) -> None:
        act = self.activeAction()
        if act is not None and act.isCheckable() and act.isEnabled():
            act.trigger()
        else:
            super().mouseReleaseEvent(event)  # type: ignore[arg-type]


class Ticks(QPushButton):
    """Some of several values, in the order they were ticked.

    Signals:
        ticked: the values that are ticked now.
    """

    ticked = Signal(list)

    def __init__(self, theme: Theme, name: str, nothing: str) -> None:
        super().__init__()
        self._name, self._nothing = name, nothing
        self._values: list[str] = []
        self._choices: dict[str, str] = {}
        self.menu_ = TickMenu(self)
        self.setProperty("kind", "choice")
        self.setAutoDefault(False)
        self.setMinimumWidth(theme.px(90))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self.show_values([], [])

    def open(self) -> None:
        """Offer what can be ticked."""
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    def show_values(self, choices: Sequence[Choice], values: Sequence[str]) -> None:
        """Offer these; what is ticked is offered in any case."""
        self._values = list(values)
        known = dict(choices)
        offered = {**known, **{value: value for value in values if value not in known}}
        if offered != self._choices:
            self._choices = offered
            self.menu_.clear()
            for value, word in offered.items():
                self._add(value, word)
        for act in self.menu_.actions():
            act.setChecked(act.data() in self._values)
        self._say()

    def _add(self, value: str, word: str) -> None:
        act: QAction = self.menu_.addAction(word)
        act.setCheckable(True)
        act.setData(value)
        act.triggered.connect(lambda: self._tick(value))

    def _tick(self, value: str) -> None:
        was = value in self._values
        self._values = [each for each in self._values if each != value]
        self._values += [] if was else [value]
        self._say()
        self.ticked.emit(list(self._values))

    def _say(self) -> None:
        words = [self._choices.get(value, value) for value in self._values]
        said = ", ".join(words) or self._nothing
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, 10_000)
        self.setText(shown if len(shown) < 30 else f"{shown[:28]}…")
        self.setToolTip(said)
        self.setAccessibleName(f"{self._name}: {said}")
