"""Correct a person from any page: fetch the card, ask, write, and say when it is done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from checkin.desk import Card
from checkin.errors import DeskError
from ui.parts.page import Page
from ui.people.correction import CorrectionDialog


class Correcting(QObject):
    """The way of a correction.

    Signals:
        corrected: the card of the person, put right.
    """

    corrected = Signal(Card)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._field = ""
        self.dialog: CorrectionDialog | None = None

    def correct(self, uid: str, field: str = "") -> None:
        """Open the form of this person, at `field`."""
        self._field = {"role_name": "role", "country_name": "country"}.get(field, field)
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.card(uid), self._ask)

    def _ask(self, card: Card) -> None:
        parent: QWidget = self._page
        self.dialog = CorrectionDialog(self._page.theme, card, parent, self._field)
        self.dialog.corrected.connect(self._write)
        self.dialog.open()

    def _write(self, uid: str, fields: dict[str, str]) -> None:
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.correct(uid, fields), self._done, self._refuse)

    def _done(self, card: Card) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.corrected.emit(card)

    def _refuse(self, error: DeskError) -> None:
        if self.dialog is not None:
            self.dialog.say(error)
