"""What on a list is probably no person of its own: sums, signatures, the same person again."""

import re
from collections.abc import Iterable
from functools import cache

from checkin.importers.base import Fault, Row
from checkin.importers.words import fold, table

NO_PERSON = (
    "This looks like the end of the list (a sum, a signature), not like a person. If it is one, "
    "fill another column of the row, such as the country."
)
_TWICE = "Row {} says the same of somebody of the same name: is it one person, listed twice?"
_LINE_TO_SIGN = re.compile(r"_{3,}|\.{6,}|…{3,}")
_WORDS = re.compile(r"[\W\d_]+")


def is_ending(names: Iterable[str]) -> bool:
    """Whether the names of a row that says nothing else are a sum or a line to sign on."""
    for name in names:
        if _LINE_TO_SIGN.search(name) or fold(_WORDS.split(name.strip())[0]) in _endings():
            return True
    return False


class Twins:
    """Rows that nothing tells apart: the same name, and the same phone, e-mail or all the rest."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def note(self, row: Row) -> Fault | None:
        """What to look at, where an earlier row is the same; ids and tickets tell rows apart."""
        if row.list_id or row.tickets:
            return None
        fields = row.fields
        name = fold(fields["display_name"])
        keys = [("all", name, *(text for key, text in sorted(fields.items())))]
        keys += [(key, name, said) for key in ("email", "phone") if (said := fields.get(key, ""))]
        earlier = next((self._seen[key] for key in keys if key in self._seen), 0)
        for key in keys:
            self._seen.setdefault(key, row.number)
        return Fault(row.number, "", _TWICE.format(earlier)) if earlier else None


@cache
def _endings() -> frozenset[str]:
    return frozenset(fold(word) for word in table("headers")["endings"])
