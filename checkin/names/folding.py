"""Fold what must not matter in a search: case, accents, apostrophes, widths, ways of composing.

Sources: UAX 15 (NFC, NFKD), UAX 44 (combining classes), Unicode SpecialCasing (Turkish i).
"""

import re
import unicodedata
from functools import cache, lru_cache

from checkin.names import tables

LONGEST_TEXT = 400  # letters of one field that are looked at; more is not a name
APOSTROPHES = "'`´‘’‚‛ʹʺʻʼʽʾʿˈˊˋ′″ʿꞌꞋ＇’\u0640\u200c\u200d\u00ad\u05f3\u05f4\u2060\ufeff"
_DROPPED = dict.fromkeys(map(ord, APOSTROPHES)) | dict.fromkeys([*range(8), *range(14, 28)])
_CASE = {ord("ی"): "ي", ord("ک"): "ك", ord("ى"): "ي", ord("İ"): "i", ord("I"): "i", ord("ς"): "σ"}
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
MARKS += (
    "\u07a6-\u07b0\u07eb-\u07f3\u0900-\u109f\u1780-\u17ff\u0e30-\u0ebf\u0f71-\u0fbc\u3099\u309a"
)
GERESH = "\u05af"  # what is kept of the mark that makes other letters of Hebrew ones
_GERESH = re.compile("(?<=[גדזחטסעצץרתו])['`´‘’′ʼ\u05f3]")
_WORD = re.compile(rf"(?:[^\W_][{MARKS}]*)+")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_TO_KATAKANA = 0x60
_KEEP_MARKS = re.compile(
    r"[\u0780-\u07ff\u0900-\u109f\u1780-\u17ff\u0e00-\u0eff\u3040-\u30ff\u0f00-\u0fff]"
)


def clean(text: str) -> str:
    """`text` in lower case and composed, with the marks that tell letters apart still on."""
    text = text[:LONGEST_TEXT]
    if text.isascii():
        return text.translate(_DROPPED).lower()
    text = (
        _GERESH.sub(GERESH, unicodedata.normalize("NFKC", text))
        .translate(_DROPPED)
        .translate(_CASE)
    )
    return unicodedata.normalize("NFC", text.casefold().replace("i\u0307", "i"))


def words(text: str) -> list[str]:
    """The words of `text`, each cleaned; hyphens, dots and signs part words."""
    return _WORD.findall(clean(text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A cleaned `word` without accents: what two ways of writing one name have in common."""
    if word.isascii():
        return word
    word = word.translate(_folded_letters())
    word = _HIRAGANA.sub(lambda match: chr(ord(match[0]) + _TO_KATAKANA), word)
    if word.isascii() or _KEEP_MARKS.search(word):
        return word
    parts = unicodedata.normalize("NFKD", word)
    bare = "".join(c for c in parts if not unicodedata.combining(c) or c == GERESH)
    return unicodedata.normalize("NFC", bare)  # Hangul falls apart under NFKD


@cache
def _folded_letters() -> dict[int, str]:
    return {ord(row[0]): row[1].split()[0] for row in tables.rows("spellings-latin")}
