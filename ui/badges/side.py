"""Beside the page of a badge: whom to try it on, and what a check of all badges found."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from checkin.desk import BadgeWarning, Desk, PersonLine
from ui.badges.findings import Findings
from ui.badges.trying import Trying, hard_names
from ui.parts.basics import button, column, panel, row
from ui.style.tokens import Theme
from ui.tasks import Tasks

PATIENCE_MS = 120
FOUND = 30  # people offered for a word
TRY, FINDINGS = 0, 1


class Side(QVBoxLayout):
    """Two lists of people, one at a time.

    Signals:
        listed: the hardest names of the list, none where there is nobody.
    """

    listed = Signal(list)

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._desk, self._tasks, self._theme = desk, tasks, theme
        self._hard: list[PersonLine] = []
        self.trying = Trying(theme)
        self.findings = Findings(theme)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._search)
        self.trying.asked.connect(self._patience.start)
        self.addWidget(self._panel())
        self.show_list(TRY)

    def look(self) -> None:
        """Ask for the hardest names anew."""
        self._tasks.run(lambda: hard_names(self._desk), self.show_hard)

    def show_list(self, at: int) -> None:
        """Show the people to try it on, or what was found."""
        self._sides.setCurrentIndex(at)
        self._try_button.setChecked(at == TRY)
        self._check_button.setChecked(at == FINDINGS)

    def show_hard(self, people: list[PersonLine]) -> None:
        """Offer these hard names."""
        self._hard = people
        if not self.trying.words.text():
            self.trying.show_people(people, are_hard=True)
        self.listed.emit(people)

    def show_findings(self, looked_at: int, found: Sequence[BadgeWarning]) -> None:
        """Show what a check found."""
        self.findings.show_findings(looked_at, found)
        self.show_list(FINDINGS)

    def _panel(self) -> QFrame:
        t = self._theme
        self._try_button = button(t, self.tr("Try it on"))
        self._check_button = button(t, self.tr("Worth a look"))
        self._sides = QStackedWidget()
        for at, (each, page) in enumerate(
            ((self._try_button, self.trying), (self._check_button, self.findings))
        ):
            each.setCheckable(True)
            each.clicked.connect(lambda _=False, at=at: self.show_list(at))
            self._sides.addWidget(page)
        whole = column(row(self._try_button, self._check_button, None), gap=t.sp(10))
        whole.setContentsMargins(*(t.sp(12),) * 4)
        whole.addWidget(self._sides, 1)
        return panel(whole, width=t.px(240 if t.large else 330))

    def _search(self) -> None:
        words, people = self.trying.words.text().strip(), self._desk.people
        if not words:
            self.trying.show_people(self._hard, are_hard=True)
            return
        self._tasks.run(lambda: people.page(words, limit=FOUND).lines, self._show_found)

    def _show_found(self, people: tuple[PersonLine, ...]) -> None:
        self.trying.show_people(people, are_hard=False)
