"""What is the matter with a printer, in words: the keywords of IPP's printer-state-reasons.

Keywords: RFC 8011, 5.4.12, and PWG 5100.9; `-error`, `-warning` and `-report` say how grave.
"""

import re
from collections.abc import Iterable

_WORDS = {
    "media-empty": "it is out of paper",
    "media-needed": "it wants paper",
    "media-low": "its paper is running out",
    "media-jam": "paper is jammed in it",
    "input-tray-missing": "its paper tray is missing",
    "output-area-full": "its output tray is full",
    "cover-open": "its cover is open",
    "door-open": "its door is open",
    "interlock-open": "a part of it is open",
    "marker-supply-empty": "its ribbon or ink is used up",
    "marker-supply-low": "its ribbon or ink is running out",
    "toner-empty": "its toner is used up",
    "toner-low": "its toner is running out",
    "cutter-at-end-of-life": "its cutter is worn out",
    "offline": "it is switched off or not connected",
    "shutdown": "it is switched off or not connected",
    "connecting-to-device": "it does not answer yet",
    "timed-out": "it does not answer",
    "stopped-partly": "a part of it has stopped",
    "paused": "its queue is stopped",
    "moving-to-paused": "its queue is being stopped",
    "cups-missing-filter": "its driver is not installed completely",
    "cups-insecure-filter": "its driver has unsafe file permissions",
}
# CUPS tells of a printer that is switched off only in its message, without any keyword
_TROUBLE = re.compile(
    r"not respond|unreachable|unavailable|unable to|not available|in use|could not|cannot|fail|"
    r"refused|not found|no such|offline|error",
    re.IGNORECASE,
)
_GRAVITY = re.compile(r"-(error|warning)$")


def worth_telling(keywords: Iterable[str]) -> tuple[str, ...]:
    """The keywords that say something is the matter, without how grave it is."""
    told = (word.strip().lower() for word in keywords)
    return tuple(
        _GRAVITY.sub("", word)
        for word in told
        if word not in ("", "none", "-")
        and not word.endswith("-report")
        and not word.startswith(("cups-waiting-for", "cups-ipp-"))
    )


def in_words(keywords: Iterable[str]) -> str:
    """One clause for all of them; a keyword we have no words for is said as it stands."""
    return ", ".join(_WORDS.get(word, word.replace("-", " ")) for word in keywords)


def is_trouble(message: str) -> bool:
    """Whether a sentence of the print system tells of trouble, not of progress."""
    return bool(_TROUBLE.search(message))
