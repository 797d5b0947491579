"""The words of resources/lists, folded so that "E-mail:", "e mail" and "EMAIL" are one."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from checkin.paths import resources


@cache
def table(name: str) -> dict[str, Any]:
    """One file of resources/lists."""
    return tomllib.loads((resources() / "lists" / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Letters and digits only, case folded; ё counts as е, and the Turkish ı as i."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i̇", "i").replace("ı", "i")
    return "".join(letter for letter in folded.replace("ё", "е") if letter.isalnum())


@cache
def meanings(section: str) -> dict[str, str]:
    """Folded word -> what it means, of one section of meanings.toml."""
    said = table("meanings")[section]
    return {fold(word): meaning for meaning, words in said.items() for word in words if fold(word)}
