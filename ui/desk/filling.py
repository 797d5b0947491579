"""What the desk does with forms: register, put right, print a badge again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from checkin.desk import Desk
from checkin.errors import DeskError
from ui.desk import asking, sayings
from ui.desk.forms import PersonForm
from ui.desk.scene import Scene, Shown
from ui.tasks import Tasks


class Forms(QObject):
    """Asks with a form, and does what was filled in. It draws nothing.

    Signals:
        asked: a scene that asks the operator something.
        opened: the person as they stand now.
        registered: what the desk answered to a form of somebody new.
        paper_due: a badge waits in the print queue.
        failed: a DeskError.
    """

    asked = Signal(Scene)
    opened = Signal(Shown)
    registered = Signal(Shown)
    paper_due = Signal()
    failed = Signal(DeskError)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks

    def walk_in(self, typed: str) -> None:
        """Ask for somebody who is not on the list; `typed` is their name so far."""
        self.asked.emit(Scene(sayings.of_form(), "walk-in", query=typed))

    def companion(self, scene: Scene) -> None:
        """Ask for somebody who comes with the person in front."""
        if scene.card:
            self.asked.emit(Scene(sayings.of_form(), "companion", card=scene.card))

    def correct(self, scene: Scene) -> None:
        """Ask what is to be put right of the person in front."""
        if scene.card:
            self.asked.emit(Scene(sayings.of_form(), "correct", card=scene.card))

    def ask_reprint(self, scene: Scene) -> None:
        """Ask why a badge is printed again; a first one just prints."""
        card = scene.card
        if card is None:
            return
        if all(badge.void_at is not None for badge in card.badges):
            self.reprint(scene, "")
            return
        self.asked.emit(Scene(sayings.of_reprint(), "reprint", card=card))

    def reprint(self, scene: Scene, reason: str) -> None:
        """Print the badge of the person in front; `reason` "" prints a first one."""
        if scene.card is not None:
            desk, uid = self._desk, scene.card.person.uid
            self._run(lambda: asking.reprint(desk, uid, reason), self._reprinted)

    def register(self, scene: Scene, fields: dict[str, str]) -> None:
        """Put somebody on the list, by themselves or as the companion of the person in front."""
        desk = self._desk
        whom = scene.card.person.uid if scene.card and scene.kind == "companion" else ""
        self._run(lambda: asking.register(desk, fields, whom), self.registered.emit)

    def keep(self, scene: Scene, fields: dict[str, str]) -> None:
        """Keep what was put right of the person in front."""
        if scene.card:
            desk, uid = self._desk, scene.card.person.uid
            self._run(lambda: asking.correct(desk, uid, fields), self.opened.emit)

    def look_for_twins(self, form: PersonForm, fields: dict[str, str]) -> None:
        """Show beside a form who on the list could be the same person."""
        look, name = self._desk.people.look_alikes, fields["display_name"]
        self._tasks.run(lambda: look({"display_name": name}), form.show_look_alikes)

    def _reprinted(self, shown: Shown) -> None:
        if shown.card:
            serial = next((b.serial for b in shown.card.badges if b.void_at is None), "")
            self.asked.emit(Scene(sayings.of_new_badge(serial), "person", card=shown.card))
            self.paper_due.emit()

    def _run(self, work: Callable[[], Shown], then: Callable[[Shown], None]) -> None:
        self._tasks.run(work, then, self.failed.emit)
