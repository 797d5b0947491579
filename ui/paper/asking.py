"""The dialogs of the page of paper: each asks for one thing and keeps the answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from checkin.desk import LayoutLine, PrinterChoice, PrinterInfo, Target
from ui.paper.label_printer import LabelPrinterDialog
from ui.paper.who_prints import WhoPrints
from ui.parts.page import Page


class Asking(QObject):
    """Opens dialogs over the page and says what was chosen there.

    Signals:
        chosen: kind and address of the printer to print on from now on.
        kept: something was chosen and is written.
    """

    chosen = Signal(str, str)
    kept = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: LabelPrinterDialog | WhoPrints | None = None
        self._open: Callable[[Sequence[LayoutLine]], None] = lambda _: None

    def label_printer(self) -> None:
        """Ask for a printer that no print system knows of."""
        self.dialog = LabelPrinterDialog(self._page.theme, self._page)
        self.dialog.chosen.connect(self.chosen)
        self.dialog.open()

    def who_prints(self, choice: PrinterChoice, printers: Sequence[PrinterInfo]) -> None:
        """Show who prints where; layouts are read first, which takes a moment."""
        page = self._page

        def show(layouts: Sequence[LayoutLine]) -> None:
            made = WhoPrints(page.theme, choice, printers, layouts, page)
            made.sent_to.connect(self._send_to)
            made.teamed.connect(self._team)
            made.taking_over.connect(self._take_over)
            self.dialog = made
            made.open()

        self._open = show
        page.tasks.run(page.desk.badges.layouts, self._show, page.fail)

    def _show(self, layouts: Sequence[LayoutLine]) -> None:
        self._open(layouts)

    def _send_to(self, purpose: str, targets: list[Target], layout: str) -> None:
        choosing = self._page.desk.paper.choosing
        self._keep(lambda: choosing.send_to(purpose, targets, layout))

    def _team(self, target: Target, team: str) -> None:
        self._keep(lambda: self._page.desk.paper.choosing.put_in_team(target, team))

    def _take_over(self, wanted: bool) -> None:
        self._keep(lambda: self._page.desk.choose(printers_take_over=wanted))

    def _keep(self, deed: Callable[[], object]) -> None:
        self._page.tasks.run(deed, self._kept, self._page.fail)

    def _kept(self, _: object) -> None:
        self.kept.emit()
