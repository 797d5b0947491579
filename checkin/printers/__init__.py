"""Ways of getting a page out of the desk. A new kind of printer is one file and one line here."""

from checkin.errors import PrinterKindUnknown
from checkin.printers import cups
from checkin.printers.base import Fate, Media, Printer, PrinterInfo, Sent, Stage
from checkin.printers.cups import CupsPrinter
from checkin.printers.folder import FolderPrinter

KINDS: dict[str, type[Printer]] = {"folder": FolderPrinter, "cups": CupsPrinter}

__all__ = [
    "KINDS", "Fate", "Media", "Printer", "PrinterInfo", "Sent", "Stage",
    "list_printers", "open_printer",
]  # fmt: skip


def open_printer(kind: str, address: str) -> Printer:
    """The printer of that kind at that address; it is not asked whether it is there.

    Raises:
        PrinterKindUnknown
    """
    if kind not in KINDS:
        raise PrinterKindUnknown(kind=kind, known=", ".join(KINDS))
    return KINDS[kind](address)


def list_printers() -> list[PrinterInfo]:
    """Every printer this computer knows; a folder is always one of them."""
    return [PrinterInfo("folder", "", "Folder of PDF files"), *cups.list_printers()]
