"""What the attributes of a job in CUPS mean for the page (RFC 8011, 5.3)."""

import re

from checkin.printers import ipp
from checkin.printers.base import Fate, Stage
from checkin.printers.behind import COMPLETED, ENDED, Seen
from checkin.printers.ipp import Attributes

PENDING, HELD, RESTING = 3, 4, 6  # job-state of one that is not being printed
ABOUT_A_JOB = (
    "job-id", "job-name", "job-state", "job-state-reasons", "time-at-creation",
    "time-at-processing", "job-printer-up-time", "job-printer-state-message",
    "job-printer-state-reasons",
)  # fmt: skip
STAGES = {5: Stage.PRINTING, 7: Stage.GIVEN_UP, 8: Stage.GIVEN_UP, 9: Stage.DONE}
FORGOTTEN = "cups-ipp-missing-job-history"
MAYBE_TWICE = (
    "The print system began this badge a second time by itself. Look into the tray: "
    "it may be there twice, once or not at all."
)
TWICE = "The print system printed this badge twice by itself. Take one away; it is not to be used."


def was_begun(job: Attributes) -> bool:
    """Whether it was ever on its way to the printer, however it stands now."""
    return ipp.number(job, "time-at-processing") > 0


def is_broken_off(job: Attributes) -> bool:
    """Begun, and waiting to be begun anew: so CUPS leaves a page whose queue was stopped."""
    return ipp.number(job, "job-state") in (PENDING, HELD, RESTING) and was_begun(job)


def is_begun_again(job: Attributes, begun: int) -> bool:
    """Whether CUPS has begun it once more since it was seen to be begun: started anew itself, or
    its queue stopped and started by somebody else, it prints the page again without a word.
    """
    return 0 < begun < ipp.number(job, "time-at-processing")


def is_taken_for_done(job: Attributes) -> bool:
    """The printer no longer knew it, as after a loss of power, and CUPS then calls it done."""
    return FORGOTTEN in ipp.texts(job, "job-printer-state-reasons")


def settled(job: Attributes, seen: Seen, reason: str = "") -> Fate:
    """What that means for a page that was broken off, or that CUPS has ended."""
    state = ipp.number(job, "job-state")
    is_done = seen is Seen.NO_WORD and state == COMPLETED
    if seen is Seen.OUT or is_done:
        return Fate(Stage.DONE)
    if seen is Seen.STILL:
        return Fate(Stage.WAITING, reason)
    why = why_given_up(job) if state in ENDED and state != COMPLETED else ""
    return Fate(Stage.UNKNOWN, why)


def settled_again(seen: Seen) -> Fate:
    """The same of a page that CUPS has begun more than once."""
    if seen is Seen.OUT:
        return Fate(Stage.DONE)
    if seen is Seen.STILL:
        return Fate(Stage.WAITING)
    return Fate(Stage.UNKNOWN, TWICE if seen is Seen.TWICE else MAYBE_TWICE)


def since(job: Attributes, moment: str) -> int:
    """Seconds since that moment, by the clock of CUPS."""
    return ipp.number(job, "job-printer-up-time") - ipp.number(job, moment)


def why_held(job: Attributes) -> str:
    """CUPS holds pages that somebody told it to hold, or that want a password; else ""."""
    if ipp.number(job, "job-state") != HELD:
        return ""
    if "account-authorization-failed" in ipp.texts(job, "job-state-reasons"):
        return "the printer wants a password, which CUPS does not know"
    return "it is held in CUPS; let it go on there, or give it up here"


def why_given_up(job: Attributes) -> str:
    told = ipp.word(job, "job-printer-state-message")
    reasons = ", ".join(ipp.texts(job, "job-state-reasons"))
    if ipp.number(job, "job-state") == 7:
        return "it was cancelled in the print system"
    return f"it failed at the printer: {told or re.sub('-', ' ', reasons) or 'no reason was given'}"
