"""The printer behind a queue, asked itself what became of a page: a queue knows only its own part.

A print system that is stopped in the middle of a page prints it anew when it goes on. Whether the
page has come out, the printer may know: IPP printers keep their last jobs (RFC 8011, 4.2.6).
"""

import logging
from enum import Enum
from urllib.parse import urlsplit

from checkin.printers import ipp
from checkin.printers.ipp import Attributes, Tag, Value
from checkin.printers.talking import Server, ask, user

GET_JOBS = 0x000A
ENDED = (7, 8, 9)  # job-state: cancelled, aborted, completed
COMPLETED = 9
SPREAD_S = 3  # two clocks that count whole seconds
_COUNTERS = ("job-impressions-completed", "job-media-sheets-completed")
_WANTED = (
    "job-id", "job-name", "job-state", "time-at-creation", "job-printer-up-time", *_COUNTERS,
)  # fmt: skip
log = logging.getLogger(__name__)


class Seen(Enum):
    """What a printer says of a page it was given."""

    OUT = "it came out"
    STILL = "it is not over yet"
    UNKNOWN = "nobody knows"


def seen(uri: str, title: str, age_s: int) -> Seen:
    """What became of the page of that title, of a job which the queue has had for `age_s`.

    Only a printer's yes is believed: one that was told to stop says "cancelled, 0 pages" also of
    the page it was just finishing.
    """
    try:
        jobs = [
            job
            for job in _jobs(uri)
            if ipp.word(job, "job-name") == title and _age_s(job) <= age_s + SPREAD_S
        ]
    except (OSError, ValueError) as error:
        log.info("%s says nothing of its pages: %s", uri, error)
        return Seen.UNKNOWN
    if any(_is_out(job) for job in jobs):
        return Seen.OUT
    if any(ipp.number(job, "job-state") not in ENDED for job in jobs):
        return Seen.STILL
    return Seen.UNKNOWN


def _jobs(uri: str) -> list[Attributes]:
    place = urlsplit(uri)
    if place.scheme != "ipp" or not place.hostname:
        return []  # USB and the like keep no account of pages
    server = Server(place.hostname, place.port or 631)
    found: list[Attributes] = []
    for which in ("completed", "not-completed"):
        first: Attributes = {
            "printer-uri": [Value(Tag.URI, uri.partition("?")[0])],
            "requesting-user-name": [user()],
            "which-jobs": [Value(Tag.KEYWORD, which)],
            "requested-attributes": [Value(Tag.KEYWORD, name) for name in _WANTED],
        }
        answer = ask(server, GET_JOBS, [(int(Tag.OPERATION), first)], b"", place.path or "/")
        found += answer.all(Tag.JOB)
    return found


def _age_s(job: Attributes) -> int:
    """How long the printer has had it, by its own clock, which need not be right."""
    return ipp.number(job, "job-printer-up-time") - ipp.number(job, "time-at-creation")


def _is_out(job: Attributes) -> bool:
    counted = any(ipp.number(job, name) > 0 for name in _COUNTERS)
    return counted or ipp.number(job, "job-state") == COMPLETED
