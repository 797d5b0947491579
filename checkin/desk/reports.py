"""The counter for figures: who came, in numbers that add up, on screen and in files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from checkin.desk.backups import copy_beside, make_backup
from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.places import seat
from checkin.desk.tables import MAKERS
from checkin.errors import ReportNotRead, ReportStopped, ReportUnknown
from checkin.rules import attendance, evidence, sittings, tallies
from checkin.rules.attendance import Counts, Group, Period, Slot
from checkin.rules.clock import day_bounds, local, span
from checkin.rules.ledger import Ledger
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
    inside: int  # people in now, whatever day is asked for
    roles: tuple[Group, ...]
    countries: tuple["CutLine", ...]
    arrivals: tuple[Slot, ...]
    at: datetime  # local


@dataclass(frozen=True)
class CutLine:
    """One bar: so many came, of so many expected (0 where nobody can say)."""

    key: str  # role, code of a country, organisation, id of a session, number of a desk
    label: str  # in the operator's language; "" where it is not known
    present: int
    expected: int


@dataclass(frozen=True)
class Exported:
    """A file that was written."""

    file: Path
    rows: int
    left_out: int = 0  # rows of a list that is too long for paper; the file has the sums


class Reports:
    """Numbers and files. Everything is counted from the tables, which `verify` proves."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._ledger = Ledger()

    def figures(self, choice: Choice | None = None) -> Figures:
        """Counts, groups and arrivals."""
        period = period_of(self._core, choice or Choice())
        today, _ = day_bounds(self._core.now(), self._core.zone)
        ledger = self._ledger
        with models.database.atomic():
            return Figures(
                ledger.counts(period),
                ledger.inside(period.checkpoint, today),
                tuple(ledger.groups("role", period)),
                tuple(self._named("country", ledger.groups("country", period))),
                tuple(attendance.slots_of(ledger.minutes(period), self._core.zone)),
                local(self._core.now(), self._core.zone),
            )

    def get_ready(self) -> None:
        """Count once what the desk and the page of attendance will ask for."""
        for choice in (Choice(self.today(), seat(self._core).id), self.usual_choice()):
            self.figures(choice)

    def usual_choice(self) -> Choice:
        """This day while the forum lasts, else all of it."""
        today = self.today()
        return Choice(today if today in self.days() else "")

    def cut(self, kind: str, choice: Choice | None = None) -> tuple[CutLine, ...]:
        """People by country, role, organisation, session or desk; the largest groups first."""
        period = period_of(self._core, choice or Choice())
        if kind == "session":
            held = sittings.sittings(period, self._core.zone, self._core.now())
            language = self._core.settings.language or "en"
            return tuple(
                CutLine(s.session.id, s.session.title(language), s.people, s.session.capacity)
                for s in held
            )
        if kind == "desk":
            return tuple(CutLine(str(n), str(n), came, 0) for n, came, *_ in tallies.desks(period))
        return tuple(self._named(kind, self._ledger.people_by(kind, period)))

    def _named(self, field: str, groups: list[Group]) -> Iterator[CutLine]:
        for group in groups:
            named = country_name(self._core, group.key) if field == "country" else group.key
            yield CutLine(group.key, named, group.present, group.expected)

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

        `told` stops the work by answering False; then the disk is as it was.

        Raises:
            ReportUnknown, ReportNotWritten, ReportStopped
        """
        from checkin.exporters import left_out, write_report  # spreadsheets and pages, not before

        if kind not in KINDS:
            raise ReportUnknown(kind=kind, known=", ".join(KINDS))
        with models.database.atomic():  # figures, rows and the journal's head of one moment
            report = MAKERS[kind](self._core, period_of(self._core, choice or Choice()))
            made = write_report(report, path, stoppable(told))
            return Exported(path, made, left_out(report, path))

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
        self._ledger.forget()


def stoppable(told: Told | None) -> Told | None:
    """`told`, where the answer False ends the writing."""
    if told is None:
        return None

    def tell(done: int, of: int) -> None:
        if told(done, of) is False:
            raise ReportStopped

    return tell


def period_of(core: Core, choice: Choice) -> Period:
    """The readings that are chosen."""
    if not choice.day:
        return Period(choice.checkpoint)
    return Period(choice.checkpoint, *span(choice.day, core.zone))
