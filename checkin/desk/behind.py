"""The counter for the people behind a figure: shown a page at a time, searched, written out."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.reports import Choice, Exported, Told, period_of, stoppable
from checkin.desk.searching import Finder
from checkin.desk.sheets import (
    ATTENDANCE,
    arithmetic,
    attendance_rows,
    limits,
    proof_line,
    subtitle,
    worded,
)
from checkin.exporters.base import Report, Sheet
from checkin.rules import attendance, behind
from checkin.rules.attendance import live
from checkin.rules.behind import Figure, Moment
from checkin.rules.clock import local
from checkin.rules.credentials import grouped
from checkin.rules.delegates import everybody
from checkin.store import models
from checkin.store.journal import connection

MOST_FOUND = 1_000  # people a search shows


@dataclass(frozen=True)
class PersonBehind:
    """Somebody who is counted in a figure."""

    uid: str
    name: str
    latin_name: str  # "" where it is the same
    organisation: str
    country_name: str
    role: str
    state: str  # present, expected, withdrawn: in the period that was asked for
    first_in: datetime | None  # local
    serial: str  # of the good badge, grouped, or ""


@dataclass(frozen=True)
class BehindPage:
    """Some of the people, by name, and how many they are in all."""

    total: int
    lines: tuple[PersonBehind, ...]


class Behind:
    """Opens a number."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core = core
        self._finder = finder

    def page(
        self, figure: Figure, choice: Choice, words: str = "", *, offset: int = 0, limit: int = 100
    ) -> BehindPage:
        """People counted in `figure`, those who fit `words` if any are said."""
        if words.strip():
            found = self._found(figure, choice, words)
            return BehindPage(
                len(found), tuple(self._lines(found[offset : offset + limit], choice))
            )
        terms = behind.terms(figure, self._moment(choice))
        (total,) = (
            connection()
            .execute(f"SELECT count(*) FROM delegate WHERE {terms.sql}", terms.values)
            .fetchone()
        )
        rows = connection().execute(
            f"SELECT uid FROM delegate WHERE {terms.sql} ORDER BY display_name, uid"
            " LIMIT ? OFFSET ?",
            (*terms.values, limit, offset),
        )
        uids = [row[0] for row in rows]
        return BehindPage(total, tuple(self._lines(uids, choice)))

    def export(
        self, figure: Figure, choice: Choice, path: Path, title: str = "", told: Told | None = None
    ) -> Exported:
        """Write everybody counted in `figure` into a file; its ending says of which kind.

        `told` stops the work by answering False; then the disk is as it was.

        Raises:
            ReportNotWritten, ReportStopped
        """
        from checkin.exporters import left_out, write_report  # spreadsheets and pages, not before

        tell = stoppable(told)
        with models.database.atomic():
            report = self._report(figure, choice, title)
        if tell:
            tell(0, 0)  # whoever stopped meanwhile waits no longer
        return Exported(path, write_report(report, path, tell), left_out(report, path))

    def _report(self, figure: Figure, choice: Choice, title: str) -> Report:
        core, period = self._core, period_of(self._core, choice)
        rows = list(attendance_rows(core, period, self._uids(figure, choice)))
        return Report(
            title=core.forum.name,
            subtitle=subtitle(core),
            sheets=(Sheet("People", worded(core, ATTENDANCE), rows, signed=False),),
            notes=(
                *([title] if title else []), *limits(core, period),
                arithmetic(attendance.counts(period)), proof_line(core),
            ),
        )  # fmt: skip

    def _uids(self, figure: Figure, choice: Choice) -> set[str]:
        terms = behind.terms(figure, self._moment(choice))
        sql = f"SELECT uid FROM delegate WHERE {terms.sql}"
        return {row[0] for row in connection().execute(sql, terms.values)}

    def _found(self, figure: Figure, choice: Choice, words: str) -> list[str]:
        """The likeliest first."""
        counted = self._uids(figure, choice)
        matches = self._finder.search(words.strip(), MOST_FOUND)
        return [match.uid for match in matches if match.uid in counted]

    def _lines(self, uids: list[str], choice: Choice) -> list[PersonBehind]:
        marks = ", ".join("?" * len(uids))
        where, values = live(period_of(self._core, choice))
        firsts = dict(
            connection().execute(
                f"SELECT delegate, min(at) FROM scan {where} AND delegate IN ({marks})"
                " GROUP BY delegate",
                (*values, *uids),
            )
        )
        serials = dict(
            connection().execute(
                "SELECT delegate, max(serial) FROM badge"
                f" WHERE delegate IN ({marks}) AND void_at IS NULL GROUP BY delegate",
                uids,
            )
        )
        people = {p.uid: p for p in everybody(f"WHERE uid IN ({marks})", tuple(uids))}
        return [
            PersonBehind(
                uid, p.display_name, p.latin_name if p.latin_name != p.display_name else "",
                p.organisation, country_name(self._core, p.country), p.role,
                _state(p.status, uid in firsts), self._local(firsts.get(uid)),
                grouped(serials.get(uid, "")),
            )
            for uid in uids
            if (p := people.get(uid))
        ]  # fmt: skip

    def _local(self, stored: str | None) -> datetime | None:
        return local(datetime.fromisoformat(stored), self._core.zone) if stored else None

    def _moment(self, choice: Choice) -> Moment:
        return Moment(period_of(self._core, choice), self._core.zone, self._core.now())


def _state(status: str, came: bool) -> str:
    if status == "withdrawn":
        return "withdrawn"
    return "present" if came else "expected"
