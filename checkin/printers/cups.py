"""Printers of Linux and macOS, by speaking IPP with CUPS.

The page goes there as the PDF it is, at its exact size: no scaling, no fitting.
Operations: RFC 8011, 4; those of CUPS alone have numbers from 0x4000.
"""

import time
from dataclasses import replace
from datetime import UTC, datetime

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import behind, ipp, options, ppd
from checkin.printers.base import Fate, Media, Option, Printer, Sent, Stage
from checkin.printers.ipp import Attributes, Message, Tag, Value
from checkin.printers.jobs import (
    ABOUT_A_JOB,
    HELD,
    PENDING,
    STAGES,
    is_begun_again,
    is_broken_off,
    is_taken_for_done,
    settled,
    settled_again,
    since,
    was_begun,
    why_given_up,
    why_held,
)
from checkin.printers.media import media_name
from checkin.printers.queues import ABOUT_A_PRINTER, described, list_printers
from checkin.printers.talking import (
    NoAnswer,
    NotHeard,
    Refused,
    Server,
    ask,
    cups_server,
    printer_uri,
    user,
    wanted,
)

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER, HOLD_JOB, RESUME_PRINTER = (
    0x0002, 0x0008, 0x0009, 0x000A, 0x000B, 0x000C, 0x0011,
)  # fmt: skip
CUPS_ACCEPT_JOBS = 0x4008
NOT_FOUND = 0x0406
LONGEST_TITLE = 100  # characters; IPP names hold 255 bytes
LASTING = ("media-supported", *options.SUPPORTED)
KNOWN_FOR_S = 300.0  # a printer rarely learns new sizes of paper
_known: dict[tuple[str, str], tuple[float, Attributes]] = {}  # when it was asked


