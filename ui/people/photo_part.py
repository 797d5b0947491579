"""The photo on a person's card as the badge cuts it: choose, drop or paste one, take it away."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.parts.basics import Item, button, column, row, text
from ui.parts.portrait import Portrait
from ui.style.tokens import Theme

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
BADGE_PX = (66, 87)  # as wide to high as the photo of the A6 badge


class PhotoPart(QWidget):
    """One photo and what one may do with it.

    Signals:
        given: a picture: the `Path` of a file, or the bytes of one that was pasted or dropped.
        removed: no photo any more.
        undone: the photo before is to be shown again.
        camera_asked: the photo is to be taken now.
    """

    given = Signal(object)
    removed = Signal()
    undone = Signal()
    camera_asked = Signal()

    def __init__(self, theme: Theme, photo: Path | None, *, can_undo: bool = False) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.portrait = Portrait(theme, photo, *BADGE_PX)
        words = self.tr("The photo, cut as on the badge") if photo else self.tr("No photo yet")
        self.portrait.setAccessibleName(words)
        self.portrait.setToolTip(words)
        self.choose = button(theme, self.tr("Choose a photo…"), kind="quiet", icon="image")
        self.choose.clicked.connect(self._ask)
        self.camera = button(theme, self.tr("Take a photo…"), kind="quiet", icon="camera")
        self.camera.clicked.connect(self.camera_asked)
        self.paste = button(theme, self.tr("Paste"), "Ctrl+V", "quiet")
        self.paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.paste.clicked.connect(self.take_clipboard)
        self.remove = button(theme, self.tr("Remove"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self.removed)
        if photo is None:
            self.remove.hide()
        self.undo = button(theme, self.tr("Undo"), kind="quiet", icon="undo-2")
        self.undo.clicked.connect(self.undone)
        if not can_undo:
            self.undo.hide()
        hint = text(theme, self.tr("Or drop a picture here"), "caption", "muted", wrap=True)
        beside: list[Item] = [
            row(self.camera, None),
            row(self.choose, None),
            row(self.paste, self.remove, None),
        ]
        whole = row(
            self.portrait,
            column(*beside, row(self.undo, None), hint, None, gap=0),
            gap=theme.sp(8),
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def take_clipboard(self) -> None:
        """Take the picture that was copied somewhere else."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what was pasted or dropped; what is no picture is left alone."""
        found = _picture_in(mime)
        if found is not None:
            self.given.emit(found)

    def _ask(self) -> None:
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp)"
        dialog = QFileDialog(self, self.tr("Photo"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.given.emit(Path(path)))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(event.mimeData())


def _file_in(mime: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


def _is_picture(mime: QMimeData) -> bool:
    return _file_in(mime) is not None or mime.hasImage()


def _picture_in(mime: QMimeData) -> Path | bytes | None:
    file = _file_in(mime)
    if file is not None:
        return file
    image = mime.imageData() if mime.hasImage() else None
    return _png(image) if isinstance(image, QImage) else None


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
