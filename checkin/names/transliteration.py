"""Latin spellings of a word in any script, the likeliest first.

A table of resources/scripts gives each letter its spellings; the spellings of a word are the
cheapest combinations. What no table knows is left to `anyascii`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import anyascii

from checkin.names import tables
from checkin.names.folding import fold

MOST = 6  # spellings kept of one word
_BEAM = 8
_SECOND_CHOICE = 1.0  # cost of each step down a table's list of spellings


@dataclass(frozen=True)
class Spelling:
    """One way of writing a word in Latin, and how unlikely it is (0 = the likeliest)."""

    latin: str
    cost: float


@lru_cache(maxsize=50_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """The likeliest Latin spellings of a cleaned `word`; of a Latin word, itself without marks."""
    beams = {"": 0.0}
    at = 0
    while at < len(word):
        length, choices = _choices(word, at)
        beams = _grown(beams, choices)
        at += length
    ranked = sorted(beams.items(), key=lambda beam: beam[1])
    return tuple(Spelling(latin, cost) for latin, cost in ranked[:MOST] if latin)


def _grown(beams: dict[str, float], choices: tuple[str, ...]) -> dict[str, float]:
    if len(choices) == 1:
        return {latin + choices[0]: cost for latin, cost in beams.items()}
    grown: dict[str, float] = {}
    for latin, cost in beams.items():
        for step, choice in enumerate(choices):
            longer, total = latin + choice, cost + step * _SECOND_CHOICE
            if total < grown.get(longer, 99.0):
                grown[longer] = total
    return dict(sorted(grown.items(), key=lambda beam: beam[1])[:_BEAM])


def _choices(word: str, at: int) -> tuple[int, tuple[str, ...]]:
    """How many letters the longest row that fits at `at` takes, and their spellings."""
    table = _table()
    for length in range(min(4, len(word) - at), 0, -1):
        unit = word[at : at + length]
        places = table.get(unit)
        if places is None:
            continue
        if at == 0 and "^" in places:
            return length, places["^"]
        if at + length == len(word) and "$" in places:
            return length, places["$"]
        if "" in places:
            return length, places[""]
    return 1, (_plain(word[at]),)


@lru_cache(maxsize=20_000)
def _plain(letter: str) -> str:
    return "".join(c for c in anyascii.anyascii(fold(letter)).lower() if c.isalnum())


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in ("latin", "cyrillic"):
        for unit, latin, *place in tables.rows(name):
            choices = tuple("" if choice == "-" else choice for choice in latin.split())
            table.setdefault(unit, {})[place[0] if place else ""] = choices
    return table
