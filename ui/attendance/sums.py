"""The sums that anybody can check; every number in them opens the people behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QWidget

from checkin.desk import Counts, Figure
from ui.parts.basics import Item, column, line, row, state_chip, text
from ui.style.tokens import Theme


class Number(QAbstractButton):
    """A number and what it counts; pressing it shows who they are."""

    def __init__(self, theme: Theme, number: int, words: str, kind: str = "figure") -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Show who they are"))
        self.setAccessibleName(f"{number:,} {words}")
        side = theme.sp(6)
        said = text(theme, f"{number:,}", kind), text(theme, words, "caption", "muted")
        self.setLayout(column(*said, gap=0, margins=(side, 1, side, 1)))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, p = self._theme.colors, QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(colors.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        p.setBrush(QColor(colors.soft.fill) if self.underMouse() else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Sums(QFrame):
    """People first, then badges, then readings; they are never mixed.

    Signals:
        opened: a Figure, and how it is called.
    """

    opened = Signal(object, str)

    def __init__(self, theme: Theme, counts: Counts, inside: int) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("panel", "card")
        whole = column(gap=theme.sp(2), margins=(theme.sp(12), theme.sp(6)) * 2)
        for part in (self._people(counts, inside), line(), self._others(counts)):
            whole.addLayout(part) if isinstance(part, QLayout) else whole.addWidget(part)
        for words in self._asides(counts):
            whole.addWidget(text(theme, words, "caption", "muted", wrap=True))
        self.setLayout(whole)
        self.setAccessibleName(self._spoken(counts))

    def _spoken(self, counts: Counts) -> str:
        """The sum in one sentence."""
        words = self.tr(
            "{here} here, {absent} still expected, {withdrawn} withdrawn: {total} people"
        )
        return words.format(
            here=counts.present,
            absent=counts.absent,
            withdrawn=counts.withdrawn,
            total=counts.on_list + counts.walk_ins,
        )

    def _people(self, counts: Counts, inside: int) -> QLayout:
        expected = self._line(
            (counts.on_list, self.tr("on the list"), "on-list", "+"),
            (counts.walk_ins, self.tr("walk-ins"), "walk-ins", "−"),
            (counts.withdrawn, self.tr("withdrawn"), "withdrawn", "="),
            (counts.expected, self.tr("expected"), "expected", "="),
        )
        came = self._line(
            (counts.present, self.tr("present"), "present", "+"),
            (counts.absent, self.tr("absent"), "absent", ""),
        )
        known = counts.on_list + counts.walk_ins - counts.withdrawn
        adds_up = known == counts.expected == counts.present + counts.absent
        chip = ("ok", self.tr("It adds up")) if adds_up else ("bad", self.tr("It does not add up"))
        now = self._number(inside, self.tr("inside now"), "inside", "figure")
        last: list[Item] = [None, now, state_chip(self.theme, *chip)]
        gap = self.theme.sp(6)
        if self.theme.large:
            return column(row(*expected, None, gap=gap), row(*came, *last, gap=gap), gap=0)
        return row(*expected, *came, *last, gap=gap)

    def _others(self, counts: Counts) -> QLayout:
        badges = self._line(
            (counts.issued, self.tr("badges issued"), "issued", "−"),
            (counts.void, self.tr("spoiled or void"), "void", "="),
            (counts.badges, self.tr("badges good"), "good", ""),
            (counts.badges_printed, self.tr("of them printed"), "printed", ""),
            (counts.handed, self.tr("handed over"), "handed", ""),
            size="heading",
        )
        readings = [
            self._plain(counts.scans, self.tr("readings")),
            *self._line(
                (counts.again, self.tr("already in"), "again", ""),
                (counts.refused, self.tr("refused"), "refused", ""),
                size="heading",
            ),
            self._plain(counts.unknown, self.tr("unknown codes")),
        ]
        gap = self.theme.sp(6)
        if self.theme.large:
            return column(row(*badges, None, gap=gap), row(*readings, None, gap=gap), gap=0)
        return row(*badges, None, *readings, gap=gap)

    def _line(
        self, *parts: tuple[int, str, str, str], size: str = "figure"
    ) -> list[Item]:  # fmt: skip
        """Numbers, each with the sign that follows it."""
        made: list[Item] = []
        for number, words, kind, sign in parts:
            made.append(self._number(number, words, kind, size))
            made += [text(self.theme, sign, "title", "muted")] if sign else []
        return made

    def _number(self, number: int, words: str, kind: str, size: str) -> Number:
        made = Number(self.theme, number, words, size)
        made.clicked.connect(lambda: self.opened.emit(Figure(kind), words))
        return made

    def _plain(self, number: int, words: str) -> Item:
        """Readings nobody is behind."""
        t = self.theme
        said = text(t, f"{number:,}", "heading"), text(t, words, "caption", "muted")
        return column(*said, gap=0, margins=(t.sp(6), 1, t.sp(6), 1))

    def _asides(self, counts: Counts) -> list[str]:
        if not counts.withdrawn_present:
            return []
        words = self.tr("Of the withdrawn, admitted before they were withdrawn: {count}.")
        return [words.format(count=f"{counts.withdrawn_present:,}")]
