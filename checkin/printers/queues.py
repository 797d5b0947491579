"""The queues of CUPS, and how it describes them."""

import logging

from checkin.printers import ipp
from checkin.printers.base import PrinterInfo
from checkin.printers.ipp import Attributes, Tag
from checkin.printers.reasons import in_words, is_trouble, worth_telling
from checkin.printers.talking import Refused, Server, ask, cups_server, user, wanted

CUPS_GET_DEFAULT, CUPS_GET_PRINTERS = 0x4001, 0x4002
STOPPED = 5  # printer-state; 4 is printing
ABOUT_A_PRINTER = (
    "printer-name", "printer-info", "printer-make-and-model", "printer-state",
    "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs",
)  # fmt: skip
log = logging.getLogger(__name__)


def list_printers() -> list[PrinterInfo]:
    """The queues of the local CUPS; none where CUPS is not there or does not answer."""
    server = cups_server()
    if server is None:
        return []
    first: Attributes = {"requesting-user-name": [user()]}
    about: Attributes = {"requested-attributes": wanted(ABOUT_A_PRINTER)}
    try:
        answer = ask(server, CUPS_GET_PRINTERS, [(int(Tag.OPERATION), first | about)])
        default = _default(server, first)
    except OSError as error:
        log.info("CUPS at %s: %s", server, error)
        return []
    return [described(one, default) for one in answer.all(Tag.PRINTER)]


def _default(server: Server, first: Attributes) -> str:
    try:
        answer = ask(server, CUPS_GET_DEFAULT, [(int(Tag.OPERATION), dict(first))])
    except Refused:  # there is none
        return ""
    return ipp.word(answer.group(Tag.PRINTER), "printer-name")


def described(about: Attributes, default: str) -> PrinterInfo:
    """One printer as CUPS describes it."""
    name = ipp.word(about, "printer-name")
    told = ipp.word(about, "printer-state-message").strip().rstrip(".")
    reasons = worth_telling(ipp.texts(about, "printer-state-reasons"))
    said = ipp.number(about, "printer-state")
    state = {4: "printing", STOPPED: "stopped"}.get(said, "ready")
    words = in_words(reasons)
    if state == "stopped":
        words = told if told not in ("", "Idle", "Printing", "Paused") else words
        words = words or "its queue is stopped"
    elif ipp.number(about, "printer-is-accepting-jobs") == 0:
        state, words = "stopped", told or "its queue takes no pages"
    elif not words and is_trouble(told):
        words = told
    make = ipp.word(about, "printer-make-and-model") or ipp.word(about, "printer-info")
    return PrinterInfo("cups", name, name, make or name, state, words, name == default, reasons)
