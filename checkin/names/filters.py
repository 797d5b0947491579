"""Conditions typed among the words of a query: `country:kz role:speaker not in`.

The words operators use for them are in resources/scripts/filters.tsv, in their three languages.
"""

import re
from dataclasses import dataclass
from functools import cache

from checkin.names import tables
from checkin.names.folding import LONGEST_TEXT, fold, words

_WITH_VALUE = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*"|\S+)')


@dataclass(frozen=True)
class Filters:
    """What a query asks of a delegate beside their name; "" and None ask nothing."""

    country: str = ""
    role: str = ""
    organisation: str = ""
    delegation: str = ""
    is_in: bool | None = None

    def __bool__(self) -> bool:
        return self != Filters()


def parse_filters(query: str) -> tuple[str, Filters]:
    """`query` without its conditions, and the conditions; what is none stays in the text."""
    query = query[:LONGEST_TEXT]
    asked: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        field = _fields().get(_folded(match[1]))
        if field is None:
            return match[0]
        asked[field] = _folded(match[2])
        return " "

    text = _WITH_VALUE.sub(take, query)
    text, is_in = _without_state(text)
    return " ".join(text.split()), Filters(**asked, is_in=is_in)


def completions(begun: str) -> list[str]:
    """The conditions that begin so, in the order of the table."""
    start = _folded(begun)
    if not start:
        return []
    kinds = {"value": "{}:", "state": "{}"}
    return [
        form.format(word)
        for kind, form in kinds.items()
        for word in _words_for(kind)
        if _folded(word).startswith(start)
    ]


def _without_state(text: str) -> tuple[str, bool | None]:
    """`text` without "in" or "not in" in quotes, or "not in" as its last words."""
    for phrase, state in _words_for("state").items():
        quoted = re.compile(rf'"{re.escape(phrase)}"', re.IGNORECASE)
        last = re.compile(rf"(?<!\S){re.escape(phrase)}\s*$", re.IGNORECASE)
        for pattern in (quoted, last) if " " in phrase else (quoted,):
            if pattern.search(text):
                return pattern.sub(" ", text), state == "in"
    return text, None


@cache
def _fields() -> dict[str, str]:
    """folded word before a colon -> the field it asks for: ұйым is folded to ұиым."""
    return {_folded(word): field for word, field in _words_for("value").items()}


def _folded(text: str) -> str:
    return " ".join(map(fold, words(text)))


@cache
def _words_for(kind: str) -> dict[str, str]:
    """typed word -> what it asks, of one kind, longer words first."""
    rows = [(row[2], row[1]) for row in tables.rows("filters") if row[0] == kind]
    return dict(sorted(rows, key=lambda row: -len(row[0])))
