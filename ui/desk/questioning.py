"""What must be asked before a verdict: one question after another, and what comes meanwhile."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.desk import Desk, Given, Outcome, Question
from checkin.errors import DeskError
from ui.desk import sayings
from ui.desk.scene import Asked, Scene, Shown
from ui.tasks import Tasks

HELD_MS = 1_500  # a verdict is seen for so long before that of who was scanned meanwhile


@dataclass
class _Run:
    """One person and their questions."""

    shown: Shown
    questions: tuple[Question, ...]
    given: list[Given]


class Questioning(QObject):
    """Asks, gathers the answers, and lets the reading come again. It draws nothing.

    Signals:
        asked: a scene with the next question.
        answered: the verdict, after everything was answered.
        due: somebody was scanned meanwhile: the verdict that waited.
        failed: a DeskError.
    """

    asked = Signal(Scene)
    answered = Signal(Shown)
    due = Signal(Shown)
    failed = Signal(DeskError)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._run: _Run | None = None
        self._held: list[Shown] = []
        self._wait = QTimer(self, singleShot=True, interval=HELD_MS)
        self._wait.timeout.connect(self._release)

    def takes(self, shown: Shown) -> bool:
        """Whether an answer of the desk is ours: it asks something, or has to wait until we did."""
        answer = shown.answer
        if self._run is not None:
            now = self._run.shown.answer
            is_same = answer is not None and now is not None and answer.uid == now.uid
            if answer is not None and not (is_same and answer.outcome is Outcome.ANSWER_FIRST):
                self._held.append(shown)
                self._ask()
            return True
        if answer is None or answer.outcome is not Outcome.ANSWER_FIRST:
            return False
        self._run = _Run(shown, answer.questions, [])
        self._ask()
        return True

    def give(self, words: str, drawing: str = "") -> None:
        """The answer to the question in front."""
        run = self._run
        if run is None or len(run.given) == len(run.questions):
            return
        question = run.questions[len(run.given)]
        if question.kind == "alert" and run.shown.card:
            words = run.shown.card.person.alert
        run.given.append(Given(question.id, words, drawing))
        if len(run.given) < len(run.questions):
            self._ask()
            return
        desk, again = self._desk, run.shown.again
        uid = run.shown.answer.uid if run.shown.answer else ""

        def keep() -> Shown:
            desk.questions.answer(uid, run.given)
            return again() if again else run.shown

        self._tasks.run(keep, self._done, self._refused)

    def back(self) -> None:
        """Ask the question before once more."""
        if self._run and self._run.given:
            self._run.given.pop()
            self._ask()

    def leave(self) -> None:
        """Nothing more is asked of this person, who is not admitted."""
        self._run = None
        if self._held:
            self._wait.start()

    def _done(self, shown: Shown) -> None:
        self.leave()
        self.answered.emit(shown)

    def _refused(self, error: DeskError) -> None:
        self.back()
        self.failed.emit(error)

    def _release(self) -> None:
        if self._held and self._run is None:
            self.due.emit(self._held.pop(0))
            if self._held:
                self._wait.start()

    def _ask(self) -> None:
        run = self._run
        if run is None or len(run.given) == len(run.questions):
            return
        number, card = len(run.given), run.shown.card
        own = self._desk.settings.language or "en"
        question = run.questions[number]
        theirs = card.person.language.split("-")[0] if card else ""
        said, also = question.said(own), question.texts.get(theirs, "")
        if question.kind == "alert" and card:
            said, also = card.person.alert, ""
        options = list(zip(question.options("en"), question.options(own), strict=True))
        asked = Asked(
            question.kind, said, also if also != said else "", tuple(options), question.required,
            number + 1, len(run.questions), len(self._held),
        )  # fmt: skip
        saying = sayings.of_question(question.kind, len(self._held))
        self.asked.emit(Scene(saying, "question", card=card, answer=run.shown.answer, asked=asked))
