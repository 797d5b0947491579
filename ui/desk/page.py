"""The page of the day: one box, one band, one person, the last scans. The stage never moves."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checkin.desk import Card, CheckIn, Desk, Figures, Hit, Outcome, ScanLine
from ui.desk import sayings
from ui.desk.box import Box, framed
from ui.desk.forms import PersonForm, correct_form, walk_in_form
from ui.desk.hits import Hits
from ui.desk.idle import idle_panel
from ui.desk.last_scans import LastScans, is_undoable
from ui.desk.person import person_card
from ui.desk.unknown import unknown_panel
from ui.desk.verdict import Saying, VerdictBand
from ui.parts.basics import button, column, row, scrolling, text
from ui.parts.page import Page
from ui.style.tokens import Theme
from ui.tasks import Tasks

PAUSE_MS = 60  # after the last letter, before the search is asked
SURE = {"exact", "prefix", "other-script", "other-field"}  # a hit that needs no second look


@dataclass
class Scene:
    """What the page shows now; everything else is drawn from it."""

    saying: Saying
    kind: str = "idle"  # idle, hits, person, verdict, unknown, walk-in, correct, reprint
    hits: list[Hit] = field(default_factory=list)
    chosen: int = 0
    query: str = ""
    card: Card | None = None
    answer: CheckIn | None = None


@dataclass(frozen=True)
class Shown:
    """What the desk answered, with all that is to be shown of it: one journey to its thread."""

    answer: CheckIn | None = None
    card: Card | None = None
    hits: tuple[Hit, ...] = ()
    last: tuple[ScanLine, ...] = ()
    query: str = ""


class DeskPage(Page):
    """Where people are checked in.

    Signals:
        sounded: a verdict was given: the name of its sound.
        paper_due: a badge waits in the print queue.
    """

    sounded = Signal(str)
    paper_due = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self.scene = Scene(sayings.ready())
        self._last: list[ScanLine] = []
        self._figures: Figures | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._keys()
        self.rebuild()

    # -- what the operator does ------------------------------------------------

    def enter(self, words: str, paper: bool | None = None) -> None:
        """Enter: check in what was scanned or found, or open the chosen hit."""
        self._pause.stop()
        scene, words = self.scene, words.strip()
        if not words:
            if scene.kind == "person" and scene.card:
                self.check_in(scene.card.person.uid, paper)
            return
        if scene.kind == "hits" and scene.query == words and scene.hits:
            self._take(scene.hits[scene.chosen], len(scene.hits), paper)
            return
        self.tasks.run(lambda: self._read(words, paper), self._show, self._trouble)

    def check_in(self, uid: str, paper: bool | None = None) -> None:
        """Check in somebody found by name."""

        def work() -> Shown:
            return self._with_card(self.desk.reception.check_in_delegate(uid, paper=paper))

        self.tasks.run(work, self._show, self._trouble)

    def open_person(self, uid: str) -> None:
        """Show somebody, ready to be checked in."""
        self.tasks.run(lambda: Shown(card=self.desk.people.card(uid)), self._open, self._trouble)

    def next_person(self) -> None:
        """Back to the empty box."""
        self.box.clear()
        self._set(Scene(sayings.ready()))
        self.box.setFocus()
        self.refresh()

    def undo_last(self) -> None:
        """Take the newest admission at this desk back."""
        scan = next((scan for scan in self._last if is_undoable(scan)), None)
        if scan is None:
            self.told.emit("info", self.tr("Nothing to take back"), "")
            return

        def work() -> Shown:
            self.desk.reception.undo(scan.scan)
            return Shown(card=self.desk.people.card(scan.uid), last=self._newest())

        self.tasks.run(work, self._undone, self._trouble)

    def walk_in(self) -> None:
        """Register somebody who is not on the list."""
        typed = self.box.text() if self.scene.kind in ("hits", "idle") else ""
        self._set(Scene(self._forming(), "walk-in", query=typed))

    def correct(self) -> None:
        """Put the person in front right."""
        if self.scene.card:
            self._set(Scene(self._forming(), "correct", card=self.scene.card))

    def ask_reprint(self) -> None:
        """Ask why the badge of the person in front is printed again."""
        card = self.scene.card
        if card is None:
            return
        if not any(badge.void_at is None for badge in card.badges):
            self.reprint("")
            return
        saying = Saying(
            "ready", self.tr("Why a new badge?"),
            self.tr("The old one stops working the moment the new one is made."), icon="printer",
        )  # fmt: skip
        self._set(Scene(saying, "reprint", card=card))

    def reprint(self, reason: str) -> None:
        """Print the badge of the person in front; `reason` "" prints a first one."""
        card = self.scene.card
        if card is None:
            return
        uid, paper = card.person.uid, self.desk.paper

        def work() -> Shown:
            _ = paper.reprint(uid, reason) if reason else paper.print_first(uid)
            return Shown(card=self.desk.people.card(uid))

        self.tasks.run(work, self._reprinted, self._trouble)

    # -- what the desk answers -------------------------------------------------

    def _read(self, words: str, paper: bool | None) -> Shown:
        reception = self.desk.reception
        if reception.is_code(words):
            return self._with_card(reception.check_in(words, paper=paper))
        hits = tuple(reception.search(words))
        if hits:
            return Shown(hits=hits, query=words)
        return self._with_card(reception.check_in(words, paper=paper))

    def _with_card(self, answer: CheckIn) -> Shown:
        card = self.desk.people.card(answer.uid) if answer.uid else None
        return Shown(answer, card, last=self._newest())

    def _newest(self) -> tuple[ScanLine, ...]:
        return tuple(self.desk.reception.last_scans(8))

    def _show(self, shown: Shown) -> None:
        if shown.answer is None:
            self._show_hits(shown)
            if len(shown.hits) == 1:
                self._take(shown.hits[0], 1, None)
            return
        answer, saying = shown.answer, sayings.of_answer(shown.answer, self.desk.local)
        self.box.clear()
        self._pause.stop()
        self._last = list(shown.last)
        kind = "verdict" if shown.card else "unknown"
        self._set(Scene(saying, kind, card=shown.card, answer=answer))
        self.sounded.emit(saying.sound)
        if answer.printing:
            self.paper_due.emit()

    def _show_hits(self, shown: Shown) -> None:
        if shown.query != self.box.text().strip():
            return  # the operator has typed on
        hits = list(shown.hits)
        twins = any(hit.namesake for hit in hits[:2])
        self._set(Scene(sayings.of_hits(len(hits), twins), "hits", hits, query=shown.query))

    def _open(self, shown: Shown) -> None:
        card = shown.card
        if card is not None:
            self.box.clear()
            self._pause.stop()
            saying = sayings.of_person(card.state, bool(card.person.photo))
            self._set(Scene(saying, "person", card=card))

    def _undone(self, shown: Shown) -> None:
        self._last = list(shown.last)
        if shown.card:
            name = shown.card.person.display_name
            self._set(Scene(sayings.of_undo(name), "person", card=shown.card))

    def _reprinted(self, shown: Shown) -> None:
        if shown.card:
            serial = next((b.serial for b in shown.card.badges if b.void_at is None), "")
            words = self.tr("Badge {serial} is printing.").format(serial=serial)
            saying = Saying("ready", self.tr("A new badge is on its way"), words, icon="printer")
            self._set(Scene(saying, "person", card=shown.card))
            self.paper_due.emit()

    def _trouble(self, error: Exception) -> None:
        self.failed.emit(error)

    # -- searching -------------------------------------------------------------

    def _typed(self, words: str) -> None:
        if self.scene.kind in ("walk-in", "correct"):
            return
        if words.strip():
            self._pause.start()
        elif self.scene.kind == "hits":
            self._pause.stop()
            self._set(Scene(sayings.ready()))

    def _search(self) -> None:
        words = self.box.text().strip()
        if words:
            search = self.desk.reception.search
            self.tasks.run(lambda: Shown(hits=tuple(search(words)), query=words), self._show_hits)

    def _take(self, hit: Hit, of: int, paper: bool | None) -> None:
        """A sure hit that stands alone is checked in; any other is opened first."""
        sure = of == 1 and hit.why in SURE and not hit.namesake and hit.state == "expected"
        if sure:
            self.check_in(hit.uid, paper)
        else:
            self.open_person(hit.uid)

    def _move(self, lines: int) -> None:
        if self.scene.kind == "hits" and self.scene.hits:
            last = len(self.scene.hits) - 1
            self.scene.chosen = max(0, min(last, self.scene.chosen + lines))
            self._draw_stage()

    # -- drawing ---------------------------------------------------------------

    def build(self) -> QWidget:
        theme = self.theme
        typed = self.box.text() if hasattr(self, "box") else ""
        self.box = Box(theme)
        self.box.setText(typed)
        self.box.typed.connect(self._typed)
        self.box.entered.connect(self.enter)
        self.box.entered_without_paper.connect(lambda words: self.enter(words, False))
        self.box.moved.connect(self._move)
        self._walk_in_button = button(theme, self.tr("Walk-in"), "F2", icon="user-plus")
        self._walk_in_button.setFixedHeight(theme.px(52))
        self._walk_in_button.clicked.connect(self.walk_in)
        search = row(framed(theme, self.box), self._walk_in_button, gap=theme.sp(12))
        search.setStretch(0, 1)
        self.band = VerdictBand(theme, self.scene.saying)
        self._stage = QVBoxLayout()
        self._side = QHBoxLayout()
        main = row(self._stage, self._side, gap=theme.sp(12))
        main.setStretch(0, 1)
        inside = column(search, self.band, gap=theme.sp(12))
        inside.addLayout(main, 1)
        made = QWidget()
        made.setLayout(inside)
        self._draw_stage()
        self._draw_side()
        self.setFocusProxy(self.box)
        return made

    def refresh(self) -> None:
        """Ask for the figures of the idle page and the last scans."""

        def work() -> tuple[Figures, tuple[ScanLine, ...]]:
            return self.desk.reports.today_figures(), self._newest()

        self.tasks.run(work, self._refreshed, self._trouble)

    def _refreshed(self, found: tuple[Figures, tuple[ScanLine, ...]]) -> None:
        self._figures, self._last = found[0], list(found[1])
        if self.scene.kind == "idle":
            self._draw_stage()
        self._draw_side()

    def _set(self, scene: Scene) -> None:
        self.scene = scene
        self.band.say(scene.saying)
        self._draw_stage()
        self._draw_side()
        if scene.kind not in ("walk-in", "correct"):
            self.box.setFocus()

    def _draw_stage(self) -> None:
        _empty(self._stage)
        theme, body = self.theme, self._body()
        self._stage.setSpacing(theme.sp(10))
        form = self.scene.kind in ("walk-in", "correct")
        self._stage.addWidget(scrolling(body) if theme.large or form else body, 1)
        actions = self._actions()
        if actions:
            for each in actions:
                each.setProperty("big", True)
            self._stage.addLayout(row(*actions[:2], None, *actions[2:], gap=theme.sp(8)))

    def _draw_side(self) -> None:
        _empty(self._side)
        if self.width() / self.theme.scale < 900 and self.isVisible():
            return
        strip = LastScans(self.theme, self._last[: 8 if self.height() > 760 else 7])
        strip.undo.connect(self.undo_last)
        strip.opened.connect(self.open_person)
        self._side.addWidget(strip)

    def _body(self) -> QWidget:
        scene, theme = self.scene, self.theme
        if scene.kind == "hits":
            hits = Hits(theme, scene.hits, scene.chosen)
            hits.opened.connect(lambda number: self.open_person(scene.hits[number].uid))
            return hits
        if scene.kind in ("walk-in", "correct"):
            return self._form()
        if scene.card is not None:
            photos = self.desk.folder / "photos"
            past = scene.kind == "verdict" and scene.saying.kind != "admitted"
            return person_card(theme, scene.card, photos, past)
        if scene.kind == "unknown" and scene.answer is not None:
            return unknown_panel(theme, scene.answer.text)
        if self._figures is None:
            return text(theme, "")
        return idle_panel(theme, self._figures)

    def _form(self) -> PersonForm:
        scene = self.scene
        if scene.card is None:
            form = walk_in_form(self.theme, scene.query)
            form.done.connect(self._register)
            form.looked_for.connect(lambda fields: self._look_for_twins(form, fields))
            form.opened.connect(self.open_person)
        else:
            form = correct_form(self.theme, scene.card)
            form.done.connect(self._keep_correction)
        form.cancelled.connect(self._leave_form)
        return form

    def _actions(self) -> list[QWidget]:
        scene, made = self.scene, self._action
        if scene.kind == "reprint":
            reasons = (
                (self.tr("Lost"), "lost"), (self.tr("Damaged"), "damaged"),
                (self.tr("Misspelled"), "misspelled"), (self.tr("Wrong role"), "wrong role"),
            )  # fmt: skip
            asked = [made(words, lambda r=reason: self.reprint(r)) for words, reason in reasons]
            return [*asked, made(self.tr("Cancel"), self._leave_form, "Esc")]
        if scene.card is None or scene.kind in ("walk-in", "correct"):
            return []
        if scene.kind == "person" and scene.card.state == "expected":
            uid = scene.card.person.uid
            return [
                made(self.tr("Check in and print"), lambda: self.check_in(uid), "Enter", "primary",
                     "printer"),
                made(self.tr("Check in only"), lambda: self.check_in(uid, False), "Ctrl+Enter"),
                made(self.tr("Correct"), self.correct, "F6", icon="pencil"),
            ]  # fmt: skip
        return self._after(made)

    def _after(self, made: Callable[..., QWidget]) -> list[QWidget]:
        """What can be done once the verdict is given."""
        first = [made(self.tr("Next person"), self.next_person, "F3", "primary", "arrow-right")]
        if self.scene.answer and self.scene.answer.outcome is Outcome.ADMITTED:
            first.append(made(self.tr("Undo"), self.undo_last, "Ctrl+Z", icon="undo-2"))
        else:
            first.append(made(self.tr("Correct"), self.correct, "F6", icon="pencil"))
        return [*first, made(self.tr("Reprint"), self.ask_reprint, "F4", icon="printer")]

    def _action(
        self, words: str, do: Callable[[], None], key: str = "", kind: str = "", icon: str = ""
    ) -> QWidget:
        made = button(self.theme, words, key, kind, icon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the box
        made.clicked.connect(lambda: do())
        return made

    def _forming(self) -> Saying:
        return Saying(
            "ready", self.tr("Write it as the person does"),
            self.tr("In their own script; the Latin name as in the passport."), icon="pencil",
        )  # fmt: skip

    def _register(self, fields: dict[str, str]) -> None:
        def work() -> Shown:
            uid = self.desk.people.register_walk_in(fields)
            return Shown(card=self.desk.people.card(uid))

        self.tasks.run(work, self._open, self._trouble)

    def _keep_correction(self, fields: dict[str, str]) -> None:
        card = self.scene.card
        if card:
            uid = card.person.uid
            self.tasks.run(
                lambda: Shown(card=self.desk.people.correct(uid, fields)), self._open, self._trouble
            )  # fmt: skip

    def _look_for_twins(self, form: PersonForm, fields: dict[str, str]) -> None:
        look = self.desk.people.look_alikes
        self.tasks.run(
            lambda: look({"display_name": fields["display_name"]}), form.show_look_alikes
        )

    def _leave_form(self) -> None:
        card = self.scene.card
        if card is None:
            self.next_person()
        else:
            self._open(Shown(card=card))

    def _escape(self) -> None:
        if self.scene.kind in ("walk-in", "correct", "reprint"):
            self._leave_form()
        else:
            self.next_person()

    def _keys(self) -> None:
        for key, do in (
            ("F2", self.walk_in), ("F3", self.next_person), ("F4", self.ask_reprint),
            ("F6", self.correct), ("Ctrl+Z", self.undo_last), ("Esc", self._escape),
        ):  # fmt: skip
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw_side()


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout; what was in it is gone after the next event."""
    while layout.count():
        item = layout.takeAt(0)
        inner, gone = item.layout(), item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        if isinstance(inner, QHBoxLayout | QVBoxLayout):
            _empty(inner)
            inner.deleteLater()