class CupsPrinter(Printer):
    """One queue of the local CUPS; the address is its name."""

    takes_its_time = True

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        about = self._ready_with()
        job: Attributes = {
            **options.as_asked(self.options, about),
            **self._sides(media, about),
            "media": [Value(Tag.KEYWORD, media_name(media, options.sizes(about)))],
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
        except PrinterNotReady as error:
            return Fate(Stage.WAITING, _why(error))
        if job is None:
            return Fate(Stage.UNKNOWN)
        if is_begun_again(job, sent.begun):
            return Fate(Stage.BEGUN_AGAIN)
        return replace(self._as_cups_says(job), begun=ipp.number(job, "time-at-processing"))

    def _as_cups_says(self, job: Attributes) -> Fate:
        stage = STAGES.get(ipp.number(job, "job-state"), Stage.WAITING)
        if stage is Stage.DONE:
            return Fate(Stage.BROKEN_OFF if is_taken_for_done(job) else stage)
        if stage is Stage.GIVEN_UP:
            return Fate(Stage.BROKEN_OFF if was_begun(job) else stage, why_given_up(job))
        reason = self._trouble() or why_held(job)
        if is_broken_off(job):
            return Fate(Stage.BROKEN_OFF, reason)
        return Fate(Stage.WAITING if reason else stage, reason)

    def settle(self, sent: Sent) -> Fate:
        try:
            job = self._job(sent)
            if job is None:
                return Fate(Stage.UNKNOWN)
            if is_begun_again(job, sent.begun):
                return self._settle_again(sent, job)
            if ipp.number(job, "job-state") in behind.ENDED:
                return settled(job, self._seen(job))
            if not is_broken_off(job):
                return Fate(Stage.WAITING)  # it was begun anew meanwhile
            if ipp.number(job, "job-state") != HELD:
                self._do(HOLD_JOB, sent)  # before the printer is asked, which takes its time
            seen = self._seen(job)
            if seen is not behind.Seen.STILL:
                self._do(CANCEL_JOB, sent)
        except PrinterNotReady as error:
            return Fate(Stage.WAITING, _why(error))
        return settled(job, seen, self._trouble())

    def _settle_again(self, sent: Sent, job: Attributes) -> Fate:
        """Stop what can be stopped of a second copy, then ask the printer how many came out."""
        if ipp.number(job, "job-state") not in behind.ENDED:
            self._do(CANCEL_JOB, sent)
        uri, name = self._device(), ipp.word(job, "job-name")
        return settled_again(behind.seen_again(uri, name, since(job, "time-at-creation")))

    def find(self, title: str, since: datetime) -> Sent | None:
        first = self._first() | {
            "which-jobs": [Value(Tag.KEYWORD, "all")],
            "requested-attributes": wanted(ABOUT_A_JOB),
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

    def stop(self, sent: Sent) -> None:
        job = self._job(sent)
        if job is not None and ipp.number(job, "job-state") not in behind.ENDED:
            self._do(CANCEL_JOB, sent)

    def withdraw(self, sent: Sent) -> bool:
        try:
            job = self._job(sent)
            if job is None or ipp.number(job, "job-state") not in (PENDING, HELD):
                return False  # a printer that is out of paper may have all of the page already
            if was_begun(job):
                return False  # pending again, because its queue was stopped
            self._do(CANCEL_JOB, sent)
        except PrinterNotReady:  # it has ended already, or CUPS is away
            return False
        return True

    def _sides(self, media: Media, about: Attributes) -> Attributes:
        try:
            return options.sides(media, about)
        except options.OneSided as error:
            raise PrinterNotReady(printer=self.address, reason=str(error)) from error

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

    def _seen(self, job: Attributes) -> behind.Seen:
        """What the printer behind the queue says of its page."""
        uri = self._device()
        age, begun = since(job, "time-at-creation"), since(job, "time-at-processing")
        return behind.seen(uri, ipp.word(job, "job-name"), age, begun)

    def _device(self) -> str:
        return ipp.word(self._about("device-uri"), "device-uri")

    def _about(self, *names: str) -> Attributes:
        first = self._first() | {"requested-attributes": wanted(names)}
        return self._ask(GET_PRINTER, first).group(Tag.PRINTER)

    def offers(self) -> tuple[Option, ...]:
        of_ipp = options.offered(self._about(*LASTING))
        return (*of_ipp, *ppd.offered(self._server(), self.address))

    def _ready_with(self) -> Attributes:
        """Its sizes and options; a missing or stopped queue would swallow the page silently."""
        key = (str(self._server()), self.address)
        asked_at, lasting = _known.get(key, (-KNOWN_FOR_S, {}))
        is_old = time.monotonic() - asked_at > KNOWN_FOR_S
        about = self._must_be_ready(LASTING if is_old else ())
        if is_old:
            lasting = {name: about[name] for name in LASTING if name in about}
            _known[key] = (time.monotonic(), lasting)
        return lasting

    def _must_be_ready(self, more: tuple[str, ...]) -> Attributes:
        try:
            about = self._about(*ABOUT_A_PRINTER, *more)
        except PrinterNotReady as error:
            cause = error.__cause__
            if isinstance(cause, Refused) and cause.status == NOT_FOUND:
                names = ", ".join(printer.address for printer in list_printers()) or "none"
                reason = f"there is no printer of this name; there are: {names}"
                raise PrinterNotReady(printer=self.address, reason=reason) from error
            raise
        printer = described(about, "")
        if printer.state == "stopped":
            raise PrinterNotReady(printer=self.address, reason=printer.reason)
        return about

    def _job(self, sent: Sent) -> Attributes | None:
        if not sent.name.isdigit():
            return None
        first = self._first() | {
            "job-id": [Value(Tag.INTEGER, int(sent.name))],
            "requested-attributes": wanted(ABOUT_A_JOB),
        }
        try:
            job = self._ask(GET_JOB, first).group(Tag.JOB)
            # a CUPS that was killed has forgotten its last jobs, and gives their numbers away again
            is_other = sent.title and ipp.word(job, "job-name") != safe_title(sent.title)
            return None if is_other else job
        except PrinterNotReady as error:
            cause = error.__cause__
            if isinstance(cause, Refused) and cause.status == NOT_FOUND:
                return None
            raise

    def _trouble(self) -> str:
        try:
            printer = described(self._about(*ABOUT_A_PRINTER), "")
        except PrinterNotReady as error:
            return _why(error)
        return printer.reason


def _why(error: PrinterNotReady) -> str:
    """Why CUPS could not be asked."""
    if isinstance(error.__cause__, Refused):
        return f"CUPS does not say how it is coming on: {error.__cause__}"
    return "CUPS does not answer"


def safe_title(title: str) -> str:
    """`title` as a name that CUPS keeps: no control characters, no halves of letters."""
    plain = "".join(c if c.isprintable() else " " for c in title[:LONGEST_TITLE])
    while len(plain.encode()) > 255:
        plain = plain[:-1]
    return plain.strip() or "badge"
