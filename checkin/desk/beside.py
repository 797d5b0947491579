"""What was written into the forum's file beside this desk: by another program, or from elsewhere.

The tables are right at once, for whoever writes an entry folds it in. Only what this program keeps
in memory, the search index, and what its windows show must be told.
"""

import threading
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.searching import Finder
from checkin.store.entries import Entry, Kind
from checkin.store.journal import read

_FINDABLE = {  # kinds after which somebody is found by other words
    Kind.DELEGATE_REGISTERED,
    Kind.DELEGATE_CORRECTED,
    Kind.DELEGATE_MERGED,
    Kind.MERGE_UNDONE,
    Kind.SEARCH_TAUGHT,
}


@dataclass(frozen=True)
class News:
    """What others have written since it was asked last."""

    entries: int = 0
    people: int = 0  # who are found by other words now, or not any more


class Beside:
    """Asks from time to time; never on the way of a scan."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core, self._finder = core, finder
        self._asking = threading.Lock()

    def news(self) -> News:
        """What others have written since the last call; whom it is about can be found after it."""
        with self._asking:
            entries = [
                entry
                for stream, after, until in self._core.heads.of_others()
                for entry in read(
                    "WHERE stream = ? AND seq > ? AND seq <= ?", (stream, after, until)
                )
            ]
            uids = dict.fromkeys(uid for entry in entries for uid in _about(entry))
            if uids:
                self._finder.take_in(list(uids))
            return News(len(entries), len(uids))


def _about(entry: Entry) -> list[str]:
    """The people who are found by other words after this; of records made one or two, both."""
    if entry.kind not in _FINDABLE:
        return []
    merges = [entry] if entry.kind == Kind.DELEGATE_MERGED else []
    if entry.kind == Kind.MERGE_UNDONE:
        where = "WHERE subject = ? AND kind = ?"
        merges = list(read(where, (entry.subject, Kind.DELEGATE_MERGED)))
    return [entry.subject, *(str(merge.content["kept"]) for merge in merges)]
