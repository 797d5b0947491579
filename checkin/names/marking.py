"""Which parts of a shown text a query met, for highlighting."""

import re

from checkin.names.folding import fold, words
from checkin.names.transliteration import spellings

_SHOWN_WORD = re.compile(r"\w[\w'’ʼ`\u0300-\u036f\u0591-\u05c7\u064b-\u065f]*")


def marked(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the parts of `text` that `query` met, in order, never inside a cluster."""
    asked = words(query[:200])[:8]
    parts = []
    for shown in _SHOWN_WORD.finditer(text):
        length = max((_met(shown[0], word) for word in asked), default=0)
        if length:
            parts.append((shown.start(), shown.start() + length))
    return tuple(parts)


def _met(shown: str, typed: str) -> int:
    """How many letters of a shown word `typed` met from its beginning; all, in another script."""
    whole = "".join(words(shown))
    if fold(whole).startswith(fold(typed)):
        return _cluster_end(shown, typed)
    latin = {spelling.latin for spelling in spellings(whole)}
    asked = tuple(spelling.latin for spelling in spellings(typed))
    return len(shown) if asked and any(one.startswith(asked) for one in latin) else 0


def _cluster_end(shown: str, typed: str) -> int:
    for end in range(1, len(shown)):
        begun = fold("".join(words(shown[:end])))
        if len(begun) >= len(fold(typed)) and not _joins(shown[end]):
            return end
    return len(shown)


def _joins(letter: str) -> bool:
    import unicodedata

    return unicodedata.category(letter).startswith("M") or letter in "\u200c\u200d"
