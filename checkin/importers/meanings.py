"""What the words in the cells mean: a role, whether somebody comes, yes or no."""

import re
from functools import cache, lru_cache

from checkin.importers.words import fold, meanings, table

DEFAULT_ROLE = "delegate"
WITHDRAWN, EXPECTED, WAITING = "withdrawn", "expected", "waiting"


@lru_cache(maxsize=20_000)
def role_of(text: str) -> str:
    """One of the six role ids, or "" for a word nobody has told us about.

    The whole text counts first ("Guest of honour"), then a word in it ("Speaker pass").
    """
    if exact := meanings("roles").get(fold(text)):
        return exact
    words = " ".join(fold(word) for word in re.split(r"\W+", text.replace("’", "'")) if word)
    for role, sought in _role_phrases():
        if any(f" {phrase} " in f" {words} " for phrase in sought):
            return role
    return ""


def is_role(text: str) -> bool:
    """Whether the text is a role and nothing else."""
    return fold(text) in meanings("roles")


def status_of(text: str) -> str:
    """withdrawn, expected or waiting (expected, but worth a word); "" for an unknown word."""
    return meanings("status").get(fold(text), "")


def is_yes(text: str) -> bool:
    return meanings("answers").get(fold(text)) == "yes"


def is_no(text: str) -> bool:
    """Whether the text says no, or nothing."""
    return not text.strip() or meanings("answers").get(fold(text)) == "no"


def is_honorific(text: str) -> bool:
    return fold(text) in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(fold(word) for word in table("meanings")["honorifics"]["words"])


@cache
def _role_phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles in the order of the file, each with its words, folded but kept apart by spaces."""
    said = table("meanings")["roles"]
    return tuple(
        (role, tuple(" ".join(map(fold, re.split(r"\W+", word))).strip() for word in words))
        for role, words in said.items()
    )
