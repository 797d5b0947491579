"""The way of badges out of the desk's hands and back: ask the desk, show what it answers."""

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from checkin.desk import HandedOver
from ui.parts.page import Page
from ui.pickup.dialog import PickUpDialog
from ui.pickup.returning import ReturnDialog

PRINTING_MS = 1_000  # between two looks at what has come out of the printer


class PickingUp(QObject):
    """Opens the two dialogs and does what they ask.

    Signals:
        settled: badges changed hands.
        paper_due: badges wait to be printed.
    """

    settled = Signal()
    paper_due = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: PickUpDialog | None = None
        self._printing = QTimer(self, interval=PRINTING_MS)
        self._printing.timeout.connect(self._renew)
        self.returning: ReturnDialog | None = None

    def begin(self) -> PickUpDialog:
        """Open the pick-up of a delegation."""
        made = PickUpDialog(self._page.theme, self._page)
        made.kind_chosen.connect(self._list)
        made.delegation_chosen.connect(self._people)
        made.scanned.connect(self._scanned)
        made.print_asked.connect(self._print)
        made.handed.connect(self._hand)
        made.sheet_asked.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        )  # fmt: skip
        self.dialog = made
        made.open()
        self._list("country")
        return made

    def take_back(self) -> ReturnDialog:
        """Open the box for returned badges."""
        made = ReturnDialog(self._page.theme, self._page)
        made.scanned.connect(self._take_back)
        made.finished.connect(self.settled)
        self.returning = made
        made.open()
        made.box.setFocus()
        return made

    def _list(self, kind: str) -> None:
        handing = self._page.desk.handing
        if self.dialog is not None:
            self._page.tasks.run(lambda: handing.delegations(kind), self.dialog.show_delegations)

    def _people(self, kind: str, key: str) -> None:
        handing = self._page.desk.handing
        if self.dialog is not None:
            self._page.tasks.run(lambda: handing.members(kind, key), self.dialog.show_people)

    def _scanned(self, words: str) -> None:
        handing = self._page.desk.handing
        if self.dialog is not None:
            self._page.tasks.run(lambda: handing.somebody(words), self.dialog.add)

    def _print(self, uids: list[str]) -> None:
        handing = self._page.desk.handing
        self._page.tasks.run(lambda: handing.print_for(uids), self._queued)

    def _queued(self, count: int) -> None:
        if self.dialog is not None:
            self.dialog.show_queued(count)
        self._printing.start()
        self.paper_due.emit()

    def _renew(self) -> None:
        """Show which badges have come out, for as long as somebody looks."""
        handing, dialog = self._page.desk.handing, self.dialog
        if dialog is None or not dialog.isVisible():
            self._printing.stop()
            return
        uids = list(dialog.rows)
        self._page.tasks.run(lambda: handing.lines(uids), dialog.renew)

    def _hand(self, uids: list[str], taker: str, paper: str, name: str) -> None:
        handing, dialog = self._page.desk.handing, self.dialog
        if dialog is not None:
            self._page.tasks.run(
                lambda: handing.hand_to(uids, taker, paper, name), self._handed, dialog.say
            )

    def _handed(self, done: HandedOver) -> None:
        if self.dialog is not None:
            chosen = self.dialog.delegations.currentData()
            if chosen is not None:
                self._people(chosen.kind, chosen.key)
            self.dialog.show_handed(done)
        self.settled.emit()

    def _take_back(self, words: str) -> None:
        handing, dialog = self._page.desk.handing, self.returning
        if dialog is not None:
            self._page.tasks.run(
                lambda: handing.take_back(words), dialog.show_returned, dialog.say
            )  # fmt: skip
