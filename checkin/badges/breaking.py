"""Where a text may be broken into lines, and which breaks make the lines most alike."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from checkin.badges.scripts import clusters, script_of

Breaks = Sequence[tuple[int, float]]  # where the next line may start, and what that costs
Choice = tuple[tuple[int, float], ...]

_HYPHEN_COST = 1.08  # rather break at a space than in a double name
_LETTER_COST = 1.12  # and rather there than between two signs of Han or kana ...
_INSIDE_COST = 1.5  # ... least where spaces or dots tell which signs are one name
_DOTS = "·・‧•"  # between the parts of a foreign name in Han or kana
_SECOND_OF_TWO = "รลว"  # Thai consonants that begin a syllable together with the one before
_FIRST_OF_TWO = "กขคตทปผพ"
_AFTER = "ะาำๆฯະາຳໆຯ"  # Thai and Lao vowels and signs that belong to what is before them ...
_BEFORE = "เแโใไເແໂໃໄ"  # ... and to what is after
_LETTER_BY_LETTER = {"Hani", "Hira", "Kana", "Bopo"}
_WITHOUT_SPACES = {"Thai", "Laoo", "Khmr", "Mymr"}
_WIDE_STOPS = "、。，．；：！？」』》〉）"
_NOT_AT_START = frozenset(")]},.;:!?،؛؟ーっッゃゅょャュョ々" + _WIDE_STOPS + _DOTS)
_FEW_BREAKS = 24
_NEAREST = 6


def between_words(text: str) -> Breaks:
    """After spaces, hyphens and tshegs, and between Han or kana (UAX #14 as far as names go)."""
    found = []
    parted = any(mark in text for mark in (" ", *_DOTS))
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before in " \u200b\u0f0b" or before in _DOTS:
            found.append((at, 1.0))
        elif before in "-\u2010\u2013\u05be/" and after != " ":
            found.append((at, _HYPHEN_COST))
        elif _is_lone(before) and _is_lone(after) and after not in _NOT_AT_START:
            found.append((at, _INSIDE_COST if parted else _LETTER_COST))
    return found


def between_syllables(text: str) -> Breaks:
    """As between words, and inside Thai, Lao, Khmer and Myanmar, which write without spaces."""
    inside = [
        (at, 1.2)
        for at in clusters(text)[1:]
        if script_of(text[at]) in _WITHOUT_SPACES
        and text[at - 1] != " "
        and not _is_one_syllable(text[at - 1], text[at])
    ]
    return sorted([*between_words(text), *inside]) if inside else ()


def _is_one_syllable(before: str, after: str) -> bool:
    """What of Thai and Lao syllables two letters tell; the rest would need a dictionary."""
    is_pair = before in _FIRST_OF_TWO and after in _SECOND_OF_TWO
    return is_pair or after in _AFTER or before in _BEFORE


def between_clusters(text: str) -> Breaks:
    """Anywhere, but never inside what a reader sees as one character."""
    return [(at, 1.0) for at in clusters(text)[1:] if text[at] not in _NOT_AT_START]


def balanced(text: str, pen_at: list[float], breaks: Breaks, count: int) -> list[str]:
    """The `count` lines whose widest is narrowest, or none if there are not enough breaks.

    `pen_at` says how wide the first n characters are.
    """
    if len(breaks) < count - 1:
        return []
    chosen = min(_choices(pen_at, breaks, count), key=lambda choice: _cost(pen_at, choice))
    edges = [0, *(at for at, _ in chosen), len(text)]
    parts = [text[start:end].strip(" \u200b") for start, end in pairwise(edges)]
    return parts if all(parts) else []


def _is_lone(letter: str) -> bool:
    return script_of(letter) in _LETTER_BY_LETTER or letter in _WIDE_STOPS


def _choices(pen_at: list[float], breaks: Breaks, count: int) -> Iterator[Choice]:
    if len(breaks) <= _FEW_BREAKS:
        return combinations(breaks, count - 1)
    near: dict[int, tuple[int, float]] = {}
    for nth in range(1, count):  # of many breaks only those near the end of an even line
        wanted = pen_at[-1] * nth / count
        for found in sorted(breaks, key=lambda one: abs(pen_at[one[0]] - wanted))[:_NEAREST]:
            near[found[0]] = found
    return combinations([near[at] for at in sorted(near)], count - 1)


def _cost(pen_at: list[float], choice: Choice) -> float:
    edges = [0, *(at for at, _ in choice), len(pen_at) - 1]
    widest = max(pen_at[end] - pen_at[start] for start, end in pairwise(edges))
    return widest * math.prod(cost for _, cost in choice)
