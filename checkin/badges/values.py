"""One value of a layout file: what it must be, and in which words it is refused.

Every function takes what TOML gave and returns the value, or raises ValueError with a sentence
that follows "max_pt cannot be used: ".
"""

import re
from collections.abc import Callable
from typing import Any

from checkin.badges.colors import is_color
from checkin.badges.days import dated
from checkin.badges.face import OF_LIST, PICTURES, WORDS, is_column

PLAIN_NAME = re.compile(r"[^/\\\\:\0]{1,120}")  # nothing else is asked of the disk, or of a server
_LARGEST_MM = 1200.0


def _number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ValueError(f"it must be a number from {least:g} to {most:g}")
    return float(value)


def distance(value: Any) -> float:
    return _number(value, 0.0, _LARGEST_MM)


def length(value: Any) -> float:
    return _number(value, 0.05, _LARGEST_MM)


def points(value: Any) -> float:
    return _number(value, 3.0, 400.0)


def scale(value: Any) -> float:
    return _number(value, 0.5, 1.0)


def count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 20:
        raise ValueError("it must be a whole number from 1 to 20")
    return value


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it must be true or false")
    return value


def words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it must be text in quotes")
    return value


def joined(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("it must be text in quotes")
    return value


def name(value: Any) -> str:
    text = words(value)
    if not PLAIN_NAME.fullmatch(text) or text.startswith("."):
        raise ValueError("it must be the name of a layout in the same folder")
    return text


def color(value: Any) -> str:
    text = words(value)
    if not is_color(text):
        raise ValueError("it must be a colour as E3B450, or one of the named ones")
    return text


def names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError('it must be a list as ["press"]')
    return tuple(words(one) for one in value)


def countries(value: Any) -> tuple[str, ...]:
    codes = tuple(code.upper() for code in names(value))
    if wrong := [code for code in codes if not re.fullmatch("[A-Z]{2}", code)]:
        raise ValueError(f"{wrong[0]!r} is no country; write two letters as KZ")
    return codes


def languages(value: Any) -> tuple[str, ...]:
    return tuple(_language(each) for each in names(value))


def tongues(value: Any) -> tuple[tuple[str, str], ...]:
    """One text, which has no language, or a table of languages."""
    if not isinstance(value, dict):
        return (("", words(value)),)
    if not value:
        raise ValueError('it must be text, or texts by language as { en = "...", kk = "..." }')
    return tuple((_language(language), words(text)) for language, text in value.items())


def _language(value: str) -> str:
    if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError(f"{value!r} is no language; write a code as kk or zh-Hant")
    return value.casefold()


def fields(value: Any) -> tuple[str, ...]:
    return _known_only(names(value), WORDS)


def fields_or_pictures(value: Any) -> tuple[str, ...]:
    return _known_only(names(value), (*WORDS, *PICTURES))


def _known_only(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in (*known, *dated()) and not is_column(name):
            raise ValueError(
                f"{name!r} is not a field; known are {', '.join(known)}, the dates in a language "
                f'as "dates.kk", and columns of the list that are no field, as "{OF_LIST}Hotel"'
            )
    return names


def one_of(*known: Any) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if value not in known:
            raise ValueError(f"it must be one of {', '.join(map(str, known))}")
        return value

    return read
