"""A picture or PDF that is dropped on the window or pasted: the codes on it are readings."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPainter, QWindow

from checkin.desk import PICTURES, Desk
from checkin.errors import DeskError
from ui.tasks import Tasks

LONGEST_PX = 4_000  # of a pasted picture
MOST_FILES = 20  # dropped in one go


class PictureScanner(QObject):
    """Reads pictures on a thread of its own.

    Signals:
        scanned: the text of one code.
        told: something for the message bar: state, title, sentence.
        failed: a file that could not be read.
    """

    scanned = Signal(str)
    told = Signal(str, str, str)
    failed = Signal(DeskError)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tasks = Tasks("pictures", self)
        self.tasks.failed.connect(self.failed)
        self._is_on = False

    def install(self) -> None:
        """Hear Ctrl+V in every window that gets the focus from now on."""
        self._is_on = True
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)
            self._listen(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """The desk is closed."""
        self._is_on = False
        self.tasks.close()

    def takes(self, mime: QMimeData) -> bool:
        """Whether a picture or PDF is in this; cells of a sheet, which are both, are words."""
        return bool(_files(mime)) or (mime.hasImage() and not mime.hasText())

    def read(self, mime: QMimeData) -> None:
        """Read what `takes` said yes to."""
        files = _files(mime)
        for path in files[:MOST_FILES]:
            self.tasks.run(partial(self._desk.reception.codes_on, path), self._found)
        if not files:
            self.read_image(QImage(mime.imageData()))

    def read_image(self, image: QImage) -> None:
        """Read a picture that is no file."""
        if not image.isNull():
            self.tasks.run(lambda: self._codes_on(image), self._found)

    def _codes_on(self, image: QImage) -> tuple[str, ...]:
        if max(image.width(), image.height()) > LONGEST_PX:
            room = QSize(LONGEST_PX, LONGEST_PX)
            image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return self._desk.reception.codes_in_pixels(*grey(image))

    def _found(self, codes: tuple[str, ...]) -> None:
        for code in codes:
            self.scanned.emit(code)
        if not codes:
            title = self.tr("There is no code on this picture")
            words = self.tr("A code must be whole, with a white edge around it. Try it larger.")
            self.told.emit("warn", title, words)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V pastes words where the cursor is; a picture goes nowhere, so it is ours."""
        if not (self._is_on and isinstance(event, QKeyEvent) and _is_paste(event)):
            return False
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self.takes(mime):
            return False
        self.read(mime)
        return True


def _is_paste(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)


def grey(image: QImage) -> tuple[bytes, int, int]:
    """The pixels of a picture, a byte each, and its width and height; what is clear is white."""
    if image.hasAlphaChannel():
        solid = QImage(image.size(), QImage.Format.Format_RGB32)
        solid.fill(Qt.GlobalColor.white)
        image = _painted(solid, image)
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    rows = bytes(image.constBits())
    if stride != width:
        rows = b"".join(rows[y * stride : y * stride + width] for y in range(height))
    return rows, width, height


def _painted(under: QImage, over: QImage) -> QImage:
    painter = QPainter(under)
    painter.drawImage(0, 0, over)
    painter.end()
    return under


def _files(mime: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in PICTURES]
