"""Labels on a roll: what is left in words, and the question when a new one is put in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from checkin.desk import Roll, Target
from ui.parts.basics import button, column, isolated, row, text
from ui.parts.dialog import Sheet
from ui.settings.choices import labelled
from ui.style.tokens import Theme
from ui.tr import tr

USUAL = 300  # labels; what most rolls of badges hold
MOST = 20_000


def roll_words(roll: Roll) -> str:
    """What is left, and until when."""
    if roll.left == 0:
        return tr("The roll of labels is used up")
    if roll.is_enough:
        return tr("Labels left: {count}, enough for all who are expected").format(count=roll.left)
    if roll.until is None:
        return tr("Labels left: about {count}").format(count=roll.left)
    words = tr("Labels left: about {count}, at this pace until {time}")
    return words.format(count=roll.left, time=f"{roll.until:%H:%M}")


class NewRoll(Sheet):
    """Asks how many labels a new roll has.

    Signals:
        put_in: the printer, and the labels; 0 = they are not counted.
    """

    put_in = Signal(object, int)

    def __init__(
        self, theme: Theme, target: Target, name: str, last: int, parent: QWidget | None
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("A new roll"))
        self._target = target
        self.labels = QDoubleSpinBox(decimals=0, minimum=1, maximum=MOST, value=last or USUAL)
        self.labels.lineEdit().setTextMargins(theme.sp(10), 0, 0, 0)  # the sheet's is not heeded
        self.labels.setAccessibleName(self.tr("Labels on the roll"))
        self.keep = button(theme, self.tr("It is in"), "Enter", "primary", "check")
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self._give(int(self.labels.value())))
        stop = button(theme, self.tr("Do not count"))
        stop.setAutoDefault(False)
        stop.clicked.connect(lambda: self._give(0))
        close = button(theme, self.tr("Cancel"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        title = self.tr("A new roll in {printer}").format(printer=isolated(name))
        how = self.tr(
            "Labels are counted down as badges come out, and you are warned before the last ones. "
            "The number stands on the box of the roll."
        )
        self.fill(
            column(
                text(theme, title, "title", wrap=True),
                text(theme, how, "body", "muted", wrap=True),
                labelled(theme, self.tr("Labels on the roll"), self.labels),
                None,
                row(stop, None, close, self.keep, gap=theme.sp(8)),
                gap=theme.sp(12), margins=(theme.sp(24),) * 4,
            )
        )  # fmt: skip
        self.fit(560, 300)
        self.labels.setFocus()

    def _give(self, labels: int) -> None:
        self.put_in.emit(self._target, labels)
        self.accept()
