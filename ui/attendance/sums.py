"""The sum that anybody can check: here + still expected + withdrawn = on the list."""

from PySide6.QtWidgets import QFrame, QLayout

from checkin.desk import Counts
from ui.parts.basics import Item, column, figure, line, row, state_chip, text
from ui.style.tokens import Theme


class Sums(QFrame):
    """People first, then readings; the two are never mixed."""

    def __init__(self, theme: Theme, counts: Counts) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("panel", "card")
        t, whole = theme, column(gap=theme.sp(4), margins=(theme.sp(18), theme.sp(8)) * 2)
        whole.addLayout(self._people(counts))
        for words in self._asides(counts):
            whole.addWidget(text(t, words, "caption", "muted", wrap=True))
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

    def _people(self, counts: Counts) -> QLayout:
        t, known = self.theme, counts.on_list + counts.walk_ins
        parts: list[Item] = []
        for number, words, sign in (
            (counts.present, self.tr("here"), "+"),
            (counts.absent, self.tr("still expected"), "+"),
            (counts.withdrawn, self.tr("withdrawn"), "="),
            (known, self.tr("on the list"), ""),
        ):
            parts.append(figure(t, f"{number:,}", words))
            parts += [text(t, sign, "title", "muted")] if sign else []
        parts.append(None)
        if not t.large:
            parts += [
                self._pair(counts.scans, self.tr("readings")),
                self._pair(counts.again, self.tr("already in")),
                self._pair(counts.refused + counts.unknown, self.tr("refused or unknown")),
                line(vertical=True),
            ]
        adds_up = counts.present + counts.absent + counts.withdrawn == known
        chip = ("ok", self.tr("It adds up")) if adds_up else ("bad", self.tr("It does not add up"))
        return row(*parts, state_chip(t, *chip), gap=t.sp(18))

    def _pair(self, number: int, words: str) -> Item:
        t = self.theme
        return column(text(t, f"{number:,}", "heading"), text(t, words, "caption", "muted"), gap=0)

    def _asides(self, counts: Counts) -> list[str]:
        said = []
        if counts.walk_ins:
            words = self.tr("On the list: {listed} from lists and {walk_ins} registered at desks.")
            said.append(words.format(listed=f"{counts.on_list:,}", walk_ins=f"{counts.walk_ins:,}"))
        if counts.withdrawn_present:
            words = self.tr("Of the withdrawn, admitted before they were withdrawn: {count}.")
            said.append(words.format(count=f"{counts.withdrawn_present:,}"))
        return said
