"""Write a report into a file: which one, what kind of file, where."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QVBoxLayout, QWidget

from checkin.desk import Choice, Desk, Exported
from checkin.errors import DeskError
from ui.parts.basics import (
    ActionButton,
    Item,
    button,
    column,
    glyph,
    isolated,
    message_bar,
    refill,
    row,
    text,
)
from ui.parts.dialog import Sheet
from ui.parts.long_work import Work, WorkBar
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr

Told = Callable[[int, int], bool]  # done, of; False stops
ENDINGS = {"xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)", "pdf": "PDF (*.pdf)"}


class WritingSheet(Sheet):
    """A dialog that writes one file at a time: how far it is, a way to stop it, what became of it.

    Whoever fills it puts `told` and the button `save` into it.
    """

    save: ActionButton

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.exported: Exported | None = None
        self.told: QVBoxLayout = column(gap=0)
        self._tasks = tasks
        self._work: Work | None = None  # a file that is being written

    def write(self, path: Path, export: Callable[[Told], Exported]) -> None:
        """Have `export` write the file at `path`."""
        self._work = work = Work(self)
        self.save.setEnabled(False)
        refill(self.told, writing(self.theme, path, work))
        self._tasks.run(lambda: export(work.told), self._written, self._not_written)

    def reject(self) -> None:
        """Stop what is being written; close where nothing is, or when asked again."""
        work, self._work = self._work, None
        if work is None:
            super().reject()
        else:
            work.stop()

    def say_trouble(self, title: str, error: DeskError) -> None:
        """Say what went wrong where the work is told."""
        refill(self.told, message_bar(self.theme, "bad", title, str(error)))

    def _written(self, exported: Exported) -> None:
        self.exported, self._work = exported, None
        self.save.setEnabled(True)
        refill(self.told, written(self.theme, exported))

    def _not_written(self, error: DeskError) -> None:
        self._work = None
        self.save.setEnabled(True)
        self.say_trouble(self.tr("The file was not written"), error)


class ExportDialog(WritingSheet):
    """Writes any report. `export` does it; the buttons only say what and where."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        theme: Theme,
        choice: Choice,
        parent: QWidget | None = None,
        kind: str = "attendance",
    ) -> None:
        super().__init__(tasks, theme, parent)
        self.setWindowTitle(self.tr("Export"))
        self._desk, self._choice = desk, choice
        self._kinds = self._choices(
            {
                "attendance": self.tr("Attendance"),
                "report": self.tr("Report with pictures"),
                "delegates": self.tr("Everything about everybody"),
                "days": self.tr("By day"),
                "sessions": self.tr("By session"),
                "countries": self.tr("By country"),
                "no-shows": self.tr("Who did not come"),
                "badges": self.tr("Badges, and where they are"),
                "scans": self.tr("Every reading"),
            },
            kind,
        )
        self._endings = self._choices(
            {
                "xlsx": self.tr("Excel, with pictures"),
                "pdf": self.tr("PDF, for paper"),
                "csv": self.tr("CSV, for other systems"),
            },
            "xlsx",
        )
        self.save = button(theme, self.tr("Save…"), "Enter", "primary", "download")
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask_where)
        self.fill(self._whole())
        self.fit(720, 500)

    def export(self, kind: str, path: Path) -> None:
        """Write that report there."""
        reports, choice = self._desk.reports, self._choice
        self.write(path, lambda told: reports.export(kind, path, choice, told))

    def proposed(self) -> Path:
        """A name for the file, in the folder of the forum's exports."""
        day = self._choice.day or self._desk.reports.today()
        kind, ending = _chosen(self._kinds), _chosen(self._endings)
        return self._desk.folder / f"{kind}-{day}.{ending}"

    # -- the form

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        said = self.tr("The file is written whole or not at all; the sums stand in it.")
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        whole = column(
            column(text(t, self.tr("Export"), "title"), text(t, said, "body", "muted"), gap=2),
            text(t, self.tr("What"), "strong"), *self._kind_rows(),
            text(t, self.tr("As"), "strong"), row(*self._endings.buttons(), None),
            gap=t.sp(10), margins=(space, space, space, t.sp(16)),
        )  # fmt: skip
        whole.addLayout(self.told, 1)
        whole.addStretch(1)
        whole.addLayout(row(None, close, self.save))
        return whole

    def _kind_rows(self) -> list[Item]:
        made = self._kinds.buttons()
        return [row(*made[at : at + 3], None) for at in range(0, len(made), 3)]

    def _choices(self, words: dict[str, str], chosen: str) -> QButtonGroup:
        group = QButtonGroup(self)
        for key, said in words.items():
            made = button(self.theme, said)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("choice", key)
            made.setChecked(key == chosen)
            group.addButton(made)
        return group

    def _ask_where(self) -> None:
        kind = _chosen(self._kinds)
        ask_where(self, self.proposed(), lambda path: self.export(kind, path))


def ask_where(parent: QWidget, proposed: Path, then: Callable[[Path], object]) -> None:
    """Ask for a place for a file; any of the endings may be chosen."""
    ending = proposed.suffix.removeprefix(".")
    kinds = [ENDINGS[ending], *(words for key, words in ENDINGS.items() if key != ending)]
    dialog = QFileDialog(parent, tr("Save as"), str(proposed), ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(str(proposed))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def writing(theme: Theme, path: Path, work: Work) -> WorkBar:
    """How far the file is, with a way to stop it."""
    words = tr("Writing {file}").format(file=isolated(path.name))
    bar = WorkBar(theme, words, can_stop=True)
    bar.stopped.connect(work.stop)
    work.moved.connect(bar.move_to)
    return bar


def written(theme: Theme, exported: Exported) -> QFrame:
    """How many rows stand where, with a way to see them."""
    folder = exported.file.parent
    words = tr("{rows} rows written to {file}").format(
        rows=f"{exported.rows:,}", file=isolated(exported.file.name)
    )
    if exported.left_out:
        words = tr(
            "The sums are in {file}. {rows} rows are too many for paper: Excel or CSV has them all"
        ).format(rows=f"{exported.left_out:,}", file=isolated(exported.file.name))
    look = button(theme, tr("Open folder"), icon="folder-open")
    look.setAutoDefault(False)
    look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    sign = glyph(theme, "circle-check", theme.colors.tint["ok"].on, 20)
    items: list[Item] = [sign, text(theme, words, "strong", "ok", wrap=True), look]
    inside = row(*items, gap=theme.sp(10), margins=(theme.sp(12),) * 4)
    inside.setStretch(1, 1)
    made = QFrame()
    made.setProperty("panel", "ok")
    made.setLayout(inside)
    return made


def _chosen(group: QButtonGroup) -> str:
    checked = group.checkedButton()
    return str(checked.property("choice")) if checked else ""
