"""The counter for the end of a day: every file, a backup and the proof, one after the other.

What cannot be done is said, and the rest is done all the same. Nothing that exists is overwritten:
an evening that is written twice has two folders.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.reports import Choice, Reports
from checkin.errors import DeskError, ReportNotWritten
from checkin.store.proof import Proof

FILES = (
    ("attendance", "xlsx"), ("attendance", "pdf"), ("attendance", "csv"), ("delegates", "csv"),
    ("report", "pdf"), ("days", "xlsx"), ("sessions", "xlsx"), ("countries", "xlsx"),
    ("no-shows", "xlsx"), ("badges", "xlsx"), ("scans", "csv"),
)  # fmt: skip
BACKUP, PROOF = "backup", "proof"
NAMES = (*(f"{kind}.{ending}" for kind, ending in FILES), BACKUP, PROOF)


@dataclass(frozen=True)
class EveningStep:
    """One thing of the evening, and how far it is."""

    name: str  # one of NAMES
    state: str = "waiting"  # then under-way; in the end done, failed, or left where it was stopped
    done: int = 0  # rows or entries
    of: int = 0  # 0 where nobody knows
    file: Path | None = None
    problem: DeskError | None = None
    proof: Proof | None = None


Told = Callable[[EveningStep], bool]  # whether to go on


class _Stopped(Exception):
    """The operator wants no more; what is whole stays."""


class Evening:
    """Does everything that is to be done at the end of a day."""

    def __init__(self, core: Core, reports: Reports) -> None:
        self._core = core
        self._reports = reports

    def free_folder(self, day: str, parent: Path | None = None) -> Path:
        """Where the files of a day go: a folder that does not exist yet."""
        parent = parent or self._core.folder / "exports"
        number = 1
        while (made := parent / (day if number == 1 else f"{day}-{number}")).exists():
            number += 1
        return made

    def write(self, day: str, folder: Path, told: Told) -> list[EveningStep]:
        """Write all of NAMES; what became of each. `told` hears of every step, and may stop it."""
        found: list[EveningStep] = []
        for name in NAMES:
            try:
                step = self._do(EveningStep(name, "under-way"), day, folder, told)
            except _Stopped:
                found += [EveningStep(left, "left") for left in NAMES[len(found) :]]
                break
            except DeskError as error:
                step = EveningStep(name, "failed", problem=error)
            found.append(step)
            told(step)
        return found

    def _do(self, step: EveningStep, day: str, folder: Path, told: Told) -> EveningStep:
        def move(done: int, of: int) -> None:
            if not told(replace(step, done=done, of=of)):
                raise _Stopped

        move(0, 0)
        if step.name == BACKUP:
            return replace(step, state="done", file=self._reports.backup(folder))
        if step.name == PROOF:
            proof = self._reports.verify(lambda done: move(done, 0))
            state = "failed" if proof.problems else "done"
            return replace(step, state=state, done=proof.entries, proof=proof)
        kind, ending = step.name.split(".")
        _make(folder)
        path = folder / f"{kind}-{day}.{ending}"
        made = self._reports.export(kind, path, Choice(day), move)
        return replace(step, state="done", done=made.rows, of=made.rows, file=made.file)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportNotWritten(path=folder, reason=error.strerror or error) from error
