"""The end of the day: the sums, everything written and proven, and a thank you."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QLayout, QVBoxLayout, QWidget

from checkin.desk import EVENING, Counts, Desk, EveningStep, Figures, Proof
from ui.parts.basics import (
    Item,
    Plate,
    button,
    column,
    glyph,
    isolated,
    panel,
    refill,
    row,
    scrolling,
    text,
)
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.long_work import Work
from ui.parts.moments import day as day_word
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr

_SIGNS = {"waiting": "circle-dashed", "under-way": "hourglass", "done": "check", "failed": "x",
          "left": "minus"}  # fmt: skip
REST_S = 0.2  # between two words about how far a step is
_TONES = {"done": "ok", "failed": "bad", "left": "warn"}


class EveningWork(Work):
    """The evening under way.

    Signals:
        told_of: an EveningStep that moved.
    """

    told_of = Signal(object)
    _last = ("", "")
    _next = 0.0

    def tell(self, step: EveningStep) -> bool:
        """Called by the work, in its own thread; whether it shall go on."""
        now, is_new = monotonic(), (step.name, step.state) != self._last
        if is_new or now > self._next:  # a thousand words a second help nobody
            self._last, self._next = (step.name, step.state), now + REST_S
            self.told_of.emit(step)
        return self.told(0, 0)


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
        self._parent: Path | None = None
        self.folder = desk.evening.free_folder(self.day)
        self.setWindowTitle(self.tr("End of the day"))
        self.steps = {name: EveningStep(name) for name in EVENING}
        self._work: EveningWork | None = None
        self._room = QVBoxLayout()
        self._foot = QVBoxLayout()
        self.fill(self._whole())
        self._show_steps()
        self._show_buttons()
        self.fit(1100, 690)

    def write_everything(self) -> None:
        """Files for the ministry, a backup, and the proof of the journal."""
        if self._work is not None:
            return
        self.folder = self._desk.evening.free_folder(self.day, self._parent)
        self.steps = {name: EveningStep(name) for name in EVENING}
        self._work = work = EveningWork(self)
        work.told_of.connect(self._moved)
        self._show_buttons()
        self._show_steps()
        evening, day, folder = self._desk.evening, self.day, self.folder
        self._tasks.run(lambda: evening.write(day, folder, work.tell), self._finished)

    def stop(self) -> None:
        """Do no more; what is whole stays."""
        if self._work is not None:
            self._work.stop()

    def write_into(self, parent: str) -> None:
        """Put the folder of the day there: a stick, a shared folder."""
        self._parent = Path(parent)
        self.folder = self._desk.evening.free_folder(self.day, self._parent)
        self._show_steps()

    @property
    def is_done(self) -> bool:
        """Whether everything has an answer, good or bad."""
        return self._work is None and self.steps[EVENING[0]].state != "waiting"

    def reject(self) -> None:
        self.stop()
        super().reject()

    # -- the works

    def _moved(self, step: EveningStep) -> None:
        self.steps[step.name] = step
        self._show_steps()

    def _finished(self, steps: list[EveningStep]) -> None:
        self._work = None
        self.steps = {step.name: step for step in steps}
        self._show_steps()
        self._show_buttons()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Where the folder of this day shall go"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.write_into)
        dialog.open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    # -- what is seen

    def _whole(self) -> QLayout:
        t, space = self.theme, self.theme.sp(20)
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
        whole.addLayout(self._foot)
        return whole

    def _thanks(self) -> QFrame:
        t, figures = self.theme, self._figures
        countries = sum(1 for group in figures.countries if group.present)
        words = self.tr("People welcomed today: {people}. Their countries: {countries}. Thank you.")
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

    def _show_buttons(self) -> None:
        t = self.theme
        self.look = button(t, self.tr("Open folder"), icon="folder-open")
        self.look.clicked.connect(self._open_folder)
        self.look.setVisible(self.is_done and self.folder.exists())
        where = button(t, self.tr("Elsewhere…"), icon="usb")
        where.clicked.connect(self._ask_where)
        if self._work is not None:
            halt = button(t, self.tr("Stop"), "Esc")
            halt.clicked.connect(self.stop)
            made = [halt]
        else:
            close = button(t, self.tr("Close"), "Esc")
            close.clicked.connect(self.reject)
            words = self.tr("Write it again") if self.is_done else self.tr("Write everything")
            go = button(t, words, "Enter", "primary", "download")
            go.clicked.connect(self.write_everything)
            made = [where, close, go]
        for each in (self.look, where, *made):
            each.setAutoDefault(False)
        made[-1].setDefault(True)
        refill(self._foot, row(None, *([self.look] if self.look.isVisibleTo(self) else []), *made))

    def _show_steps(self) -> None:
        t = self.theme
        done = sum(step.state in ("done", "failed", "left") for step in self.steps.values())
        title = self.tr("{done} of {all} things are done").format(done=done, all=len(self.steps))
        where = self.tr("Into {folder}, which is new: nothing is overwritten.")
        own = self.folder.is_relative_to(self._desk.folder)
        folder = self.folder.relative_to(self._desk.folder) if own else self.folder
        said = where.format(folder=isolated(str(folder)))
        lines = [self._step(step) for step in self.steps.values()]
        listed = QWidget()
        listed.setLayout(column(*lines, None, gap=t.sp(5)))
        inside = column(
            text(t, title, "heading"), text(t, said, "caption", "muted", wrap=True),
            gap=t.sp(6), margins=(t.sp(14),) * 4,
        )  # fmt: skip
        inside.addWidget(scrolling(listed), 1)
        refill(self._room, panel(inside))

    def _step(self, step: EveningStep) -> Item:
        t = self.theme
        tone = t.colors.tint[_TONES.get(step.state, "info")]
        said = text(t, step_words(step), "caption", "muted", wrap=True)
        words = row(text(t, step_title(step.name), "strong"), said, gap=t.sp(10))
        words.setStretch(1, 1)
        made = row(Plate(t, _SIGNS[step.state], tone.fill, tone.on, 22), gap=t.sp(10))
        made.addLayout(words, 1)
        return made


def step_title(name: str) -> str:
    """What is done in a step."""
    kind, _, ending = name.partition(".")
    words = {
        "attendance": tr("Attendance"), "delegates": tr("Everybody"),
        "report": tr("Report, proven"), "days": tr("By day"), "sessions": tr("By session"),
        "countries": tr("By country"), "no-shows": tr("Who did not come"),
        "badges": tr("Badges"), "scans": tr("Every reading"), "backup": tr("Backup"),
        "proof": tr("Journal"),
    }[kind]  # fmt: skip
    return f"{words} ({ending.upper()})" if ending else words


def step_words(step: EveningStep) -> str:
    """How far a step is, and what became of it."""
    if step.problem is not None:
        return str(step.problem)
    if step.proof is not None:
        return proof_words(step.proof)
    if step.state == "under-way":
        if step.of:
            return tr("{done} of {of}").format(done=f"{step.done:,}", of=f"{step.of:,}")
        return tr("{done} so far").format(done=f"{step.done:,}") if step.done else tr("Under way…")
    if step.state == "done":
        if step.name == "backup":
            return tr("{file}, and once in the forum itself").format(file=_name(step))
        return tr("Rows: {rows}").format(rows=f"{step.done:,}")
    return tr("Stopped before it; nothing half is left") if step.state == "left" else ""


def _name(step: EveningStep) -> str:
    return isolated(step.file.name) if step.file else ""


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
