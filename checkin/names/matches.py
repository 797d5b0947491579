"""What a search answers with: who, why, and in which field."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """How a query met a delegate, the surest first."""

    EXACT = "exact"
    PREFIX = "prefix"
    OTHER_SCRIPT = "other-script"
    OTHER_FIELD = "other-field"
    SOUND = "sound"
    TYPO = "typo"
    LAYOUT = "layout"


# The whole part of a rank says why: what is certain is always before what is guessed.
RANKS = {why: float(place) for place, why in enumerate(Why)}


def why_of(rank: float) -> Why:
    """The reason a rank stands for."""
    return list(Why)[min(int(rank), len(Why) - 1)]


@dataclass(frozen=True)
class Match:
    """A delegate who may be meant; ranks are comparable between all matches of one query."""

    uid: str
    why: Why
    field: str
    rank: float  # lower is better
