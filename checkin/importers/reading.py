"""From the cells of a list to people: Row by Row, with what was left out and what to look at.

Names stay as they are to the byte. Codes (tickets, e-mail, phone, ids, country) lose the white
space around them. A cell of nothing but white space is empty.
"""

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from checkin.errors.lists import ListWithoutNames
from checkin.importers import presets
from checkin.importers.base import NAMES, PERSON_FIELDS, Fault, ListFile, Mapping, Reading, Row
from checkin.importers.doubts import NO_PERSON, Twins, is_ending
from checkin.importers.understanding import Puzzles, understand

_STRIPPED = frozenset(("country", "email", "phone", "language", "role", "status", "photo"))
# Controls that no keyboard puts into a name; tab and line end come with copied cells and stay.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NO_NAME = "The row has no name."
_NOT_A_LETTER = "The name holds a control character ({}) that cannot be written; type it anew."
_COUNTED = "What the forum counts or makes itself is not taken in: {}."
_USED = "Row {} has the same {} ({})."


_LEFT_OUT, _MORE = "left out", "more"  # meanings no operator can choose; see ashar.toml


@dataclass
class _Person:
    """The cells of one row, sorted by what they mean."""

    number: int
    fields: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    tickets: dict[str, None] = field(default_factory=dict)  # in order, each once
    list_id: str = ""
    answers: list[tuple[str, str, str]] = field(default_factory=list)  # meaning, column, text


def read_rows(file: ListFile, mapping: Mapping) -> Reading:
    """Everybody on the list, as `mapping` understands it.

    Raises:
        ListWithoutNames: no column holds names.
    """
    if not any(means in NAMES for means in mapping.columns.values()):
        raise ListWithoutNames(path=file.path, known=", ".join(file.header))
    spoilt = [note for note in file.notes if note.row and _is_needed(note.column, mapping)]
    notes = [note for note in file.notes if note not in spoilt] + _preset_notes(file, mapping)
    faults = [*file.faults, *spoilt]
    left_out = {fault.row for fault in faults}
    unread = {(note.row, note.column) for note in notes if note.row}
    plan = _plan(file, mapping)
    puzzles = Puzzles({means: column for column, means in mapping.columns.items()})
    used: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    twins = Twins()
    for number, cells in file.rows:
        if number in left_out:
            continue
        person = _person(number, cells, plan, unread)
        if problem := _name_problem(person, plan) or _used_before(person, used):
            faults.append(problem)
            continue
        rows.append(_row(person, puzzles))
        if note := twins.note(rows[-1]):
            notes.append(note)
    faults.sort(key=lambda fault: fault.row)
    return Reading(tuple(rows), tuple(faults), (*notes, *puzzles.as_notes()))


@dataclass(frozen=True)
class _Plan:
    """What every row is read by."""

    columns: tuple[tuple[str, str], ...]  # header, meaning ("" = extra)
    unescape: Callable[[str], str] | None  # what takes away what a CSV file needed
    separator: str  # between several tickets in one cell, "" for none

    def column_of(self, means: str) -> str:
        return next((column for column, meant in self.columns if meant == means), "")


def _plan(file: ListFile, mapping: Mapping) -> _Plan:
    preset = presets.preset_named(mapping.preset) if mapping.preset else {}
    special = dict.fromkeys(preset.get("left_out", ()), _LEFT_OUT)
    special |= {preset["extra"]: _MORE} if "extra" in preset else {}
    columns = ((name, mapping.columns.get(name) or special.get(name, "")) for name in file.header)
    unescape = _unescaping(preset) if file.kind == "csv" else None
    return _Plan(tuple(columns), unescape, preset.get("ticket_separator", ""))


def _unescaping(preset: dict[str, Any]) -> Callable[[str], str] | None:
    """What takes away what this system's CSV puts before the first letter of a formula."""
    if escapes := preset.get("csv_escapes"):
        return partial(_unescaped, escapes)
    if added := preset.get("csv_added"):
        return partial(re.compile(added).sub, "")
    return None


def _is_needed(column: str, mapping: Mapping) -> bool:
    """Whether nobody can be taken in without this cell: a name, or the list's id."""
    return mapping.columns.get(column, "") in (*NAMES, "list_id")


