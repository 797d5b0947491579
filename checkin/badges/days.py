"""The days of a forum in words, in the languages of resources/dates.toml."""

import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

from checkin.paths import resources

PLAIN, OF_DATES = "en", "dates."


@lru_cache(maxsize=256)
def days(begins: str, ends: str, language: str = PLAIN) -> str:
    """From the first to the last day, as 20-21 June 2026; English where a language is unknown."""
    first, last = date.fromisoformat(begins), date.fromisoformat(ends)
    tag = language.casefold().replace("_", "-")
    words = _words().get(tag.split("-")[0]) or _words()[PLAIN]
    months = words["months"]
    said: str = words[_shape(first, last)].format(
        d=first.day, m=months[first.month - 1], y=first.year,
        d2=last.day, m2=months[last.month - 1], y2=last.year,
    )  # fmt: skip
    return said


@lru_cache(maxsize=1)
def dated() -> tuple[str, ...]:
    """The dates in each language, as a layout names them: `dates.kk`."""
    return tuple(OF_DATES + language for language in _words())


@lru_cache(maxsize=16)
def in_every_language(begins: str, ends: str) -> tuple[tuple[str, str], ...]:
    """What a layout may ask for, and the words."""
    return tuple((each, days(begins, ends, each.removeprefix(OF_DATES))) for each in dated())


def _shape(first: date, last: date) -> str:
    if first == last:
        return "day"
    if first.year != last.year:
        return "years"
    return "month" if first.month == last.month else "year"


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources() / "dates.toml").read_text("utf-8"))
