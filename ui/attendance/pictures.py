"""Pictures of who came: by the clock, by role, and by one more cut; every bar can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from checkin.desk import CutLine, Figure, Figures, Slot
from ui.parts.bars import Bar, SideBars, TimeBars
from ui.parts.basics import column, empty, panel, row, scrolling, text
from ui.style.tokens import Theme
from ui.tr import tr
from ui.words import role_word

CUTS = ("country", "organisation", "session", "desk")
MOST = 300  # bars; the files have all
LABELS = 9  # times under the arrivals
STEP = 24  # height of a lying bar


@dataclass(frozen=True)
class Cut:
    """What the choosable picture shows."""

    kind: str
    lines: Sequence[CutLine]


class Pictures(QWidget):
    """Redrawn whenever a figure has changed.

    Signals:
        opened: a Figure, and how it is called.
        cut_chosen: people shall be shown by this.
    """

    opened = Signal(object, str)
    cut_chosen = Signal(str)

    def __init__(self, theme: Theme, figures: Figures, cut: Cut) -> None:
        super().__init__()
        self.theme = theme
        roles = [CutLine(g.key, role_word(g.key), g.present, g.expected) for g in figures.roles]
        lower = (column if theme.large else row)(gap=theme.sp(12))
        lower.addWidget(self._side(Cut("role", roles), None, 146), 1)
        lower.addWidget(self._side(cut, self._choices(cut.kind), 170), 1)
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
            time=f"{most.at:%H:%M}", count=f"{most.people:,}"
        )
        bars = [Bar(f"{slot.at:%H:%M}", slot.people) for slot in slots]
        chart = TimeBars(t, bars, 100, -(-len(bars) // LABELS))
        chart.let_open()
        chart.opened.connect(lambda n: self._open_slot(slots[n]))
        return self._framed(title, said, chart)

    def _open_slot(self, slot: Slot) -> None:
        words = self.tr("First arrivals from {time}").format(time=f"{slot.at:%H:%M}")
        self.opened.emit(Figure("slot", slot.at.isoformat()), words)

    def _choices(self, chosen: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Show people by"))
        for kind in CUTS:
            made.addItem(cut_word(kind), kind)
        made.setCurrentIndex(made.findData(chosen))
        made.currentIndexChanged.connect(lambda at: self.cut_chosen.emit(str(made.itemData(at))))
        return made

    def _side(self, cut: Cut, chooser: QComboBox | None, label_width: int) -> QFrame:
        shown = cut.lines[:MOST]
        title = self.tr("Here by role") if cut.kind == "role" else self.tr("Here by")
        if not shown:
            return self._framed(title, "", empty(self.theme, "users", _nothing(cut.kind)), chooser)
        is_role = cut.kind == "role"
        bars = [
            Bar(label_of(cut.kind, each), each.present, each.expected, each.key if is_role else "")
            for each in shown
        ]
        chart = SideBars(self.theme, bars, label_width, STEP)
        chart.setFixedHeight(self.theme.px(STEP) * len(bars))
        chart.let_open()
        chart.opened.connect(
            lambda n: self.opened.emit(Figure(cut.kind, shown[n].key), label_of(cut.kind, shown[n]))
        )
        said = self.tr("Filled: here. Outlined: still expected.") if is_role else _count(cut)
        return self._framed(title, said, scrolling(chart), chooser)

    def _framed(
        self, title: str, said: str, chart: QWidget, chooser: QComboBox | None = None
    ) -> QFrame:  # fmt: skip
        t = self.theme
        head = row(text(t, title, "heading"), gap=t.sp(12))
        if chooser is not None:
            head.addWidget(chooser)
        head.addWidget(text(t, said, "caption", "muted"))
        head.addStretch(1)
        margins = (t.sp(16), t.sp(8), t.sp(16), t.sp(8))
        inside = column(head, gap=t.sp(4), margins=margins)
        inside.addWidget(chart, 1)
        return panel(inside)


def cut_word(kind: str) -> str:
    """By what people are shown."""
    return {
        "country": tr("country"),
        "organisation": tr("organisation"),
        "session": tr("session"),
        "desk": tr("desk"),
    }[kind]


def label_of(kind: str, cut: CutLine) -> str:
    """What a bar is called."""
    if kind == "desk":
        return tr("Desk {number}").format(number=cut.label)
    return cut.label or tr("Not known")


def _count(cut: Cut) -> str:
    words = {
        "country": tr("Countries: {count}"),
        "organisation": tr("Organisations: {count}"),
        "session": tr("Sessions: {count}. Outlined: free seats."),
        "desk": tr("Desks: {count}"),
    }[cut.kind]
    return words.format(count=f"{len(cut.lines):,}")


def _nothing(kind: str) -> str:
    return {
        "session": tr("No session is held at this time and place."),
        "desk": tr("Nobody was checked in yet."),
    }.get(kind, tr("Nobody is expected yet."))


def _trimmed(slots: Sequence[Slot]) -> list[Slot]:
    """Of several days the newest one with arrivals, so that the bars stay readable."""
    newest = max(slot.at.date() for slot in slots if slot.people)
    day = [slot for slot in slots if slot.at.date() == newest]
    came = [number for number, slot in enumerate(day) if slot.people]
    return day[came[0] : came[-1] + 1]
