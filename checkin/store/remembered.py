"""What a transaction need not ask twice: rules that change seldom, and where a stream stands.

It is remembered only between `begun()` and its end, where nobody else can write. Rules are kept
for the next transaction too; they are forgotten when another connection has written meanwhile,
when an entry came that may have changed them, and when a transaction failed.
"""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from checkin.store import models

T = TypeVar("T")


class _Memory(threading.local):
    """Of the connection of one thread."""

    def __init__(self) -> None:
        self.is_begun = False
        self.has_looked = False  # whether others have written, since this transaction began
        self.connection: Any = None
        self.version = -1
        self.rules: dict[Hashable, Any] = {}
        self.tips: dict[str, tuple[int, str, str]] = {}  # stream -> seq, hlc, hash of its newest


_memory = _Memory()


@contextmanager
def begun() -> Iterator[None]:
    """Around a transaction, with its commit inside; within another one it only forgets a failure.

    A transaction that was begun without this may be taken back unseen: nothing is kept of it.
    """
    if _memory.is_begun or models.database.in_transaction():
        with _forgetting_failures():
            yield
        return
    _memory.is_begun, _memory.has_looked = True, False
    try:
        with _forgetting_failures():
            yield
    finally:
        _memory.is_begun = False
        _memory.tips.clear()


def kept(key: Hashable, ask: Callable[[], T]) -> T:
    """The answer of `ask`, which no scan, badge or answer changes. Treat it as unchangeable."""
    if not _memory.is_begun:
        return ask()
    if not _memory.has_looked:
        _look()
    if key not in _memory.rules:
        _memory.rules[key] = ask()
    found: T = _memory.rules[key]
    return found


def forget() -> None:
    """A rule may have changed."""
    _memory.rules.clear()


def tip(stream: str) -> tuple[int, str, str] | None:
    """Number, clock and hash of the newest entry of a stream, where this transaction knows it."""
    return _memory.tips.get(stream)


def keep_tip(stream: str, newest: tuple[int, str, str]) -> None:
    """The newest entry of a stream is this one."""
    if _memory.is_begun:
        _memory.tips[stream] = newest


@contextmanager
def _forgetting_failures() -> Iterator[None]:
    try:
        yield
    except BaseException:
        forget()
        _memory.tips.clear()
        raise


def _look() -> None:
    """Forget what was read before another connection wrote (sqlite.org/pragma, data_version)."""
    now = models.database.connection()
    version = now.execute("PRAGMA data_version").fetchone()[0]
    if now is not _memory.connection or version != _memory.version:
        forget()
    _memory.connection, _memory.version, _memory.has_looked = now, version, True
