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
    "SELECT (SELECT max(rowid) FROM scan), count(*) FROM scan NOT INDEXED WHERE rowid > ?"
    " AND checkpoint = ? AND at >= ? AND outcome = 'admitted' AND NOT undone"
)
_ALL = (
    "SELECT (SELECT max(rowid) FROM scan), count(*) FROM scan WHERE checkpoint = ? AND at >= ?"
    " AND outcome = 'admitted' AND NOT undone"
)
_known: dict[tuple[str, str, str], tuple[datetime, int, int]] = {}  # when, newest row, how many


def at_most(checkpoint: str, since: str, at: datetime) -> int:
    """No fewer than the admissions there since then; `at` is now."""
    place = (str(models.database.database), checkpoint, since)
    when, last, count = _known.get(place, (at, 0, 0))
    newest, more = 0, 0
    if last and timedelta() <= at - when < AFRESH:
        newest, more = one(_NEW, (last, checkpoint, since))
    if newest and newest >= last:
        count += more
    else:  # a minute is over, or the table was made again and numbers its rows anew
        when, (newest, count) = at, one(_ALL, (checkpoint, since))
    if len(_known) > 100:  # days go by
        _known.clear()
    _known[place] = (when, newest or 0, count)
    return int(count)
