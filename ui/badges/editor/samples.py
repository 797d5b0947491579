"""Whose badge the editor shows: the hardest names of the list, or anybody who is looked for."""

from functools import partial

from PySide6.QtCore import QTimer

from checkin.desk import Desk, PersonLine
from ui.badges.trying import Trying, hard_names
from ui.style.tokens import Theme
from ui.tasks import Tasks

PATIENCE_MS = 120
FOUND = 30  # people offered for a word


class Samples(Trying):
    """Looks people up by itself; the hardest name is chosen when nobody else is."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(theme)
        self._desk, self._tasks = desk, tasks
        self._later = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._later.timeout.connect(self.look)
        self.asked.connect(self._later.start)
        self.has_chosen = False

    def look(self) -> None:
        """Offer who is looked for, or the hard names."""
        words, people = self.words.text().strip(), self._desk.people
        if words:
            self._tasks.run(lambda: people.page(words, limit=FOUND).lines, self._show_found)
        else:
            self._tasks.run(partial(hard_names, self._desk), self._show_hard)

    def _show_found(self, people: tuple[PersonLine, ...]) -> None:
        self.show_people(people, are_hard=False)

    def _show_hard(self, people: list[PersonLine]) -> None:
        self.show_people(people, are_hard=True)
        if people and not self.has_chosen:
            self.chosen.emit(people[0].uid, people[0].name)
