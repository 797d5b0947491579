"""Print jobs and their states: what waits, what to send next, what became of it.

queued -> sent (being handed over) -> printing (the printer has it; followed to its end) -> done;
or waiting or failed (with a reason, tried again when asked), or cancelled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any

from checkin.names.folding import fold
from checkin.names.folding import words as words_of
from checkin.store.entries import Act
from checkin.store.journal import connection, one


class JobState(StrEnum):
    """Where a print job stands."""

    QUEUED = "queued"
    SENT = "sent"
    PRINTING = "printing"
    DONE = "done"
    WAITING = "waiting"
    FAILED = "failed"
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
    kind: str = ""  # of `printer`, where it must go; "" = the desk's printer of the moment
    sent_kind: str = ""
    sent_to: str = ""  # address of the printer that was given it last
    sent_as: str = ""  # what that printer calls it
    title: str = ""  # by which it can be found there after a crash
    sent_at: datetime | None = None
    batch: int = 0  # 0 = asked for alone
    page: int = 0  # of the batch
    lead: int | None = None  # the job whose sheet this badge is on: they move together
    begun: int = 0  # when, by the clock of the printer that has it; 0 = not yet


ASKS = (JobState.WAITING, JobState.FAILED)  # somebody must decide
OPEN = (JobState.QUEUED, JobState.SENT, JobState.PRINTING, *ASKS)
_OPEN = ", ".join(f"'{state}'" for state in OPEN)
_ASKS = ", ".join(f"'{state}'" for state in ASKS)
_GIVES_UP = f"state IN ('queued', {_ASKS})"
_JOBS = (
    "SELECT j.id, j.delegate, coalesce(d.display_name, ''), j.badge, coalesce(b.serial, ''),"
    " j.printer, j.layout, j.state, j.reason, j.tries, j.asked_at, j.done_at, j.kind,"
    " j.sent_kind, j.sent_to, j.sent_as, j.title, j.sent_at, j.batch, j.page, j.lead,"
    " j.begun"
    " FROM print_job j"
    " LEFT JOIN delegate d ON d.uid = j.delegate LEFT JOIN badge b ON b.credential = j.badge"
)


_NAMED = "reason = '', sent_as = ?"
# a job, or any badge of its sheet, stands for the whole sheet
_SHEET = (
    "id IN (SELECT a.id FROM print_job a, print_job b WHERE b.id = ? AND a.id = coalesce(b.lead,"
    " b.id) UNION SELECT a.id FROM print_job a WHERE a.lead ="
    " (SELECT coalesce(b.lead, b.id) FROM print_job b WHERE b.id = ?))"
)


def add(uid: str, credential: str, layout: str, act: Act) -> int:
    """Queue a badge for the printer the desk has when it is sent; the id of its job."""
    cursor = connection().execute(
        "INSERT INTO print_job (delegate, badge, printer, layout, state, reason, tries, asked_at,"
        " asked_by, sent_as, kind, sent_kind, sent_to, title)"
        " VALUES (?, ?, '', ?, 'queued', '', 0, ?, ?, '', '', '', '', '')",
        (uid, credential, layout, _text(act.at), act.operator),
    )  # fmt: skip
    return int(cursor.lastrowid)


def has_open_job(credential: str) -> bool:
    """Whether this very badge is on its way already."""
    sql = f"SELECT 1 FROM print_job WHERE badge = ? AND state IN ({_OPEN})"
    return one(sql, (credential,)) is not None


def waiting_for() -> set[str]:
    """The people whose badge is on its way to paper."""
    sql = f"SELECT DISTINCT delegate FROM print_job WHERE state IN ({_OPEN})"
    return {row[0] for row in connection().execute(sql)}


def printing() -> list[Job]:
    """Jobs that a printer has, oldest first."""
    return jobs_where("WHERE j.state = 'printing' AND j.lead IS NULL ORDER BY j.id")


def get(job: int) -> Job | None:
    """One job."""
    return _one("WHERE j.id = ?", (job,))


def recent(limit: int = 200, states: Sequence[JobState] = (), words: str = "") -> list[Job]:
    """Open jobs first, then the newest of the others; only those of some states or with words.

    Words are looked for in name, serial and printer, whatever their case and accents.
    """
    asked, wanted = states or tuple(JobState), _plain(words)
    found: list[Job] = []
    for part in ([s for s in asked if s in OPEN], [s for s in asked if s not in OPEN]):
        most = -1 if words else limit - len(found)
        jobs = (job for job in _newest(part, most) if not words or _says(job, wanted))
        found += islice(jobs, limit - len(found))
    return found


def _newest(states: Sequence[JobState], most: int) -> Iterator[Job]:
    marks = ", ".join("?" * len(states))
    ids = f"SELECT id FROM print_job WHERE state IN ({marks}) ORDER BY id DESC LIMIT ?"
    values = [*(state.value for state in states), most]
    rows = connection().execute(f"{_JOBS} WHERE j.id IN ({ids}) ORDER BY j.id DESC", values)
    return map(_job, rows)


def _says(job: Job, wanted: str) -> bool:
    said = (job.name, job.serial, job.sent_to or job.printer)
    return any(wanted in _plain(each) for each in said) or wanted.replace(" ", "") in job.serial


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return " ".join(map(fold, words_of(text)))


def counts() -> dict[JobState, int]:
    """How many jobs stand where; states without jobs are left out."""
    rows = connection().execute("SELECT state, count(*) FROM print_job GROUP BY state")
    return {JobState(state): number for state, number in rows}


def start(job: int, to: tuple[str, str] = ("", ""), at: datetime | None = None) -> bool:
    """Take a job for sending to a printer; False when it was cancelled or taken meanwhile."""
    also = "tries = tries + 1, reason = '', sent_kind = ?, sent_to = ?, sent_at = ?, sent_as = ''"
    return _move(
        job, JobState.SENT, (JobState.QUEUED,), f"{also}, title = ''", *to, at and _text(at)
    )


def entitle(job: int, title: str) -> None:
    """By which title the page is about to be handed over."""
    sql = "UPDATE print_job SET title = ? WHERE id = ? OR lead = ?"
    connection().execute(sql, (title, job, job))


def accept(job: int, sent_as: str) -> bool:
    """The printer has it, and calls it so."""
    also = f"{_NAMED}, begun = 0"
    return _move(job, JobState.PRINTING, (JobState.SENT, JobState.WAITING), also, sent_as)


def remark(job: int, reason: str) -> bool:
    """What a page that the printer has waits for; "" = nothing."""
    return _move(job, JobState.PRINTING, (JobState.PRINTING,), "reason = ?", reason)


def begin(job: int, begun: int) -> None:
    """The printer has begun it, by its own clock, for the first time."""
    sql = "UPDATE print_job SET begun = ? WHERE (id = ? OR lead = ?) AND begun = 0"
    connection().execute(sql, (begun, job, job))


def finish(job: int, sent_as: str, at: datetime) -> bool:
    """The page came out; also of a job that a second program here had taken for abandoned."""
    since = (JobState.SENT, JobState.PRINTING, JobState.WAITING)
    return _move(job, JobState.DONE, since, f"{_NAMED}, done_at = ?", sent_as, _text(at))


def settle(job: int, at: datetime) -> bool:
    """Somebody saw the page of a job that asks: it is done."""
    return _move(job, JobState.DONE, ASKS, "reason = '', done_at = ?", _text(at))


def wait(job: int, reason: str, is_uncertain: bool = False) -> bool:
    """The page did not come out, or nobody knows; it waits until somebody has seen to the reason.

    One of which nobody knows keeps its title, and is never sent again with the others.
    """
    since = (JobState.SENT, JobState.QUEUED, JobState.PRINTING)
    also = "reason = ?" if is_uncertain else "reason = ?, title = ''"
    return _move(job, JobState.WAITING, since, also, reason)


def fail(job: int, reason: str) -> bool:
    """The printer had it and gave it up."""
    return _move(job, JobState.FAILED, (JobState.PRINTING,), "reason = ?", reason)


def retry(job: int) -> bool:
    """Send a job that asks again."""
    return _move(job, JobState.QUEUED, ASKS, "reason = ''")


def retry_all() -> int:
    """Send every job again that certainly did not come out; how many."""
    sql = (
        "UPDATE print_job SET state = 'queued', reason = ''"
        " WHERE state = 'failed' OR (state = 'waiting' AND title = '')"
    )
    return int(connection().execute(sql).rowcount)


def retry_put_off(by: tuple[str, str]) -> int:
    """That printer takes pages again: send what it did not take a moment ago; how many.

    What it has refused three times is left to somebody: that is not the printer's trouble.
    """
    sql = (
        "UPDATE print_job SET state = 'queued', reason = '' WHERE state = 'waiting'"
        " AND title = '' AND sent_kind = ? AND sent_to = ? AND tries < 3"
    )
    return int(connection().execute(sql, by).rowcount)


def requeue(job: int) -> bool:
    """A page that certainly did not come out, and that another printer may have at once."""
    return _move(job, JobState.QUEUED, (JobState.SENT,), "reason = '', title = ''")


def take_back(job: int) -> bool:
    """A page the printer had and gave back without printing it: it is queued again."""
    return _move(job, JobState.QUEUED, (JobState.PRINTING,), "reason = ''")


def aim(job: int, kind: str, printer: str) -> bool:
    """From now on this job goes to that printer; "" = the desk's."""
    sql = f"UPDATE print_job SET kind = ?, printer = ? WHERE {_SHEET} AND state IN ('queued', "
    return bool(connection().execute(f"{sql}{_ASKS})", (kind, printer, job, job)).rowcount)


