"""Where badges of this desk go at this moment: what was chosen, and which printers are well."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock

from checkin.desk.core import Core
from checkin.printers import Fate
from checkin.rules import printer_choice, printer_notes
from checkin.rules.print_queue import Job
from checkin.rules.printer_choice import Pick, Routes, Target

FORGIVEN_AFTER = timedelta(seconds=60)  # then a printer that was in trouble is tried again
STUCK_AFTER = timedelta(seconds=15)  # a page that waits so long for paper keeps others away


class Routing:
    """Picks the next job and its printer; remembers for a minute who could not print."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._troubles: dict[Target, datetime] = {}
        self._lock = Lock()  # not the core's: that is never asked for inside a transaction

    def routes(self) -> Routes:
        """All that decides, as it is now."""
        settings, notes = self._core.settings, printer_notes.notes()
        return Routes(
            Target(settings.printer_kind, settings.printer),
            printer_choice.orders(),
            {target: note.team for target, note in notes.items() if note.team},
            frozenset(target for target, note in notes.items() if note.paused),
            self._troubled(),
            settings.printers_take_over,
        )

    def next(self, most: int, only: Target | None = None) -> Pick | None:
        """The job that should be sent now; None while there is none, or printing is paused."""
        if self._core.settings.printing_paused:
            return None
        return printer_choice.next_job(self.routes(), most, only)

    def due(self, most: int) -> tuple[Target, ...]:
        """The printers that can be given a badge now; none while printing is paused."""
        if self._core.settings.printing_paused:
            return ()
        return printer_choice.due(self.routes(), most)

    def could_not(self, target: Target) -> None:
        """That printer did not take a page."""
        with self._lock:
            self._troubles[target] = self._core.now() + FORGIVEN_AFTER

    def is_well(self, target: Target) -> bool:
        """It took a page, or was mended; whether it was in trouble before."""
        with self._lock:
            return self._troubles.pop(target, None) is not None

    def saw(self, job: Job, fate: Fate) -> None:
        """How a page at a printer is coming on: one that is stuck keeps others away from it."""
        at = self._core.now()
        if fate.reason and job.sent_at and job.sent_at + STUCK_AFTER <= at:
            self.could_not(Target(job.sent_kind, job.sent_to))

    def instead_of(self, job: Job) -> Target | None:
        """The printer in order that could print a badge instead of the one that could not."""
        routes, failed = self.routes(), Target(job.sent_kind, job.sent_to)
        order = printer_choice.order_for(routes, printer_choice.role_of(job.uid), job.layout)
        known = replace(routes, troubled=routes.troubled | {failed})
        return printer_choice.next_in_order(known, order)

    def goes_on_by_itself(self, job: Job) -> bool:
        """Whether another printer takes the badge that one could not print."""
        is_free = not job.kind and self._core.settings.printers_take_over
        return is_free and self.instead_of(job) is not None

    def _troubled(self) -> frozenset[Target]:
        at = self._core.now()
        with self._lock:
            return frozenset(each for each, until in self._troubles.items() if at < until)
