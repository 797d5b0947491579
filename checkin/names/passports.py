"""A name in Latin as its country's passports would write it: a proposal, never more than that.

Where the script leaves open how a name is read (vowels that are not written, signs with several
readings), or nobody knows whose passport it would be, the proposal says that it is a guess.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import anyascii

from checkin.names import tables
from checkin.names.scripts import script_of
from checkin.names.transliteration import is_family_name, spellings

GUESS = ""  # the standard of a proposal that follows none
_BASES = {"cyrillic", "kazakh", "kyrgyz", "ukrainian", "uzbek", "tajik", "mongolian", "bulgarian",
          "serbian"}  # fmt: skip
_LONGEST_UNIT = 3
_LONGEST = 300  # letters that are looked at; no name is longer
_TONES = {
    "\u0301",
    "\u0300",
    "\u0342",
    "\u0313",
    "\u0314",
    "\u0345",
}  # of Greek
_UNREADABLE = ("thai", "lao")  # vowels are left out that no table of ours puts in
_HARD = re.compile(r"^(?!sh|ch|th|kh|gh|dh|zh|ph|wh)[^aeiouy]{2}|(?:[sckgdtzp]h|[^aeiouy]){3}")
_DROPPED = "'’ʼ`\u00ab\u00bb\""


@dataclass(frozen=True)
class Proposal:
    """A Latin form of a name, the standard it follows, and whether it is only a guess."""

    latin: str
    standard: str
    is_guess: bool


@dataclass(frozen=True)
class _Standard:
    name: str
    rows: dict[tuple[str, str], str]  # letters and place to Latin


def is_latin(name: str) -> bool:
    """Whether everybody who reads Latin letters can read it already."""
    return all(script_of(letter) == "latin" for letter in name if letter.isalpha())


def propose(name: str, country: str = "", language: str = "") -> Proposal | None:
    """How passports would write `name`; None where it is in Latin, or is no name at all.

    Where nothing can be said, `latin` is empty, and the person must be asked.
    """
    words = unicodedata.normalize("NFC", name[:_LONGEST]).replace("·", " ").split()
    if is_latin(name):
        return None
    standard, is_sure = _standard(name, country, language)
    written, known = [], is_sure
    for word in words:
        latin, is_whole = _word(word, standard, country.upper())
        written += [latin] if latin else []
        known = known and is_whole
    name_of = standard.name if standard else GUESS
    return Proposal(" ".join(written), name_of, not known)


def _standard(name: str, country: str, language: str) -> tuple[_Standard | None, bool]:
    """The table to read by, and whether it is the one of this person's passport."""
    letters = {each for each in name.casefold() if each.isalpha() and script_of(each) != "latin"}
    for of_country, fits in ((country.upper(), _of_country), (_tag(language), _of_language)):
        for standard in _standards():
            for sure in (of_country, f"{of_country}?"):
                if sure in fits(standard) and _can_read(standard, letters):
                    is_sure = fits is _of_country or not country
                    return _rows(standard), is_sure and sure == of_country
    for standard in _standards():
        if letters & set(_tables()[standard][2]) and _can_read(standard, letters):
            return _rows(standard), standard in ("georgian", "armenian", "greek") or not country
    if any("Ѐ" <= letter <= "ӿ" for letter in letters):
        return _rows("cyrillic"), False
    return None, False


def _of_country(standard: str) -> tuple[str, ...]:
    return _tables()[standard][0]


def _of_language(standard: str) -> tuple[str, ...]:
    return _tables()[standard][1]


def _tag(language: str) -> str:
    return language.casefold().replace("_", "-").split("-")[0]


def _can_read(standard: str, letters: set[str]) -> bool:
    """Whether it is a table of this script: half of the letters at least are in it."""
    known = {unit for unit, _ in _rows(standard).rows}
    plain = {_plain(letter) for letter in letters}
    return 2 * len(plain & known) >= len(plain)


def _word(word: str, standard: _Standard | None, country: str) -> tuple[str, bool]:
    """The word in Latin, and whether the table knew all of it."""
    if is_latin(word):
        return word, True
    if standard is None:
        return _guessed(word, country), False
    parts = list(_units(word, standard))
    latin = "".join(_cased(latin, unit, word) for unit, latin, _ in parts)
    if not any(letter.isupper() for letter in latin):
        latin = _capital(latin)
    return latin, all(is_known for _, _, is_known in parts)


