"""Opens the camera for somebody's photo; what it takes needs an extra that may be missing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.parts.page import Page

if TYPE_CHECKING:
    from ui.people.portrait_camera import PortraitCamera


class Portraits(QObject):
    """Takes portraits on behalf of a page.

    Signals:
        taken: the uid of a person, and their picture as JPEG.
        camera_wanted: whether the camera is needed here; a scanner that uses it lets go meanwhile.
    """

    taken = Signal(str, object)
    camera_wanted = Signal(bool)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.make: Callable[..., PortraitCamera] | None = None  # another kind of camera, for tests
        self.dialog: PortraitCamera | None = None

    def take(self, uid: str) -> None:
        """Open the camera for this person's photo."""
        make = self.make or self._kind()
        if make is None:
            words = self.tr("Install Ashar with its extra “camera”, or choose a photo from a file.")
            title = self.tr("This computer cannot use its camera yet")
            self._page.told.emit("warn", title, words)
            return
        settings = self._page.desk.settings
        self.camera_wanted.emit(True)
        wanted = (settings.photo_camera_number, settings.photo_camera_words)
        self.dialog = make(self._page.theme, wanted, self._page)
        self.dialog.taken.connect(lambda picture: self.taken.emit(uid, picture))
        self.dialog.camera_chosen.connect(self._remember)
        self.dialog.finished.connect(lambda _: self.camera_wanted.emit(False))
        self.dialog.open()

    def _kind(self) -> "Callable[..., PortraitCamera] | None":
        try:
            from ui.people.portrait_camera import PortraitCamera
        except ImportError:
            return None
        return PortraitCamera

    def _remember(self, number: str, words: str) -> None:
        desk = self._page.desk
        chosen = {"photo_camera_number": number, "photo_camera_words": words}
        self._page.tasks.run(lambda: desk.choose(**chosen), lambda _: None)