def asking(limit: int) -> list[Job]:
    """Jobs that certainly did not come out and wait for somebody, oldest first."""
    sure = "j.state = 'failed' OR (j.state = 'waiting' AND j.title = '')"
    return jobs_where(f"WHERE {sure} ORDER BY j.id LIMIT ?", (limit,))


def aim_waiting(kind: str, printer: str) -> int:
    """Queue every such job for that printer; how many."""
    sql = (
        "UPDATE print_job SET kind = ?, printer = ?, state = 'queued', reason = ''"
        " WHERE state = 'failed' OR (state = 'waiting' AND title = '')"
    )
    return int(connection().execute(sql, (kind, printer)).rowcount)


def cancel(job: int) -> bool:
    """Give a badge up, not the others of its sheet; one that was sent is not called back."""
    sql = f"UPDATE print_job SET state = 'cancelled', reason = '' WHERE id = ? AND {_GIVES_UP}"
    return _give_up(sql, job)


def cancel_for(credential: str) -> None:
    """Give up what was queued for a badge, because its check-in was undone or it was voided."""
    _give_up(
        f"UPDATE print_job SET state = 'cancelled' WHERE badge = ? AND {_GIVES_UP}", credential
    )


def _give_up(sql: str, value: object) -> bool:
    """Cancel; the other badges of a sheet whose first one went get another first one."""
    was = connection().execute(sql, (value,)).rowcount
    left = connection().execute(
        "SELECT o.lead, min(o.id) FROM print_job o JOIN print_job l ON l.id = o.lead"
        f" WHERE o.{_GIVES_UP} AND l.state = 'cancelled' GROUP BY o.lead"
    )
    for old, new in left.fetchall():
        connection().execute("UPDATE print_job SET lead = NULL WHERE id = ?", (new,))
        connection().execute("UPDATE print_job SET lead = ? WHERE lead = ?", (new, old))
    return bool(was)


