"""A badge or ticket behind letters that were left in the box when it was scanned."""

from checkin.rules import credentials
from checkin.rules.credentials import Seal
from checkin.store.entries import storable
from checkin.store.journal import connection

SHORTEST = 8  # characters of a ticket that may stand behind other letters
SURE = 16  # characters from which on nobody's own number ends in a ticket by chance
LONGEST = 400  # characters of a text worth looking at


def code_at_end(text: str, seal: Seal) -> str:
    """The badge or ticket that `text` ends in, after something else; "" where there is none.

    A short ticket of digits behind another digit is part of a longer, foreign number.
    """
    text = storable(text)
    if not SHORTEST < len(text) <= LONGEST:
        return ""
    badge = text[-credentials.LENGTH :]
    if len(text) > len(badge) and credentials.read(badge, seal) is not None:
        return badge
    ends = [text[start:] for start in range(1, len(text) - SHORTEST + 1)]
    rows = connection().execute(  # each end by the index: no list is long enough to be walked
        f"SELECT text FROM ticket WHERE text IN ({', '.join('?' * len(ends))})"
        " ORDER BY length(text) DESC LIMIT 1",
        ends,
    )
    found = next(iter(rows), None)
    return found[0] if found and _stands_apart(text, found[0]) else ""


def _stands_apart(text: str, ticket: str) -> bool:
    before = text[-len(ticket) - 1]
    return len(ticket) >= SURE or not (before.isdigit() and ticket[0].isdigit())
