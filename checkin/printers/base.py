"""What every printer can do, and what it is given."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checkin.errors import PrinterUncertain

ONE_SIDED = (  # why a printer does not take a page that has a back
    "it prints on one side of the paper only. Print on another printer, or give this up and print "
    "it without backs"
)


@dataclass(frozen=True)
class Media:
    """The size of the paper or label, as the page was made for it."""

    width_mm: float
    height_mm: float
    two_sided: bool = False  # the second page is the back of the first, turned like a book's

    @property
    def is_wide(self) -> bool:
        """Whether the upright edge, about which a page of a book is turned, is the short one."""
        return self.width_mm > self.height_mm

    @property
    def sides(self) -> str:
        """The word of IPP for that: about which edge of the paper the printer turns it."""
        if not self.two_sided:
            return "one-sided"
        return "two-sided-short-edge" if self.is_wide else "two-sided-long-edge"


@dataclass(frozen=True)
class Sent:
    """A page that was accepted: the name by which the printer knows it."""

    name: str
    begun: int = 0  # by the printer's own clock, as its first look said; 0 = not yet
    title: str = ""  # of the page, where it is known: names are given away twice after a crash


@dataclass(frozen=True)
class Letter:
    """Whom a page is for, to be written to: e-mail address, name, and what the forum is called."""

    to: str
    name: str
    forum: str


class Stage(StrEnum):
    """How far a page has come that was accepted."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    GIVEN_UP = "given-up"  # cancelled or failed before it was begun
    BROKEN_OFF = "broken-off"  # begun and not ended; it may be on paper, and may be begun anew
    BEGUN_AGAIN = "begun-again"  # a second time, by the print system itself: it may be there twice
    UNKNOWN = "unknown"  # the printer has forgotten it, or never knew


@dataclass(frozen=True)
class Fate:
    """What has become of a page so far; `reason` says in words what it waits for."""

    stage: Stage
    reason: str = ""
    begun: int = 0  # when, by the printer's own clock; 0 = not yet, or it does not say


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


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen, by the name and the values that IPP has for it."""

    name: str
    values: tuple[str, ...]


class Printer(ABC):
    """Takes finished pages. It knows nothing of delegates, badges or the database."""

    takes_its_time = False  # its pages are accepted first and end later: follow them

    def __init__(self, address: str, options: Mapping[str, str] | None = None) -> None:
        self.address = address
        self.options = dict(options or {})  # what the desk chose of what it offers
        self.letter: Letter | None = None

    def write_to(self, letter: Letter) -> None:
        """Whom the next page is for; only a kind that writes letters wants to know."""
        self.letter = letter

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

    def offers(self) -> tuple[Option, ...]:
        """What can be chosen besides the size; nothing, for most kinds. Blocks like `send`.

        Raises:
            PrinterNotReady: it cannot be asked now.
        """
        return ()

    def settle(self, sent: Sent) -> Fate:
        """Keep a page that was broken off or begun again from coming (twice); what is known of it.

        DONE: it came out, once. WAITING: not over yet, ask again. UNKNOWN: somebody must look.
        """
        return Fate(Stage.UNKNOWN)

    def find(self, title: str, since: datetime) -> Sent | None:
        """The page of that title that was taken since then (UTC), or none: asked after a crash.

        Raises:
            PrinterNotReady: it cannot be asked now.
            PrinterUncertain: a printer of this kind keeps no account of its pages.
        """
        raise PrinterUncertain(printer=self.address)

    def mend(self) -> bool:
        """Start it again where it was only stopped, as a queue is after a failure.

        False for a kind that has nothing to start.

        Raises:
            PrinterNotReady: it cannot be started from here; the reason says why.
        """
        return False

    def stop(self, sent: Sent) -> None:  # noqa: B027 (most kinds have nothing to call back)
        """Call a page back, begun or not; whether it came out must be looked for.

        Raises:
            PrinterNotReady: it cannot be reached.
        """

    def withdraw(self, sent: Sent) -> bool:
        """Take back a page that was accepted and not begun; False when it may still come out."""
        return False
