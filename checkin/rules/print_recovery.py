"""Print jobs of which nobody knows whether a printer was given them, and how they are found."""

from collections.abc import Collection
from datetime import datetime

from checkin.rules.print_queue import Job, jobs_where
from checkin.store.journal import connection


def after_a_crash(reason: str) -> int:
    """Jobs that were on their way when the program ended: nobody knows whether paper came out."""
    sql = "UPDATE print_job SET state = 'waiting', reason = ? WHERE state = 'sent'"
    return int(connection().execute(sql, (reason,)).rowcount)


def are_left_alone(in_hand: Collection[int], before: datetime) -> list[int]:
    """Jobs that were given to a thread before then, of which no thread knows any more."""
    rows = connection().execute(
        "SELECT id FROM print_job WHERE state = 'sent' AND lead IS NULL AND sent_at < ?",
        (before.isoformat(timespec="microseconds"),),
    )
    return [number for (number,) in rows if number not in in_hand]


def unsure(reasons: Collection[str]) -> list[Job]:
    """Jobs that wait for one of these reasons, of which a printer may have an account."""
    marks = ", ".join("?" * len(reasons))
    where = f"WHERE j.state = 'waiting' AND j.reason IN ({marks}) AND j.lead IS NULL ORDER BY j.id"
    return jobs_where(where, tuple(reasons))
