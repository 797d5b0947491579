"""Badges that are given back: each is scanned in, and stands there to be seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from checkin.desk import Returned
from checkin.errors import DeskError
from ui.parts.basics import Item, button, column, glyph, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme


class ReturnDialog(Sheet):
    """A box to scan returned badges into.

    Signals:
        scanned: the text of a badge.
    """

    scanned = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Badges given back"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Scan the badge"))
        self.box.setAccessibleName(self.tr("Scan the badge"))
        self.box.returnPressed.connect(self._give)
        self.count = 0
        self._counted = text(theme, self.tr("None yet"), "body", "muted")
        self._back = column(None, gap=theme.sp(6), margins=(2, 2, 12, 2))
        body = QWidget()
        body.setLayout(self._back)
        close = button(theme, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        words = self.tr("A badge that was scanned in opens no door any more.")
        space = theme.sp(20)
        whole = column(
            text(theme, self.tr("Badges given back"), "title"),
            text(theme, words, "body", "muted", wrap=True), self.box, self._counted,
            gap=theme.sp(10), margins=(space, space, space, theme.sp(16)),
        )  # fmt: skip
        whole.addWidget(scrolling(body), 1)
        whole.addLayout(row(None, close))
        self.fill(whole)
        self.fit(560, 520)

    def show_returned(self, back: Returned) -> None:
        """A badge came in."""
        self.count += 1
        self._counted.setText(self.tr("Given back: {count}").format(count=self.count))
        words = self.tr("{serial}, {name}")
        if back.was_void:
            words = self.tr("{serial}, {name} (opened no door before either)")
        self._add("ok", "circle-check", words.format(serial=back.serial, name=back.name))

    def take_scan(self, words: str) -> None:
        """A scanner read something while the dialog is open."""
        self.box.clear()
        self.scanned.emit(words)

    def say(self, error: DeskError) -> None:
        """This was no badge of ours."""
        self._add("warn", "triangle-alert", str(error))

    def _add(self, state: str, icon: str, words: str) -> None:
        t = self.theme
        sign = glyph(t, icon, t.colors.tint[state].on, 18)
        items: list[Item] = [sign, text(t, words, "body", wrap=True)]
        made = QWidget()
        inside = row(*items, gap=t.sp(8))
        inside.setStretch(1, 1)
        made.setLayout(inside)
        self._back.insertWidget(0, made)

    def _give(self) -> None:
        words = self.box.text().strip()
        if words:
            self.take_scan(words)
