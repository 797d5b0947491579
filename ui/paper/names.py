"""What printers are called in words."""

from collections.abc import Sequence

from checkin.desk import PrinterInfo, Target
from ui.paper.label_printer import MAKES
from ui.tr import tr

RAW = dict(MAKES)  # spoken to directly: nobody lists them


def target_of(printer: PrinterInfo) -> Target:
    """By what a desk knows it."""
    return Target(printer.kind, printer.address)


def name_of(target: Target, printers: Sequence[PrinterInfo] = ()) -> str:
    """A printer, as people call it."""
    if target.kind == "folder":
        return target.address or tr("Folder of PDF files")
    if target.kind == "mail":
        return target.address or tr("E-mails with the badge")
    listed = next((each.name for each in printers if target_of(each) == target), "")
    make = RAW.get(target.kind, "")
    return listed or " ".join(filter(None, (make, target.address)))
