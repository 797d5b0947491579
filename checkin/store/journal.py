"""Record what happened, and apply it to the tables. Nothing else may write them.

A desk never changes a table on its own: it records an entry and the entry is applied. Call these
inside `models.database.atomic("IMMEDIATE")`, together with the questions the entry rests on.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee as pw

from checkin.store import models, remembered
from checkin.store.entries import Act, Entry, Kind, canonical, digest, new_id, tick
from checkin.store.folding import FOLDS, Fold, scan_row
from checkin.store.homes import KINDS as MERGES
from checkin.store.homes import (
    Homes,
    Rows,
    at_home,
    grouped,
    merged_rows,
    moved,
    resolved,
    together,
)

COLUMNS = ", ".join(Entry._fields)
CHUNK = 400  # subjects asked for at once; SQLite allows 32,766 values in a statement
Note = tuple[Kind, str, dict[str, Any]]  # what happened, to whom, with which content

# what happens at every scan, and changes nothing that `remembered` keeps
_LEAVE_RULES = frozenset(
    {
        Kind.SCANNED,
        Kind.SCAN_UNDONE,
        Kind.BADGE_ISSUED,
        Kind.BADGE_PRINTED,
        Kind.BADGE_HANDED_OVER,
        Kind.ANSWERED,
    }
)
_INSERT = f"INSERT INTO entry ({COLUMNS}) VALUES ({', '.join('?' * len(Entry._fields))})"


def record(note: Note, act: Act) -> Entry:
    """Write one entry into this desk's stream and apply it."""
    return record_all([note], act)[0]


def record_all(notes: Sequence[Note], act: Act) -> list[Entry]:
    """Write entries in the order given and apply them together."""
    entries = list(_chained(notes, act))
    connection().executemany(_INSERT, entries)
    if entries:
        remembered.keep_tip(act.stream, _tip(entries[-1]))
    _apply(entries, may_be_undone=False)
    return entries


def apply(entries: Sequence[Entry]) -> None:
    """Bring the tables up to date with `entries`, which are in the journal already.

    In any order, twice, or in two halves, from this desk or another: the tables come out the same.
    """
    _apply(entries, may_be_undone=True)


def _apply(entries: Sequence[Entry], *, may_be_undone: bool) -> None:
    """`may_be_undone`: whether a scan among them may have been taken back in an earlier entry."""
    if not _LEAVE_RULES.issuperset(entry.kind for entry in entries):
        remembered.forget()
    anew = _settle_merges(entries)
    homes = homes_now()
    for fold in FOLDS:
        said = {e.subject: None for e in entries if e.kind in fold.kinds}
        subjects = list(said | dict.fromkeys(anew))
        for start in range(0, len(subjects), CHUNK):
            _settle(fold, subjects[start : start + CHUNK], homes)
    _settle_scans(entries, homes, may_be_undone)


def homes_now() -> Homes:
    """Which records count for another one now."""
    return remembered.kept("homes", _homes)


def _homes() -> Homes:
    return resolved(connection().execute("SELECT lost, kept FROM merged").fetchall())


def tip(stream: str) -> tuple[int, str, str]:
    """Number, clock and hash of the newest entry of a stream; zero and blank where there is none.

    A new stream, of a copied folder, goes on after the clock of all that was copied.
    """
    known = remembered.tip(stream)
    if known is None:
        known = _ask_tip(stream)
        remembered.keep_tip(stream, known)
    return known


def _ask_tip(stream: str) -> tuple[int, str, str]:
    sql = "SELECT seq, hlc, hash FROM entry WHERE stream = ? ORDER BY seq DESC LIMIT 1"
    return one(sql, (stream,)) or (0, one("SELECT max(hlc) FROM entry")[0] or "", "")


def _tip(entry: Entry) -> tuple[int, str, str]:
    return entry.seq, entry.hlc, entry.hash


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
    seq, hlc, prev = tip(act.stream)
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


def _settle_merges(entries: Sequence[Entry]) -> list[str]:
    """Put records together or apart; the uids whose rows are to be made anew, cleared already."""
    lost = sorted({entry.subject for entry in entries if entry.kind in MERGES})
    if not lost:
        return []
    before = _homes()
    marks = ", ".join("?" * len(lost))
    connection().execute(f"DELETE FROM merged WHERE lost IN ({marks})", lost)
    groups = grouped(_entries_of(lost, sorted(MERGES)), lambda entry: entry.subject)
    write_rows([row for group in groups.values() for row in merged_rows(group)])
    remembered.forget()
    after = homes_now()
    anew = sorted(moved(before, after))
    _move(anew, after)
    return anew


def _move(uids: list[str], homes: Homes) -> None:
    """Clear what counted for these people, and count their scans for whom they count for now."""
    run = connection().executemany
    run("DELETE FROM delegate WHERE uid = ?", [(uid,) for uid in uids])
    for table in ("ticket", "badge", "taught", "document", "answer"):
        run(f"DELETE FROM {table} WHERE delegate = ?", [(uid,) for uid in uids])
    run(
        "UPDATE scan SET delegate = ? WHERE id IN"
        " (SELECT id FROM entry WHERE subject = ? AND kind = 'scanned')",
        [(homes.get(uid, uid), uid) for uid in uids],
    )


def _settle(fold: Fold, subjects: list[str], homes: Homes) -> None:
    wanted = together(subjects, homes) if fold.as_one and homes else subjects
    for table, column in fold.clears:
        marks = ", ".join("?" * len(wanted))
        connection().execute(f"DELETE FROM {table} WHERE {column} IN ({marks})", wanted)

    def whose(entry: Entry) -> str:
        return homes.get(entry.subject, entry.subject) if fold.as_one else entry.subject

    groups = grouped(_entries_of(wanted, sorted(fold.kinds)), whose)
    write_rows(at_home([row for group in groups.values() for row in fold.rows(group)], homes))


def _entries_of(subjects: Sequence[str], kinds: Sequence[str]) -> Iterator[Entry]:
    found = connection().execute(
        f"SELECT {COLUMNS} FROM entry WHERE subject IN ({', '.join('?' * len(subjects))})"
        f" AND kind IN ({', '.join('?' * len(kinds))})",
        [*subjects, *kinds],
    )
    return map(Entry._make, found)


def _settle_scans(entries: Sequence[Entry], homes: Homes, may_be_undone: bool) -> None:
    scanned = [entry for entry in entries if entry.kind == Kind.SCANNED]
    undone = [entry.subject for entry in entries if entry.kind == Kind.SCAN_UNDONE]
    rows = [scan_row(entry, may_be_undone and _is_undone(entry.id)) for entry in scanned]
    write_rows(at_home(rows, homes))
    for id_ in undone:
        connection().execute("UPDATE scan SET undone = 1 WHERE id = ?", (id_,))


def _is_undone(scan: str) -> bool:
    sql = "SELECT 1 FROM entry WHERE subject = ? AND kind = ?"
    return one(sql, (scan, str(Kind.SCAN_UNDONE))) is not None
