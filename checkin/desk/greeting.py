"""How to greet somebody: a word of their own language and how to say it."""

import tomllib
from functools import cache
from typing import Any

from checkin.paths import resources
from checkin.rules.delegates import Person


def greeting(person: Person) -> tuple[str, str]:
    """The greeting in its own script and as a clerk would say it; empty where we would guess."""
    table = _table()
    language = person.language.split("-")[0].casefold()
    if language not in table["greetings"]:
        language = table["countries"].get(person.country, "")
    said, spoken = table["greetings"].get(language, ("", ""))
    return said, spoken


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources() / "greetings.toml").read_text("utf-8"))
