"""Which acts of the diary are shown: by words, kind, operator, desk and time."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from checkin.desk import Asked, Desk
from ui.diary.sentences import GROUPS, group_word
from ui.parts.basics import column, row
from ui.parts.flow import flow
from ui.parts.moments import day as day_word
from ui.style.tokens import Theme

PATIENCE_MS = 200  # after the last key


class DiaryFilters(QWidget):
    """A field and four lists in one line.

    Signals:
        asked: an Asked, and the group of kinds that was chosen.
    """

    asked = Signal(object, str)

    def __init__(self, theme: Theme, desk: Desk, now: Asked, group: str) -> None:
        super().__init__()
        self._now, self._group = now, group
        self.words = QLineEdit(now.words)
        self.words.setPlaceholderText(self.tr("A name in any script, a reason, a badge number"))
        self.words.setAccessibleName(self.tr("Words"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say)
        self.words.textChanged.connect(self._patience.start)
        groups = [(group_word(each), each) for each in ("", *GROUPS)]
        self.group = self._list(self.tr("Which acts"), groups, group)
        people = [(each, each) for each in desk.diary.operators()]
        everybody = (self.tr("By anybody"), "")
        self.operator = self._list(self.tr("By whom"), [everybody, *people], now.operator)
        desks = [(self.tr("Desk {number}").format(number=n), str(n)) for n in desk.diary.desks()]
        anywhere = (self.tr("At any desk"), "")
        at_desk = str(now.desk) if now.desk else ""
        self.desk = self._list(self.tr("At which desk"), [anywhere, *desks], at_desk)
        self.when = self._list(self.tr("When"), self._times(desk), _when(now))
        lists = (self.group, self.operator, self.desk, self.when)
        if theme.large:
            self.setLayout(column(self.words, flow(*lists, gap=theme.sp(8)), gap=theme.sp(8)))
            return
        inside = row(*lists, gap=theme.sp(8))
        inside.insertWidget(0, self.words, 1)
        self.setLayout(inside)

    def _times(self, desk: Desk) -> list[tuple[str, str]]:
        days = [(day_word(day), day) for day in desk.reports.days()]
        return [
            (self.tr("At any time"), ""), (self.tr("The last hour"), "1"),
            (self.tr("The last three hours"), "3"), *days,
        ]  # fmt: skip

    def _list(self, name: str, choices: list[tuple[str, str]], chosen: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        for words, key in choices:
            made.addItem(words, key)
        made.setCurrentIndex(max(made.findData(chosen), 0))
        made.currentIndexChanged.connect(self._say)
        return made

    def _say(self) -> None:
        self._group = str(self.group.currentData())
        when = str(self.when.currentData())
        self._now = replace(
            self._now,
            words=self.words.text(),
            kinds=GROUPS.get(self._group, ()),
            operator=str(self.operator.currentData()),
            desk=int(self.desk.currentData() or 0),
            day=when if "-" in when else "",
            hours=int(when) if when and "-" not in when else 0,
        )
        self.asked.emit(self._now, self._group)


def _when(now: Asked) -> str:
    return now.day or (str(now.hours) if now.hours else "")
