"""The counter for test pages: print one, and keep what was measured on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checkin.desk.core import Core
from checkin.desk.layouts import load
from checkin.desk.sending import Sending
from checkin.printers import Media
from checkin.rules import correction, rolls
from checkin.rules.clock import local
from checkin.rules.correction import Correction, Measured
from checkin.rules.printer_choice import Target


@dataclass(frozen=True)
class Reading:
    """A code of the test page that a scanner could read."""

    module_mm: float
    ink: int  # percent of black


class Trials:
    """`print` waits for the printer: call it off the GUI thread."""

    def __init__(self, core: Core, sending: Sending) -> None:
        self._core, self._sending = core, sending

    def print(self, target: Target, layout: str = "", lines: Sequence[str] = ()) -> str:
        """Send a test page of a layout's size and say how the printer calls it.

        It is drawn with the printer's correction, so that a second one shows whether that is right.
        `lines` stand at its head: which printer, which layout, when.

        Raises:
            PrinterNotReady, PrinterUncertain, LayoutMissing, LayoutFaulty
        """
        from checkin.badges.trial_page import trial_page

        made = load(self._core, layout)
        said = lines or (target.address or target.kind, made.title, self._core.forum.name)
        pdf = self._sending.corrected(trial_page(made.page_mm, said), target)
        with self._core.writing():
            rolls.use_one(target)
        return self._sending.printer(*target).send(pdf, "test", Media(*made.page_mm)).name

    def now(self) -> datetime:
        """The clock on the wall, for the head of the page."""
        return local(self._core.now(), self._core.zone)

    def expected(self, layout: str = "") -> Measured:
        """What one measures on the test page of a layout where the printer is not off."""
        return correction.expected(load(self._core, layout).page_mm)

    def correction(self, target: Target) -> Correction:
        """What is kept of a printer; nothing is off where nothing was measured."""
        return correction.correction_of(target)

    def improved(self, target: Target, layout: str, seen: Measured) -> Correction:
        """What the correction would be, from what was measured; nothing is kept yet.

        Raises:
            MeasuredWrongly
        """
        now = correction.correction_of(target)
        return correction.improved(now, load(self._core, layout).page_mm, seen)

    def keep(self, target: Target, wanted: Correction) -> None:
        """Draw every later page of that printer so; `Correction()` forgets it."""
        with self._core.writing():
            correction.keep(target, wanted)

    def reading(self, text: str) -> Reading | None:
        """Which code of a test page was scanned; None for any other code."""
        from checkin.badges.trial_page import trial_of

        found = trial_of(text.strip())
        return Reading(found.module_mm, found.ink) if found else None
