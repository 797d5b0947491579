"""The counter for lists: read one, see what it would change, take it in."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter

from checkin.desk.backups import make_backup
from checkin.desk.core import Core
from checkin.desk.searching import Finder
from checkin.errors import ImportStopped
from checkin.importers import (
    Fault,
    ListFile,
    Mapping,
    Reading,
    mapped_by,
    open_list,
    read_rows,
    recognise,
    with_columns,
)
from checkin.rules import comparing, delegates
from checkin.rules.comparing import Change, Known, Listed, Newcomer, Plan, Source
from checkin.store.entries import Act, Kind
from checkin.store.journal import Note, connection, homes_now, one, record_all

CHUNK = 1_000  # people written between two words to the operator
Told = Callable[[int, int], bool]  # done, of -> whether to go on


@dataclass(frozen=True)
class ImportPlan:
    """A list, how it is understood, and what taking it in would do."""

    file: ListFile
    mapping: Mapping
    plan: Plan
    read: int
    faulty: tuple[Fault, ...]  # left out
    notes: tuple[Fault, ...]  # taken in, but worth a look
    milliseconds: float


@dataclass(frozen=True)
class Imported:
    """What taking in a list did."""

    new: int
    changed: int
    withdrawn: int
    backup: Path | None
    milliseconds: float


class Lists:
    """Lists in. Nothing is written before `apply`."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core = core
        self._finder = finder

    def open(self, path: Path, sheet: str = "", preset: str = "") -> tuple[ListFile, Mapping]:
        """Read a list and tell, or guess, what its columns mean.

        Raises:
            the errors of `checkin.importers.open_list`
        """
        file = open_list(path, sheet)
        return file, (mapped_by(file, preset) if preset else recognise(file))

    def plan(
        self, file: ListFile, mapping: Mapping, columns: dict[str, str] | None = None
    ) -> ImportPlan:
        """What taking in `file` would do, with columns the operator mapped otherwise."""
        start = perf_counter()
        if columns:
            mapping = with_columns(mapping, file, columns)
        reading = read_rows(file, mapping)
        source = Source(mapping.preset.split("-")[0] or "list", file.path.name)
        rows = [Listed(r.number, r.list_id, r.fields, r.tickets, r.extra) for r in reading.rows]
        plan = comparing.compare(rows, source, self._known())
        return ImportPlan(
            file, mapping, plan, _read(reading), tuple(reading.faults), tuple(reading.notes),
            (perf_counter() - start) * 1000,
        )  # fmt: skip

    def apply(
        self,
        plan: Plan,
        told: Told | None = None,
        *,
        kept: Collection[Change] | None = None,
        withdraw: Sequence[str] = (),
    ) -> Imported:
        """Take a plan in: one transaction, a backup first; check-ins are not touched.

        `kept`: changes the operator does not want (None: those of fields a desk has corrected);
        `withdraw`: people missing from the list who shall not enter any more. `told` may answer
        False to stop: then nothing at all is written.

        Raises:
            ImportStopped, BackupFailed, DiskFull ...
        """
        start = perf_counter()
        backup = make_backup(self._core) if self._knows_anybody() else None
        keep = {c for c in plan.changes if c.keep} if kept is None else set(kept)
        with self._core.writing() as act:
            keep |= _overtaken(plan.changes)
            notes = [*_registrations(plan.new, plan.source), *_corrections(plan, keep)]
            total = len(notes) + len(withdraw)
            for done in range(0, len(notes), CHUNK):
                if told and not told(done, total):
                    raise ImportStopped()
                record_all(notes[done : done + CHUNK], act)
            self._withdraw(withdraw, plan.source, act)
        if told:
            told(total, total)
        self._finder.refresh()
        spent = (perf_counter() - start) * 1000
        return Imported(len(plan.new), plan.changed, len(withdraw), backup, spent)

    def _withdraw(self, uids: Sequence[str], source: Source, act: Act) -> None:
        for uid in uids:
            delegates.withdraw(uid, f"no longer on {source.file}", act)

    def _known(self) -> Known:
        tickets = dict(connection().execute("SELECT text, owner FROM ticket"))
        return Known(self._core.forum.id, delegates.everybody(), tickets, homes_now().keys())

    def _knows_anybody(self) -> bool:
        return one("SELECT 1 FROM delegate LIMIT 1") is not None


def _read(reading: Reading) -> int:
    return len(reading.rows) + len({fault.row for fault in reading.faults if fault.row})


def _registrations(new: Sequence[Newcomer], source: Source) -> Iterator[Note]:
    for newcomer in new:
        listed = newcomer.listed
        content = {
            "fields": listed.fields,
            "origin": "list",
            "tickets": sorted(listed.tickets),
            "extra": listed.extra,
            "source": f"{source.family}|{source.file}|{listed.number}",
        }
        yield Kind.DELEGATE_REGISTERED, newcomer.uid, content


def _corrections(plan: Plan, keep: Collection[Change]) -> Iterator[Note]:
    ordered = sorted(plan.changes, key=lambda change: change.uid)
    for uid, some in groupby(ordered, key=lambda change: change.uid):
        changes = list(some)
        listed = plan.listed[uid]
        content = {
            "fields": {c.field: c.new for c in changes if c not in keep and _is_field(c)},
            "listed": {c.field: c.new for c in changes if _is_field(c)},
            "origin": "list",
            "tickets": sorted(listed.tickets),
            "extra": listed.extra,
            "source": f"{plan.source.family}|{plan.source.file}|{listed.number}",
        }
        yield Kind.DELEGATE_CORRECTED, uid, content


def _overtaken(changes: Sequence[Change]) -> set[Change]:
    """Changes of fields that a desk has put right since the plan was made: its word stays."""
    people = {person.uid: person for person in delegates.everybody()} if changes else {}
    return {c for c in changes if _is_field(c) and getattr(people[c.uid], c.field) != c.old}


def _is_field(change: Change) -> bool:
    return not change.field.startswith(("extra.", "tickets"))
