"""Open, check, upgrade, copy and close the one SQLite file of a forum at a desk."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee as pw

from checkin.errors import (
    DiskFailing,
    DiskFull,
    ForumBusy,
    ForumDamaged,
    ForumForeign,
    ForumMissing,
    ForumNotWritable,
)
from checkin.store import migrations, models

FILE = "desk.sqlite"
LOG_BYTES = 4_000_000  # a log that is shorter stays where it is
PRAGMAS = {
    "journal_mode": "wal",  # a search may read while a check-in is written
    "synchronous": "full",  # a desk is unplugged without asking; no admitted scan may be lost
    "foreign_keys": 1,
    "busy_timeout": 5000,  # milliseconds
    # Bringing the log home takes tens of milliseconds: not at every fiftieth check-in, but when
    # nobody waits (`bring_home`); after so many pages (32 MB) all the same.
    "wal_autocheckpoint": 8_000,
    "cache_size": -32_000,  # KiB, so that a hundred thousand people stay quick
}


class ForumDatabase(pw.SqliteDatabase):
    """A database that knows the connections of all its threads, so that it can close them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._opened: list[sqlite3.Connection] = []
        super().__init__(*args, check_same_thread=False, **kwargs)

    def _connect(self) -> sqlite3.Connection:
        made = super()._connect()  # type: ignore[misc]
        self._opened.append(made)
        return made

    def rollback(self) -> None:
        """Take the transaction back, unless SQLite did so itself, as it does when a disk is full.

        A second rollback would fail, and its words would hide the reason
        (sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction").
        """
        if self.connection().in_transaction:
            super().rollback()

    def close_all(self) -> None:
        """Close the connection of every thread; nobody may be using one."""
        self.close()
        while self._opened:
            self._opened.pop().close()


def create(path: Path) -> ForumDatabase:
    """Make an empty database at `path`, which must not exist."""
    path.touch(exist_ok=False)
    return _bind(path)


def open_database(path: Path) -> ForumDatabase:
    """Bind the models to the file at `path`, bringing an older file up to date first.

    Raises:
        ForumMissing, ForumForeign, ForumDamaged, ForumTooNew, ForumBusy, ForumNotWritable
    """
    look(path)
    return _bind(path)


def look(path: Path) -> None:
    """Say what is wrong with a file before SQLite may touch it: opening would make an empty one."""
    with said_plainly(path):
        if not path.exists():
            raise ForumMissing(path=path.parent)
        with path.open("rb") as file:
            head = file.read(100)
    if not head:
        raise ForumDamaged(path=path, reason="the file is empty")
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise ForumForeign(path=path)
    if int.from_bytes(head[68:72], "big") != migrations.APPLICATION_ID:
        raise ForumForeign(path=path)


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use; a plain file copy would tear it.

    The copy is written beside `target` and renamed, so a file of that name is always whole.

    Raises:
        ForumMissing, ForumForeign, ForumDamaged, ForumBusy, DiskFull ...
    """
    look(source)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with said_plainly(target):
            _backup(source, part)
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)  # half a copy would only fill the disk
        raise


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a sick file or disk into our words."""
    try:
        yield
    except (pw.OperationalError, pw.DatabaseError, sqlite3.Error, OSError) as error:
        raise _in_words(path, error) from error


def bring_home(path: Path) -> None:
    """Bring what was written lately from the log into the file, while others go on writing.

    What is in the log is on the disk already; only the next opening would take longer.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > LOG_BYTES:
        models.database.connection().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def free_bytes(folder: Path) -> int:
    """How much may still be written where `folder` lies."""
    return shutil.disk_usage(folder).free


def _bind(path: Path) -> ForumDatabase:
    db = ForumDatabase(str(path), pragmas=PRAGMAS)
    try:
        with said_plainly(path):
            db.connect(reuse_if_open=True)
            migrations.upgrade(db)
    except BaseException:
        db.close_all()
        raise
    models.database.initialize(db)
    return db


def _backup(source: Path, part: Path) -> None:
    theirs = sqlite3.connect(f"file:{_quoted(source)}?mode=ro", uri=True)
    try:
        ours = sqlite3.connect(part)
        try:
            theirs.backup(ours)
            ours.execute("PRAGMA journal_mode = delete")  # one file, nothing beside it
        finally:
            ours.close()
    finally:
        theirs.close()


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _in_words(path: Path, error: Exception) -> Exception:
    said = str(error).lower()
    for words, made in (
        ("full", DiskFull(path=path)),
        ("no space", DiskFull(path=path)),
        ("i/o error", DiskFailing(path=path, reason=error)),
        ("locked", ForumBusy(path=path)),
        ("readonly", ForumNotWritable(path=path, reason=error)),
        ("read-only", ForumNotWritable(path=path, reason=error)),
        ("permission", ForumNotWritable(path=path, reason=error)),
        ("unable to open", ForumNotWritable(path=path, reason=error)),
    ):
        if words in said:
            return made
    if isinstance(error, OSError):  # of the disk or the system; nothing is said of the file itself
        return ForumNotWritable(path=path, reason=error)
    return ForumDamaged(path=path, reason=error)
