"""Which parts of a shown text a query met, for highlighting."""

import re
import unicodedata

from checkin.names.folding import APOSTROPHES, LONGEST_TEXT, MARKS, clean, fold, words
from checkin.names.sound import sound
from checkin.names.transliteration import spellings

_MOST_WORDS = 8
_SHORTEST_SOUND = 3
_SHOWN_WORD = re.compile(rf"(?:[^\W_][{MARKS}{APOSTROPHES}]*)+")


def marked(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the parts of `text` that `query` met, in order, never inside a cluster."""
    as_code = _anywhere(text, query) if re.search(r"[\d@]", query[:LONGEST_TEXT]) else ()
    if as_code:
        return as_code
    asked = words(query)[:_MOST_WORDS]
    parts = []
    for shown in _SHOWN_WORD.finditer(text[:LONGEST_TEXT]):
        length = max((_met(shown[0], word) for word in asked), default=0)
        if length:
            parts.append((shown.start(), shown.start() + length))
    return tuple(parts)


def _met(shown: str, typed: str) -> int:
    """How many letters of a shown word `typed` met from its beginning; all, in another script."""
    whole, asked = "".join(words(shown)), fold(typed)
    written = fold(whole)
    if not written:
        return 0
    if written.startswith(asked):
        return _cluster_end(shown, asked)
    joined = len(written) >= _SHORTEST_SOUND and asked.startswith(written)
    return len(shown) if joined or _heard(whole, typed) else 0


def _heard(whole: str, typed: str) -> bool:
    """Whether a word was met by its spelling or sound."""
    shown = [spelling.latin for spelling in spellings(whole)]
    asked = [spelling.latin for spelling in spellings(typed)]
    if any(one.startswith(other) for one in shown for other in asked):
        return True
    sounds = {sound(one) for one in asked if len(sound(one)) >= _SHORTEST_SOUND}
    return not sounds.isdisjoint(map(sound, shown))


def _cluster_end(shown: str, asked: str) -> int:
    """Where in a shown word, at the end of a cluster, what was asked has been met."""
    for end in range(1, len(shown)):
        met = len(fold("".join(words(shown[:end])))) >= len(asked)
        if met and not unicodedata.category(shown[end]).startswith("M"):
            return end
    return len(shown)


def _anywhere(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """The part of a code, a phone or an address that is just what was typed."""
    plain, wanted = text.lower(), clean(query).strip()
    at = plain.find(wanted) if wanted and len(plain) == len(text) else -1
    return ((at, at + len(wanted)),) if at >= 0 else ()
