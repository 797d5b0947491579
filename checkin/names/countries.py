"""A country in anybody's language becomes two letters, and two letters become a name.

Names are those of CLDR, through Babel; short forms people write ("UAE", "США") are in
resources/lists/countries.toml. Languages are read in stages, the rarest only for a text that
no other language knows, because all 366 of them take most of a second.
"""

import pickle
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from checkin.paths import resources

NEAR = ("en", "ru", "kk", "tr")
NEIGHBOURS = (
    *("uz", "uz_Cyrl", "ky", "az", "tk", "tg", "mn", "zh", "zh_Hant", "ar", "fa", "ur", "hi"),
    *("ja", "ko", "fr", "de", "es", "it", "pt", "pl", "uk", "be", "ka", "hy", "he"),
)
# Two letters that CLDR names and ISO 3166-1 does not assign; XK (Kosovo) stays, lists do use it.
NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)


@lru_cache(maxsize=20_000)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country written in any language or as any ISO code."""
    sought = [key for form in _forms(text) if (key := _fold(form))]
    for stage in (_codes, _near, _neighbours, _everywhere):
        for key in sought:
            if code := stage().get(key):
                return code
    return _agreed(text)


def short_code(text: str) -> str | None:
    """The country of an ISO code or of a short form (`UK`, `США`), without reading languages."""
    return _codes().get(_fold(text))


@lru_cache(maxsize=20_000)
def country_name(code: str, language: str) -> str:
    """What `language` ("kk", "zh-Hant", "de_AT") calls a country, else English, else the code."""
    for name in (*_shorter(language), "en"):
        if found := _territories(name).get(code.upper()):
            return found
    return code


def _forms(text: str) -> Iterator[str]:
    """A country as written, then without what lists put around it."""
    yield text
    if text.isdigit():
        yield text.zfill(3)  # a spreadsheet drops the zeros of "004"
    bare = re.sub(r"\([^)]*\)", " ", text)
    yield bare
    words = (word for word in re.split(r"[\s,.]+", bare) if _fold(word) not in _dressing())
    yield " ".join(words)


def _agreed(text: str) -> str | None:
    """The country of a bilingual cell ("Kazakhstan / Қазақстан"), where the languages agree."""
    parts = [part for part in re.split(r"[/|;,\n()]", text) if part.strip()]
    if len(parts) < 2:
        return None
    codes = {code for part in parts if (code := country_code(part))}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=100_000)
def _fold(text: str) -> str:
    """Letters and digits only, without case and accents; ı counts as i, as Turkish capitals do."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LN")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Alpha-2, alpha-3 and numeric codes, and the short forms of our own."""
    from babel.core import get_global

    countries = {
        code
        for code in _territories("en")
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }
    codes = {
        _fold(old): new[0]
        for old, new in get_global("territory_aliases").items()
        if len(new) == 1 and new[0] in countries
    }
    codes |= {_fold(code): code for code in countries}
    own: dict[str, list[str]] = _own()["names"]
    return codes | {_fold(name): code for code, names in own.items() for name in names}


@lru_cache(maxsize=1)
def _near() -> dict[str, str]:
    return _named_in(NEAR)


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, str]:
    return _named_in(NEIGHBOURS)


@lru_cache(maxsize=1)
def _everywhere() -> dict[str, str]:
    from babel.localedata import locale_identifiers

    regional = re.compile(r"_([A-Z]{2}|\d{3})\b")  # "de_AT": says little that "de" does not
    return _named_in(sorted(name for name in locale_identifiers() if not regional.search(name)))


def _named_in(languages: Iterable[str]) -> dict[str, str]:
    countries = set(_codes().values())
    named: dict[str, str] = {}
    for language in languages:
        for code, name in _territories(language).items():
            if code in countries and (key := _fold(name)):
                named.setdefault(key, code)
    return named


@lru_cache(maxsize=8)
def _territories(language: str) -> dict[str, str]:
    """What one language calls the countries; empty where Babel does not know the language.

    Read from Babel's file directly: its own loader keeps every language for good, 146 MB in all.
    """
    from babel.localedata import exists, resolve_locale_filename

    if not exists(language):
        return {}
    with open(resolve_locale_filename(language), "rb") as file:
        known: dict[Any, Any] = pickle.load(file).get("territories", {})
    return {code: name for code, name in known.items() if isinstance(name, str)}


def _shorter(language: str) -> Iterator[str]:
    """A language tag, then the same without its last part, down to the bare language."""
    first, *others = re.split(r"[-_]", language)
    parts = [first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in others)]
    for count in range(len(parts), 0, -1):
        yield "_".join(parts[:count])


@lru_cache(maxsize=1)
def _dressing() -> frozenset[str]:
    return frozenset(_fold(word) for word in _own()["dressing"])


@lru_cache(maxsize=1)
def _own() -> dict[str, Any]:
    return tomllib.loads((resources() / "lists" / "countries.toml").read_text("utf-8"))