def sheet(job: int) -> list[Job]:
    """The badges that go to paper with this one, in their order; most go alone."""
    where = "WHERE (j.id = ? OR j.lead = ?) AND j.state != 'cancelled' ORDER BY j.id"
    return jobs_where(where, (job, job))


def jobs_where(where: str, values: tuple[object, ...] = ()) -> list[Job]:
    """Jobs by a condition on the table `j`."""
    return [_job(row) for row in connection().execute(f"{_JOBS} {where}", values)]


def _move(
    job: int, to: JobState, since: tuple[JobState, ...], also: str = "", *values: object
) -> bool:
    marks = ", ".join("?" * len(since))
    sql = f"UPDATE print_job SET state = ?, {also} WHERE {_SHEET} AND state IN ({marks})"
    states = [state.value for state in since]
    return bool(connection().execute(sql, (to.value, *values, job, job, *states)).rowcount)


def _one(where: str, values: tuple[object, ...]) -> Job | None:
    row = one(f"{_JOBS} {where}", values)
    return _job(row) if row else None


def _job(row: tuple[Any, ...]) -> Job:
    values = list(row)
    values[7] = JobState(values[7])
    values[10] = datetime.fromisoformat(values[10])
    for when in (11, 17):
        values[when] = datetime.fromisoformat(values[when]) if values[when] else None
    return Job(*values)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
