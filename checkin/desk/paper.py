"""The counter for paper: printers, the print queue, and sending what waits."""

from collections.abc import Callable, Sequence

from checkin.desk.batch_printing import BatchPrinting
from checkin.desk.core import Core
from checkin.desk.layout_choosing import layout_of
from checkin.desk.printer_choosing import PrinterChoosing
from checkin.desk.printer_options import PrinterOptions
from checkin.desk.resuming import AFTER_A_CRASH, Opener
from checkin.desk.sending import OWN_FOLDERS, Followed, Sending, Sent, Work
from checkin.desk.trials import Trials
from checkin.errors import NoBadgeYet
from checkin.printers import PrinterInfo, list_printers, open_printer
from checkin.rules import issuing, print_queue, print_recovery
from checkin.rules.print_queue import Job, JobState
from checkin.rules.printer_choice import Target
from checkin.store.entries import Act

LOOKED_AT = 20  # of the badges that wait, to find a printer for them; the others want the same

Lister = Callable[[], Sequence[PrinterInfo]]


class Paper:
    """Printers and the queue. `print_next` waits for the world: call it off the GUI thread."""

    def __init__(self, core: Core, opener: Opener = open_printer, more: Lister = list) -> None:
        """`more` lists printers of kinds that only `opener` knows."""
        self._core, self._more = core, more
        self._sending = Sending(core, opener)
        self.choosing = PrinterChoosing(core)
        self.options = PrinterOptions(core, self._sending.printer)
        self.batches = BatchPrinting(core)
        self.trials = Trials(core, self._sending)
        self._said: dict[Target, str] = {}  # what each printer said last; "" while all is well
        self._at_printer: dict[Target, str] = {}  # the same of the pages that it has
        with core.writing():
            print_recovery.after_a_crash(AFTER_A_CRASH)

    @property
    def problem(self) -> str:
        """What a printer said last; "" while all is well."""
        return next(filter(None, tuple(self._said.values())), "")

    def printers(self) -> list[PrinterInfo]:
        """Printers this computer knows; asks the print system, which may take a second."""
        known = list_printers()
        names = {printer.address for printer in known}
        return [*known, *(printer for printer in self._more() if printer.address not in names)]

    def choose(self, kind: str, address: str) -> None:
        """Print on that printer from now on; for a folder "" is the forum's own paper folder."""
        self._core.change(printer_kind=kind, printer=address)
        self._sending.routing.is_well(Target(kind, address))
        self._said = {}

    def name(self) -> str:
        """The chosen printer, as people call it."""
        settings = self._core.settings
        return settings.printer or OWN_FOLDERS.get(settings.printer_kind, "")

    def queue(
        self, limit: int = 200, states: Sequence[JobState] = (), words: str = ""
    ) -> list[Job]:
        """Open jobs first, then the newest of the others; only some states, or with some words."""
        return print_queue.recent(limit, states, words)

    def counts(self) -> dict[JobState, int]:
        """How many jobs stand where."""
        return print_queue.counts()

    def reprint(self, uid: str, reason: str) -> Job:
        """Void the delegate's badge, issue its successor and queue that.

        Raises:
            NoBadgeYet: there is nothing to replace; check the person in, or print a first badge.
        """
        with self._core.writing() as act:
            old = issuing.live_badge(uid)
            if old is None:
                raise NoBadgeYet()
            print_queue.cancel_for(old.credential)
            badge = issuing.reissue(uid, reason, self._core.seal, act)
            return self._queue(uid, badge.credential, act)

    def print_first(self, uid: str) -> Job:
        """Queue the delegate's badge, issuing it where there is none yet."""
        with self._core.writing() as act:
            badge = issuing.issue(uid, self._core.seal, act)
            return self._queue(uid, badge.credential, act)

    def print_test(self, target: Target | None = None) -> str:
        """Send a test page to that printer, or to the desk's, and say how it is called there.

        Raises:
            PrinterNotReady, PrinterUncertain
        """
        return self.trials.print(target or Target(*self._sending.target()))

    def retry(self, job: int) -> bool:
        """Send a waiting job again."""
        with self._core.writing():
            return print_queue.retry(job)

    def retry_all(self) -> int:
        """Send every job again that certainly did not come out; the others are asked about."""
        with self._core.writing():
            return print_queue.retry_all()

    def cancel(self, job: int) -> bool:
        """Give a job up that no printer has."""
        with self._core.writing():
            return print_queue.cancel(job)

    def give_up(self, jobs: Sequence[int]) -> None:
        """Give jobs up; those a printer has are called back, which takes a while, and then ask."""
        rows = [row for row in map(print_queue.get, jobs) if row is not None]
        at_printers = (row.lead or row.id for row in rows if row.state is JobState.PRINTING)
        for lead in map(print_queue.get, dict.fromkeys(at_printers)):
            if lead is not None:
                self._sending.stop(lead)
        for row in rows:
            if row.state is not JobState.PRINTING:
                self.cancel(row.id)

    def came_out(self, job: int) -> bool:
        """Somebody saw the badge of a waiting job: it is done, not sent again."""
        with self._core.writing() as act:
            row = print_queue.get(job)
            if row is None or not print_queue.settle(job, act.at):
                return False
            for each in print_queue.sheet(row.lead or row.id):
                issuing.note_printed(each.uid, each.credential, act)
            return True

    def work(self) -> Work:
        """Which printers have something to do now; asks none of them."""
        return self._sending.work()

    def print_next(self, only: Target | None = None) -> Sent | None:
        """Send the oldest queued badge (for that printer); None when none can be sent now."""
        sent = self._sending.send_next(only)
        if sent is not None:
            self._said[Target(sent.job.sent_kind, sent.job.sent_to)] = sent.problem
        return sent

    def follow(self, only: Target | None = None) -> Followed:
        """Look at every page that printers have (or that one): what came out, what is wrong.

        Waits like `print_next`.
        """
        followed = self._sending.follow(only)
        for target in {*followed.said, *self._at_printer}:
            told, was = followed.said.get(target, ""), self._at_printer.get(target, "")
            if only in (None, target) and told != was:
                self._at_printer[target] = self._said[target] = told
        return followed

    def mend(self) -> bool:
        """Start the desk's printer and those in trouble where they were stopped; send what waits.

        Raises:
            PrinterNotReady: one cannot be started from here.
        """
        self._sending.follow()  # a page that was broken off is kept from being printed anew
        desk = Target(*self._sending.target())
        started = False
        for target in dict.fromkeys((desk, *(each for each, told in self._said.items() if told))):
            started = self._sending.printer(*target).mend() or started
            self._sending.routing.is_well(target)
        self.retry_all()
        self._said = {}
        return started

    def move_all(self, kind: str, address: str) -> int:
        """Print there from now on, also what waits and what the old printer has not begun."""
        for job in print_queue.printing():
            self._sending.take_back(job)
        self.choose(kind, address)
        return self.retry_all()

    def offered(self) -> Target | None:
        """The next printer in order, where the one that badges wait for is in trouble."""
        waiting = (job for job in print_queue.asking(LOOKED_AT) if not job.kind)
        found = (self._sending.routing.instead_of(job) for job in waiting)
        return next((target for target in found if target), None)

    def go_on_at(self, kind: str, address: str) -> int:
        """Print there what waits and certainly did not come out; how many badges."""
        with self._core.writing():
            return print_queue.aim_waiting(kind, address)

    def move(self, job: int, kind: str, address: str) -> bool:
        """Print one badge on another printer; one that a printer has is taken back first."""
        row = print_queue.get(job)
        if row is not None and row.state is JobState.PRINTING:
            self._sending.take_back(row)
        with self._core.writing():
            moved = print_queue.aim(job, kind, address)
            print_queue.retry(job)
        return moved

    def _queue(self, uid: str, credential: str, act: Act) -> Job:
        number = print_queue.add(uid, credential, layout_of(self._core, uid), act)
        job = print_queue.get(number)
        assert job is not None  # added a line ago, in the same transaction
        return job
