"""The way of a merge: fetch the card, find the other record, write, and say when it is done."""

from PySide6.QtCore import QObject, Signal

from checkin.desk import Card, Hit
from checkin.errors import DeskError
from ui.parts.page import Page
from ui.people.merge import MergeDialog


class Merging(QObject):
    """Makes two records one, and two again.

    Signals:
        settled: the card of the kept record, after a merge or its undoing.
    """

    settled = Signal(Card)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: MergeDialog | None = None

    def begin(self, uid: str) -> None:
        """Open the dialog for this person."""
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.card(uid), self._open)

    def undo(self, lost: str) -> None:
        """Make two people of a merged record again."""
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.undo_merge(lost), self.settled.emit)

    def _open(self, card: Card) -> None:
        self.dialog = MergeDialog(self._page.theme, card, self._page)
        self.dialog.looked_for.connect(self._look)
        self.dialog.chosen.connect(self._fetch)
        self.dialog.agreed.connect(self._write)
        self.dialog.open()
        self.dialog.words.setFocus()
        self._look("")

    def _look(self, words: str) -> None:
        """By words, or, while there are none, whoever looks alike."""
        desk, dialog = self._page.desk, self.dialog
        if dialog is None:
            return
        person = dialog.card.person
        fields = {"display_name": person.display_name, "latin_name": person.latin_name}

        def found() -> list[Hit]:
            if words.strip():
                return desk.reception.search(words)
            return desk.people.look_alikes(fields, limit=7)

        self._page.tasks.run(found, dialog.show_found)

    def _fetch(self, uid: str) -> None:
        people = self._page.desk.people
        if self.dialog is not None:
            self._page.tasks.run(lambda: people.card(uid), self.dialog.show_other)

    def _write(self, kept: str, lost: str, fields: dict[str, str]) -> None:
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.merge(kept, lost, fields), self._done, self._refuse)

    def _done(self, card: Card) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.settled.emit(card)

    def _refuse(self, error: DeskError) -> None:
        if self.dialog is not None:
            self.dialog.say(error)
