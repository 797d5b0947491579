"""Printers of Linux and macOS, by speaking IPP with CUPS.

The page goes there as the PDF it is, at its exact size: no scaling, no fitting.
Operations: RFC 8011, 4; those of CUPS alone have numbers from 0x4000.
"""

import logging
import re
from datetime import UTC, datetime

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import behind, ipp
from checkin.printers.base import Fate, Media, Printer, PrinterInfo, Sent, Stage
from checkin.printers.ipp import Attributes, Message, Tag, Value
from checkin.printers.media import media_name
from checkin.printers.reasons import in_words, is_trouble, worth_telling
from checkin.printers.talking import (
    NoAnswer,
    NotHeard,
    Refused,
    Server,
    ask,
    cups_server,
    printer_uri,
    user,
)  # fmt: skip

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER, HOLD_JOB, RESUME_PRINTER = (
    0x0002, 0x0008, 0x0009, 0x000A, 0x000B, 0x000C, 0x0011,
)  # fmt: skip
CUPS_GET_DEFAULT, CUPS_GET_PRINTERS, CUPS_ACCEPT_JOBS = 0x4001, 0x4002, 0x4008
NOT_FOUND = 0x0406
PENDING, HELD, RESTING = 3, 4, 6  # job-state of one that is not being printed
STOPPED = 5  # printer-state; 4 is printing
LONGEST_TITLE = 100  # characters; IPP names hold 255 bytes
_ABOUT_A_PRINTER = (
    "printer-name", "printer-info", "printer-make-and-model", "printer-state",
    "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs",
)  # fmt: skip
_ABOUT_A_JOB = ("job-id", "job-name", "job-state", "job-state-reasons", "time-at-creation",
                "time-at-processing", "job-printer-up-time",
                "job-printer-state-message")  # fmt: skip
_STAGES = {5: Stage.PRINTING, 7: Stage.GIVEN_UP, 8: Stage.GIVEN_UP, 9: Stage.DONE}
log = logging.getLogger(__name__)


