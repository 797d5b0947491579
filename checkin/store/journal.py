"""Record what happened, and apply it to the tables. Nothing else may write them.

A desk never changes a table on its own: it records an entry and the entry is applied. Call these
inside `models.database.atomic("IMMEDIATE")`, together with the questions the entry rests on.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee as pw

from checkin.store import models
from checkin.store.entries import Act, Entry, Kind, canonical, digest, new_id, tick
from checkin.store.folding import FOLDS, Fold, Rows, scan_row

COLUMNS = ", ".join(Entry._fields)
CHUNK = 400  # subjects asked for at once; SQLite allows 32,766 values in a statement
Note = tuple[Kind, str, dict[str, Any]]  # what happened, to whom, with which content

_INSERT = f"INSERT INTO entry ({COLUMNS}) VALUES ({', '.join('?' * len(Entry._fields))})"


def record(note: Note, act: Act) -> Entry:
    """Write one entry into this desk's stream and apply it."""
    return record_all([note], act)[0]


def record_all(notes: Sequence[Note], act: Act) -> list[Entry]:
    """Write entries in the order given and apply them together."""
    entries = list(_chained(notes, act))
    connection().executemany(_INSERT, entries)
    apply(entries)
    return entries


def apply(entries: Sequence[Entry]) -> None:
    """Bring the tables up to date with `entries`, which are in the journal already.

    In any order, twice, or in two halves, from this desk or another: the tables come out the same.
    """
    for fold in FOLDS:
        subjects = list(dict.fromkeys(e.subject for e in entries if e.kind in fold.kinds))
        for start in range(0, len(subjects), CHUNK):
            _settle(fold, subjects[start : start + CHUNK])
    _settle_scans(entries)


def read(where: str = "", values: Sequence[object] = ()) -> Iterator[Entry]:
    """Entries of the journal, stream by stream, each in its order."""
    sql = f"SELECT {COLUMNS} FROM entry {where} ORDER BY stream, seq"
    return map(Entry._make, connection().execute(sql, values))


def head(stream: str) -> Entry | None:
    """The newest entry of a stream."""
    sql = f"SELECT {COLUMNS} FROM entry WHERE stream = ? ORDER BY seq DESC LIMIT 1"
    row = one(sql, (stream,))
    return Entry._make(row) if row else None


def connection() -> Any:
    """This thread's raw SQLite connection; half the cost of a model where rows are many or hot."""
    return models.database.connection()


def one(sql: str, values: Sequence[object] = ()) -> Any:
    """The first row a question has, or None."""
    return connection().execute(sql, values).fetchone()


def write_rows(rows: Rows) -> None:
    """Put rows into their tables, over what stood there under the same key."""
    by_table: dict[type[pw.Model], list[dict[str, Any]]] = {}
    for model, row in rows:
        by_table.setdefault(model, []).append(row)
    for model, some in by_table.items():
        columns = ", ".join(some[0])
        marks = ", ".join("?" * len(some[0]))
        table = model._meta.table_name
        connection().executemany(
            f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})",
            [tuple(row.values()) for row in some],
        )


def _chained(notes: Iterable[Note], act: Act) -> Iterator[Entry]:
    seq, hlc, prev = _last(act.stream)
    at = act.at.isoformat(timespec="microseconds")
    for kind, subject, content in notes:
        seq, hlc = seq + 1, tick(act.at, hlc)
        entry = Entry(
            act.stream, seq, new_id(act.at), str(kind), subject, at, hlc, act.operator,
            canonical(content), prev, "",
        )  # fmt: skip
        entry = entry._replace(hash=digest(entry))
        prev = entry.hash
        yield entry


def _last(stream: str) -> tuple[int, str, str]:
    """Where a stream stands; a new one, of a copied folder, goes on after all that was copied."""
    last = head(stream)
    if last:
        return last.seq, last.hlc, last.hash
    return 0, one("SELECT max(hlc) FROM entry")[0] or "", ""


def _settle(fold: Fold, subjects: list[str]) -> None:
    marks = ", ".join("?" * len(subjects))
    kinds = sorted(fold.kinds)
    found = connection().execute(
        f"SELECT {COLUMNS} FROM entry WHERE subject IN ({marks})"
        f" AND kind IN ({', '.join('?' * len(kinds))})",
        [*subjects, *kinds],
    )
    groups: dict[str, list[Entry]] = {}
    for entry in map(Entry._make, found):
        groups.setdefault(entry.subject, []).append(entry)
    if Kind.DELEGATE_REGISTERED in fold.kinds:  # a corrected list may have taken tickets away
        connection().execute(f"DELETE FROM ticket WHERE delegate IN ({marks})", subjects)
    write_rows([row for group in groups.values() for row in fold.rows(group)])


def _settle_scans(entries: Sequence[Entry]) -> None:
    scanned = [entry for entry in entries if entry.kind == Kind.SCANNED]
    undone = [entry.subject for entry in entries if entry.kind == Kind.SCAN_UNDONE]
    write_rows([scan_row(entry, _is_undone(entry.id)) for entry in scanned])
    connection().executemany("UPDATE scan SET undone = 1 WHERE id = ?", [(id_,) for id_ in undone])


def _is_undone(scan: str) -> bool:
    sql = "SELECT 1 FROM entry WHERE subject = ? AND kind = ?"
    return one(sql, (scan, str(Kind.SCAN_UNDONE))) is not None
