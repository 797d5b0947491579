"""The search index of an open desk: made from stored keys, kept up to date, asked by everybody."""

import json
import logging
from collections.abc import Iterator, Sequence

from checkin.desk.core import Core
from checkin.errors import DiskFailing, DiskFull, ForumBusy, ForumNotWritable
from checkin.names import KEYS_VERSION, Index, Match, Searchable, make_keys
from checkin.rules.delegates import Person, everybody
from checkin.store.journal import connection

MANY = 300  # people; more are loaded anew sooner than put one by one
CHUNK = 2_000  # people whose keys are made in one transaction
_DONE = False
log = logging.getLogger(__name__)


class Finder:
    """Finds people by any words. The index is built when it is first needed."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._index: Index | None = None
        self._warming: tuple[Index, Iterator[None]] | None = None  # the index that is made ready
        self._unkept = False  # whether some keys are only in memory

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
                self._warming = (index, index.getting_ready())
                return True
            return next(self._warming[1], _DONE) is None

    def refresh(self, uids: Sequence[str] = ()) -> None:
        """Take in what changed: these people, or everybody whose keys are stale."""
        with self._core.lock:
            if self._index is None:
                return
            renewed = self._renew(uids)
            for gone in set(uids) - {uid for uid, _ in renewed}:  # merged into another record
                self._index.drop(gone)
            if len(renewed) > MANY and not self._unkept:
                self._index = None
                self._ready()
                return
            for uid, keys in renewed:
                self._index.put(uid, keys)

    def _ready(self) -> Index:
        if self._index is None:
            renewed = self._renew(())
            made = Index()
            made.load(connection().execute("SELECT delegate, keys FROM name_key"))
            if self._unkept:  # they are not in the table
                for uid, keys in renewed:
                    made.put(uid, keys)
            self._index = made
        return self._index

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
            "WHERE uid IN (SELECT uid FROM delegate LEFT JOIN name_key k ON k.delegate = uid"
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
