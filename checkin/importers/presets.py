"""Whose headers mean what: the lists that other systems export, one TOML file each."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from checkin.errors.lists import ListPresetUnknown
from checkin.importers.words import fold, table

PRESETS = ("ashar", "pretix", "indico", "eventbrite")


def preset_named(name: str) -> dict[str, Any]:
    """The preset as its file has it.

    Raises:
        ListPresetUnknown: with the names there are.
    """
    if name not in PRESETS:
        raise ListPresetUnknown(preset=name, known=", ".join(PRESETS))
    return table(name)


def found_in(header: Sequence[str]) -> str:
    """The preset these headers belong to, "" for none. Not all headers need be there."""
    folded = {fold(name) for name in header}
    for name in PRESETS:
        groups = _recognised_by(name)
        if sum(not group.isdisjoint(folded) for group in groups) >= preset_named(name)["needs"]:
            return name
    return ""


def columns_of(name: str, header: Sequence[str]) -> dict[str, str]:
    """Header -> field, as the preset says."""
    folded = {fold(written): written for written in reversed(header)}
    columns: dict[str, str] = dict(_name_parts(name, header))
    for field, choices in preset_named(name)["fields"].items():
        for words in choices:
            written = [folded[key] for word in words if (key := fold(word)) in folded]
            if written and columns.setdefault(written[0], field) == field:
                break
    return columns


@cache
def all_headers() -> frozenset[str]:
    """Every folded header any preset knows; what shows that a row is a header."""
    found: set[str] = set()
    for name in PRESETS:
        preset = preset_named(name)
        for choices in preset["fields"].values():
            found |= {fold(word) for words in choices for word in words}
        found |= {fold(word) for group in preset["recognised_by"] for word in group["headers"]}
    return frozenset(found)


@cache
def _recognised_by(name: str) -> tuple[frozenset[str], ...]:
    said = preset_named(name)["recognised_by"]
    return tuple(frozenset(fold(word) for word in group["headers"]) for group in said)


def _name_parts(name: str, header: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Columns like "Attendee name: Family name", whose halves may be in two languages."""
    said = preset_named(name).get("name_parts")
    if not said:
        return
    whole = {fold(word) for word in said["of"]}
    parts = {fold(w): field for field, words in reversed(said.items()) for w in words}
    found: set[str] = set()
    for written in header:
        first, colon, second = re.sub("[:：]", ":", written).partition(":")
        field = parts.get(fold(second), "of")
        if colon and fold(first) in whole and field != "of" and field not in found:
            found.add(field)
            yield written, field
