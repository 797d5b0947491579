"""What the desk does about its checkpoint: count who is inside, move, let in against a rule."""

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.desk import OVERRULABLE, Consent, Desk, Here, Place
from checkin.errors import DeskError
from ui.desk import asking, doors
from ui.desk.scene import Scene, Shown
from ui.tasks import Tasks

COUNT_MS = 400  # after a verdict, before those inside are counted anew


class Standing(QObject):
    """Where this desk stands. It draws nothing.

    Signals:
        counted: who is inside now.
        moved: the desk stands at another checkpoint.
        asked: a scene that asks the operator something.
        let_in: the answer to an admission against a rule.
        failed: a DeskError.
    """

    counted = Signal(Here)
    moved = Signal(Here)
    asked = Signal(Scene)
    let_in = Signal(Shown)
    failed = Signal(DeskError)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.here: Here | None = None
        self._soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._soon.timeout.connect(self.count)

    def count(self) -> None:
        """Count who is inside; it is said where it has changed."""
        self._tasks.run(self._desk.reception.here, self._counted)

    def count_soon(self) -> None:
        """The same a moment later, never on the way of a scan."""
        self._soon.start()

    def ask_place(self) -> None:
        """Ask at which checkpoint this desk is to stand."""
        self._tasks.run(self._desk.programme.places, self._show_places, self.failed.emit)

    def move_to(self, checkpoint: str) -> None:
        """Stand at another checkpoint from now on."""
        desk = self._desk
        self._tasks.run(lambda: asking.move(desk, checkpoint), self._moved, self.failed.emit)

    def ask_consent(self, scene: Scene) -> None:
        """Ask why the person who was just refused is let in all the same."""
        if scene.card and scene.answer and scene.answer.outcome in OVERRULABLE:
            self.asked.emit(
                Scene(doors.of_consent(), "consent", card=scene.card, answer=scene.answer)
            )

    def admit(self, scene: Scene, reason: str) -> None:
        """Admit the person of a scene that asked for leave: for this reason, or by this PIN."""
        card, answer, desk = scene.card, scene.answer, self._desk
        if not (reason and card and answer):
            return
        if scene.kind == "consent" and desk.supervising.asks():
            asked = Scene(doors.of_pin(), "pin", card=card, answer=answer, query=reason)
            self.asked.emit(asked)
        elif scene.kind in ("consent", "pin"):
            why, pin = (scene.query, reason) if scene.kind == "pin" else (reason, "")
            uid, consent = card.person.uid, Consent(answer.outcome, why, pin)
            self._tasks.run(
                lambda: asking.let_in(desk, uid, consent), self.let_in.emit, self.failed.emit
            )

    def _show_places(self, places: list[tuple[Place, int, int]]) -> None:
        here = self.here.id if self.here else ""
        self.asked.emit(Scene(doors.of_places(), "places", query=here, places=places))

    def _moved(self, here: Here) -> None:
        self.here = here
        self.moved.emit(here)

    def _counted(self, here: Here) -> None:
        if here != self.here:
            self.here = here
            self.counted.emit(here)
