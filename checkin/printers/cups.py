"""Printers of Linux and macOS, through the programs that CUPS brings: lp, lpstat, lpoptions.

The page goes there as the PDF it is, at its exact size: no scaling, no fitting.
"""

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import replace

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers.base import Fate, Media, Printer, PrinterInfo, Sent, Stage
from checkin.printers.media import media_name
from checkin.printers.reasons import in_words, worth_telling

PATIENCE_S = 10.0  # CUPS answers in milliseconds; longer means it is not well
LONGEST_TITLE = 100  # characters; IPP names hold 255 bytes
_JOB = re.compile(r"request id is (\S+)")
_IDLE_TALK = ("", "Idle.", "Printing.")


class CupsPrinter(Printer):
    """One queue of the local CUPS; the address is its name."""

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        self._must_be_ready()
        options = (f"media={self._media_name(media)}", "print-scaling=none", "fit-to-page=false")
        command = ["lp", "-d", self.address, "-t", _safe(title)]
        for option in options:
            command += ["-o", option]
        try:
            done = _run(command, pdf)
        except subprocess.TimeoutExpired as error:
            raise PrinterUncertain(printer=self.address) from error
        if done.returncode:
            raise PrinterNotReady(printer=self.address, reason=_complaint(done))
        found = _JOB.search(_text(done.stdout))
        return Sent(found.group(1) if found else "")

    def fate(self, sent: Sent) -> Fate:
        if sent.name in (self._jobs("not-completed") or ()):
            return self._still_waiting()
        if sent.name not in (self._jobs("completed") or ()):
            return Fate(Stage.UNKNOWN)
        # lpstat gives every job that has ended the same alert, however it ended (seen: 2.4.2);
        # newer ones list those that ended well by themselves
        well = self._jobs("successful")
        if well is None:
            return Fate(Stage.ENDED, "it left the print queue; this CUPS does not say how")
        if sent.name in well:
            return Fate(Stage.DONE)
        return Fate(Stage.GIVEN_UP, "it was cancelled, or failed at the printer")

    def _must_be_ready(self) -> None:
        """A missing or stopped queue would swallow the page without a word."""
        known = {printer.address: printer for printer in _ask_printers()}
        printer = known.get(self.address)
        if printer is None:
            names = ", ".join(known) or "none"
            reason = f"there is no printer of this name; there are: {names}"
            raise PrinterNotReady(printer=self.address, reason=reason)
        if printer.state == "stopped":
            raise PrinterNotReady(printer=self.address, reason=printer.reason)

    def _media_name(self, media: Media) -> str:
        said = _text(_ask(self.address, ["lpoptions", "-p", self.address, "-l"]).stdout)
        line = next((row for row in said.splitlines() if row.startswith("PageSize")), "")
        names = (name.lstrip("*") for name in line.partition(":")[2].split())
        return media_name(media, (name for name in names if not name.startswith("Custom")))

    def _jobs(self, which: str) -> set[str] | None:
        """Names of the queue's jobs; None when lpstat does not know that kind of list."""
        try:
            done = _run(["lpstat", "-W", which, "-o", self.address])
        except (PrinterNotReady, subprocess.TimeoutExpired):
            return None
        if done.returncode:
            return None
        return {line.split()[0] for line in _text(done.stdout).splitlines() if line.strip()}

    def _still_waiting(self) -> Fate:
        printer = next((p for p in list_printers() if p.address == self.address), None)
        if printer is None:
            return Fate(Stage.WAITING, "CUPS does not answer")
        is_printing = printer.state == "printing" and not printer.reason
        return Fate(Stage.PRINTING if is_printing else Stage.WAITING, printer.reason)


def list_printers() -> list[PrinterInfo]:
    """The queues of the local CUPS; none where CUPS is not there or does not answer."""
    if shutil.which("lpstat") is None:
        return []
    try:
        return [_with_make(printer) for printer in _ask_printers()]
    except PrinterNotReady:
        return []


def _ask_printers() -> list[PrinterInfo]:
    said = _text(_ask("CUPS", ["lpstat", "-l", "-p", "-d"]).stdout)
    default = re.search(r"(?m)^system default destination: (.+)$", said)
    chosen = default.group(1).strip() if default else ""
    return [_read_printer(block, chosen) for block in re.split(r"(?m)^(?=printer )", said)[1:]]


def _read_printer(block: str, default: str) -> PrinterInfo:
    """One printer as `lpstat -l -p` describes it: a line of state, then indented lines."""
    first, _, rest = block.partition("\n")
    name = first.split()[1]
    state = "stopped" if " disabled " in first else "printing" if " printing " in first else "ready"
    reasons = worth_telling(_line(rest, "Alerts").replace(",", " ").split())
    told = rest.partition("\n")[0].strip() if rest.startswith("\t") else ""
    words = in_words(reasons)
    if state == "stopped" and told not in _IDLE_TALK:
        words = told  # what CUPS, or whoever stopped the queue, gave as the reason
    elif state == "stopped":
        words = words or "its queue is stopped"
    make = _line(rest, "Description") or name
    return PrinterInfo("cups", name, name, make, state, words, name == default, reasons)


def _line(block: str, label: str) -> str:
    found = re.search(rf"(?m)^\s+{label}:[ \t]*(.*)$", block)
    return found.group(1).strip() if found else ""


def _with_make(printer: PrinterInfo) -> PrinterInfo:
    """The same printer with make and model, which only lpoptions tells."""
    try:
        said = _text(_ask(printer.name, ["lpoptions", "-p", printer.name]).stdout)
        options = dict(part.partition("=")[::2] for part in shlex.split(said))
    except (PrinterNotReady, ValueError):  # an apostrophe in somebody's description
        return printer
    return replace(printer, make=options.get("printer-make-and-model") or printer.make)


def _ask(printer: str, command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    """Run a program that only asks; when it does not answer, nothing has happened yet."""
    try:
        return _run(command)
    except subprocess.TimeoutExpired as error:
        reason = f"CUPS did not answer within {PATIENCE_S:g} seconds"
        raise PrinterNotReady(printer=printer, reason=reason) from error


def _run(command: list[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    # what is read back must be in one language; names of people stay UTF-8
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": ""}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, timeout=PATIENCE_S, env=environment,
            check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise PrinterNotReady(
            printer=command[0], reason="CUPS is not installed on this computer"
        ) from error


def _safe(title: str) -> str:
    """`title` as an argument of a program: no control characters, no halves of letters."""
    plain = "".join(c if c.isprintable() else " " for c in title[:LONGEST_TITLE])
    return plain.strip() or "badge"


def _complaint(done: "subprocess.CompletedProcess[bytes]") -> str:
    words = _text(done.stderr).strip().removeprefix("lp: ").removeprefix("Error - ")
    return words.rstrip(".") or f"lp ended with status {done.returncode}"


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")
