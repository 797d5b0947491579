"""Three pictures of who came: by the clock, by role, by country."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from checkin.desk import Figures, Group, Slot
from ui.parts.basics import column, empty, panel, row, text
from ui.parts.charts import Bar, SideBars, TimeBars
from ui.style.tokens import Theme
from ui.words import role_word

SHOWN = 8  # bars; the last one stands for the rest
LABELS = 9  # times under the arrivals


class Pictures(QWidget):
    """Redrawn whenever a figure has changed."""

    def __init__(self, theme: Theme, figures: Figures) -> None:
        super().__init__()
        self.theme = theme
        role = self._side(
            self.tr("Here by role"),
            self.tr("Filled: here. Outlined: still expected."),
            [Bar(role_word(g.key), g.present, g.expected, g.key) for g in figures.roles[:SHOWN]],
            146,
        )
        largest = self._largest(figures.countries)
        said = self.tr("Countries: {count}").format(count=len(figures.countries))
        country = self._side(self.tr("Here by country"), said, largest, 120)
        lower = (column if theme.large else row)(gap=theme.sp(12))
        lower.addWidget(role, 1)
        lower.addWidget(country, 1)
        whole = column(gap=theme.sp(12))
        whole.addWidget(self._arrivals(figures), 4)
        whole.addLayout(lower, 5)
        self.setLayout(whole)

    def _arrivals(self, figures: Figures) -> QFrame:
        t, title = self.theme, self.tr("First arrivals per ten minutes")
        if not figures.arrivals:
            words = self.tr("Bars grow here with the first check-in.")
            return self._framed(title, "", empty(t, "clock", words))
        slots = _trimmed(figures.arrivals)
        most = max(slots, key=lambda slot: slot.people)
        said = self.tr("Most at {time}: {count}.").format(
            time=f"{most.at:%H:%M}", count=most.people
        )
        bars = [Bar(f"{slot.at:%H:%M}", slot.people) for slot in slots]
        every = -(-len(bars) // LABELS)
        return self._framed(title, said, TimeBars(t, bars, 120, every))

    def _largest(self, groups: Sequence[Group]) -> list[Bar]:
        shown = groups if len(groups) <= SHOWN else groups[: SHOWN - 1]
        bars = [Bar(g.key or self.tr("Not known"), g.present, g.expected) for g in shown]
        rest = groups[len(shown) :]
        if rest:
            words = self.tr("{count} others").format(count=len(rest))
            came, expected = sum(g.present for g in rest), sum(g.expected for g in rest)
            bars.append(Bar(words, came, expected))
        return bars

    def _side(self, title: str, said: str, bars: list[Bar], label_width: int) -> QFrame:
        if not bars:
            nobody = self.tr("Nobody is expected yet.")
            return self._framed(title, "", empty(self.theme, "users", nobody))
        chart = SideBars(self.theme, bars, label_width, 23)
        chart.setAccessibleName(
            "; ".join(f"{bar.label}: {bar.value} / {bar.whole}" for bar in bars)
        )
        return self._framed(title, said, chart)

    def _framed(self, title: str, said: str, chart: QWidget) -> QFrame:
        t = self.theme
        head = row(text(t, title, "heading"), text(t, said, "caption", "muted"), None, gap=t.sp(12))
        margins = (t.sp(16), t.sp(8), t.sp(16), t.sp(8))
        inside = column(head, gap=t.sp(4), margins=margins)
        inside.addWidget(chart, 1)
        return panel(inside)


def _trimmed(slots: Sequence[Slot]) -> list[Slot]:
    """Of several days the newest one with arrivals, so that the bars stay readable."""
    newest = max(slot.at.date() for slot in slots if slot.people)
    day = [slot for slot in slots if slot.at.date() == newest]
    came = [number for number, slot in enumerate(day) if slot.people]
    return day[came[0] : came[-1] + 1]
