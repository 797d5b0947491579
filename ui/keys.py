"""All keys on one sheet, opened by F1."""

from PySide6.QtWidgets import QWidget

from ui.parts.basics import button, column, keycap, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme


class KeysPanel(Sheet):
    """What every key does; Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Keys"))
        keys = (
            ("Enter", self.tr("Check in and print, or open the chosen person")),
            ("Ctrl+Enter", self.tr("Check in without printing")),
            ("F2", self.tr("Register a walk-in")),
            ("Shift+F2", self.tr("Register who comes with the person in front")),
            ("F3", self.tr("Next person: back to the empty box")),
            ("F4", self.tr("Reprint the badge, with a reason")),
            ("F6", self.tr("Correct the person in front")),
            ("F7", self.tr("Stand at another checkpoint")),
            ("F8", self.tr("Admit somebody against a rule, with a reason")),
            ("Ctrl+Z", self.tr("Take the last check-in back")),
            ("↑ ↓", self.tr("Choose among the people found")),
            ("Tab", self.tr("Complete a condition: country: role: org: not in")),
            ("Esc", self.tr("Clear the box, leave a form")),
            (
                "Ctrl+1 … 8",
                self.tr("The pages, in the order of the rail"),
            ),
            ("F1", self.tr("This sheet")),
        )
        lines = []
        for key, words in keys:
            cap = keycap(theme, key)
            cap.setMinimumWidth(theme.px(96))
            lines.append(row(cap, text(theme, words, wrap=True), gap=theme.sp(14)))
            lines[-1].setStretch(1, 1)
        close = button(theme, self.tr("Close"), "Esc", "primary")
        close.clicked.connect(self.accept)
        inside = QWidget()
        inside.setLayout(column(*lines, None, gap=theme.sp(8)))
        self.fill(
            column(
                text(theme, self.tr("Keys"), "title"), scrolling(inside), row(None, close),
                gap=theme.sp(10), margins=(theme.sp(24),) * 4,
            )
        )  # fmt: skip
        self.fit(540, 600)
