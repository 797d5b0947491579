"""Small photos of people in a list: read beside the window and kept, never on its thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ui.tasks import Tasks

_MOST_KEPT = 200
_SIDE = 128  # pixels of the shorter side: enough for a large theme on a fine screen


class Faces(QObject):
    """Photos by the name of their file, made small; a new photo of somebody has a new name.

    Signals:
        came: the photo of that name is there now.
    """

    came = Signal(str)

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._folder = tasks, folder
        self._kept: dict[str, QPixmap] = {}
        self._wanted: frozenset[str] = frozenset()

    def find(self, name: str) -> QPixmap:
        """The photo of that name, empty if it is not there yet."""
        return self._kept.get(name) or QPixmap()

    def ask(self, names: frozenset[str]) -> None:
        """Read these, one a task so that scans get their turn; what was asked before is let go."""
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        new = names - self._wanted
        self._wanted = names
        for name in sorted(new - self._kept.keys()):
            self._tasks.run(partial(self._read, name), self._keep)

    def _read(self, name: str) -> tuple[str, QImage]:
        path = self._folder / name
        if name not in self._wanted or path.resolve().parent != self._folder.resolve():
            return name, QImage()
        return name, read_small(path)

    def _keep(self, read: tuple[str, QImage]) -> None:
        name, image = read
        if not image.isNull():
            self._kept[name] = QPixmap.fromImage(image)
            self.came.emit(name)


def read_small(path: Path) -> QImage:
    """A picture file as a small picture; an empty one where it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        wanted = QSize(_SIDE, _SIDE)
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
