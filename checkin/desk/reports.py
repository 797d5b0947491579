"""The counter for figures: who came, in numbers that add up, on screen and in files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from checkin.desk.backups import copy_beside, make_backup
from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.places import seat
from checkin.desk.tables import MAKERS
from checkin.errors import ReportNotRead, ReportUnknown
from checkin.rules import attendance, evidence
from checkin.rules.attendance import Counts, Group, Period, Slot
from checkin.rules.clock import local, span
from checkin.store import models, proof
from checkin.store.proof import Proof

KINDS = tuple(MAKERS)
Told = Callable[[int, int], object]


@dataclass(frozen=True)
class Choice:
    """Which scans count: of one day (ISO date, "" = all) at one checkpoint (id, "" = all)."""

    day: str = ""
    checkpoint: str = ""


@dataclass(frozen=True)
class Figures:
    """What the attendance page shows, counted at one moment."""

    counts: Counts
    roles: tuple[Group, ...]
    countries: tuple[Group, ...]  # keys are names in the operator's language
    arrivals: tuple[Slot, ...]
    at: datetime  # local


@dataclass(frozen=True)
class Exported:
    """A file that was written."""

    file: Path
    rows: int


class Reports:
    """Numbers and files. Everything is counted from the tables, which `verify` proves."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def figures(self, choice: Choice | None = None) -> Figures:
        """Counts, groups and arrivals."""
        period = self._period(choice or Choice())
        countries = [
            Group(country_name(self._core, g.key), g.present, g.expected)
            for g in attendance.groups("country", period)
        ]
        return Figures(
            attendance.counts(period),
            tuple(attendance.groups("role", period)),
            tuple(countries),
            tuple(attendance.arrivals(period, self._core.zone)),
            local(self._core.now(), self._core.zone),
        )

    def today_figures(self) -> Figures:
        """The figures of this day at the checkpoint of this desk."""
        return self.figures(Choice(self.today(), seat(self._core).id))

    def days(self) -> list[str]:
        """The days of the forum, ISO dates."""
        first = date.fromisoformat(self._core.forum.begins)
        last = date.fromisoformat(self._core.forum.ends)
        return [str(first + timedelta(days=n)) for n in range((last - first).days + 1)]

    def today(self) -> str:
        """The local day, ISO date."""
        return str(local(self._core.now(), self._core.zone).date())

    def export(
        self, kind: str, path: Path, choice: Choice | None = None, told: Told | None = None
    ) -> Exported:
        """Write one of `KINDS`; what kind of file, its ending says (.csv .xlsx .pdf).

        Raises:
            ReportUnknown, ReportNotWritten
        """
        from checkin.exporters import write_report  # spreadsheets and pages, not before

        if kind not in KINDS:
            raise ReportUnknown(kind=kind, known=", ".join(KINDS))
        with models.database.atomic():  # figures, rows and the journal's head of one moment
            report = MAKERS[kind](self._core, self._period(choice or Choice()))
        return Exported(path, write_report(report, path, told))

    def backup(self, beside: Path | None = None) -> Path:
        """Copy the forum's file into `backups/`, and that copy into the folder `beside` as well.

        Raises:
            BackupFailed
        """
        made = make_backup(self._core)
        if beside is not None:
            copy_beside(made, beside)
        return made

    def verify(self, told: Callable[[int], None] | None = None) -> Proof:
        """Prove the journal, and that every table says what it says."""
        return proof.verify(told)

    def verify_report(self, path: Path) -> Proof:
        """Prove a report on paper: it is as this forum wrote it, and the journal agrees.

        Raises:
            ReportNotRead: no file, or one without a line to prove it by.
        """
        try:
            file = path.read_bytes()
        except OSError as error:
            raise ReportNotRead(path=path, reason=error.strerror or error) from error
        said = evidence.found(file)
        if said is None:
            raise ReportNotRead(path=path, reason="it carries no line to prove it by")
        with models.database.atomic():
            whole = proof.verify()
            wrong = evidence.problems(file, said, self._core.seal)
        return Proof(said.entries, len(said.heads), (*wrong, *whole.problems), said.head)

    def rebuild(self) -> None:
        """Make every table again from the journal."""
        make_backup(self._core)
        proof.rebuild()

    def _period(self, choice: Choice) -> Period:
        if not choice.day:
            return Period(choice.checkpoint)
        return Period(choice.checkpoint, *span(choice.day, self._core.zone))
