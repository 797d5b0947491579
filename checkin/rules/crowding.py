"""How full a place may be, at most: counted on from the last time, never from the beginning.

Only whether a place is nearly full rests on it; then people are counted one by one. So it may be
too high (an admission that was undone since is still in it) and must not be too low: it is counted
anew every minute, and whenever the table was made again.
"""

from datetime import datetime, timedelta

from checkin.store import models
from checkin.store.journal import one

AFRESH = timedelta(minutes=1)
_NEW = (
    "SELECT count(*) FROM scan NOT INDEXED WHERE rowid > ? AND checkpoint = ? AND at >= ?"
    " AND outcome = 'admitted' AND NOT undone"
)
_ALL = (
    "SELECT count(*) FROM scan WHERE checkpoint = ? AND at >= ?"
    " AND outcome = 'admitted' AND NOT undone"
)
_known: dict[tuple[str, str, str], tuple[datetime, int, int]] = {}  # when, newest row, how many


def at_most(checkpoint: str, since: str, at: datetime) -> int:
    """No fewer than the admissions there since then; `at` is now."""
    place = (str(models.database.database), checkpoint, since)
    newest = one("SELECT max(rowid) FROM scan")[0] or 0
    when, last, count = _known.get(place, (at, -1, 0))
    if 0 <= last <= newest and timedelta() <= at - when < AFRESH:
        count += one(_NEW, (last, checkpoint, since))[0]
    else:
        when, count = at, one(_ALL, (checkpoint, since))[0]
    if len(_known) > 100:  # days go by
        _known.clear()
    _known[place] = (when, newest, count)
    return int(count)