class CupsPrinter(Printer):
    """One queue of the local CUPS; the address is its name."""

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        self._must_be_ready()
        size = media_name(media, self._sizes())
        job: Attributes = {
            "media": [Value(Tag.KEYWORD, size)],
            "print-scaling": [Value(Tag.KEYWORD, "none")],
            "fit-to-page": [Value(Tag.BOOLEAN, False)],
        }
        first = self._first() | {
            "job-name": [Value(Tag.NAME, safe_title(title))],
            "document-format": [Value(Tag.MIME_TYPE, "application/pdf")],
        }
        asked = [(int(Tag.OPERATION), first), (int(Tag.JOB), job)]
        try:
            answer = ask(self._server(), PRINT_JOB, asked, pdf, self._path())
        except (NotHeard, Refused) as error:
            raise PrinterNotReady(printer=self.address, reason=str(error)) from error
        except NoAnswer as error:
            raise PrinterUncertain(printer=self.address) from error
        return Sent(str(ipp.number(answer.group(Tag.JOB), "job-id")))

    def fate(self, sent: Sent) -> Fate:
        try:
            job = self._job(sent)
        except PrinterNotReady:
            return Fate(Stage.WAITING, "CUPS does not answer")
        if job is None:
            return Fate(Stage.UNKNOWN)
        stage = _STAGES.get(ipp.number(job, "job-state"), Stage.WAITING)
        if stage is Stage.DONE:
            return Fate(stage)
        if stage is Stage.GIVEN_UP:
            return Fate(Stage.BROKEN_OFF if _was_begun(job) else stage, _why_given_up(job))
        reason = self._trouble()
        if _is_broken_off(job):
            return Fate(Stage.BROKEN_OFF, reason)
        return Fate(Stage.WAITING if reason else stage, reason)

    def settle(self, sent: Sent) -> Fate:
        try:
            job = self._job(sent)
            if job is None:
                return Fate(Stage.UNKNOWN)
            has_ended = ipp.number(job, "job-state") in behind.ENDED
            if not has_ended and not _is_broken_off(job):
                return Fate(Stage.WAITING)  # it was begun anew meanwhile
            if ipp.number(job, "job-state") in (PENDING, RESTING):
                self._do(HOLD_JOB, sent)  # before the printer is asked, which takes its time
            uri = ipp.word(self._about("device-uri"), "device-uri")
            seen = behind.seen(uri, ipp.word(job, "job-name"), _age_s(job))
            if seen is behind.Seen.STILL:
                return Fate(Stage.WAITING, self._trouble())
            if not has_ended:
                self._do(CANCEL_JOB, sent)
        except PrinterNotReady:
            return Fate(Stage.WAITING, "CUPS does not answer")
        why = _why_given_up(job) if has_ended else ""
        return Fate(Stage.DONE) if seen is behind.Seen.OUT else Fate(Stage.UNKNOWN, why)

    def find(self, title: str, since: datetime) -> Sent | None:
        first = self._first() | {
            "which-jobs": [Value(Tag.KEYWORD, "all")],
            "requested-attributes": _wanted(_ABOUT_A_JOB),
        }
        jobs = self._ask(GET_JOBS, first).all(Tag.JOB)
        begun = int(since.replace(tzinfo=UTC).timestamp()) - 1  # CUPS counts whole seconds
        found = [
            ipp.number(job, "job-id")
            for job in jobs
            if ipp.word(job, "job-name") == safe_title(title)
            and ipp.number(job, "time-at-creation") >= begun
        ]
        return Sent(str(max(found))) if found else None

    def mend(self) -> bool:
        try:
            for deed in (RESUME_PRINTER, CUPS_ACCEPT_JOBS):
                self._ask(deed, self._first(), "/admin/")
        except PrinterNotReady as error:
            if isinstance(error.__cause__, Refused) and error.__cause__.status in (401, 403):
                reason = (
                    f"this account may not start its queue; one that may: cupsenable {self.address}"
                )
                raise PrinterNotReady(printer=self.address, reason=reason) from error
            raise
        return True

    def withdraw(self, sent: Sent) -> bool:
        try:
            job = self._job(sent)
            if job is None or ipp.number(job, "job-state") not in (PENDING, HELD):
                return False  # a printer that is out of paper may have all of the page already
            if _was_begun(job):
                return False  # pending again, because its queue was stopped
            self._do(CANCEL_JOB, sent)
        except PrinterNotReady:  # it has ended already, or CUPS is away
            return False
        return True

    # -- asking

    def _first(self) -> Attributes:
        return {"printer-uri": [printer_uri(self.address)], "requesting-user-name": [user()]}

    def _path(self) -> str:
        return str(printer_uri(self.address).value).removeprefix("ipp://localhost")

    def _server(self) -> Server:
        server = cups_server()
        if server is None:
            why = "CUPS is not installed on this computer, or does not run"
            raise PrinterNotReady(printer=self.address, reason=why)
        return server

    def _ask(self, operation: int, first: Attributes, path: str = "") -> Message:
        """Ask what may be asked again: without an answer nothing is lost."""
        try:
            return ask(
                self._server(), operation, [(int(Tag.OPERATION), first)], b"", path or self._path()
            )
        except OSError as error:
            raise PrinterNotReady(printer=self.address, reason=str(error)) from error

    def _do(self, deed: int, sent: Sent) -> None:
        self._ask(deed, self._first() | {"job-id": [Value(Tag.INTEGER, int(sent.name))]})

    def _about(self, *names: str) -> Attributes:
        first = self._first() | {"requested-attributes": _wanted(names)}
        return self._ask(GET_PRINTER, first).group(Tag.PRINTER)

    def _must_be_ready(self) -> None:
        """A missing or stopped queue would swallow the page without a word."""
        try:
            about = self._about(*_ABOUT_A_PRINTER)
        except PrinterNotReady as error:
            cause = error.__cause__
            if isinstance(cause, Refused) and cause.status == NOT_FOUND:
                names = ", ".join(printer.address for printer in list_printers()) or "none"
                reason = f"there is no printer of this name; there are: {names}"
                raise PrinterNotReady(printer=self.address, reason=reason) from error
            raise
        printer = _printer(about, "")
        if printer.state == "stopped":
            raise PrinterNotReady(printer=self.address, reason=printer.reason)

    def _sizes(self) -> list[str]:
        names = ipp.texts(self._about("media-supported"), "media-supported")
        return [name for name in names if not name.lower().startswith("custom")]

    def _job(self, sent: Sent) -> Attributes | None:
        if not sent.name.isdigit():
            return None
        first = self._first() | {
            "job-id": [Value(Tag.INTEGER, int(sent.name))],
            "requested-attributes": _wanted(_ABOUT_A_JOB),
        }
        try:
            return self._ask(GET_JOB, first).group(Tag.JOB)
        except PrinterNotReady as error:
            cause = error.__cause__
            if isinstance(cause, Refused) and cause.status == NOT_FOUND:
                return None
            raise

    def _trouble(self) -> str:
        try:
            printer = _printer(self._about(*_ABOUT_A_PRINTER), "")
        except PrinterNotReady:
            return "CUPS does not answer"
        return printer.reason


