"""The printer behind a queue, asked itself what became of a page: a queue knows only its own part.

A print system that is stopped in the middle of a page prints it anew when it goes on. Whether the
page has come out, the printer may know: IPP printers keep their last jobs (RFC 8011, 4.2.6).
"""

import logging
from enum import Enum
from urllib.parse import urlsplit

from checkin.printers import ipp
from checkin.printers.ipp import Attributes, Message, Tag, Value
from checkin.printers.talking import NotHeard, Server, ask, user

GET_JOBS, GET_PRINTER = 0x000A, 0x000B
ENDED = (7, 8, 9)  # job-state: cancelled, aborted, completed
COMPLETED = 9
SPREAD_S = 3  # two clocks that count whole seconds
_COUNTERS = ("job-impressions-completed", "job-media-sheets-completed")
_WANTED = (
    "job-id", "job-name", "job-state", "time-at-creation", "time-at-processing",
    "job-printer-up-time", *_COUNTERS,
)  # fmt: skip
log = logging.getLogger(__name__)


class Seen(Enum):
    """What a printer says of a page it was given."""

    OUT = "it came out"
    STILL = "it is not over yet"
    NO_WORD = "it was on all the time, and has no such page"
    TWICE = "it came out more than once"
    UNKNOWN = "nobody knows"


def seen(uri: str, title: str, age_s: int, begun_s: int) -> Seen:
    """What became of the page of that title, which the queue was given and began so long ago.

    Only a printer's yes is believed: one that was told to stop says "cancelled, 0 pages" also of
    the page it was just finishing.
    """
    try:
        jobs = _of_page(uri, title, age_s)
        has_memory = _up_s(uri) > begun_s + 1
    except (OSError, ValueError) as error:
        log.info("%s says nothing of its pages: %s", uri, error)
        return Seen.UNKNOWN
    if any(_is_out(job) for job in jobs):
        return Seen.OUT
    if any(ipp.number(job, "job-state") not in ENDED for job in jobs):
        return Seen.STILL
    return Seen.NO_WORD if has_memory else Seen.UNKNOWN


def seen_again(uri: str, title: str, age_s: int) -> Seen:
    """The same of a page that the queue has given it more than once."""
    try:
        jobs = _of_page(uri, title, age_s)
    except (OSError, ValueError) as error:
        log.info("%s says nothing of its pages: %s", uri, error)
        return Seen.UNKNOWN
    if any(ipp.number(job, "job-state") not in ENDED for job in jobs):
        return Seen.STILL
    out = [job for job in jobs if _is_out(job)]
    begun = [job for job in jobs if _was_begun(job)]
    if len(out) > 1:
        return Seen.TWICE
    # one that was told to stop may have come out: only what was never begun certainly did not
    return Seen.OUT if out and out == begun else Seen.UNKNOWN


def _of_page(uri: str, title: str, age_s: int) -> list[Attributes]:
    """The printer's jobs of that title which are not older than the queue's own."""
    return [
        job
        for job in _jobs(uri)
        if ipp.word(job, "job-name") == title and _age_s(job) <= age_s + SPREAD_S
    ]


def _jobs(uri: str) -> list[Attributes]:
    found: list[Attributes] = []
    for which in ("completed", "not-completed"):
        which_jobs: Attributes = {"which-jobs": [Value(Tag.KEYWORD, which)]}
        found += _ask(uri, GET_JOBS, which_jobs, _WANTED).all(Tag.JOB)
    return found


def _up_s(uri: str) -> int:
    """How long it has been on: one that lost its power has forgotten its pages."""
    about = _ask(uri, GET_PRINTER, {}, ("printer-up-time",)).group(Tag.PRINTER)
    return ipp.number(about, "printer-up-time")


def _ask(uri: str, operation: int, more: Attributes, wanted: tuple[str, ...]) -> Message:
    place = urlsplit(uri)
    if place.scheme not in ("ipp", "ipps") or not place.hostname:
        raise NotHeard("printers on a wire keep no account of pages")
    server = Server(place.hostname, place.port or 631, is_secret=place.scheme == "ipps")
    first: Attributes = {
        "printer-uri": [Value(Tag.URI, uri.partition("?")[0])],
        "requesting-user-name": [user()],
        **more,
        "requested-attributes": [Value(Tag.KEYWORD, name) for name in wanted],
    }
    return ask(server, operation, [(int(Tag.OPERATION), first)], b"", place.path or "/")


def _age_s(job: Attributes) -> int:
    """How long the printer has had it, by its own clock, which need not be right."""
    return ipp.number(job, "job-printer-up-time") - ipp.number(job, "time-at-creation")


def _was_begun(job: Attributes) -> bool:
    """It counts from when it was switched on: 0 is a moment too, and no value is none."""
    return any(value.tag == Tag.INTEGER for value in job.get("time-at-processing", []))


def _is_out(job: Attributes) -> bool:
    counted = any(ipp.number(job, name) > 0 for name in _COUNTERS)
    return counted or ipp.number(job, "job-state") == COMPLETED
