"""The counter for what printers offer: see it, choose of it."""

from collections.abc import Callable
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.printers import Printer
from checkin.rules import print_options
from checkin.rules.printer_choice import Target


@dataclass(frozen=True)
class OptionLine:
    """One thing that can be chosen, in the words of IPP; "" = as the printer is set itself."""

    name: str
    values: tuple[str, ...]
    chosen: str


class PrinterOptions:
    """Trays, cutters, speeds."""

    def __init__(self, core: Core, printer: Callable[[str, str], Printer]) -> None:
        self._core, self._printer = core, printer

    def offered(self, target: Target) -> list[OptionLine]:
        """What that printer lets one choose. Waits for it: call it off the GUI thread.

        Raises:
            PrinterNotReady
        """
        now = print_options.chosen(target)
        offers = self._printer(*target).offers()
        return [OptionLine(each.name, each.values, now.get(each.name, "")) for each in offers]

    def choose(self, target: Target, name: str, value: str) -> None:
        """Ask that printer for it with every page from now on."""
        with self._core.writing():
            print_options.choose(target, name, value)
