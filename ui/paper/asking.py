"""The dialogs of the page of paper: each asks for one thing and keeps the answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from checkin.desk import Batch, Job, LayoutLine, OptionLine, PrinterChoice, PrinterInfo, Target
from ui.paper.again import AgainDialog
from ui.paper.batches import TrayDialog
from ui.paper.label_printer import LabelPrinterDialog
from ui.paper.options import OptionsDialog
from ui.paper.rolls import NewRoll
from ui.paper.trial import TrialDialog
from ui.paper.who_prints import WhoPrints
from ui.parts.dialog import Sheet
from ui.parts.page import Page
from ui.tasks import Tasks


class Asking(QObject):
    """Opens dialogs over the page and says what was chosen there.

    Signals:
        chosen: kind and address of the printer to print on from now on.
        kept: something was chosen and is written.
        tested: how a printer calls the test page it was sent.
    """

    chosen = Signal(str, str)
    kept = Signal()
    tested = Signal(str)

    def __init__(self, page: Page, aside: Tasks) -> None:
        """`aside` is for what waits for a printer."""
        super().__init__(page)
        self._page, self._aside = page, aside
        self._choosing = page.desk.paper.choosing
        self.dialog: Sheet | None = None
        self._asked_of = (Target("", ""), "")  # the printer that is being asked for its options
        self._open: Callable[[Sequence[LayoutLine]], None] = lambda _: None

    def label_printer(self) -> None:
        """Ask for a printer that no print system knows of."""
        made = LabelPrinterDialog(self._page.theme, self._page)
        made.chosen.connect(self.chosen)
        self._show_dialog(made)

    def print_again(self, job: Job) -> None:
        """Ask why a badge that was printed shall be printed again."""
        made = AgainDialog(self._page.theme, job, self._page)
        made.given.connect(
            lambda uid, reason: self._keep(lambda: self._page.desk.paper.reprint(uid, reason))
        )
        self._show_dialog(made)

    def new_roll(self, target: Target, name: str, last: int) -> None:
        """Ask how many labels the roll has that was just put in."""
        made = NewRoll(self._page.theme, target, name, last, self._page)
        made.put_in.connect(
            lambda to, labels: self._keep(lambda: self._choosing.new_roll(to, labels))
        )
        self._show_dialog(made)

    def options(self, target: Target, name: str) -> None:
        """Ask the printer what it offers, and then what is wanted of it."""
        page, options = self._page, self._page.desk.paper.options
        self._asked_of = (target, name)
        self._aside.run(lambda: options.offered(target), self._offered, page.fail)

    def show_options(self, whose: tuple[Target, str], lines: Sequence[OptionLine]) -> None:
        """Ask what is wanted of a printer, by what it is called."""
        options = self._page.desk.paper.options
        made = OptionsDialog(self._page.theme, *whose, lines, self._page)
        made.chosen.connect(
            lambda to, name, value: self._keep(lambda: options.choose(to, name, value))
        )
        self._show_dialog(made)

    def _offered(self, lines: Sequence[OptionLine]) -> None:
        self.show_options(self._asked_of, lines)

    def tray(self, batch: Batch) -> None:
        """Ask up to which page a batch came out."""
        batches = self._page.desk.paper.batches
        made = TrayDialog(self._page.theme, batch, self._page)
        made.given.connect(
            lambda number, page: self._keep(lambda: batches.go_on_after(number, page))
        )
        self._show_dialog(made)

    def who_prints(self, choice: PrinterChoice, printers: Sequence[PrinterInfo]) -> None:
        """Show who prints where; layouts are read first, which takes a moment."""
        page = self._page

        def show(layouts: Sequence[LayoutLine]) -> None:
            made = WhoPrints(page.theme, choice, printers, layouts, page)
            made.sent_to.connect(self._send_to)
            made.teamed.connect(self._team)
            made.taking_over.connect(self._take_over)
            self._show_dialog(made)

        self._read_layouts(show)

    def trial(self, target: Target) -> None:
        """Show how to print a test page of that printer, and ask what was measured on it."""
        page = self._page

        def show(layouts: Sequence[LayoutLine]) -> None:
            made = TrialDialog(page.desk, page.theme, target, layouts, page)
            made.print_asked.connect(self._print_trial)
            made.kept.connect(
                lambda to, off: self._keep(lambda: page.desk.paper.trials.keep(to, off))
            )
            self._show_dialog(made)

        self._read_layouts(show)

    def _print_trial(self, target: Target, layout: str, lines: list[str]) -> None:
        trials = self._page.desk.paper.trials
        self._aside.run(lambda: trials.print(target, layout, lines), self._tested, self._page.fail)

    def _tested(self, name: str) -> None:
        self.tested.emit(name)

    def _read_layouts(self, then: Callable[[Sequence[LayoutLine]], None]) -> None:
        self._open = then
        self._page.tasks.run(self._page.desk.badges.layouts, self._show, self._page.fail)

    def _show_dialog(self, made: Sheet) -> None:
        self.dialog = made
        made.open()

    def _show(self, layouts: Sequence[LayoutLine]) -> None:
        self._open(layouts)

    def _send_to(self, purpose: str, targets: list[Target], layout: str) -> None:
        self._keep(lambda: self._choosing.send_to(purpose, targets, layout))

    def _team(self, target: Target, team: str) -> None:
        self._keep(lambda: self._choosing.put_in_team(target, team))

    def _take_over(self, wanted: bool) -> None:
        self._keep(lambda: self._page.desk.choose(printers_take_over=wanted))

    def _keep(self, deed: Callable[[], object]) -> None:
        self._page.tasks.run(deed, self._kept, self._page.fail)

    def _kept(self, _: object) -> None:
        self.kept.emit()
