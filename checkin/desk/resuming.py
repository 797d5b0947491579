"""Pages of which nobody knows whether a printer was given them: it is asked, and no page is lost.

A program that ended in the middle of sending leaves such pages, and so does an answer that did not
come in time.
"""

from collections.abc import Callable, Collection
from datetime import timedelta

from checkin.desk.core import Core
from checkin.errors import DeskError
from checkin.printers import Printer
from checkin.rules import print_queue, print_recovery
from checkin.rules.print_queue import Job
from checkin.rules.printer_choice import Target

AFTER_A_CRASH = "The program ended while this badge was being sent. Look whether it was printed."
NO_ANSWER = "The print system took this badge and gave no answer. Look whether it was printed."
# a second program on this forum may still be handing the page over; none needs longer
SETTLED_AFTER = timedelta(seconds=45)
ASKED_FOR = timedelta(minutes=5)  # so long a printer is asked about a page of a second try
Opener = Callable[[str, str], Printer]


def unsure() -> list[Job]:
    """Pages a printer can be asked about."""
    return print_recovery.unsure((AFTER_A_CRASH, NO_ANSWER))


def take_up(core: Core, in_hand: Collection[int]) -> None:
    """See to pages that a thread of ours has begun to send and never came back from."""
    before = core.now() - SETTLED_AFTER
    if print_recovery.are_left_alone(in_hand, before):
        with core.writing():
            for job in print_recovery.are_left_alone(in_hand, before):
                print_queue.wait(job, AFTER_A_CRASH, is_uncertain=True)


def resume(core: Core, opener: Opener, only: Target | None) -> None:
    """Ask printers (or that one) about every such page. Waits for the world."""
    for job in unsure():
        if only in (None, Target(job.sent_kind, job.sent_to)):
            _find_out(core, opener, job)


def _find_out(core: Core, opener: Opener, job: Job) -> None:
    """Ask the printer whether it was given the page; send it once more when it was not."""
    now = core.now()
    is_second_try = job.tries > 1 and bool(job.title)  # without a title it never was handed over
    if job.sent_at is None or (is_second_try and job.sent_at + ASKED_FOR <= now):
        return  # somebody must say; the printer is not asked for ever
    try:
        found = opener(job.sent_kind, job.sent_to).find(job.title, job.sent_at)
    except DeskError:
        return  # it cannot be asked, or not now; else somebody must look at the printer
    is_settled = job.reason == AFTER_A_CRASH and job.sent_at + SETTLED_AFTER <= now
    with core.writing():
        if found is not None:
            print_queue.accept(job.id, found.name)
        elif is_settled and not is_second_try:
            print_queue.retry(job.id)
