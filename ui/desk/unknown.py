"""The stage after a code nobody is known by: what to do now, and what was read."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.parts.basics import column, glyph, keycap, panel, row, text
from ui.style.tokens import Theme


def _say(text: str) -> str:
    return QCoreApplication.translate("unknown", text)


def unknown_panel(theme: Theme, read: str) -> QFrame:
    """Three steps that help, and the beginning of the text that was read."""
    steps = (
        ("search", _say("Type the name"),
         _say("Most people are found by three letters, in any script."), "F3"),
        ("user-plus", _say("Register a walk-in"),
         _say("People who look the same are shown while you type."), "F2"),
        ("usb", _say("Scan it once more"),
         _say("Hold the code still and flat, a hand's breadth away."), ""),
    )  # fmt: skip
    said = text(theme, read[:120].replace("\n", " "), "body", "muted")
    said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    well = row(
        glyph(theme, "qr-code", theme.colors.muted),
        text(theme, _say("Read:"), "body", "muted"),
        said,
        gap=theme.sp(10),
        margins=(theme.sp(12), theme.sp(10), theme.sp(12), theme.sp(10)),
    )
    well.setStretch(2, 1)
    return panel(
        column(
            text(theme, _say("What to do now"), "heading"), theme.sp(2),
            *[_step(theme, *step) for step in steps], theme.sp(4), panel(well, "well"), None,
            gap=theme.sp(10), margins=(theme.sp(18),) * 4,
        )
    )  # fmt: skip


def _step(theme: Theme, icon: str, title: str, words: str, key: str) -> QWidget:
    made = QWidget()
    said = column(text(theme, title, "strong"), text(theme, words, "body", "muted"), gap=0)
    sign = glyph(theme, icon, theme.colors.accent.fill, 24)
    items = [sign, said, None, *([keycap(theme, key)] if key else [])]
    made.setLayout(row(*items, gap=theme.sp(14), margins=(theme.sp(4),) * 4))
    return made
