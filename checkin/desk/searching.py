"""The search index of an open desk: made from stored keys, kept up to date, asked by everybody.

Beside the database lies an index made ready at an earlier opening. It is taken up only as far as
it was made of the very rows there are now; without it, all is the same but slower.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress

from checkin.desk.core import Core
from checkin.errors import DiskFailing, DiskFull, ForumBusy, ForumNotWritable
from checkin.names import KEYS_VERSION, Index, Match, Searchable, make_keys
from checkin.rules.delegates import Person, everybody
from checkin.store import models
from checkin.store.journal import connection, one

MANY = 300  # people; more are loaded anew sooner than put one by one
CHUNK = 2_000  # people whose keys are made in one transaction
SHELF = "search.index"  # file of the forum's folder; may be thrown away at any time
_DONE = False
_KEYS = "SELECT delegate, keys FROM name_key"
log = logging.getLogger(__name__)


class Finder:
    """Finds people by any words. The index is built when it is first needed."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._index: Index | None = None
        self._warming: tuple[Index, Iterator[None]] | None = None  # the index that is made ready
        self._unkept = False  # whether some keys are only in memory
        self._shelf = core.folder / SHELF
        self._made_of = b""  # stamps of the rows of an index that is not put away yet

    def search(self, query: str, limit: int) -> list[Match]:
        """People who fit `query`, best first."""
        with self._core.lock:
            return self._ready().search(query, limit=limit)

    def alike(self, person: Searchable, limit: int) -> list[Match]:
        """People who could be the same as `person`."""
        with self._core.lock:
            return self._ready().alike(person, limit=limit)

    def warm_up_further(self) -> bool:
        """Do one more part of what a first search would wait for; whether something is left to do.

        Scans and searches get their turn between the parts.
        """
        with self._core.lock:
            if self._index is None and not self._unkept and self._renew((), CHUNK):
                return True  # a list that was never asked, or keys of an older version
            index = self._ready()
            if self._warming is None or self._warming[0] is not index:
                self._warming = (index, self._getting_ready(index))
                return True
            return next(self._warming[1], _DONE) is None

    def refresh(self, uids: Sequence[str] = ()) -> None:
        """Take in what changed: these people, or everybody whose keys are stale."""
        with self._core.lock:
            if self._index is None:
                return
            renewed = self._renew(uids)
            gone = set(uids) - {uid for uid, _ in renewed}  # merged into another record
            for uid in gone:
                self._index.drop(uid)
            if gone:
                self.forget()
            if len(renewed) > MANY and not self._unkept:
                self._index = None
                self._ready()
                return
            for uid, keys in renewed:
                self._index.put(uid, keys)

    def take_in(self, uids: Sequence[str]) -> None:
        """Take in what somebody else has written about these; of many, all is read anew in parts.

        Whoever calls this warms up afterwards.
        """
        if len(uids) <= MANY or self._unkept:
            for start in range(0, len(uids), MANY):
                self.refresh(uids[start : start + MANY])
            return
        with self._core.lock:
            self._index = self._warming = None

    def forget(self) -> None:
        """Throw away what is kept for the next opening: it may hold the name of somebody gone.

        Whoever erases people calls this, after `refresh`.
        """
        with self._core.lock, suppress(OSError):
            self._made_of = b""
            self._shelf.unlink(missing_ok=True)

    def _ready(self) -> Index:
        if self._index is None:
            renewed = self._renew(())
            with models.database.atomic():  # the stamps are those of the rows read
                stamps = b"" if self._unkept else _stamps()
                self._index = (stamps and self._taken_up(stamps)) or self._made_anew(stamps)
            if self._unkept:  # they are not in the table
                for uid, keys in renewed:
                    self._index.put(uid, keys)
        return self._index

    def _made_anew(self, stamps: bytes) -> Index:
        made = Index()
        made.load(connection().execute(_KEYS))
        self._made_of = stamps
        return made

    def _taken_up(self, stamps: bytes) -> Index | None:
        """The index of an earlier opening, brought up to date; None if too much has changed."""
        taken = Index.taken_up(self._shelf, stamps)
        if taken is None:
            return None
        index, earlier = taken
        if earlier != stamps:
            then, now = set(earlier.split(b"\n")), set(stamps.split(b"\n"))
            if len(then ^ now) > 2 * MANY:
                return None
            for row in then - now:
                index.drop(_uid_of(row))
            for row in now - then:
                index.put(*one(f"{_KEYS} WHERE delegate = ?", (_uid_of(row),)))
        return index

    def _getting_ready(self, index: Index) -> Iterator[None]:
        yield from index.getting_ready()
        if self._made_of:
            yield
            self._put_away(index)

    def _put_away(self, index: Index) -> None:
        """Keep a new index for the next opening, if nobody came or went while it got ready."""
        stamps, self._made_of = self._made_of, b""
        try:
            if stamps:
                index.put_away(self._shelf, stamps)
        except OSError as error:  # the next opening takes as long as this one, no more
            log.warning("the search index was not kept: %s", error)

    def _renew(self, uids: Sequence[str], most: int = -1) -> list[tuple[str, str]]:
        """Make and store the keys that are missing or stale, `most` people's if it is not -1.

        Where they cannot be stored, people are found all the same: a full disk must not stop that.
        """
        made: list[tuple[str, str]] = []
        people = self._stale(uids, most)
        for start in range(0, len(people), CHUNK):
            some = people[start : start + CHUNK]
            taught = _taught([person.uid for person in some])
            rows = [(p.uid, _stamp(p), make_keys(searchable(p, taught[p.uid]))) for p in some]
            self._keep(rows)
            made += [(uid, keys) for uid, _, keys in rows]
        return made

    def _keep(self, rows: list[tuple[str, str, str]]) -> None:
        try:
            with self._core.writing():
                connection().executemany("INSERT OR REPLACE INTO name_key VALUES (?, ?, ?)", rows)
        except (DiskFull, DiskFailing, ForumBusy, ForumNotWritable) as error:
            self._unkept = True
            log.warning("%s %s", error.code, error)

    def _stale(self, uids: Sequence[str], most: int) -> list[Person]:
        if uids:
            return everybody(f"WHERE uid IN ({', '.join('?' * len(uids))})", tuple(uids))
        return everybody(
            "WHERE uid IN (SELECT uid FROM delegate"
            " LEFT JOIN name_key k INDEXED BY name_key_delegate_stamp ON k.delegate = uid"
            " WHERE k.stamp IS NULL OR k.stamp != ? || changed LIMIT ?)",
            (f"{KEYS_VERSION}:", most),
        )


