"""What every printer can do, and what it is given."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Media:
    """The size of the paper or label, as the page was made for it."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Sent:
    """A page that was accepted: the name by which the printer knows it."""

    name: str


class Stage(StrEnum):
    """How far a page has come that was accepted."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    ENDED = "ended"  # no longer with the printer, which does not say how it ended
    GIVEN_UP = "given-up"  # cancelled or failed at the printer
    UNKNOWN = "unknown"  # the printer has forgotten it, or never knew


@dataclass(frozen=True)
class Fate:
    """What has become of a page so far; `reason` says in words what it waits for."""

    stage: Stage
    reason: str = ""


@dataclass(frozen=True)
class PrinterInfo:
    """A printer one may choose."""

    kind: str
    address: str
    name: str
    make: str = ""
    state: str = "ready"  # ready, printing, stopped
    reason: str = ""  # in words, "" while all is well
    is_default: bool = False
    reasons: tuple[str, ...] = ()  # the IPP keywords behind the words


class Printer(ABC):
    """Takes finished pages. It knows nothing of delegates, badges or the database."""

    def __init__(self, address: str) -> None:
        self.address = address

    @abstractmethod
    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        """Hand over one PDF and return when the printer has accepted it.

        Blocks for seconds at worst; call it off the GUI thread.

        Raises:
            PrinterNotReady: nothing was printed, trying again is safe.
            PrinterUncertain: nobody knows whether it was printed.
        """

    @abstractmethod
    def fate(self, sent: Sent) -> Fate:
        """What has become of a page by now. Blocks like `send`; never raises for a printer."""
