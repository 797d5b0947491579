"""The import of a list in three steps: the file, its columns, the plan. Nothing before the plan."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLayout, QStackedWidget, QVBoxLayout, QWidget

from checkin.desk import Desk, Imported, ImportPlan, ListFile, Mapping
from checkin.errors import DeskError
from ui.lists.columns_step import ColumnsStep
from ui.lists.file_step import FileStep
from ui.lists.plan_step import PlanStep
from ui.lists.preview import PREVIEWED
from ui.lists.result import Result
from ui.lists.words import described
from ui.parts.basics import Item, Plate, button, column, glyph, row, text
from ui.parts.dialog import Sheet
from ui.parts.long_work import Work, WorkBar
from ui.style.tokens import Theme
from ui.tasks import Tasks

Opened = tuple[ListFile, Mapping]


class ImportDialog(Sheet):
    """Takes in a list.

    Signals:
        taken_in: people of the list are in the forum now.
    """

    taken_in = Signal()

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        theme: Theme,
        parent: QWidget | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Import a list"))
        self._desk, self._tasks = desk, tasks
        self._file: ListFile | None = None
        self._mapping = Mapping()
        self._work: Work | None = None
        self.columns: ColumnsStep | None = None
        self.plan: PlanStep | None = None
        self.file = FileStep(theme)
        self.file.chosen.connect(self.read)
        self._build()
        self.fit(1120, 760)
        self._show_file()
        if path is not None:
            self.read(path)

    @property
    def step(self) -> str:
        """Where we are: file, columns, plan, working, done."""
        return self._step

    def read(self, path: Path, sheet: str = "") -> None:
        """Read this file."""
        lists = self._desk.lists
        self.file.say(None)
        self._said.setText(self.tr("Reading…"))
        self._tasks.run(lambda: lists.open(path, sheet), self._opened, self._refuse_file)

    def go_on(self) -> None:
        """The step after this one."""
        if self._step == "columns":
            self._make_plan()
        elif self._step == "plan":
            self.apply()
        elif self._step == "done":
            self.accept()

    def go_back(self) -> None:
        """The step before this one."""
        if self._step == "columns":
            self._show_file()
        elif self._step == "plan" and self.columns is not None:
            self._show(self.columns, "columns")

    def apply(self) -> None:
        """Take the list in, as decided."""
        assert self.plan is not None
        step, lists, work = self.plan, self._desk.lists, Work(self)
        kept, withdraw = frozenset(step.kept), sorted(step.withdrawn)
        bar = WorkBar(
            self.theme,
            self.tr("Taking in the list"),
            self.tr("Stopping is harmless: then nothing at all of the list is taken in."),
            can_stop=True,
        )
        bar.stopped.connect(work.stop)
        work.moved.connect(bar.move_to)
        self._work = work
        waiting = QWidget()
        waiting.setLayout(column(None, bar, None, gap=0))
        self._show(waiting, "working")
        self._tasks.run(
            lambda: lists.apply(step.plan.plan, work.told, kept=kept, withdraw=withdraw),
            self._done,
            self._not_done,
        )

    def reject(self) -> None:
        """Esc: while the list is taken in it stops that, else it closes the dialog."""
        if self._work is not None:
            self._work.stop()
        else:
            super().reject()

    # -- the frame

    def _build(self) -> None:
        t = self.theme
        self._said: QLabel = text(t, "", "body", "muted", wrap=True)
        self._steps = QVBoxLayout()
        head = row(gap=t.sp(16))
        head.addLayout(column(text(t, self.tr("Import a list"), "title"), self._said, gap=2), 1)
        head.addLayout(self._steps)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.file)
        space = t.sp(20)
        whole = column(head, gap=t.sp(12), margins=(space, t.sp(16), space, t.sp(14)))
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._foot())
        self.fill(whole)

    def _foot(self) -> QLayout:
        t = self.theme
        self._shield = glyph(t, "shield-check", t.colors.tint["ok"].on, 18)
        self._safe = text(t, "", "body", "muted", wrap=True)
        self.cancel = button(t, self.tr("Cancel"), "Esc")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.back = button(t, self.tr("Back"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.go_back)
        self._go = QVBoxLayout()
        made = row(self._shield, self._safe, self.cancel, self.back, gap=t.sp(8))
        made.setStretch(1, 1)
        made.addLayout(self._go)
        self._set_go("")
        return made

    def _set_go(self, words: str, icon: str = "check") -> None:
        """The button that leads on; it says what it will do."""
        item = self._go.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        self.go = button(self.theme, words, "Enter", "primary", icon)
        self.go.clicked.connect(self.go_on)
        self.go.setDefault(True)
        if not words:
            self.go.hide()
        self._go.addWidget(self.go)

    def _show(self, page: QWidget, step: str) -> None:
        self._step = step
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_steps({"working": "plan", "done": "plan"}.get(step, step))
        self.back.setVisible(step in ("columns", "plan"))
        self.cancel.setVisible(step in ("file", "columns", "plan"))
        safe = {
            "file": self.tr("Nothing is changed before you have seen what would change."),
            "columns": self.tr("Names stay as the file has them, letter by letter."),
            "plan": self.tr(
                "A backup is made first. Check-ins and printed badges stay as they are."
            ),
        }
        self._safe.setText(safe.get(step, ""))
        self._shield.setVisible(step in safe)
        self._name_go(step)

    def _name_go(self, step: str) -> None:
        if step == "columns":
            self._set_go(self.tr("See what would change"), "arrow-right")
        elif step == "plan":
            self._name_apply()
        else:
            self._set_go(self.tr("Done") if step == "done" else "")

    def _name_apply(self) -> None:
        assert self.plan is not None
        plan, gone = self.plan.plan.plan, len(self.plan.withdrawn)
        changed = len({change.uid for change in plan.changes if change not in self.plan.kept})
        words = self.tr("Apply: {new} new, {changed} changed")
        if gone:
            words = self.tr("Apply: {new} new, {changed} changed, {gone} withdrawn")
        said = words.format(new=f"{len(plan.new):,}", changed=f"{changed:,}", gone=f"{gone:,}")
        self._set_go(said)
        self.go.setEnabled(bool(plan.new or changed or gone))

    def _show_steps(self, current: str) -> None:
        t = self.theme
        names = {"file": self.tr("File"), "columns": self.tr("Columns"), "plan": self.tr("Plan")}
        reached = list(names).index(current)
        parts: list[Item] = []
        for number, (key, word) in enumerate(names.items()):
            tone = t.colors.accent if key == current else t.colors.soft
            icon = "check" if number < reached or self._step == "done" else "arrow-right"
            kind, color = ("strong", "text") if key == current else ("body", "muted")
            parts += [Plate(t, icon, tone.fill, tone.on, 22), text(t, word, kind, color), t.sp(6)]
        made = QWidget()
        made.setLayout(row(*parts, gap=t.sp(6)))
        item = self._steps.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        self._steps.addWidget(made)

    # -- the file

    def _show_file(self) -> None:
        self._said.setText(self.tr("From another system, or a spreadsheet."))
        self._show(self.file, "file")

    def _opened(self, opened: Opened) -> None:
        self._file, self._mapping = opened
        if self.columns is not None:
            self._stack.removeWidget(self.columns)
            self.columns.deleteLater()
        self.columns = ColumnsStep(self.theme, self._file, self._mapping)
        self.columns.changed.connect(self._look_ahead)
        self.columns.sheet_chosen.connect(self._read_sheet)
        self._said.setText(described(self._file))
        self._show(self.columns, "columns")
        self._look_ahead()

    def _read_sheet(self, sheet: str) -> None:
        assert self._file is not None
        self.read(self._file.path, sheet)

    def _refuse_file(self, error: DeskError) -> None:
        self._show_file()
        self.file.say(error)

    # -- the columns

    def _look_ahead(self) -> None:
        """Plan the first rows only: that is quick, and shows how they will be understood."""
        assert self._file is not None
        few = replace(self._file, rows=self._file.rows[:PREVIEWED])
        self._plan(few, self._show_ahead, self._refuse_columns)

    def _plan(self, file: ListFile, then: object, otherwise: object) -> None:
        assert self.columns is not None
        lists, mapping, columns = self._desk.lists, self._mapping, self.columns.columns()
        self._tasks.run(lambda: lists.plan(file, mapping, columns), then, otherwise)  # type: ignore[arg-type]

    def _show_ahead(self, plan: ImportPlan) -> None:
        if self.columns is not None:
            self.columns.show_preview(plan)
            self.go.setEnabled(True)

    def _refuse_columns(self, error: DeskError) -> None:
        if self.columns is not None:
            self.columns.say(error)
            self.go.setEnabled(False)

    # -- the plan

    def _make_plan(self) -> None:
        assert self._file is not None
        self.go.setEnabled(False)
        self._plan(self._file, self._planned, self._refuse_columns)

    def _planned(self, plan: ImportPlan) -> None:
        if self.plan is not None:
            self._stack.removeWidget(self.plan)
            self.plan.deleteLater()
        self.plan = PlanStep(self.theme, plan)
        self.plan.decided.connect(self._name_apply)
        self._show(self.plan, "plan")

    # -- the end

    def _done(self, done: Imported) -> None:
        self._work = None
        self._said.setText(described(self._file) if self._file else "")
        self._show(Result(self.theme, done), "done")
        self.taken_in.emit()

    def _not_done(self, error: DeskError) -> None:
        self._work = None
        assert self.plan is not None
        self._said.setText(str(error))
        self._show(self.plan, "plan")
