"""Ways of getting a page out of the desk. A new kind of printer is one file and one line here."""

from importlib import import_module

from checkin.errors import PrinterKindUnknown
from checkin.printers.base import Fate, Letter, Media, Printer, PrinterInfo, Sent, Stage

# kind -> where its class is: a desk loads only what it prints with
KINDS = {
    "folder": ("checkin.printers.folder", "FolderPrinter"),
    "cups": ("checkin.printers.cups", "CupsPrinter"),
    "zebra": ("checkin.printers.zebra", "ZebraPrinter"),
    "brother": ("checkin.printers.brother", "BrotherPrinter"),
    "mail": ("checkin.printers.mail", "MailPrinter"),
}

__all__ = [
    "KINDS", "Fate", "Letter", "Media", "Printer", "PrinterInfo", "Sent", "Stage",
    "list_printers", "open_printer",
]  # fmt: skip


MAIL = PrinterInfo("mail", "", "E-mails with the badge")


def open_printer(kind: str, address: str) -> Printer:
    """The printer of that kind at that address; it is not asked whether it is there.

    Raises:
        PrinterKindUnknown
    """
    if kind not in KINDS:
        raise PrinterKindUnknown(kind=kind, known=", ".join(KINDS))
    module, name = KINDS[kind]
    made: Printer = getattr(import_module(module), name)(address)
    return made


def list_printers() -> list[PrinterInfo]:
    """Every printer this computer knows; a folder is always one of them."""
    from checkin.printers import queues

    return [PrinterInfo("folder", "", "Folder of PDF files"), *queues.list_printers(), MAIL]
