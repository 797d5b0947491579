"""Which print jobs to show: words, and one of a few groups of states."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from checkin.desk import JobState
from ui.parts.basics import row
from ui.style.tokens import Theme
from ui.tr import tr

PATIENCE_MS = 150
GROUPS: dict[str, tuple[JobState, ...]] = {
    "": (),
    "asks": (JobState.WAITING, JobState.FAILED),
    "open": (JobState.QUEUED, JobState.SENT, JobState.PRINTING),
    "done": (JobState.DONE,),
    "cancelled": (JobState.CANCELLED,),
}


class QueueFilter(QWidget):
    """Narrows the queue; keys are given a moment.

    Signals:
        asked: other jobs are wanted.
    """

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Name, badge number, printer…"))
        self.words.setAccessibleName(self.tr("Look for print jobs"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(theme.px(280))
        self.words.setMaximumWidth(theme.px(340))
        self.group = QComboBox()
        self.group.setAccessibleName(self.tr("Which print jobs"))
        for key in GROUPS:
            self.group.addItem(_word(key), key)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.asked)
        self.words.textChanged.connect(lambda _: self._patience.start())
        self.group.activated.connect(lambda _: self.asked.emit())
        self.setLayout(row(self.words, self.group, None, gap=theme.sp(8)))

    def question(self) -> tuple[tuple[JobState, ...], str]:
        """States and words that are asked for; nothing = everything."""
        return GROUPS[self.group.currentData()], self.words.text().strip()

    def take(self, question: tuple[tuple[JobState, ...], str]) -> None:
        """Ask the same as before, after the page was made anew."""
        states, words = question
        keys = list(GROUPS)
        self.group.setCurrentIndex(keys.index(next(k for k in keys if GROUPS[k] == states)))
        self.words.setText(words)
        self._patience.stop()


def _word(group: str) -> str:
    return {
        "": tr("All"),
        "asks": tr("Waits for somebody"),
        "open": tr("On its way to paper"),
        "done": tr("Printed"),
        "cancelled": tr("Cancelled"),
    }[group]
