"""Printers of Linux and macOS, through the programs that CUPS brings: lp, lpstat, lpoptions.

The page goes there as the PDF it is, at its exact size: no scaling, no fitting.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers.base import Media, Printer, PrinterInfo, Sent

PATIENCE_S = 10.0  # CUPS answers in milliseconds; longer means it is not well
NEAR_MM = 1.0  # a size of the printer's own that is this near is the one that is meant
_MM = {"mm": 1.0, "in": 25.4}
_SIZE = re.compile(r"(?:^|_)(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)", re.IGNORECASE)
_JOB = re.compile(r"request id is (\S+)")


class CupsPrinter(Printer):
    """One queue of the local CUPS; the address is its name."""

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        self._must_be_there()
        command = ["lp", "-d", self.address, "-t", title.replace("\0", " ")[:100]]
        for option in (f"media={media_name(self.address, media)}", "print-scaling=none"):
            command += ["-o", option]
        try:
            done = _run(command, pdf)
        except subprocess.TimeoutExpired as error:
            raise PrinterUncertain(printer=self.address) from error
        if done.returncode:
            raise PrinterNotReady(printer=self.address, reason=_said(done))
        found = _JOB.search(done.stdout.decode("utf-8", "replace"))
        return Sent(found.group(1) if found else "")

    def _must_be_there(self) -> None:
        """A missing or stopped queue would swallow the page without a word."""
        known = {printer.address: printer for printer in list_printers()}
        printer = known.get(self.address)
        if printer is None:
            names = ", ".join(known) or "none"
            reason = f"there is no printer of this name; there are: {names}"
            raise PrinterNotReady(printer=self.address, reason=reason)
        if printer.state == "stopped":
            raise PrinterNotReady(
                printer=self.address, reason=printer.reason or "its queue is stopped"
            )


def list_printers() -> list[PrinterInfo]:
    """The queues of the local CUPS; none where CUPS is not there or does not answer."""
    if shutil.which("lpstat") is None:
        return []
    try:
        said = _run(["lpstat", "-l", "-p", "-d"]).stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return []
    named = re.search(r"(?m)^system default destination: (.*)$", said)
    default = named.group(1) if named else ""
    return [_info(block, default) for block in re.split(r"(?m)^(?=printer )", said)[1:]]


def media_name(queue: str, media: Media) -> str:
    """The printer's own name of a size, or the size itself where it has none."""
    for name, width, height in _sizes(queue):
        if abs(width - media.width_mm) <= NEAR_MM and abs(height - media.height_mm) <= NEAR_MM:
            return name
    return f"Custom.{media.width_mm:g}x{media.height_mm:g}mm"


def _info(block: str, default: str) -> PrinterInfo:
    first, _, rest = block.partition("\n")
    name = first.split()[1]
    state = "stopped" if "disabled" in first else "printing" if "now printing" in first else "ready"
    alerts = re.search(r"(?m)^\s+Alerts:\s*(.*)$", rest)
    make = re.search(r"(?m)^\s+Description:\s*(.*)$", rest)
    # what CUPS says of a stopped queue stands indented under its first line
    told = rest.splitlines()[0].strip() if state == "stopped" and rest.startswith("\t") else ""
    reason = told or (alerts.group(1).strip() if alerts else "")
    return PrinterInfo(
        "cups", name, name, make.group(1).strip() if make else "", state,
        "" if reason in ("none", "-") else reason, name == default.strip(),
    )  # fmt: skip


@lru_cache(maxsize=32)
def _sizes(queue: str) -> tuple[tuple[str, float, float], ...]:
    """Names, widths and heights in mm of the media a queue offers; asked once a program run."""
    try:
        said = _run(["lpoptions", "-p", queue, "-l"]).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ()
    line = next((row for row in said.splitlines() if row.startswith("PageSize")), "")
    return tuple(_measured(line.partition(":")[2].split()))


def _measured(names: Sequence[str]) -> list[tuple[str, float, float]]:
    found = []
    for name in (name.lstrip("*") for name in names):
        match = _SIZE.search(name)
        if match and not name.startswith("Custom"):
            unit = _MM[match.group(3).lower()]
            found.append((name, float(match.group(1)) * unit, float(match.group(2)) * unit))
    return found


def _run(command: list[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "LC_ALL": "C"}  # what is read back must be in one language
    try:
        return subprocess.run(
            command, input=given, capture_output=True, timeout=PATIENCE_S, env=environment,
            check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise PrinterNotReady(
            printer=command[0], reason="CUPS is not installed on this computer"
        ) from error


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    words = done.stderr.decode("utf-8", "replace").strip()
    return words.removeprefix("lp: ") or f"lp ended with status {done.returncode}"