def _preset_notes(file: ListFile, mapping: Mapping) -> list[Fault]:
    preset = presets.preset_named(mapping.preset) if mapping.preset else {}
    notes = [preset["csv_note"]] if file.kind == "csv" and "csv_note" in preset else []
    if counted := [name for name in preset.get("left_out", ()) if name in file.header]:
        notes.append(_COUNTED.format(", ".join(counted)))
    return [Fault(0, "", note) for note in notes]


def _person(
    number: int, cells: Sequence[str], plan: _Plan, unread: Collection[tuple[int, str]]
) -> _Person:
    person = _Person(number)
    for (column, means), cell in zip(plan.columns, cells, strict=True):
        text = plan.unescape(cell) if plan.unescape and "'" in cell else cell
        text = "" if text.isspace() else text
        if means in PERSON_FIELDS:
            if not unread or (number, column) not in unread:
                person.fields[means] = text.strip() if means in _STRIPPED else text
        else:
            _put_aside(person, column, means, (text, plan.separator))
    return person


def _put_aside(person: _Person, column: str, means: str, cell: tuple[str, str]) -> None:
    """Keep a cell that is no field of its own."""
    text, separator = cell
    if means in ("blocked", "attention"):
        person.answers.append((means, column, text.strip()))
    elif text and means == "ticket":
        tickets = text.split(separator) if separator else [text]
        person.tickets.update(dict.fromkeys(filter(None, map(str.strip, tickets))))
    elif text and means == "list_id":
        person.list_id = text.strip()
    elif text and means == _MORE:
        person.extra.update(_unpacked(text, column))
    elif text and means != _LEFT_OUT:
        person.extra[column] = text


def _unpacked(text: str, column: str) -> dict[str, str]:
    """What earlier lists had more of a person; the cell itself where somebody has changed it."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {column: text}
    sound = isinstance(said, dict) and all(isinstance(value, str) for value in said.values())
    return said if sound else {column: text}


def _unescaped(escapes: str, text: str) -> str:
    """A cell without the apostrophe its exporter put before the first letter of a formula."""
    if text[:1] != "'" or text[1:2] not in set(escapes):
        return text
    return text[1:].replace("\\|", "|")


def _name_problem(person: _Person, plan: _Plan) -> Fault | None:
    names = [(name, text) for name in NAMES if (text := person.fields.get(name, ""))]
    if not names:
        return Fault(person.number, "", _NO_NAME)
    if _says_nothing_else(person) and is_ending(text for _, text in names):
        return Fault(person.number, plan.column_of(names[0][0]), NO_PERSON)
    for name, text in names:
        if found := _CONTROL.search(text):
            why = _NOT_A_LETTER.format(f"U+{ord(found[0]):04X}")
            return Fault(person.number, plan.column_of(name), why)
    return None


def _says_nothing_else(person: _Person) -> bool:
    said = any(text for name, text in person.fields.items() if name not in NAMES)
    return not (said or person.extra or person.tickets or person.list_id)


def _used_before(person: _Person, used: dict[tuple[str, str], int]) -> Fault | None:
    """A fault where an earlier row has the same id or ticket; else these are used now."""
    codes = [("id", person.list_id)] if person.list_id else []
    codes += [("ticket", text) for text in person.tickets]
    for kind, text in codes:
        if earlier := used.get((kind, text)):
            shown = text if len(text) <= 40 else f"{text[:40]}…"
            return Fault(person.number, "", _USED.format(earlier, kind, shown))
    used.update(dict.fromkeys(codes, person.number))
    return None


def _row(person: _Person, puzzles: Puzzles) -> Row:
    understand(person.number, person.fields, person.extra, person.answers, puzzles)
    fields = person.fields
    if not fields.get("display_name"):
        fields["display_name"] = _composed(fields)
        if not _LATIN.search(fields.get("latin_name", "")):
            fields.pop("latin_name", None)  # a name in another script, in the only column of names
    tickets = tuple(person.tickets)
    list_id = person.list_id or (tickets[0] if tickets else "")
    return Row(person.number, list_id, fields, tickets, person.extra)


def _composed(fields: dict[str, str]) -> str:
    """A name to show where the list has no full one: given and family name, else the Latin one."""
    parts = [fields.get(name, "").strip() for name in ("given_name", "family_name")]
    return " ".join(filter(None, parts)) or fields["latin_name"]
