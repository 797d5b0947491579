"""Hands pages to printers and follows each to its end: the queue's own hands and eyes."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from checkin.desk.core import Core
from checkin.desk.faces import make_face
from checkin.desk.layouts import load
from checkin.desk.resuming import NO_ANSWER, Opener, resume, take_up, unsure
from checkin.desk.routing import Routing
from checkin.errors import DeskError, PrinterNotReady, PrinterUncertain
from checkin.printers import Fate, Letter, Media, Printer, Stage
from checkin.printers import Sent as Page
from checkin.rules import delegates, issuing, print_batches, print_options, print_queue
from checkin.rules.correction import Correction, correction_of
from checkin.rules.credentials import grouped
from checkin.rules.print_queue import Job
from checkin.rules.printer_choice import Pick, Target

BROKEN_OFF = "Printing was stopped in the middle of this badge. Look whether it was printed."
OUR_MISTAKE = (
    "The program made a mistake with this badge; its log says more. Look whether it was printed."
)
CALLED_BACK = "This badge was called back from the printer. Look whether it was printed."
FORGOTTEN = "The printer no longer knows this badge. Look whether it was printed."
AHEAD = 4  # pages a printer is given before the first is out: enough to keep it busy
OWN_FOLDERS = {"folder": "paper", "mail": "mail"}  # of the forum, where no other is named
_SERIAL = re.compile(r"(?<!\d)\d{3} \d{3} \d{3}(?!\d)")


class PageOfAnother(DeskError):
    code = "page-of-another"
    text = (
        "The page that was made does not carry number {wanted} but {found}, so it was not printed. "
        "Look at the person's badge, then send it again."
    )


@dataclass(frozen=True)
class Sent:
    """What became of the job that was tried."""

    job: Job
    problem: str = ""  # "" = the printer took it
    instead: Target | None = None  # who printed it, or will, instead of the one that should


@dataclass(frozen=True)
class Followed:
    """How the pages that printers have are coming on."""

    open: int  # still with a printer
    finished: int  # came out since the last look
    problem: str = ""  # what a printer waits for, or why it gave a page up
    due: bool = False  # a badge can be sent now
    said: Mapping[Target, str] = field(default_factory=dict)  # the same of each printer


@dataclass(frozen=True)
class Work:
    """Which printers have something to do now: each is served by itself, so none waits for one."""

    send: tuple[Target, ...]  # they can be given a badge
    look: tuple[Target, ...]  # they have pages, or may have since a program ended


@dataclass(frozen=True)
class Badge:
    """A page ready to be sent."""

    pdf: bytes
    media: Media
    title: str
    letter: Letter | None = None  # to whom it may be written


Typesetter = Callable[[Job], Badge]


class Sending:
    """Sends and follows. Every method waits for the world: call it off the GUI thread."""

    def __init__(self, core: Core, opener: Opener, typeset: Typesetter | None = None) -> None:
        self._core, self._opener = core, opener
        self._typeset = typeset or partial(make_page, core)
        self.routing = Routing(core)
        self._in_hand = set[int]()  # jobs that a thread of ours is sending

    def printer(self, kind: str = "", address: str = "") -> Printer:
        """That printer, or the desk's."""
        kind, address = (kind, address) if kind else self.target()
        if kind in OWN_FOLDERS and not address:
            return self._opener(kind, str(self._core.subfolder(OWN_FOLDERS[kind])))
        return self._opener(kind, address)

    def target(self) -> tuple[str, str]:
        """Kind and address of the desk's printer."""
        settings = self._core.settings
        return settings.printer_kind, settings.printer

    def work(self) -> Work:
        """Which printers can be given a badge, and which have pages. Short: asks no printer."""
        take_up(self._core, self._in_hand)
        jobs = (*print_queue.printing(), *unsure())
        return Work(self.routing.due(AHEAD), tuple(dict.fromkeys(map(_where, jobs))))

    def send_next(self, only: Target | None = None) -> Sent | None:
        """Send the oldest queued badge (for that printer); None when none can be sent now."""
        with self._core.writing() as act:
            pick = self.routing.next(AHEAD, only)
            if pick is None or not print_queue.start(pick.job, pick.to, act.at):
                return None
            self._in_hand.add(pick.job)
            job = print_queue.get(pick.job)
            assert job is not None  # started a line ago, in the same transaction
        try:
            return self._try(job, pick)
        finally:
            self._in_hand.discard(job.id)

    def follow(self, only: Target | None = None) -> Followed:
        """Look once at every page that printers have (or that one), and what a crash left open."""
        resume(self._core, self.printer, only)
        before = [job for job in print_queue.printing() if only in (None, _where(job))]
        said: dict[Target, str] = {}
        mistakes: list[Exception] = []
        for job in before:
            try:
                told = self._look(job)
            except Exception as error:  # noqa: BLE001 (ours, with one page; none is left alone)
                mistakes.append(error)
                continue
            said[_where(job)] = said.get(_where(job)) or told
        if mistakes:
            raise mistakes[0]
        after = [job for job in print_queue.printing() if only in (None, _where(job))]
        problem = next(filter(None, said.values()), "")
        due = self.routing.next(AHEAD, only) is not None
        return Followed(len(after), max(0, len(before) - len(after)), problem, due, said)

    def stop(self, job: Job) -> None:
        """Call a page back that a printer has, at any price; then it must be looked for.

        For one that stands still: the printer may be gone, and will never say what became of it.
        """
        with suppress(PrinterNotReady):
            self.printer(job.sent_kind, job.sent_to).stop(_page(job))
        with suppress(DeskError):
            self._look(job)
        with self._core.writing():
            print_queue.wait(job.id, CALLED_BACK, is_uncertain=True)

    def take_back(self, job: Job) -> bool:
        """Queue a page again that a printer has not begun; False when it may still come out."""
        printer, page = self.printer(job.sent_kind, job.sent_to), _page(job)
        if not printer.withdraw(page) or printer.fate(page).stage is not Stage.GIVEN_UP:
            return False
        with self._core.writing():
            return print_queue.take_back(job.id)

    def corrected(self, pdf: bytes, to: Target) -> bytes:
        """A page as that printer must be given it: it may be a little off."""
        off = correction_of(to)
        if off == Correction():
            return pdf
        from checkin.badges.nudging import nudged

        return nudged(pdf, off)

    # -- one page

    def _try(self, job: Job, pick: Pick) -> Sent:
        try:
            self._hand_over(job, pick.to)
        except DeskError as error:
            return self._put_off(job, error)
        except Exception:
            with self._core.writing():
                print_queue.wait(job.id, OUR_MISTAKE, is_uncertain=True)
            raise  # it is told like every mistake of ours, and the next badge is sent
        if self.routing.is_well(pick.to):
            with self._core.writing():
                print_queue.retry_put_off(pick.to)
        return Sent(job, instead=pick.to if pick.instead else None)

    def _hand_over(self, job: Job, to: tuple[str, str]) -> None:
        page = self._typeset(job)
        with self._core.writing():
            print_queue.entitle(job.id, page.title)
        printer = self.printer(*to)
        printer.options = print_options.chosen(Target(*to))
        if page.letter is not None:
            printer.write_to(page.letter)
        sent = printer.send(self.corrected(page.pdf, Target(*to)), page.title, page.media)
        fate = Fate(Stage.WAITING) if printer.takes_its_time else printer.fate(sent)
        if fate.stage is Stage.DONE:
            self._finish(job, sent.name)
            return
        with self._core.writing():
            print_queue.accept(job.id, sent.name)
            print_queue.remark(job.id, fate.reason)

    def _look(self, job: Job) -> str:
        """See how a page is coming on; what is wrong with it, "" = nothing."""
        try:
            fate = self._fate(job)
        except DeskError as error:
            fate = Fate(Stage.WAITING, str(error))
        self.routing.saw(job, fate)
        if fate.stage is Stage.DONE:
            self._finish(job, job.sent_as)
            return ""
        if fate.stage in (Stage.GIVEN_UP, Stage.UNKNOWN):
            return self._end(job, fate)
        if fate.reason != job.reason or (fate.begun and not job.begun):
            with self._core.writing():
                print_queue.remark(job.id, fate.reason)
                print_queue.begin(job.id, fate.begun)
        return fate.reason

    def _fate(self, job: Job) -> Fate:
        printer, page = self.printer(job.sent_kind, job.sent_to), _page(job)
        fate = printer.fate(page)
        if fate.stage not in (Stage.BROKEN_OFF, Stage.BEGUN_AGAIN):
            return fate
        settled = printer.settle(page)
        return replace(settled, reason=settled.reason or BROKEN_OFF)

    def _end(self, job: Job, fate: Fate) -> str:
        with self._core.writing():
            if fate.stage is Stage.UNKNOWN:
                reason = fate.reason or FORGOTTEN
                print_queue.wait(job.id, reason, is_uncertain=True)
                return reason
            print_queue.fail(job.id, fate.reason)
        return fate.reason

    def _finish(self, job: Job, name: str) -> None:
        with self._core.writing() as act:
            if print_queue.finish(job.id, name, act.at):
                for each in print_queue.sheet(job.id):
                    issuing.note_printed(each.uid, each.credential, act)

    def _put_off(self, job: Job, error: DeskError) -> Sent:
        if isinstance(error, PrinterNotReady):
            self.routing.could_not(_where(job))
            if self.routing.goes_on_by_itself(job):
                with self._core.writing():
                    print_queue.requeue(job.id)
                return Sent(job, str(error), self.routing.instead_of(job))
        is_uncertain = isinstance(error, PrinterUncertain)
        keeps_account = is_uncertain and self.printer(*_where(job)).takes_its_time
        with self._core.writing():
            print_queue.wait(job.id, NO_ANSWER if keeps_account else str(error), is_uncertain)
        return Sent(job, str(error))


