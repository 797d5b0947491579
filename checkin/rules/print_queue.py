"""Print jobs and their states: what waits, what to send next, what became of it.

queued -> sent -> done, or waiting (with a reason, tried again when asked), or cancelled.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from checkin.store.entries import Act
from checkin.store.journal import connection, one


class JobState(StrEnum):
    """Where a print job stands."""

    QUEUED = "queued"
    SENT = "sent"
    DONE = "done"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Job:
    """A badge on its way to paper."""

    id: int
    uid: str
    name: str
    credential: str
    serial: str
    printer: str
    layout: str
    state: JobState
    reason: str
    tries: int
    asked_at: datetime
    done_at: datetime | None


_JOBS = (
    "SELECT j.id, j.delegate, coalesce(d.display_name, ''), j.badge, coalesce(b.serial, ''),"
    " j.printer, j.layout, j.state, j.reason, j.tries, j.asked_at, j.done_at FROM print_job j"
    " LEFT JOIN delegate d ON d.uid = j.delegate LEFT JOIN badge b ON b.credential = j.badge"
)


def add(uid: str, credential: str, layout: str, act: Act) -> int:
    """Queue a badge for the printer the desk has when it is sent; the id of its job."""
    cursor = connection().execute(
        "INSERT INTO print_job (delegate, badge, printer, layout, state, reason, tries, asked_at,"
        " asked_by, sent_as) VALUES (?, ?, '', ?, 'queued', '', 0, ?, ?, '')",
        (uid, credential, layout, _text(act.at), act.operator),
    )  # fmt: skip
    return int(cursor.lastrowid)


def has_open_job(credential: str) -> bool:
    """Whether this very badge is on its way already."""
    sql = "SELECT 1 FROM print_job WHERE badge = ? AND state IN ('queued', 'sent', 'waiting')"
    return one(sql, (credential,)) is not None


def next_job() -> Job | None:
    """The oldest job that nobody has taken yet."""
    return _one("WHERE j.state = 'queued' ORDER BY j.id LIMIT 1", ())


def get(job: int) -> Job | None:
    """One job."""
    return _one("WHERE j.id = ?", (job,))


def recent(limit: int = 200) -> list[Job]:
    """Open jobs first, then the newest of the others."""
    rows = connection().execute(
        f"{_JOBS} ORDER BY j.state IN ('queued', 'sent', 'waiting') DESC, j.id DESC LIMIT ?",
        (limit,),
    )
    return [_job(row) for row in rows]


def counts() -> dict[JobState, int]:
    """How many jobs stand where; states without jobs are left out."""
    rows = connection().execute("SELECT state, count(*) FROM print_job GROUP BY state")
    return {JobState(state): number for state, number in rows}


def start(job: int) -> bool:
    """Take a job for sending; False when it was cancelled or taken meanwhile."""
    return _move(job, JobState.SENT, (JobState.QUEUED,), "tries = tries + 1, reason = ''")


def finish(job: int, sent_as: str, at: datetime) -> bool:
    """The page came out; also of a job that a second program here had taken for abandoned."""
    since = (JobState.SENT, JobState.WAITING)
    also = "sent_as = ?, done_at = ?, reason = ''"
    return _move(job, JobState.DONE, since, also, sent_as, _text(at))


def settle(job: int, at: datetime) -> bool:
    """Somebody saw the page of a waiting job: it is done."""
    return _move(job, JobState.DONE, (JobState.WAITING,), "done_at = ?", _text(at))


def wait(job: int, reason: str) -> bool:
    """The page did not come out; it waits until somebody has seen to the reason."""
    return _move(job, JobState.WAITING, (JobState.SENT, JobState.QUEUED), "reason = ?", reason)


def retry(job: int) -> bool:
    """Send a waiting job again."""
    return _move(job, JobState.QUEUED, (JobState.WAITING,), "reason = ''")


def retry_all() -> int:
    """Send every waiting job again; how many."""
    sql = "UPDATE print_job SET state = 'queued', reason = '' WHERE state = 'waiting'"
    return int(connection().execute(sql).rowcount)


def cancel(job: int) -> bool:
    """Give a job up; one that was sent can no longer be called back."""
    return _move(job, JobState.CANCELLED, (JobState.QUEUED, JobState.WAITING), "reason = ''")


def cancel_for(credential: str) -> None:
    """Give up what was queued for a badge, because its check-in was undone or it was voided."""
    connection().execute(
        "UPDATE print_job SET state = 'cancelled'"
        " WHERE badge = ? AND state IN ('queued', 'waiting')",
        (credential,),
    )


def after_a_crash(reason: str) -> int:
    """Jobs that were on their way when the program ended: nobody knows whether paper came out."""
    sql = "UPDATE print_job SET state = 'waiting', reason = ? WHERE state = 'sent'"
    return int(connection().execute(sql, (reason,)).rowcount)


def _move(
    job: int, to: JobState, since: tuple[JobState, ...], also: str = "", *values: object
) -> bool:
    marks = ", ".join("?" * len(since))
    sql = f"UPDATE print_job SET state = ?, {also} WHERE id = ? AND state IN ({marks})"
    states = [state.value for state in since]
    return bool(connection().execute(sql, (to.value, *values, job, *states)).rowcount)


def _one(where: str, values: tuple[object, ...]) -> Job | None:
    row = one(f"{_JOBS} {where}", values)
    return _job(row) if row else None


def _job(row: tuple[Any, ...]) -> Job:
    values = list(row)
    values[7] = JobState(values[7])
    values[10] = datetime.fromisoformat(values[10])
    values[11] = datetime.fromisoformat(values[11]) if values[11] else None
    return Job(*values)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
