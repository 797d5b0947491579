"""Take in photos of people: a whole folder, or one picture for the person shown."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLayout, QVBoxLayout, QWidget

from checkin.desk import Desk, PhotoLeft, PhotosTaken
from checkin.errors import DeskError
from ui.parts.basics import button, column, message_bar, refill, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.long_work import Work, WorkBar
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr


class PhotosDialog(Sheet):
    """Asks for a folder or a picture, takes it in, and lists what was left.

    Signals:
        taken: there are other photos now.
    """

    taken = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, whose: tuple[str, str], parent: QWidget | None
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Photos"))
        self._desk, self._tasks = desk, tasks
        self._uid, self._name = whose
        self.outcome: PhotosTaken | None = None
        self._room = QVBoxLayout()
        self.model = CellsModel([""], self)
        self.left = grid(theme, self.model, (0,), self.tr("Files that were not taken"))
        self.left.horizontalHeader().hide()
        self.left.hide()
        self.choose = button(theme, self.tr("Choose a folder…"), "Enter", "primary", "folder-open")
        self.choose.setDefault(True)
        self.choose.clicked.connect(self._ask_folder)
        self.single = button(theme, self.tr("One picture for this person…"))
        self.single.setAutoDefault(False)
        self.single.setEnabled(bool(self._uid))
        self.single.clicked.connect(self._ask_picture)
        self.fill(self._whole())
        self.fit(680, 460)

    def take_folder(self, folder: Path) -> None:
        """Take in every picture of the folder whose person is known."""
        desk, work = self._desk, Work(self)
        bar = WorkBar(self.theme, self.tr("Taking in photos"), can_stop=True)
        bar.stopped.connect(work.stop)
        self.finished.connect(work.stop)
        work.moved.connect(bar.move_to)
        self._begin(bar)
        self._tasks.run(
            lambda: desk.badges.take_photos(folder, work.told), self._done, self._refuse
        )

    def take_picture(self, path: Path) -> None:
        """Make the picture the photo of the person shown."""
        desk, uid = self._desk, self._uid
        self._begin(WorkBar(self.theme, self.tr("Taking in photos")))
        self._tasks.run(lambda: desk.badges.take_photo(uid, path), self._done_single, self._refuse)

    def _whole(self) -> QLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        how = self.tr(
            "Each file carries its person's e-mail, ticket number, or the name in the list's photo "
            "column. JPEG, PNG and WebP, up to 25 million pixels. Pictures are copied into the "
            "forum's folder; the files stay as they are."
        )
        whole = column(
            text(t, self.tr("Photos"), "title"),
            text(t, how, "body", "muted", wrap=True),
            gap=t.sp(10),
            margins=(space, space, space, t.sp(16)),
        )
        if self._name:
            said = self.tr("Shown now: {name}").format(name=self._name)
            whole.addWidget(text(t, said, "body", wrap=True))
        whole.addLayout(self._room)
        whole.addWidget(self.left, 1)
        whole.addStretch(0)
        whole.addLayout(row(self.single, None, close, self.choose))
        return whole

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog)
        dialog.fileSelected.connect(lambda path: self.take_folder(Path(path)))

    def _ask_picture(self) -> None:
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp)"
        dialog = QFileDialog(self, self.tr("Photo"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog)
        dialog.fileSelected.connect(lambda path: self.take_picture(Path(path)))

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _begin(self, bar: WorkBar) -> None:
        self.left.hide()
        self._say(bar)
        self._allow(False)

    def _allow(self, yes: bool) -> None:
        self.choose.setEnabled(yes)
        self.single.setEnabled(yes and bool(self._uid))

    def _done(self, outcome: PhotosTaken) -> None:
        self.outcome = outcome
        self._allow(True)
        title = self.tr("Photos taken in: {count}").format(count=f"{outcome.taken:,}")
        words = self.tr("Files left: {count}").format(count=f"{len(outcome.left):,}")
        if outcome.stopped:
            words = self.tr("Stopped. Those taken in so far are kept.")
        state = "warn" if outcome.left or outcome.stopped or not outcome.taken else "ok"
        self._say(message_bar(self.theme, state, title, words))
        self.left.setVisible(bool(outcome.left))
        self.model.show_rows(len(outcome.left), lambda at: _cells(outcome.left[at]))
        self.taken.emit()

    def _done_single(self, _: object) -> None:
        self._allow(True)
        title = self.tr("This is the photo of {name} now").format(name=self._name)
        self._say(message_bar(self.theme, "ok", title, ""))
        self.taken.emit()

    def _refuse(self, error: DeskError) -> None:
        self._allow(True)
        self._say(message_bar(self.theme, "bad", self.tr("Nothing was taken in"), str(error)))

    def _say(self, widget: QWidget) -> None:
        refill(self._room, widget)


def _cells(left: PhotoLeft) -> list[Cell]:
    words = {
        "nobody": tr("Nobody on the list has this e-mail, ticket or file name"),
        "several": tr("More than one person is meant"),
        "twice": tr("This person has been given another file of this folder"),
    }
    return [Cell(left.file, words.get(left.reason, left.reason), bold=True)]
