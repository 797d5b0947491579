"""The page of the day: one box, one band, one person, the last scans. The stage never moves."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from checkin.desk import CheckIn, Desk, Figures, Here, ScanLine
from checkin.errors import DeskError
from ui.desk import asking, doors, sayings
from ui.desk.at_door import Standing
from ui.desk.box import Box
from ui.desk.faces import Faces
from ui.desk.filling import Forms
from ui.desk.last_scans import is_undoable
from ui.desk.questioning import Questioning
from ui.desk.scene import BUSY, SURE, Scene, Shown, is_sure
from ui.desk.view import DeskView
from ui.parts.page import IMPORT, FarPage
from ui.style.tokens import Theme
from ui.tasks import Tasks

PAUSE_MS = 60  # after the last letter, before the search is asked


class DeskPage(FarPage):
    """Where people are checked in.

    Signals:
        sounded: a verdict was given: the name of its sound.
        paper_due: a badge waits in the print queue.
    """

    sounded = Signal(str)
    paper_due = Signal()
    scrolls = False  # the stage does; box, band and buttons stay in view

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self.scene = Scene(sayings.ready())
        self.box = Box(theme, desk.reception.completions)
        self._faces = Faces(tasks, desk.folder / "photos", self)
        self._last: list[ScanLine] = []
        self._figures: Figures | None = None
        self._entered = ""  # taken out of the box by Enter, until the desk has answered
        self._checking = ""  # the uid that is being checked in: two Enters are one
        self._is_quiet = False  # the box is being written by us, not by the operator
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._search)
        self.standing = Standing(desk, tasks, self)
        self.standing.failed.connect(self.fail)
        self.standing.counted.connect(lambda here: self.view.show_here(here))
        self.standing.moved.connect(self._moved)
        self.standing.asked.connect(self._ask)
        self.standing.let_in.connect(self.show_answer)
        self.forms = Forms(desk, tasks, self)
        self.forms.failed.connect(self.fail)
        self.forms.asked.connect(self._set)
        self.forms.opened.connect(self._open)
        self.forms.registered.connect(self.show_answer)
        self.forms.paper_due.connect(self.paper_due)
        self.questioning = Questioning(desk, tasks, self)
        self.questioning.failed.connect(self.fail)
        self.questioning.asked.connect(self._ask)
        self.questioning.answered.connect(self.show_answer)
        self.questioning.due.connect(self.show_answer)
        self._keys()
        self.rebuild()

    # -- what the operator does ------------------------------------------------

    def enter(self, words: str, paper: bool | None = None) -> None:
        """Enter: check in what was scanned or found, or open the chosen hit."""
        self.pause.stop()
        scene, words = self.scene, words.strip()
        if scene.kind in ("consent", "pin"):
            self._write("")
            self.standing.admit(scene, words)
        elif not words:
            if scene.kind == "person" and scene.card:
                self.check_in(scene.card.person.uid, paper)
        elif scene.kind == "hits" and scene.query == words and scene.hits:
            self._take(scene, paper)
        else:
            # The box is free at once: the next scan may begin before this one is answered.
            self._entered = words
            self._write("")
            self.tasks.run(
                lambda: asking.read(self.desk, words, paper), self.show_answer, self._give_back
            )

    def check_in(self, uid: str, paper: bool | None = None) -> None:
        """Check in somebody found by name."""
        if uid == self._checking:
            return
        self._checking, desk, guessed = uid, self.desk, self.scene.guessed
        self.tasks.run(lambda: asking.check_in(desk, uid, paper), self.show_answer, self._give_back)
        if guessed:
            self.tasks.run(lambda: asking.learn(desk, guessed, uid), lambda _: None)

    def open_person(self, uid: str, guessed: str = "") -> None:
        """Show somebody, ready to be checked in; by which words, if they had to be guessed."""
        self._write("")
        self._run(lambda: asking.person(self.desk, uid, guessed), self._open)

    def next_person(self) -> None:
        """Back to the empty box."""
        self._write("")
        self._set(Scene(sayings.ready()))
        self.refresh()

    def undo_last(self) -> None:
        """Take the newest admission at this desk back."""
        scan = next((scan for scan in self._last if is_undoable(scan)), None)
        if scan is None:
            self.told.emit("info", self.tr("Nothing to take back"), "")
        else:
            self._run(lambda: asking.undo(self.desk, scan), self._undone)

    def walk_in(self) -> None:
        """Register somebody who is not on the list."""
        typed = self.box.text() if self.scene.kind in ("hits", "idle") else ""
        self.forms.walk_in(typed)

    def companion(self) -> None:
        """Register somebody who comes with the person in front."""
        self.forms.companion(self.scene)

    def correct(self) -> None:
        """Put the person in front right."""
        self.forms.correct(self.scene)

    def ask_reprint(self) -> None:
        """Ask why the badge of the person in front is printed again; a first one just prints."""
        self.forms.ask_reprint(self.scene)

    def reprint(self, reason: str) -> None:
        """Print the badge of the person in front; `reason` "" prints a first one."""
        self.forms.reprint(self.scene, reason)

    def ask_consent(self) -> None:
        """Ask why somebody who was refused is let in all the same."""
        self.standing.ask_consent(self.scene)

    def _ask(self, scene: Scene) -> None:
        self._write("")
        self._set(scene)

    def _run(self, work: Callable[[], Shown], then: Callable[[Shown], None]) -> None:
        self.tasks.run(work, then, self.fail)

    # -- what the desk answers -------------------------------------------------

    def show_answer(self, shown: Shown) -> None:
        if self.questioning.takes(shown):
            self._checking = self._entered = ""
        elif shown.answer is not None:
            self._verdict(shown.answer, shown)
        else:
            (self._open if shown.card else self._show_hits)(shown)

    def _verdict(self, answer: CheckIn, shown: Shown) -> None:
        self._checking = self._entered = ""
        if shown.query and shown.query == self.box.text().strip():
            self._write("")
        self._last = list(shown.last)
        saying = sayings.of_answer(answer, self.desk.local)
        kind = "verdict" if shown.card else "unknown"
        self.sounded.emit(saying.sound)
        self._set(Scene(saying, kind, card=shown.card, answer=answer))
        self.standing.count_soon()
        if answer.printing:
            self.paper_due.emit()

    def _moved(self, here: Here) -> None:
        self.view.show_here(here)
        self._set(Scene(doors.of_move(here.name)))
        self.changed.emit()
        self.refresh()

    def _show_hits(self, shown: Shown) -> None:
        if shown.entered and shown.query == self._entered and not self.box.text():
            self._write(shown.query)
        if shown.query != self.box.text().strip() or self.scene.kind in BUSY:
            return  # the operator has gone on
        saying = sayings.of_hits(len(shown.hits), any(hit.namesake for hit in shown.hits))
        self._set(Scene(saying, "hits", list(shown.hits), query=shown.query))
        if shown.entered and not shown.hits:
            self.box.selectAll()  # what comes next replaces it

    def _open(self, shown: Shown) -> None:
        card = shown.card
        if card is not None:
            saying = sayings.of_person(card.state, bool(card.person.photo))
            self._set(Scene(saying, "person", card=card, guessed=shown.query))

    def _undone(self, shown: Shown) -> None:
        self._last = list(shown.last)
        self.standing.count_soon()
        if shown.card:
            name = shown.card.person.display_name
            self._set(Scene(sayings.of_undo(name), "person", card=shown.card))

    def _refreshed(self, found: tuple[Figures, tuple[ScanLine, ...]]) -> None:
        self._figures, self._last = found[0], list(found[1])
        if self.scene.kind == "idle":
            self._draw_stage()
        self.view.show_last(self._last)

    def _give_back(self, error: DeskError) -> None:
        """Nothing was written: what was entered stands in the box again."""
        if self._entered and not self.box.text():
            self._write(self._entered)
        self._checking = self._entered = ""
        self.fail(error)

    # -- searching -------------------------------------------------------------

    def _typed(self, words: str) -> None:
        if self._is_quiet or self.scene.kind in (*BUSY, "consent", "pin"):
            return
        if words.strip():
            self.pause.start()
        elif self.scene.kind == "hits":
            self.pause.stop()
            self._set(Scene(sayings.ready()))

    def _search(self) -> None:
        words = self.box.text().strip()
        if words:
            self._run(lambda: asking.search(self.desk, words), self._show_hits)

    def _take(self, scene: Scene, paper: bool | None) -> None:
        """A sure hit that stands alone is checked in, others are opened; of namesakes is asked."""
        hit = scene.hits[scene.chosen]
        if hit.namesake and not scene.looked:
            scene.looked, scene.saying = True, sayings.of_namesakes()
            self.band.say(scene.saying)
        elif is_sure(scene.hits, seen=True):
            self._write("")
            self.check_in(hit.uid, paper)
        else:
            self.open_person(hit.uid, "" if hit.why in SURE else scene.query)

    def _write(self, words: str) -> None:
        """Put words into the box without looking for them."""
        self.pause.stop()
        self._is_quiet = True
        self.box.setText(words)
        self._is_quiet = False

    def _move(self, lines: int) -> None:
        scene = self.scene
        if scene.kind == "hits" and scene.hits:
            scene.chosen = max(0, min(len(scene.hits) - 1, scene.chosen + lines))
            scene.looked = True
            self._draw_stage()

    def leave(self) -> None:
        """Esc: out of a form, or back to the empty box."""
        if self.scene.kind in ("companion", "correct", "reprint", "consent", "pin", "question"):
            self._open(Shown(card=self.scene.card))
        else:
            self.next_person()

    # -- drawing ---------------------------------------------------------------

    def build(self) -> QWidget:
        typed = self.box.text()
        photos = self.desk.folder / "photos"
        view = DeskView(self.theme, self.scene, photos, self.desk.reception.completions)
        self.view, self.box, self.band, self.stage = view, view.box, view.band, view.stage
        self.stage.faces = self._faces
        self.box.setText(typed)
        self.box.typed.connect(self._typed)
        self.box.entered.connect(self.enter)
        self.box.entered_without_paper.connect(lambda words: self.enter(words, False))
        self.box.moved.connect(self._move)
        self.setFocusProxy(self.box)
        view.walk_in_asked.connect(self.walk_in)
        view.undo_asked.connect(self.undo_last)
        view.person_asked.connect(self.open_person)
        view.places_asked.connect(self.standing.ask_place)
        self.stage.asked.connect(self._asked)
        self.stage.registered.connect(lambda fields: self.forms.register(self.scene, fields))
        self.stage.corrected.connect(lambda fields: self.forms.keep(self.scene, fields))
        self.stage.answered.connect(self.questioning.give)
        self.stage.looked_for.connect(self.forms.look_for_twins)
        self._draw_stage()
        view.show_last(self._last)
        if self.standing.here:
            view.show_here(self.standing.here)
        return view

    def refresh(self) -> None:
        """Ask for the figures of the idle page, who is inside, and the last scans."""
        self.standing.count()
        reports = self.desk.reports
        self.tasks.run(
            lambda: (reports.today_figures(), asking.newest(self.desk)),
            self._refreshed,
            self.fail,
        )

    def _asked(self, act: str, what: str) -> None:
        uid = self.scene.card.person.uid if self.scene.card else ""
        acts: dict[str, Callable[[], None]] = {
            "open": lambda: self.open_person(what),
            "check-in": lambda: self.check_in(uid),
            "check-in-only": lambda: self.check_in(uid, False),
            "next": self.next_person,
            "undo": self.undo_last,
            "correct": self.correct,
            "companion": self.companion,
            "reprint": self.ask_reprint,
            "reason": lambda: self.reprint(what),
            "let-in": self.ask_consent,
            "consent": lambda: self.standing.admit(self.scene, what),
            "move": lambda: self.standing.move_to(what),
            "leave": self.leave,
            "back": self.questioning.back,
            "list": lambda: self.asked_for.emit("people", IMPORT),
        }
        acts[act]()

    def _set(self, scene: Scene) -> None:
        if self.scene.kind == "question" != scene.kind:
            self.questioning.leave()
        self.scene = scene
        self.view.show_scene(scene, self._figures)
        self.view.show_last(self._last)

    def _draw_stage(self) -> None:
        self.stage.show_scene(self.scene, self._figures)

    def _keys(self) -> None:
        for key, do in (
            ("F2", self.walk_in), ("Shift+F2", self.companion), ("F3", self.next_person),
            ("F4", self.ask_reprint), ("F6", self.correct), ("F7", self.standing.ask_place),
            ("F8", self.ask_consent), ("Ctrl+Z", self.undo_last), ("Esc", self.leave),
        ):  # fmt: skip
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)
