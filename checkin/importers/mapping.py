"""What the columns of a list mean: recognised, guessed, corrected by the operator."""

from dataclasses import replace

from checkin.errors.lists import ListColumnUnknown, ListFieldTwice, ListFieldUnknown
from checkin.importers import headers, presets
from checkin.importers.base import FIELDS, SEVERAL, ListFile, Mapping

# What forms of other systems ask in questions of their own, under headers of their own.
_ASKED = frozenset(("latin_name", "position", "delegation", "photo", "language"))


def recognise(file: ListFile) -> Mapping:
    """A preset by its headers, else a guess."""
    return mapped_by(file, presets.found_in(file.header))


def mapped_by(file: ListFile, preset: str) -> Mapping:
    """What a preset says of this list; "" is the guess.

    Raises:
        ListPresetUnknown
    """
    columns = headers.guess(file)
    if preset:
        columns = _completed(presets.columns_of(preset, file.header), columns)
    return Mapping(preset, headers.role_in_position(file, columns))


def with_columns(mapping: Mapping, file: ListFile, columns: dict[str, str]) -> Mapping:
    """The mapping with some columns meaning what the operator says; "" means nothing, so extra.

    A field said of one column is taken from the column that had it before.

    Raises:
        ListColumnUnknown, ListFieldUnknown, ListFieldTwice: with the names there are.
    """
    for column, field in columns.items():
        if column not in file.header:
            raise ListColumnUnknown(column=column, known=", ".join(file.header))
        if field and field not in FIELDS:
            raise ListFieldUnknown(field=field, known=", ".join(FIELDS))
        twins = [name for name, other in columns.items() if other == field]
        if field and field not in SEVERAL and len(twins) > 1:
            raise ListFieldTwice(field=field, columns=" and ".join(twins))
    taken = set(columns.values()) - SEVERAL
    kept = {
        column: field
        for column, field in mapping.columns.items()
        if column not in columns and field not in taken
    }
    said = {column: field for column, field in columns.items() if field}
    return replace(mapping, columns=kept | said)


def _completed(columns: dict[str, str], guessed: dict[str, str]) -> dict[str, str]:
    """What the preset says, and of its own questions those that are plain."""
    asked = {
        column: field
        for column, field in guessed.items()
        if field in _ASKED and column not in columns and field not in columns.values()
    }
    return columns | asked
