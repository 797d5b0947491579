"""Prove that the journal is whole and that the tables say what it says; make them again from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from checkin.store import models, remembered
from checkin.store.entries import Entry, digest
from checkin.store.folding import all_rows
from checkin.store.journal import connection, read, write_rows

Told = Callable[[int], None]  # how many entries were walked


@dataclass(frozen=True)
class Proof:
    """What a verification found; no problems means every number can be trusted."""

    entries: int
    streams: int
    problems: tuple[str, ...]
    head: str  # hash of the newest entry, "" for an empty journal


def verify(told: Told | None = None) -> Proof:
    """Walk every chain, then compare each table with what the journal adds up to.

    All of it is read as of one moment, so a desk may go on checking people in meanwhile.
    """
    with models.database.atomic():
        return _verify(told)


def rebuild() -> None:
    """Throw the tables away and make them again from the journal, in one transaction."""
    with models.database.atomic("IMMEDIATE"):
        rows = all_rows(read())
        for model in models.JOURNALLED:
            connection().execute(f"DELETE FROM {model._meta.table_name}")
        write_rows(rows)
        connection().execute("DELETE FROM name_key")
        remembered.forget()


def _verify(told: Told | None) -> Proof:
    problems = [str(row[0]) for row in connection().execute("PRAGMA quick_check") if row[0] != "ok"]
    entries: list[Entry] = []
    for number, entry in enumerate(read(), 1):
        entries.append(entry)
        if told and not number % 1000:
            told(number)
    problems += _broken_links(entries)
    problems += _differences(entries)
    newest = max(entries, key=lambda entry: entry.stamp, default=None)
    streams = len({entry.stream for entry in entries})
    return Proof(len(entries), streams, tuple(problems), newest.hash if newest else "")


def _broken_links(entries: Iterable[Entry]) -> list[str]:
    problems = []
    stream, seq, prev = "", 0, ""
    for entry in entries:
        if entry.stream != stream:
            stream, seq, prev = entry.stream, 0, ""
        if entry.seq != seq + 1:
            problems.append(f"stream {stream}: entry {seq + 1} is missing")
        if entry.prev != prev and entry.seq == seq + 1:
            problems.append(f"stream {stream}: entry {entry.seq} does not follow entry {seq}")
        if digest(entry) != entry.hash:
            problems.append(f"stream {stream}: entry {entry.seq} was changed after it was written")
        seq, prev = entry.seq, entry.hash
    return problems


def _differences(entries: list[Entry]) -> list[str]:
    expected: dict[Any, set[tuple[Any, ...]]] = {model: set() for model in models.JOURNALLED}
    for model, row in all_rows(entries):
        expected[model].add(_in_order(model, row))
    problems = []
    for model in models.JOURNALLED:
        table = model._meta.table_name
        columns = ", ".join(f.column_name for f in model._meta.sorted_fields)
        found = set(connection().execute(f"SELECT {columns} FROM {table}"))
        problems += [f"table {table}: the journal does not know {row[0]}" for row in sorted(
            found - expected[model], key=repr)]  # fmt: skip
        problems += [f"table {table}: {row[0]} is not as the journal says" for row in sorted(
            expected[model] - found, key=repr)]  # fmt: skip
    return problems


def _in_order(model: Any, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(f.column_name, f.default) for f in model._meta.sorted_fields)
