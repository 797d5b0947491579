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
_WHYS = tuple(Why)
RANKS = {why: float(place) for place, why in enumerate(_WHYS)}


def why_of(rank: float) -> Why:
    """The reason a rank stands for."""
    return _WHYS[min(int(rank), len(_WHYS) - 1)]


@dataclass(frozen=True)
class Match:
    """A delegate who may be meant; ranks are comparable between all matches of one query."""

    uid: str
    why: Why
    field: str
    rank: float  # lower is better
