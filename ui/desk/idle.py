"""The stage while nobody is in front: how far the day is, and a kind word."""

from datetime import timedelta

from PySide6.QtWidgets import QFrame

from checkin.desk import Figures
from ui.parts.bars import Bar, TimeBars
from ui.parts.basics import column, figure, glyph, line, panel, row, text
from ui.parts.charts import Ring
from ui.style.tokens import Theme
from ui.tr import tr

SLOTS = 24  # of ten minutes: four hours are seen at once


def idle_panel(theme: Theme, figures: Figures) -> QFrame:
    """The sum of the day as a ring, the figures, the arrivals."""
    counts = figures.counts
    ring = Ring(
        theme, counts.present, max(counts.expected, 1),
        tr("of {expected} are here").format(expected=counts.expected),
        124 if theme.large else 176,
    )  # fmt: skip
    numbers = column(
        figure(theme, str(counts.absent), tr("still expected")),
        figure(theme, str(counts.badges_printed), tr("badges printed")),
        None,
        gap=theme.sp(8),
    )
    top = row(
        ring,
        theme.sp(10),
        numbers,
        theme.sp(6),
        column(_kind(theme, figures), None),
        gap=theme.sp(14),
    )
    top.setStretch(4, 1)
    body = column(
        top, line(), gap=theme.sp(12),
        margins=(theme.sp(20), theme.sp(16), theme.sp(20), theme.sp(12)),
    )  # fmt: skip
    if figures.arrivals:
        bars = _bars(figures)
        caption = text(theme, tr("Arrivals, every ten minutes"), "caption", "muted")
        under = column(caption, TimeBars(theme, bars, 84, 3, grid=False), gap=0)
        under.setStretch(1, 1)
        body.addLayout(under, 1)
    else:
        body.addWidget(text(theme, tr("Nobody has arrived yet today."), "body", "muted"))
        body.addStretch(1)
    return panel(body)


def _bars(figures: Figures) -> list[Bar]:
    """The newest slots; an early hour is filled up with empty ones so that bars stay bars."""
    slots = figures.arrivals[-SLOTS:]
    first = slots[0].at
    before = [first - timedelta(minutes=10 * n) for n in range(SLOTS - len(slots), 0, -1)]
    return [
        *(Bar(f"{at:%H:%M}", 0) for at in before),
        *(Bar(f"{slot.at:%H:%M}", slot.people) for slot in slots),
    ]


def _kind(theme: Theme, figures: Figures) -> QFrame:
    """A kind word, only here, where nobody is waiting."""
    welcomed = figures.counts.present
    words = tr("{count} people have been welcomed.").format(count=welcomed)
    if welcomed <= 1:
        words = (
            tr("The first has been welcomed. Many more are on their way.")
            if welcomed
            else tr("A good day to you. The doors are yours.")
        )
    inside = row(
        glyph(theme, "hand-heart", theme.colors.soft.on, 30),
        text(theme, words, "heading", "soft", wrap=True),
        gap=theme.sp(14),
        margins=(theme.sp(16), theme.sp(12), theme.sp(16), theme.sp(12)),
    )
    inside.setStretch(1, 1)
    return panel(inside, "soft")
