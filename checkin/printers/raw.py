"""Printers that are given their own language in bytes, over TCP or through a device file.

An address is `host`, `host:port` or the path of a device, and may end in `@dpi`: `10.0.0.9@300`.
"""

import os
import select
import socket
from contextlib import suppress
from typing import NamedTuple

from checkin.badges.picture import Dots, page_count, page_dots
from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers.base import ONE_SIDED, Fate, Media, Printer, Sent, Stage

__all__ = ["Dots", "Place", "RawPrinter", "page_count", "page_dots", "place_of"]

PORT = 9100
PATIENCE_S = 5.0
STUCK = "it takes nothing; look at its paper, its cover and whether it is on"
_NOT_WAITING: int = getattr(os, "O_NONBLOCK", 0)
BREAKS_OFF_S = 0.3
ANSWER_S = 1.0  # a printer that can be asked answers in milliseconds


class Place(NamedTuple):
    """Where the bytes go, and how fine the printer is; 0 = as its kind is."""

    host: str
    port: int
    device: str
    dpi: int


def place_of(address: str) -> Place:
    """What an address says."""
    where, _, fine = address.partition("@")
    dpi = int(fine) if fine.isdigit() else 0
    if where.startswith(("/", "\\\\")):
        return Place("", 0, where, dpi)
    host, _, port = where.rpartition(":") if ":" in where else (where, "", "")
    return Place(host, int(port) if port.isdigit() else PORT, "", dpi)


class RawPrinter(Printer):
    """Takes bytes; it does not say what becomes of them, so a page is done when they are over."""

    def fate(self, sent: Sent) -> Fate:
        return Fate(Stage.DONE if sent.name else Stage.UNKNOWN)

    def must_be_one_sided(self, media: Media) -> None:
        """A roll of labels has no back.

        Raises:
            PrinterNotReady
        """
        if media.two_sided:
            raise PrinterNotReady(printer=self.address, reason=ONE_SIDED)

    def ask(self, question: bytes, ending: bytes) -> bytes:
        """What a printer on the network answers; nothing where it does not.

        Raises:
            PrinterNotReady: it is not there.
        """
        place = place_of(self.address)
        if place.device:
            return b""
        said = b""
        with self._connected(place) as link:
            link.settimeout(ANSWER_S)
            try:
                link.sendall(question)
                while not said.endswith(ending) and (more := link.recv(4096)):
                    said += more
            except OSError:
                return b""
        return said

    def hand_over(self, data: bytes) -> None:
        """Give it all of the bytes.

        Raises:
            PrinterNotReady, PrinterUncertain
        """
        place = place_of(self.address)
        if place.device:
            self._write(place.device, data)
            return
        with self._connected(place) as link:
            try:
                link.sendall(data)
                link.shutdown(socket.SHUT_WR)
                _hear_it_break_off(link)
            except OSError as error:
                raise PrinterUncertain(printer=self.address) from error

    def _connected(self, place: Place) -> socket.socket:
        try:
            return socket.create_connection((place.host, place.port), PATIENCE_S)
        except (OSError, OverflowError, UnicodeError) as error:  # no such port, no such name
            reason = f"it does not answer at {place.host}, port {place.port}; look whether it is on"
            raise PrinterNotReady(printer=self.address, reason=reason) from error

    def _write(self, device: str, data: bytes) -> None:
        """Write all of it, but never wait for ever: a printer without paper takes nothing."""
        try:
            file = os.open(device, os.O_WRONLY | _NOT_WAITING)  # never makes one that is missing
        except OSError as error:
            reason = error.strerror or str(error)
            raise PrinterNotReady(printer=self.address, reason=reason) from error
        left = memoryview(data)
        try:
            while left and _takes_more(file):
                left = left[os.write(file, left) :]
        except OSError as error:
            raise PrinterUncertain(printer=self.address) from error
        finally:
            os.close(file)
        if len(left) == len(data):
            raise PrinterNotReady(printer=self.address, reason=STUCK)
        if left:
            raise PrinterUncertain(printer=self.address)


def _hear_it_break_off(link: socket.socket) -> None:
    """A small label is on its way before its printer hangs up in the middle: that comes back."""
    link.settimeout(BREAKS_OFF_S)
    with suppress(TimeoutError):
        link.recv(4096)  # what it says of itself meanwhile is not asked for


def _takes_more(file: int) -> bool:
    """Whether it takes bytes within its time. Windows has no such question, and waits."""
    return not _NOT_WAITING or bool(select.select([], [file], [], PATIENCE_S)[1])
