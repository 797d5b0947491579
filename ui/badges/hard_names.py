"""Which names a badge is tried on: those of the list that are hardest to set, one for a script."""

import unicodedata
from collections.abc import Iterable

from checkin.desk import PersonLine


def hardest(people: Iterable[PersonLine], wanted: int = 6) -> list[PersonLine]:
    """The longest name of each script on the list; those of the longest ones first."""
    longest: dict[str, PersonLine] = {}
    for person in people:
        script = script_of(person.name)
        known = longest.get(script)
        if known is None or len(person.name) > len(known.name):
            longest[script] = person
    return sorted(longest.values(), key=lambda person: -len(person.name))[:wanted]


def script_of(name: str) -> str:
    """What the first letter of a name is called in Unicode: LATIN, CYRILLIC, CJK ..."""
    letter = next((each for each in name if each.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
