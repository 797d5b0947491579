"""Two codes a scanner sent in one go, without anything between them, are two readings."""

from checkin.rules import credentials
from checkin.rules.credentials import Seal
from checkin.store.entries import storable
from checkin.store.journal import connection

SHORTEST = 8  # characters of a ticket; two shorter ones may meet by chance
LONGEST = 400  # characters of a text worth looking at


def parts(text: str, seal: Seal) -> list[str]:
    """The codes of this forum that make up `text`, each once; none where it can be cut otherwise.

    Where a text may be cut at two places it is nobody's.
    """
    text = storable(text)
    if not 2 * SHORTEST <= len(text) <= LONGEST:
        return []
    badges = _badges(text, seal)
    if badges:
        return badges
    known = _known_ends(text, seal)
    found = [
        (text[:place], text[place:])
        for place in range(SHORTEST, len(text) - SHORTEST + 1)
        if text[:place] in known and text[place:] in known
    ]
    return list(dict.fromkeys(found[0])) if len(found) == 1 else []


def _badges(text: str, seal: Seal) -> list[str]:
    """As many badges as there are, where there is nothing else."""
    size = credentials.LENGTH
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    if not all(credentials.read(piece, seal) for piece in pieces):
        return []
    return list(dict.fromkeys(pieces))


def _known_ends(text: str, seal: Seal) -> set[str]:
    """Beginnings and ends of `text` that are tickets of the list, or badges."""
    places = range(SHORTEST, len(text) - SHORTEST + 1)
    ends = {text[:place] for place in places} | {text[place:] for place in places}
    marks = ", ".join("?" * len(ends))
    sql = f"SELECT DISTINCT text FROM ticket WHERE text IN ({marks})"
    known = {row[0] for row in connection().execute(sql, tuple(ends))}
    return known | {end for end in ends if credentials.read(end, seal)}
