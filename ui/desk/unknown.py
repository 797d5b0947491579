"""The stage after a code nobody is known by: what to do now, and what was read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from ui.parts.basics import column, glyph, keycap, panel, row, text
from ui.parts.line import Line, Piece
from ui.style.tokens import Theme
from ui.tr import tr

Step = tuple[str, str, str, str]  # icon, title, words, key
KEPT = 120  # characters of a reading worth showing


def unknown_panel(theme: Theme, read: str) -> QFrame:
    """Three steps that help, and the beginning of the text that was read."""
    said = Line(theme, Piece(" ".join(read[:KEPT].split()), tone="muted"))
    well = row(
        glyph(theme, "qr-code", theme.colors.muted),
        text(theme, tr("Read:"), "body", "muted"),
        said,
        gap=theme.sp(10),
        margins=(theme.sp(12), theme.sp(10), theme.sp(12), theme.sp(10)),
    )
    well.setStretch(2, 1)
    letters = tr("Most people are found by three letters, in any script.")
    by_name = ("search", tr("Type the name"), letters, "F3")
    still = tr("Hold the code still and flat, a hand's breadth away.")
    again = ("scan-line", tr("Scan it once more"), still, "")
    return _panel(theme, (by_name, _walk_in(), again), panel(well, "well"))


def nobody_panel(theme: Theme) -> QFrame:
    """What helps when nobody is found by what was typed."""
    less = tr("Three letters of the family name, or of the organisation, are enough.")
    fewer = ("search", tr("Type less of it"), less, "")
    scan = tr("Scan the code in their invitation, from paper or a telephone.")
    ticket = ("qr-code", tr("Ask for the ticket"), scan, "")
    return _panel(theme, (fewer, ticket, _walk_in()))


def _walk_in() -> Step:
    words = tr("People who look the same are shown while you type.")
    return "user-plus", tr("Register a walk-in"), words, "F2"


def _panel(theme: Theme, steps: Sequence[Step], *below: QWidget) -> QFrame:
    return panel(
        column(
            text(theme, tr("What to do now"), "heading"), theme.sp(2),
            *[_step(theme, *step) for step in steps], theme.sp(4), *below, None,
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
