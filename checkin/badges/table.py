"""One table of a TOML file, taken key by key; a key nobody took is a mistake of the writer.

`tomllib` forgets where a key stood, so the lines are found again by reading the headers.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from checkin.errors import LayoutFaulty

Taken = TypeVar("Taken")
Place = tuple[str | int, ...]  # ("element", 3, "part", 1, "max_pt")

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_REQUIRED: Any = object()
ID, WITHOUT = "id", "without"  # what a field is called, and which fields are left out
ORDER = "order"  # fields that change places among each other, the lowest first


class Layer(NamedTuple):
    """What one file says of a table."""

    values: dict[str, Any]
    place: Place
    source: "Source"

    def fault(self, key: str, problem: str) -> LayoutFaulty:
        return self.source.fault((*self.place, key), problem)


class Table:
    """A table being read, as one file after the other says it; the last that has a key is right.

    `finish` refuses what was not asked for.
    """

    def __init__(self, *layers: Layer) -> None:
        self._layers = layers
        self._said = {key: layer for layer in layers for key in layer.values}
        self._left = dict(self._said)

    def take(self, key: str, read: Callable[[Any], Taken], default: Any = _REQUIRED) -> Taken:
        """The value of `key` as `read` understands it, or the default.

        Raises:
            LayoutFaulty: the key is needed and missing, or `read` raised ValueError.
        """
        if key not in self._left:
            if default is _REQUIRED:
                raise self.fault(key, "it is missing")
            return default
        layer = self._left.pop(key)
        try:
            return read(layer.values[key])
        except ValueError as error:
            raise layer.fault(key, str(error)) from error

    def file_of(self, key: str) -> Path:
        """The file that says `key`."""
        return self._said.get(key, self._layers[-1]).source.path

    def tables(self, key: str) -> list["Table"]:
        """The tables written as [[key]]; those of the same `id` are one, said by several files."""
        for name in (key, WITHOUT, ORDER):
            self._left.pop(name, None)
        return [Table(*layers) for layers in merged(self._layers, key)]

    def table(self, key: str) -> "Table | None":
        """The table written as [key] or inline, if it is there."""
        layer = self._left.get(key)
        values = self.take(key, _one_table, None)
        if layer is None or values is None:
            return None
        return Table(Layer(values, (*layer.place, key), layer.source))

    def finish(self) -> None:
        """Refuse the first key that nobody took."""
        for key, layer in self._left.items():
            raise layer.fault(key, "no such key is known here")

    def fault(self, key: str, problem: str) -> LayoutFaulty:
        """The error for `key` of this table."""
        return self._layers[-1].fault(key, problem)


def merged(layers: Iterable[Layer], key: str) -> list[list[Layer]]:
    """The tables [[key]] of files that start from each other, the first file first.

    A table with the `id` of an earlier one changes it, `without` leaves some out, `order` has some
    change places, and all others are added.
    """
    found: list[list[Layer]] = []
    for layer in layers:
        named = {each[0].values[ID]: each for each in found if ID in each[0].values}
        here: set[str] = set()
        for nth, values in enumerate(_checked(layer, key, _list_of_tables)):
            table = Layer(values, (*layer.place, key, nth), layer.source)
            name = _checked(table, ID, _name)
            if name and name in here:
                raise table.fault(ID, "another field has the same")
            here.add(name)
            if name in named:
                named[name].append(table)
            else:
                found.append([table])
        gone = _checked(layer, WITHOUT, _names)
        if unknown := [name for name in gone if name not in named]:
            raise layer.fault(WITHOUT, f"no field has the id {unknown[0]!r} in what it starts from")
        found = _ordered(found, layer)
        found = [each for each in found if each[0].values.get(ID) not in gone]
    return found


def _ordered(found: list[list[Layer]], layer: Layer) -> list[list[Layer]]:
    """Those that `order` names stand where any of them stood, in the order it says."""
    order = _checked(layer, ORDER, _names)
    places = {each[0].values[ID]: at for at, each in enumerate(found) if ID in each[0].values}
    for at, name in enumerate(order):
        if name not in places:
            raise layer.fault(ORDER, f"no field has the id {name!r} in what it starts from")
        if name in order[:at]:
            raise layer.fault(ORDER, f"{name!r} is said twice")
    made = list(found)
    for at, name in zip(sorted(places[name] for name in order), order, strict=True):
        made[at] = found[places[name]]
    return made


class Source:
    """A TOML file and the lines its keys stand on."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines = _line_numbers(text.splitlines())

    def fault(self, place: Place, problem: str) -> LayoutFaulty:
        """The error for the key at `place`, or for the nearest table around it."""
        around = (*place, 0) if (*place, 0) in self._lines else place
        while around and around not in self._lines:
            around = around[:-1]
        return LayoutFaulty(
            path=self.path, line=self._lines.get(around, 1), key=place[-1], problem=problem
        )


def _line_numbers(lines: Iterable[str]) -> dict[Place, int]:
    found: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(lines, start=1):
        if header := _HEADER.match(line):
            table = _opened(header[2].split("."), header[1] == "[[", found)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1]), number)
    return found


def _opened(names: list[str], is_list: bool, found: dict[Place, int]) -> Place:
    """The place of a header; [[element.part]] means the latest element."""
    place: Place = ()
    for nth, name in enumerate(names):
        place = (*place, name)
        count = sum(1 for known in found if known[:-1] == place and isinstance(known[-1], int))
        if is_list and nth == len(names) - 1:
            place = (*place, count)
        elif count:
            place = (*place, count - 1)
    return place


def _checked(layer: Layer, key: str, read: Callable[[Any], Taken]) -> Taken:
    try:
        return read(layer.values.get(key))
    except ValueError as error:
        raise layer.fault(key, str(error)) from error


def _list_of_tables(value: Any) -> list[dict[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError("it must be written as [[...]]")
    return value


def _one_table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("it must be a table")
    return value


def _name(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it must be text in quotes")
    return value


def _names(value: Any) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError('it must be a list as ["photo"]')
    return value