def searchable(person: Person, taught: Sequence[str] = ()) -> Searchable:
    """What may be searched of a delegate, and by which words they were found before."""
    return Searchable(
        uid=person.uid,
        display_name=person.display_name,
        latin_name=person.latin_name,
        given_name=person.given_name,
        family_name=person.family_name,
        organisation=person.organisation,
        position=person.position,
        country=person.country,
        delegation=person.delegation,
        role=person.role,
        language=person.language,
        email=person.email,
        phone=person.phone,
        other=(*person.extra.values(), *taught),
    )


def _taught(uids: Sequence[str]) -> dict[str, list[str]]:
    marks = ", ".join("?" * len(uids))
    rows = connection().execute(
        f"SELECT delegate, words FROM taught WHERE delegate IN ({marks})", uids
    )
    found: dict[str, list[str]] = {uid: [] for uid in uids}
    for uid, words in rows:
        found[uid].append(words)
    for uid, names in connection().execute(
        f"SELECT kept, names FROM merged WHERE kept IN ({marks})", uids
    ):
        found[uid] += json.loads(names)  # called so until two records became one
    return found


def _stamp(person: Person) -> str:
    return f"{KEYS_VERSION}:{person.changed}"


def _stamps() -> bytes:
    """A line for each row of keys: another one if the row was written anew (REPLACE moves it)."""
    row = "rowid || ' ' || stamp || ' ' || delegate AS line"
    lines = f"SELECT {row} FROM name_key INDEXED BY name_key_delegate_stamp ORDER BY delegate"
    return str(one(f"SELECT coalesce(group_concat(line, char(10)), '') FROM ({lines})")[0]).encode()


def _uid_of(row: bytes) -> str:
    return row.split(b" ", 2)[-1].decode()
