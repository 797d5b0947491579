"""What is kept beside a delegate so that they can be found: one line a word.

A line is `field written TAB spellings TAB sounds TAB skeletons`, the last three separated by
blanks; equal words give equal lines, so an index reads each of them once. Lines of codes (mail,
phone, serials, tickets) carry only the text. Everything dear is done here, when a name is
written, so that opening a forum is cheap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from checkin.names.folding import GERESH, clean, fold, words
from checkin.names.learned import units
from checkin.names.scripts import script_of
from checkin.names.sound import skeleton, sound
from checkin.names.transliteration import is_family_name, spellings
from checkin.names.variants import common_names

KEYS_VERSION = 7
LANGUAGES = ("en", "ru", "kk")  # in which an operator may type a country
_MOST_WORDS = 40  # of one field
_SURE_SPELLINGS = 4  # of a word, looked up among the names of other languages
_ARTICLE = "ال"
_SHORT = 3  # a word of so few letters is also kept joined to its neighbour

# Letters of the fields; capitals are codes, searched anywhere inside.
NAME, LATIN, JOINED, ORGANISATION, POSITION = "n", "l", "j", "o", "p"
COUNTRY, DELEGATION, ROLE, OTHER = "c", "d", "r", "x"
EMAIL, PHONE, SERIAL, TICKET, NUMBER = "E", "P", "S", "T", "X"
FIELDS = {
    NAME: "name", LATIN: "latin_name", JOINED: "name", ORGANISATION: "organisation",
    POSITION: "position", COUNTRY: "country", DELEGATION: "delegation", ROLE: "role",
    OTHER: "other", EMAIL: "email", PHONE: "phone", SERIAL: "serial", TICKET: "ticket",
    NUMBER: "other",
}  # fmt: skip
VARIANT = "="  # before a name that stands for all its variants, among the sounds
NAMES = frozenset((NAME, LATIN, JOINED))


@dataclass(frozen=True)
class Searchable:
    """What may be searched of one delegate, plain data."""

    uid: str
    display_name: str
    latin_name: str = ""
    given_name: str = ""
    family_name: str = ""
    organisation: str = ""
    position: str = ""
    country: str = ""  # ISO 3166 alpha-2
    delegation: str = ""
    role: str = ""
    language: str = ""
    email: str = ""
    phone: str = ""
    serials: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    other: tuple[str, ...] = ()  # list columns nobody mapped


def make_keys(person: Searchable) -> str:
    """All that an index needs to know of `person`, to be stored beside them."""
    lines = dict.fromkeys(_name_lines(person))
    lines |= dict.fromkeys(_place_lines(person))
    lines |= dict.fromkeys(_code_lines(person))
    return "\n".join(lines)


def _name_lines(person: Searchable) -> Iterator[str]:
    names = (person.display_name, f"{person.given_name} {person.family_name}")
    seen: set[str] = set()
    for field, name in ((NAME, names[0]), (NAME, names[1]), (LATIN, person.latin_name)):
        parts = words(name)[:_MOST_WORDS]
        for word in parts:
            if word not in seen:
                seen.add(word)
                yield _name_line(field, word)
                yield from _article_apart(word)
                if GERESH in word:  # often left out
                    yield _line(JOINED, fold(word).replace(GERESH, ""), [])
        if len(parts) == 1:
            yield from (_name_line(JOINED, part) for part in _unspaced_parts(parts[0]))
        for first, second in pairwise(parts):
            if min(len(first), len(second)) <= _SHORT:
                yield _joined_line(first, second)


def _article_apart(word: str) -> Iterator[str]:
    """An Arabic word without its article, and that: Latin writes two words, or leaves it out."""
    if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORT:
        yield _name_line(JOINED, word.removeprefix(_ARTICLE))
        yield _line(JOINED, _ARTICLE, ["al", "el"])


@lru_cache(maxsize=100_000)
def _joined_line(first: str, second: str) -> str:
    """The line of two words written as one; two spellings of each are enough for it."""
    written = fold(first) + fold(second)
    starts, ends = spellings(first)[:2], spellings(second)[:2]
    latin = [start.latin + end.latin for start in starts for end in ends]
    return _line(JOINED, written, latin)


def _unspaced_parts(word: str) -> tuple[str, ...]:
    """Family and given name of a Chinese or Korean name written without a space between."""
    if len(word) not in (2, 3, 4) or script_of(word[0]) not in ("chinese", "korean"):
        return ()
    family = next((size for size in (3, 2, 1) if is_family_name(word[:size])), 0)
    return (word[:family], word[family:]) if 0 < family < len(word) else ()


@lru_cache(maxsize=100_000)
def _name_line(field: str, word: str) -> str:
    latin = [spelling.latin for spelling in spellings(word)]
    marks = [VARIANT + name for name in common_names((fold(word), *latin[:_SURE_SPELLINGS]))]
    if script_of(word[0]) == "chinese":
        marks.append(units(word))
    return _line(field, fold(word), latin, marks)


def _line(field: str, written: str, latin: list[str], marks: Iterable[str] = ()) -> str:
    sounds = dict.fromkeys(key for key in map(sound, latin) if key)
    sounds |= dict.fromkeys(marks)
    bones = dict.fromkeys(key for key in map(skeleton, latin) if len(key) > 1)
    others = (spelling for spelling in latin if spelling != written)
    return f"{field}{written}\t{' '.join(others)}\t{' '.join(sounds)}\t{' '.join(bones)}"


def _place_lines(person: Searchable) -> Iterator[str]:
    fields = [
        (ORGANISATION, person.organisation),
        (POSITION, person.position),
        (COUNTRY, _country_text(person.country)),
        (DELEGATION, person.delegation),
        (ROLE, person.role),
        (OTHER, " ".join(text for text in person.other if not _is_code(text))),
    ]
    for field, text in fields:
        for word in words(text)[:_MOST_WORDS]:
            yield _place_line(field, word)


@lru_cache(maxsize=100_000)
def _place_line(field: str, word: str) -> str:
    written = fold(word)
    others = [s.latin for s in spellings(word)[:2] if s.latin != written]
    return f"{field}{written}\t{' '.join(others)}"


def _code_lines(person: Searchable) -> Iterator[str]:
    codes = [(EMAIL, person.email), (PHONE, person.phone)]
    codes += [(SERIAL, serial) for serial in person.serials]
    codes += [(TICKET, ticket) for ticket in person.tickets]
    codes += [(NUMBER, text) for text in person.other if _is_code(text)]
    for field, text in codes:
        code = as_code(text)
        if code:
            yield field + code


def as_code(text: str) -> str:
    """`text` as a code is kept and searched: lower case, no blanks, brackets or hyphens."""
    return "".join(letter for letter in clean(text) if letter.isalnum() or letter in "@._+")


def _is_code(text: str) -> bool:
    return any(letter.isdigit() or letter == "@" for letter in text)


@lru_cache(maxsize=500)
def _country_text(code: str) -> str:
    if not code:
        return ""
    try:
        from checkin.names.countries import country_name
    except ImportError:
        return code
    return " ".join([code, *(country_name(code, language) for language in LANGUAGES)])
