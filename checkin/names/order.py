"""A name's place in a list, by the order of its own language's alphabet."""

from functools import cache

from checkin.names import tables
from checkin.names.folding import fold, words

SortKey = tuple[tuple[int, ...], tuple[str, ...], str]


def sort_key(name: str, language: str = "") -> SortKey:
    """What to sort names by: `language` (ISO 639) decides where letters of its own stand.

    Latin before Cyrillic before all other scripts; accents decide only between equal names.
    """
    letters = _letters(language)
    parts = words(name)
    places: list[int] = []
    for word in parts:
        for letter in word:
            place = letters.get(letter)
            places += [place] if place is not None else map(_place, fold(letter))
        places.append(0)
    return tuple(places), tuple(parts), name


def _place(letter: str) -> int:
    return _letters("").get(letter, ord(letter) * 100)


@cache
def _letters(language: str) -> dict[str, int]:
    """letter -> place; letters that stand after another get a place just behind it."""
    places = {chr(code): code * 100 for code in (*range(97, 123), *range(0x430, 0x450))}
    for row in tables.rows("alphabets"):
        if row[0] in ("", "*", language.partition("-")[0].lower()):
            for step, letter in enumerate(row[2].split(), 1):
                places[letter] = ord(row[1]) * 100 + step
    return places
