"""Guess what a column means from its header, in the languages of headers.toml, and its cells."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from checkin.importers import presets
from checkin.importers.base import SEVERAL, ListFile
from checkin.importers.meanings import is_honorific, is_role
from checkin.importers.words import fold, table

_PLAIN_NAME, _PLAIN_TITLE, _NATIVE = "plain_name", "plain_title", "native_name"
_SHARED = ("", "country", "delegation", "organisation", "role")  # may be of several people at once
_ENOUGH = 0.8  # of the cells must look like it
_LOOKED_AT = 500  # rows


def known_among(cells: Sequence[str]) -> int:
    """How many of these cells are a header word somebody might use."""
    return sum(1 for cell in cells if cell.strip() and len(cell) < 80 and _is_known(cell))


def likeness(header: Sequence[str]) -> int:
    """How much a header looks like that of a list of people; a known system's counts most."""
    return known_among(header) + (1_000 if presets.found_in(header) else 0)


def guess(file: ListFile) -> dict[str, str]:
    """Header -> field, each field once (tickets: as often as found)."""
    meant = {header: meaning for header in file.header if (meaning := _meaning(header))}
    has_family = "family_name" in meant.values()
    if _NATIVE in meant.values():
        meant = _native_first(meant)
    columns: dict[str, str] = {}
    for header, meaning in meant.items():
        if meaning == _PLAIN_NAME:
            meaning = "given_name" if has_family else "display_name"
        elif meaning == _PLAIN_TITLE:
            meaning = "honorific" if _mostly(file, header, is_honorific) else "position"
        if not meaning:
            continue
        if meaning in SEVERAL or meaning not in columns.values():
            columns[header] = meaning
    return columns


def may_be_shared(header: str) -> bool:
    """Whether one cell beside the rows of several people is of all of them."""
    return _meaning(header) in _SHARED


def _native_first(meant: dict[str, str]) -> dict[str, str]:
    """Beside a name in its own script, the other column of names is the one in Latin letters."""
    plain = (_PLAIN_NAME, "display_name")
    has_latin = "latin_name" in meant.values() or "family_name" in meant.values()
    other = "" if has_latin else "latin_name"
    return {
        header: "display_name" if means == _NATIVE else other if means in plain else means
        for header, means in meant.items()
    }


def role_in_position(file: ListFile, columns: dict[str, str]) -> dict[str, str]:
    """`columns`, where a list without a column of roles has written them under "Position"."""
    place = next((header for header, field in columns.items() if field == "position"), "")
    if place and "role" not in columns.values() and _mostly(file, place, is_role):
        return {**columns, place: "role"}
    return columns


def _mostly(file: ListFile, header: str, is_such: Callable[[str], bool]) -> bool:
    at = file.header.index(header)
    cells = [cells[at] for _, cells in file.rows[:_LOOKED_AT] if cells[at].strip()]
    return bool(cells) and sum(map(is_such, cells)) >= _ENOUGH * len(cells)


@lru_cache(maxsize=5_000)
def _is_known(cell: str) -> bool:
    return bool(_meaning(cell)) or fold(cell) in presets.all_headers()


def _meaning(header: str) -> str:
    """A field, plain_name, plain_title, or "" for a header nobody has told us about."""
    known = _known()
    if found := known.get(fold(header), ""):
        return found
    parts = [fold(part) for part in re.split(r"[/|()\[\]\n;,:–—]| - ", header)]
    meanings = [known[part] for part in parts if part in known]
    if any(part in _latin() for part in parts) and any("name" in found for found in meanings):
        return "latin_name"
    return meanings[0] if meanings else ""


@cache
def _known() -> dict[str, str]:
    """Folded header -> field; the two words of two meanings last, so that they win."""
    said = table("headers")
    known = {fold(word): field for field, words in said["fields"].items() for word in words}
    for plain in (_PLAIN_NAME, _PLAIN_TITLE, _NATIVE):
        known |= {fold(word): plain for word in said[plain]}
    return known


@cache
def _latin() -> frozenset[str]:
    return frozenset(fold(word) for word in table("headers")["latin"])