def _units(word: str, standard: _Standard) -> Iterator[tuple[str, str, bool]]:
    """The letters as they are read together, their Latin, and whether the table has them."""
    plain = [_plain(letter) for letter in word]
    at = 0
    while at < len(word):
        length, latin = _longest(plain, at, standard)
        unit = word[at : at + max(length, 1)]
        if length:
            yield unit, latin, True
        elif unit.isalpha() and script_of(unit) != "latin":
            yield unit, _capital(_likeliest(unit)) if unit.isupper() else _likeliest(unit), False
        elif unit not in _DROPPED and unicodedata.category(unit) not in ("Cc", "Cf", "Cs"):
            yield unit, unit, True
        at += max(length, 1)


def _longest(plain: list[str], at: int, standard: _Standard) -> tuple[int, str]:
    for length in range(min(_LONGEST_UNIT, len(plain) - at), 0, -1):
        unit = "".join(plain[at : at + length])
        before, after = plain[at - 1] if at else "", "".join(plain[at + length : at + length + 1])
        places = ("^",) * (not _goes_on(before)) + ("$",) * (not _goes_on(after))
        for place in (*places, ""):
            if (unit, place) in standard.rows:
                return length, standard.rows[unit, place]
    return 0, ""


def _goes_on(beside: str) -> bool:
    """Whether a word goes on there; an apostrophe parts none."""
    return bool(beside) and (beside.isalpha() or beside in _DROPPED)


def _cased(latin: str, unit: str, word: str) -> str:
    if not unit[0].isupper():
        return latin
    shouts = len(word) > 1 and word.isupper()
    return latin.upper() if shouts else _capital(latin)


def _capital(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _plain(letter: str) -> str:
    """The small letter, without the stress of Greek; й and ї stay what they are."""
    parts = unicodedata.normalize("NFD", letter.casefold())
    if script_of(parts[0]) == "greek":
        parts = "".join(each for each in parts if each not in _TONES)
    return unicodedata.normalize("NFC", parts)


def _guessed(word: str, country: str) -> str:
    """The likeliest reading by the tables of the search, parted where it is family and given."""
    if script_of(word[0]) in _UNREADABLE:
        return ""
    read = _sign_by_sign if script_of(word[0]) == "chinese" and country != "JP" else _likeliest
    for cut in (2, 1):
        if cut < len(word) <= 4 and is_family_name(word[:cut]):
            return f"{_capital(_likeliest(word[:cut]))} {_capital(read(word[cut:]))}"
    return "-".join(_capital(read(part)) for part in word.replace("\u05be", "-").split("-") if part)


def _sign_by_sign(word: str) -> str:
    """As every sign is read most often in standard Chinese."""
    return "".join(anyascii.anyascii(sign).lower() for sign in word)


def _likeliest(word: str) -> str:
    """Of the spellings the tables think likely, one that is a name, else one that can be said."""
    letters = "".join(each for each in word.casefold() if unicodedata.category(each) != "Cf")
    found = [each.latin for each in spellings(unicodedata.normalize("NFC", letters))]
    known = [latin for latin in found if latin in _common()]
    return min(known or found, key=lambda latin: len(_HARD.findall(latin)), default="")


@cache
def _common() -> frozenset[str]:
    """Latin spellings of the names of many people."""
    return frozenset(word for (row, *_) in tables.rows("variants") for word in row.split())


@cache
def _tables() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Every standard: its countries, its languages, and the letters only it has."""
    found = {}
    for name, countries, languages, *letters in tables.rows("passports"):
        found[name] = tuple(countries.split()), tuple(languages.split()), "".join(letters)
    return found


def _standards() -> list[str]:
    return list(_tables())


@cache
def _rows(name: str) -> _Standard:
    files = ("cyrillic", name) if name in _BASES else (name,)
    rows: dict[tuple[str, str], str] = {}
    for file in files:
        for unit, latin, *place in tables.rows(f"passport-{file}"):
            rows[unit, "".join(place)] = "" if latin == "-" else latin
    return _Standard(name, rows)
