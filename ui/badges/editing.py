"""Opens the layout editor over a page, and lets go of it when it is closed."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.badges.editor.dialog import EditorDialog
from ui.badges.editor.state import Opened, prepare
from ui.parts.page import Page
from ui.tasks import Tasks


class Editing(QObject):
    """Editing of layouts, one at a time.

    Signals:
        changed: the name of a layout that was written or deleted.
    """

    changed = Signal(str)

    def __init__(self, page: Page, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        self._person = ("", "")
        self.editor: EditorDialog | None = None

    def edit(self, layout: str, person: tuple[str, str]) -> None:
        """Open this layout, tried on this person (uid and name)."""
        self._person = person
        self._tasks.run(partial(prepare, self._page.desk, layout), self._open)

    def _open(self, opened: Opened) -> None:
        page = self._page
        self.editor = EditorDialog(page.desk, self._tasks, page.theme, opened, page)
        self.editor.saved.connect(self.changed)
        self.editor.deleted.connect(self.changed)
        if self._person[0]:
            self.editor.show_person(*self._person)
        self.editor.open()
