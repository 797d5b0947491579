"""The end of the day: the sums, everything written and proven, and a thank you."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from checkin.desk import Choice, Counts, Desk, Exported, Figures, Proof
from checkin.errors import DeskError, ReportNotWritten
from ui.parts.basics import Item, Plate, button, column, glyph, isolated, line, panel, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.moments import day as day_word
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr

FILES = (
    ("attendance", "xlsx"), ("attendance", "pdf"), ("attendance", "csv"), ("delegates", "csv"),
    ("report", "pdf"), ("days", "xlsx"), ("sessions", "xlsx"), ("countries", "xlsx"),
    ("no-shows", "xlsx"), ("badges", "xlsx"), ("scans", "csv"),
)  # fmt: skip
STEPS = ("files", "backup", "proof")


@dataclass(frozen=True)
class Step:
    """One thing of the evening: what it is, how it stands (info, ok, bad), and words about it."""

    title: str
    state: str
    words: str


class DayEndDialog(Sheet):
    """Sums on one side, what is to be done on the other; `write_everything` does all of it."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        theme: Theme,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._desk, self._tasks, self._figures = desk, tasks, figures
        self.day = desk.reports.today()
        self.folder = desk.folder / "exports" / self.day
        self.setWindowTitle(self.tr("End of the day"))
        self.steps = self._first_steps()
        self._room = QVBoxLayout()
        self.go = button(theme, self.tr("Write everything"), "Enter", "primary", "download")
        self.go.setDefault(True)
        self.go.clicked.connect(self.write_everything)
        self.look = button(theme, self.tr("Open folder"), icon="folder-open")
        self.look.setAutoDefault(False)
        self.look.hide()
        self.look.clicked.connect(self._open_folder)
        self.fill(self._whole())
        self._show_steps()
        self.fit(1040, 640)

    def write_everything(self) -> None:
        """Files for the ministry, a backup, and the proof of the journal."""
        self.go.setEnabled(False)
        self._run(self._write_files, self._files_written, "files")
        self._run(lambda: self._desk.reports.backup(self.folder), self._backed_up, "backup")
        self._run(self._desk.reports.verify, self._proven, "proof")

    @property
    def is_done(self) -> bool:
        """Whether everything has an answer, good or bad."""
        return all(step.state in ("ok", "bad") for step in self.steps.values())

    # -- the works

    def _run(self, work: Callable[[], object], then: Callable[..., None], key: str) -> None:
        self._set(key, "info", self.tr("Under way…"))
        refuse = {"files": self._no_files, "backup": self._no_backup, "proof": self._no_proof}[key]
        self._tasks.run(work, then, refuse)

    def _write_files(self) -> list[Exported]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReportNotWritten(path=self.folder, reason=error.strerror or error) from error
        export, choice = self._desk.reports.export, Choice(self.day)
        return [export(kind, self._path(kind, ending), choice) for kind, ending in FILES]

    def _path(self, kind: str, ending: str) -> Path:
        return self.folder / f"{kind}-{self.day}.{ending}"

    def _files_written(self, files: list[Exported]) -> None:
        rows = f"{files[0].rows:,}"
        words = self.tr("Files: {count}, with {rows} people, in {folder}")
        folder = isolated(str(Path("exports", self.day)))
        self._set("files", "ok", words.format(count=len(files), rows=rows, folder=folder))
        self.look.show()

    def _backed_up(self, backup: Path) -> None:
        words = self.tr("{file}. Copy it to a stick as well, and two places have it.")
        self._set("backup", "ok", words.format(file=isolated(backup.name)))

    def _proven(self, proof: Proof) -> None:
        self._set("proof", "bad" if proof.problems else "ok", proof_words(proof))

    def _no_files(self, error: DeskError) -> None:
        self._set("files", "bad", str(error))

    def _no_backup(self, error: DeskError) -> None:
        self._set("backup", "bad", str(error))

    def _no_proof(self, error: DeskError) -> None:
        self._set("proof", "bad", str(error))

    def _set(self, key: str, state: str, words: str) -> None:
        self.steps[key] = Step(self.steps[key].title, state, words)
        self._show_steps()
        if self.is_done:
            self.go.setEnabled(True)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    # -- what is seen

    def _first_steps(self) -> dict[str, Step]:
        return {
            "files": Step(
                self.tr("Files for the ministry"), "info",
                self.tr("Attendance, the report with its proof, sessions, badges and all others."),
            ),
            "backup": Step(
                self.tr("Backup"), "info", self.tr("A copy of the whole forum, made now.")
            ),
            "proof": Step(
                self.tr("Journal"), "info",
                self.tr("Every entry and every number is checked against the others."),
            ),
        }  # fmt: skip

    def _whole(self) -> QLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        said = self.tr("{day}, {forum}").format(
            day=day_word(self.day), forum=isolated(self._desk.forum.name)
        )
        head = column(
            text(t, self.tr("End of the day"), "title"), text(t, said, "body", "muted"), gap=2
        )
        main = row(gap=t.sp(16))
        main.addWidget(self._sums(), 1)
        main.addLayout(self._room, 1)
        whole = column(head, gap=t.sp(12), margins=(space, space, space, t.sp(16)))
        if self._figures.counts.present:
            whole.addWidget(self._thanks())
        whole.addLayout(main, 1)
        whole.addLayout(row(None, self.look, close, self.go))
        return whole

    def _thanks(self) -> QFrame:
        t, figures = self.theme, self._figures
        countries = sum(1 for group in figures.countries if group.present)
        words = self.tr("People welcomed today: {people}, from {countries} countries. Thank you.")
        said = words.format(people=f"{figures.counts.present:,}", countries=countries)
        sign = glyph(t, "hand-heart", t.colors.soft.on, 28)
        margins = (t.sp(18), t.sp(10), t.sp(18), t.sp(10))
        inside = row(
            sign, text(t, said, "heading", "soft", wrap=True), gap=t.sp(14), margins=margins
        )
        inside.setStretch(1, 1)
        return panel(inside, "soft")

    def _sums(self) -> QWidget:
        model = CellsModel([self.tr("What"), self.tr("Count")], self)
        lines = sum_lines(self._figures.counts)
        model.show_rows(
            len(lines),
            lambda at: [Cell(lines[at][0], lines[at][2], bold=True), Cell(lines[at][1], bold=True)],
        )
        return grid(self.theme, model, (0, 90), self.tr("Sums of the day"), 46)

    def _show_steps(self) -> None:
        t = self.theme
        parts: list[Item] = [text(t, self.tr("Three things, then home"), "heading")]
        for key in STEPS:
            parts += [line(), self._step(self.steps[key])]
        inside = column(*parts, None, gap=t.sp(8), margins=(t.sp(16),) * 4)
        item = self._room.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        self._room.addWidget(panel(inside))

    def _step(self, step: Step) -> Item:
        t = self.theme
        tone = t.colors.tint[step.state]
        icon = {"ok": "check", "bad": "x", "info": "chevron-right"}[step.state]
        words = column(
            text(t, step.title, "strong"), text(t, step.words, "caption", "muted", wrap=True), gap=1
        )
        made = row(Plate(t, icon, tone.fill, tone.on, 30), gap=t.sp(12))
        made.addLayout(words, 1)
        return made