def list_printers() -> list[PrinterInfo]:
    """The queues of the local CUPS; none where CUPS is not there or does not answer."""
    server = cups_server()
    if server is None:
        return []
    first: Attributes = {"requesting-user-name": [user()]}
    wanted = {"requested-attributes": _wanted(_ABOUT_A_PRINTER)}
    try:
        answer = ask(server, CUPS_GET_PRINTERS, [(int(Tag.OPERATION), first | wanted)])
        default = _default(server, first)
    except OSError as error:
        log.info("CUPS at %s: %s", server, error)
        return []
    return [_printer(about, default) for about in answer.all(Tag.PRINTER)]


def safe_title(title: str) -> str:
    """`title` as a name that CUPS keeps: no control characters, no halves of letters."""
    plain = "".join(c if c.isprintable() else " " for c in title[:LONGEST_TITLE])
    while len(plain.encode()) > 255:
        plain = plain[:-1]
    return plain.strip() or "badge"


def _default(server: Server, first: Attributes) -> str:
    try:
        answer = ask(server, CUPS_GET_DEFAULT, [(int(Tag.OPERATION), dict(first))])
    except Refused:  # there is none
        return ""
    return ipp.word(answer.group(Tag.PRINTER), "printer-name")


def _printer(about: Attributes, default: str) -> PrinterInfo:
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


def _was_begun(job: Attributes) -> bool:
    """Whether it was ever on its way to the printer, however it stands now."""
    return ipp.number(job, "time-at-processing") > 0


def _is_broken_off(job: Attributes) -> bool:
    """Begun, and waiting to be begun anew: so CUPS leaves a page whose queue was stopped."""
    return ipp.number(job, "job-state") in (PENDING, HELD, RESTING) and _was_begun(job)


def _age_s(job: Attributes) -> int:
    return ipp.number(job, "job-printer-up-time") - ipp.number(job, "time-at-creation")


def _why_given_up(job: Attributes) -> str:
    told = ipp.word(job, "job-printer-state-message")
    reasons = ", ".join(ipp.texts(job, "job-state-reasons"))
    if ipp.number(job, "job-state") == 7:
        return "it was cancelled in the print system"
    return f"it failed at the printer: {told or re.sub('-', ' ', reasons) or 'no reason was given'}"


def _wanted(names: tuple[str, ...]) -> list[Value]:
    return [Value(Tag.KEYWORD, name) for name in names]
