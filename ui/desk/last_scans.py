"""The last scans of this desk, the newest admission with its undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from checkin.desk import OVERRULABLE, Outcome, ScanLine
from ui.parts.basics import Item, Plate, button, column, line, row, text
from ui.parts.line import Line, Piece
from ui.style.tokens import TINT_ICON, Theme
from ui.words import outcome_word

_TINTS = {
    Outcome.ADMITTED: "ok",
    Outcome.ALREADY_IN: "warn",
    Outcome.VOID_BADGE: "warn",
    Outcome.ASK: "warn",
    Outcome.WITHDRAWN: "bad",
    Outcome.NOT_HERE: "bad",
    Outcome.LEFT: "ok",
    **dict.fromkeys(OVERRULABLE, "bad"),
}


class LastScans(QFrame):
    """The strip beside the person.

    Signals:
        undo: take the newest admission back.
        opened: somebody was pointed at: the uid.
    """

    undo = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, scans: list[ScanLine]) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self.setFixedWidth(theme.px(312))
        newest = next((s.scan for s in scans if is_undoable(s)), "")
        rows: list[Item] = []
        for scan in scans:
            made = ScanRow(theme, scan, scan.scan == newest)
            made.undo.connect(self.undo)
            made.opened.connect(self.opened)
            rows += [made, line()]
        if not rows:
            rows = [text(theme, self.tr("Nobody yet"), "body", "muted"), 0]
        self.setLayout(
            column(
                text(theme, self.tr("Last scans"), "heading"), theme.sp(4), *rows[:-1], None,
                gap=theme.sp(3),
                margins=(theme.sp(16), theme.sp(14), theme.sp(10), theme.sp(10)),
            )
        )  # fmt: skip


class ScanRow(QWidget):
    """One reading.

    Signals:
        undo: take it back. opened: show the person: the uid.
    """

    undo = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, scan: ScanLine, undoable: bool) -> None:
        super().__init__()
        self._uid = scan.uid
        state = "info" if scan.undone else _TINTS.get(scan.outcome, "info")
        tone = theme.colors.tint[state]
        name = Line(theme, Piece(scan.name or scan.text, "strong"))
        said = self.tr("Taken back") if scan.undone else outcome_word(scan.outcome)
        words = text(theme, f"{scan.at:%H:%M} · {said}", "caption", "muted")
        icon = "undo-2" if scan.undone else TINT_ICON[state]
        items: list[Item] = [Plate(theme, icon, tone.fill, tone.on, 28), column(name, words, gap=0)]
        if undoable:
            back = button(theme, self.tr("Undo"), "Ctrl+Z", "quiet")
            back.clicked.connect(self.undo)
            items.append(back)
        inside = row(*items, gap=theme.sp(10), margins=(0, theme.sp(3), 0, theme.sp(3)))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFixedHeight(theme.px(48))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._uid and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._uid)


def is_undoable(scan: ScanLine) -> bool:
    """Whether a reading let somebody in or out and still does."""
    return scan.outcome in (Outcome.ADMITTED, Outcome.LEFT) and not scan.undone