def proof_words(proof: Proof) -> str:
    """What checking the journal found."""
    if not proof.problems:
        words = tr("Entries checked: {entries}. The journal is whole, every number agrees.")
        return words.format(entries=f"{proof.entries:,}")
    words = tr(
        "{count} do not agree: {first}. Make a backup, keep the file, and go on; the journal "
        "itself is never changed."
    )
    return words.format(count=len(proof.problems), first=isolated(proof.problems[0]))


def sum_lines(counts: Counts) -> list[tuple[str, str, str]]:
    """What, how many, and how we know."""
    known = counts.on_list + counts.walk_ins
    listed = tr("{listed} from lists + {walk_ins} registered at desks")
    readings = tr("{first} first, {again} again, {refused} refused or unknown, {undone} undone")
    refused = counts.refused + counts.unknown
    return [
        (tr("On the list"), f"{known:,}",
         listed.format(listed=counts.on_list, walk_ins=counts.walk_ins)),
        (tr("Here at least once"), f"{counts.present:,}", tr("admitted, not undone")),
        (tr("Withdrawn"), f"{counts.withdrawn:,}", tr("may not enter")),
        (tr("Did not come"), f"{counts.absent:,}",
         f"{known:,} − {counts.present:,} − {counts.withdrawn:,}"),
        (tr("Readings"), f"{counts.scans:,}",
         readings.format(first=counts.admitted, again=counts.again, refused=refused,
                         undone=counts.undone)),
        (tr("Badges out"), f"{counts.badges:,}",
         tr("{printed} of them printed").format(printed=f"{counts.badges_printed:,}")),
    ]  # fmt: skip
