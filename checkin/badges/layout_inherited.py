"""Copying and reordering fields that stand in a file this one starts from, which stays as it is."""

import tomllib
from collections.abc import Sequence
from typing import Any

from checkin.badges.layout_edit import changed, fields_of, is_nameless, whole_of
from checkin.badges.layout_pieces import NotInBlocks, added, in_file
from checkin.badges.table import ORDER, Place


def doubled_here(text: str, place: Place, before: Sequence[str]) -> tuple[str, Place]:
    """With a copy that is this file's own and lies over all; and its place.

    Raises:
        NotInBlocks
    """
    if is_nameless(place):
        raise NotInBlocks(place)
    field, *parts = whole_of(text, place, before)
    text, copy = added(text, field, place[:-2])
    for part in parts:
        text = added(text, part, copy)[0]
    return text, copy


def moved_there(text: str, place: Place, to: int, before: Sequence[str]) -> tuple[str, Place]:
    """With the field as the `to`-th of those of other files: they change places.

    Raises:
        NotInBlocks
    """
    names = named_beside(place, text, before)
    if place[-1] not in names:
        raise NotInBlocks(place)
    at = names.index(str(place[-1]))
    to = max(0, min(to, len(names) - 1))
    if at == to:
        return text, place
    low, high = min(at, to), max(at, to)  # the others need not be said
    names.insert(to, names.pop(at))
    said = _said_order(text, place)
    kept = [*said, *(each for each in names[low : high + 1] if each not in said)]
    order = [each for each in names if each in kept]
    return changed(text, [(place[:-2], ORDER, order)], before), place


def named_beside(place: Place, text: str, before: Sequence[str]) -> list[str]:
    """The ids of the fields of other files that stand in the same list as one, the lowest first."""
    found = [each.place for each in fields_of(text, before) if each.place[:-1] == place[:-1]]
    return [str(each[-1]) for each in found if isinstance(each[-1], str) and not is_nameless(each)]


def _said_order(text: str, place: Place) -> list[str]:
    """What this file says already of the order in the list a place is in."""
    try:
        table: Any = tomllib.loads(text)
        for step in in_file(text, place[:-2]):
            table = table[step]
    except NotInBlocks:
        return []
    return [*table.get(ORDER, ())]
