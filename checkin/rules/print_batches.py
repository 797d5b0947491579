"""Badges that were asked for together: pages in one order, each badge with a state of its own.

The badges of a sheet stand behind its first one (`lead`), and move with it through the queue.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from checkin.rules.print_queue import ASKS, Job
from checkin.store.entries import Act
from checkin.store.journal import connection, one

_ASKS = ", ".join(f"'{state}'" for state in ASKS)
_AGAIN = "state = 'queued', reason = '', title = '', done_at = NULL"
_LINES = (
    "SELECT b.id, b.title, b.asked_at, count(*), sum(j.state = 'done'), max(j.page),"
    " count(DISTINCT CASE WHEN j.state = 'done' THEN j.page END),"
    " sum(j.state IN ('queued', 'sent', 'printing')), sum(j.state = 'cancelled'),"
    f" coalesce(min(CASE WHEN j.state IN ({_ASKS}) THEN j.page END), 0)"
    " FROM print_batch b JOIN print_job j ON j.batch = b.id"
)
Badge = tuple[str, str]  # whose, and its credential


@dataclass(frozen=True)
class Batch:
    """How far a batch has come."""

    id: int
    title: str
    asked_at: datetime
    badges: int
    printed: int
    pages: int
    pages_done: int
    on_the_way: int  # badges that are queued or at a printer
    cancelled: int
    stopped_at: int  # the first page that waits for somebody; 0 = none
    has_headings: bool = False  # pages with the name of a group lie between its own

    @property
    def is_over(self) -> bool:
        return self.printed + self.cancelled == self.badges


class Run(NamedTuple):
    """How a batch goes onto paper."""

    first_label: int = 1  # on the first sheet
    two_sided: bool = False
    separated_by: str = ""  # a field of the face: a page with its words before each group


def begin(title: str, run: Run, act: Act) -> int:
    """A batch without badges yet; its number."""
    cursor = connection().execute(
        "INSERT INTO print_batch (title, run, asked_at, asked_by) VALUES (?, ?, ?, ?)",
        (title, json.dumps([*run, []]), _text(act.at), act.operator),
    )
    return int(cursor.lastrowid)


def head(batch: int, page: int) -> None:
    """A page with the words of its group comes before that page, and goes to paper with it."""
    run, heads = _run(batch)
    heads.append(page)
    sql = "UPDATE print_batch SET run = ? WHERE id = ?"
    connection().execute(sql, (json.dumps([*run, heads]), batch))


def add_page(batch: int, page: int, badges: Sequence[Badge], layout: str, act: Act) -> None:
    """Queue the badges of one page."""
    lead: int | None = None
    for uid, credential in badges:
        cursor = connection().execute(
            "INSERT INTO print_job (delegate, badge, printer, layout, state, reason, tries,"
            " asked_at, asked_by, sent_as, kind, sent_kind, sent_to, title, batch, page, lead)"
            " VALUES (?, ?, '', ?, 'queued', '', 0, ?, ?, '', '', '', '', '', ?, ?, ?)",
            (uid, credential, layout, _text(act.at), act.operator, batch, page, lead),
        )
        lead = lead or int(cursor.lastrowid)


def run_of(job: Job) -> Run:
    """How the page of a job goes onto paper."""
    if not job.batch:
        return Run()
    run, heads = _run(job.batch)
    first = run.first_label if job.page == 1 else 1
    return run._replace(
        first_label=first, separated_by=run.separated_by if job.page in heads else ""
    )


def _run(batch: int) -> tuple[Run, list[int]]:
    row = one("SELECT run FROM print_batch WHERE id = ?", (batch,))
    first, two_sided, *more = json.loads(row[0]) if row else (1, False)
    return (Run(first, two_sided, more[0]), more[1]) if more else (Run(first, two_sided), [])


def lines(limit: int) -> list[Batch]:
    """The newest batches first."""
    rows = connection().execute(f"{_LINES} GROUP BY b.id ORDER BY b.id DESC LIMIT ?", (limit,))
    found = [Batch(row[0], row[1], datetime.fromisoformat(row[2]), *row[3:]) for row in rows]
    return [replace(each, has_headings=bool(_run(each.id)[1])) for each in found]


def retry(batch: int) -> int:
    """Queue what certainly did not come out again; how many badges."""
    sql = (
        f"UPDATE print_job SET {_AGAIN} WHERE batch = ?"
        " AND (state = 'failed' OR (state = 'waiting' AND title = ''))"
    )
    return int(connection().execute(sql, (batch,)).rowcount)


def done_after(batch: int, page: int) -> list[Badge]:
    """Badges after that page that were thought to be out."""
    rows = connection().execute(
        "SELECT delegate, badge FROM print_job WHERE batch = ? AND page > ? AND state = 'done'"
        " ORDER BY id",
        (batch, page),
    )
    return [(uid, credential) for uid, credential in rows]


def waiting_until(batch: int, page: int) -> list[Badge]:
    """Badges up to that page that wait for somebody to say whether they came out."""
    rows = connection().execute(
        "SELECT delegate, badge FROM print_job WHERE batch = ? AND page <= ?"
        f" AND state IN ({_ASKS}) ORDER BY id",
        (batch, page),
    )
    return [(uid, credential) for uid, credential in rows]


def go_on_after(batch: int, page: int, at: datetime) -> int:
    """Pages up to that one came out, later ones did not, whatever was thought; how many go again.

    What a printer has in hand stays with it.
    """
    connection().execute(
        f"UPDATE print_job SET state = 'done', reason = '', done_at = ? WHERE batch = ?"
        f" AND page <= ? AND state IN ({_ASKS})",
        (_text(at), batch, page),
    )
    sql = (
        f"UPDATE print_job SET {_AGAIN} WHERE batch = ? AND page > ? AND state IN ('done', {_ASKS})"
    )
    return int(connection().execute(sql, (batch, page)).rowcount)


def cancel(batch: int) -> int:
    """Give up what no printer has yet; how many badges."""
    sql = (
        "UPDATE print_job SET state = 'cancelled', reason = '' WHERE batch = ?"
        f" AND state IN ('queued', {_ASKS})"
    )
    return int(connection().execute(sql, (batch,)).rowcount)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
