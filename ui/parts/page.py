"""What every page of the window is: something that can be shown, refreshed and dressed anew."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin.desk import Desk
from checkin.errors import DeskError
from ui.parts.basics import scrolling
from ui.style.sheet import sheet
from ui.style.tokens import Theme
from ui.tasks import Tasks

IMPORT = "import"  # instead of a uid: the dialog that takes a list in


class Page(QWidget):
    """A page builds itself from a theme; a new theme builds it again.

    Subclasses override `build`, which returns the widget that fills the page, and `refresh`.

    Signals:
        told: something for the message bar: state (ok, warn, bad, info), title, sentence.
        failed: a DeskError for the message bar.
        asked_for: the name of another page to show, and the uid of a person, IMPORT or "".
        camera_wanted: whether the page needs the camera now, which a scanner may have.
        changed: settings were changed, the window dresses anew.
    """

    told = Signal(str, str, str)
    failed = Signal(DeskError)
    asked_for = Signal(str, str)
    camera_wanted = Signal(bool)
    changed = Signal()
    scrolls = True  # as a whole, in large text

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = tasks
        self.theme = theme
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def build(self) -> QWidget:
        """Make what the page shows, in `self.theme`."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """The keys go here now."""
        self.setFocus()

    def refresh(self) -> None:
        """Ask the desk anew; called whenever the page comes into view."""

    def refill(self) -> None:
        """Somebody else has changed the forum while the page is in view."""
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Dress anew."""
        self.theme = theme
        self.rebuild()

    def fail(self, error: DeskError) -> None:
        """Something could not be done: the message bar says so."""
        self.failed.emit(error)

    def rebuild(self) -> None:
        """Make the page again, keeping what it knows."""
        if self._inside is not None:
            self._outer.removeWidget(self._inside)
            self._inside.deleteLater()
        made = self.build()
        # large text may need more room than a small screen has: it scrolls, and is never squeezed
        self._inside = scrolling(made) if self.theme.large and self.scrolls else made
        self._outer.addWidget(self._inside)


class FarPage(Page):
    """A page read while standing: on a tall window it takes one step more by itself."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._given = theme

    def set_theme(self, theme: Theme) -> None:
        """Dress anew, as large as the window is tall."""
        self._given = theme
        self._grow()
        self.rebuild()

    def _grow(self) -> None:
        size = self.window().size()
        self.theme = self._given.grown((size.width(), size.height()))
        self.setStyleSheet("" if self.theme == self._given else sheet(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.window().size()
        if self._given.grown((size.width(), size.height())) != self.theme:
            self._grow()
            self.rebuild()
