"""The counter for paper: printers, the print queue, and sending what waits."""

from collections.abc import Callable
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.faces import make_face
from checkin.desk.layouts import load
from checkin.errors import DeskError, NoBadgeYet
from checkin.printers import Media, Printer, PrinterInfo, list_printers, open_printer
from checkin.rules import issuing, print_queue
from checkin.rules.credentials import grouped
from checkin.rules.print_queue import Job, JobState
from checkin.store.entries import Act

AFTER_A_CRASH = "The program ended while this badge was being sent. Look whether it was printed."
Opener = Callable[[str, str], Printer]


@dataclass(frozen=True)
class Sent:
    """What became of the job that was tried."""

    job: Job
    problem: str = ""  # "" = it came out


class Paper:
    """Printers and the queue. `print_next` waits for the world: call it off the GUI thread."""

    def __init__(self, core: Core, opener: Opener = open_printer) -> None:
        self._core = core
        self._opener = opener
        self.problem = ""  # what the printer said last; "" while all is well
        with core.writing():
            print_queue.after_a_crash(AFTER_A_CRASH)

    def printers(self) -> list[PrinterInfo]:
        """Printers this computer knows; asks the print system, which may take a second."""
        return list_printers()

    def choose(self, kind: str, address: str) -> None:
        """Print on that printer from now on; for a folder "" is the forum's own paper folder."""
        self._core.change(printer_kind=kind, printer=address)
        self.problem = ""

    def name(self) -> str:
        """The chosen printer, as people call it."""
        settings = self._core.settings
        return settings.printer or ("paper" if settings.printer_kind == "folder" else "")

    def queue(self, limit: int = 200) -> list[Job]:
        """Open jobs first, then the newest of the others."""
        return print_queue.recent(limit)

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

    def print_test(self) -> str:
        """Send a badge of nobody and say how the printer calls it; nothing is recorded.

        Raises:
            PrinterNotReady, PrinterUncertain
        """
        from checkin import badges

        layout = load(self._core)
        face = badges.BadgeFace(
            "Test Әлия 测试",
            "Test",
            organisation=self._core.forum.place,
            forum=self._core.forum.name,
        )
        media = Media(layout.width_mm, layout.height_mm)
        return self._printer().send(badges.render_badge(face, layout), "test", media).name

    def retry(self, job: int) -> bool:
        """Send a waiting job again."""
        with self._core.writing():
            return print_queue.retry(job)

    def retry_all(self) -> int:
        """Send every waiting job again; how many."""
        with self._core.writing():
            return print_queue.retry_all()

    def cancel(self, job: int) -> bool:
        """Give a job up."""
        with self._core.writing():
            return print_queue.cancel(job)

    def came_out(self, job: int) -> bool:
        """Somebody saw the badge of a waiting job: it is done, not sent again."""
        with self._core.writing() as act:
            row = print_queue.get(job)
            if row is None or not print_queue.settle(job, act.at):
                return False
            issuing.note_printed(row.uid, row.credential, act)
            return True

    def print_next(self) -> Sent | None:
        """Send the oldest queued badge to its printer; None when nothing is queued."""
        with self._core.writing():
            job = print_queue.next_job()
            if job is None or not print_queue.start(job.id):
                return None
        try:
            name = self._send(job)
        except DeskError as error:
            return self._put_off(job, str(error))
        with self._core.writing() as act:
            print_queue.finish(job.id, name, act.at)
            issuing.note_printed(job.uid, job.credential, act)
        self.problem = ""
        return Sent(job)

    def _send(self, job: Job) -> str:
        from checkin import badges  # typesetting; not before the first page

        layout = load(self._core, job.layout)
        face = make_face(self._core, job.uid, job.credential)
        pdf = badges.render_badge(face, layout)
        media = Media(layout.width_mm, layout.height_mm)
        title = f"{grouped(job.serial)} {face.latin_name or face.display_name}"
        return self._printer().send(pdf, title, media).name

    def _printer(self) -> Printer:
        settings = self._core.settings
        if settings.printer_kind == "folder" and not settings.printer:
            return self._opener("folder", str(self._core.subfolder("paper")))
        return self._opener(settings.printer_kind, settings.printer)

    def _put_off(self, job: Job, problem: str) -> Sent:
        self.problem = problem
        with self._core.writing():
            print_queue.wait(job.id, problem)
        return Sent(job, problem)

    def _queue(self, uid: str, credential: str, act: Act) -> Job:
        number = print_queue.add(uid, credential, self._core.settings.layout, act)
        job = print_queue.get(number)
        assert job is not None  # added a line ago, in the same transaction
        return job