def _where(job: Job) -> Target:
    return Target(job.sent_kind, job.sent_to)


def _page(job: Job) -> Page:
    return Page(job.sent_as, job.begun, job.title)


def make_page(core: Core, job: Job) -> Badge:
    """The badge of a job, which is the one that was confirmed: it carries the job's number.

    Raises:
        PageOfAnother
    """
    from checkin import badges  # typesetting; not before the first page

    layout = load(core, job.layout)
    jobs = [job, *(each for each in print_queue.sheet(job.id) if each.id != job.id)]
    faces = [make_face(core, each.uid, each.credential) for each in jobs]
    run = print_batches.run_of(job)
    if job.sent_kind == "mail":  # each badge is a letter of its own
        run = run._replace(separated_by="")
    pdf = badges.render_badges(faces, layout, run=badges.Run(*run)).pdf
    two_sided = run.two_sided and not layout.is_folded
    # the last page is the sheet itself or its back; one with the name of a group has no numbers
    found = _SERIAL.findall(badges.page_words(pdf, -1))
    wanted = [grouped(each.serial) for each in jobs]
    if found and not set(wanted) <= set(found):
        raise PageOfAnother(wanted=", ".join(wanted), found=", ".join(found))
    title = f"{wanted[0]} {faces[0].latin_name or faces[0].display_name}"
    if len(jobs) > 1:  # the name of a sheet is that of its first badge, and how many follow
        title = f"{title} +{len(jobs) - 1}"
    person = delegates.get(job.uid)
    letter = Letter(person.email, person.display_name, core.forum.name)
    return Badge(pdf, Media(*layout.page_mm, two_sided=two_sided), title, letter)
