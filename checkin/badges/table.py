"""One table of a TOML file, taken key by key; a key nobody took is a mistake of the writer.

`tomllib` forgets where a key stood, so the lines are found again by reading the headers.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from checkin.errors import LayoutFaulty

Taken = TypeVar("Taken")
Place = tuple[str | int, ...]  # ("element", 3, "part", 1, "max_pt")

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_REQUIRED: Any = object()


class Table:
    """A table being read. `finish` refuses what was not asked for."""

    def __init__(self, values: dict[str, Any], place: Place, source: "Source") -> None:
        self._left = dict(values)
        self._place = place
        self._source = source

    def take(self, key: str, read: Callable[[Any], Taken], default: Any = _REQUIRED) -> Taken:
        """The value of `key` as `read` understands it, or the default.

        Raises:
            LayoutFaulty: the key is needed and missing, or `read` raised ValueError.
        """
        if key not in self._left:
            if default is _REQUIRED:
                raise self.fault(key, "it is missing")
            return default
        value = self._left.pop(key)
        try:
            return read(value)
        except ValueError as error:
            raise self.fault(key, str(error)) from error

    def tables(self, key: str) -> list["Table"]:
        """The tables written as [[key]]."""
        values = self.take(key, _list_of_tables, [])
        return [
            Table(value, (*self._place, key, nth), self._source) for nth, value in enumerate(values)
        ]

    def table(self, key: str) -> "Table | None":
        """The table written as [key] or inline, if it is there."""
        values = self.take(key, _one_table, None)
        return None if values is None else Table(values, (*self._place, key), self._source)

    def finish(self) -> None:
        """Refuse the first key that nobody took."""
        for key in self._left:
            raise self.fault(key, "no such key is known here")

    def fault(self, key: str, problem: str) -> LayoutFaulty:
        """The error for `key` of this table."""
        return self._source.fault((*self._place, key), problem)


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


def _list_of_tables(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError("it must be written as [[...]]")
    return value


def _one_table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("it must be a table")
    return value
