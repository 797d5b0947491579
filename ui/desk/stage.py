"""The stage under the band: hits, the person, a form, the figures; and what can be done there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from checkin.desk import OVERRULABLE, REPRINT_REASONS, Figures, Outcome
from ui.desk.faces import Faces
from ui.desk.forms import PersonForm, companion_form, correct_form, walk_in_form
from ui.desk.hits import Hits
from ui.desk.idle import idle_panel
from ui.desk.person import person_card
from ui.desk.question_panel import QuestionPanel
from ui.desk.scene import FORMS, Asked, Scene
from ui.desk.standing import places_panel, reasons
from ui.desk.unknown import nobody_panel, unknown_panel
from ui.parts.basics import (
    ActionButton,
    Item,
    button,
    column,
    empty,
    panel,
    refill,
    scrolling,
    text,
)
from ui.parts.flow import flow
from ui.style.tokens import Theme
from ui.words import reason_word


class Stage(QWidget):
    """Draws a scene. It decides nothing: every wish of the operator is a signal.

    Signals:
        asked: what to do, and with whom or why: open UID, check-in, check-in-only, next, undo,
            correct, reprint, reason WHY, let-in, consent WHY, move CHECKPOINT, leave,
            list, back, companion.
        registered, corrected: the fields of a form.
        answered: the answer to a question, and the strokes of a drawing.
        looked_for: the form and its fields, to find people who are the same.
    """

    asked = Signal(str, str)
    registered = Signal(dict)
    corrected = Signal(dict)
    answered = Signal(str, str)
    looked_for = Signal(object, dict)

    def __init__(self, theme: Theme, photos: Path) -> None:
        super().__init__()
        self._theme, self._photos = theme, photos
        self.faces: Faces | None = None  # of namesakes among the hits
        self.form: PersonForm | None = None  # while one is shown
        self.question: QuestionPanel | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(theme.sp(10))

    def show_scene(self, scene: Scene, figures: Figures | None) -> None:
        """Draw `scene` in place of what was there."""
        self.form = self.question = None
        body = self._body(scene, figures)
        often_tall = (*FORMS, "hits", "places", "question", "verdict", "person")
        scrolls = self._theme.large or scene.kind in often_tall
        room = scrolling(body) if scrolls else body
        items: list[Item] = [room]
        actions = self._actions(scene)
        for each in actions:
            each.setProperty("big", True)
        if actions:
            items.append(flow(*actions, gap=self._theme.sp(8), apart=True))
        refill(self._room, *items)
        self._room.setStretch(0, 1)
        if isinstance(body, Hits) and isinstance(room, QScrollArea) and body.chosen:
            body.adjustSize()
            room.ensureWidgetVisible(body.chosen, 0, self._theme.sp(8))

    def _body(self, scene: Scene, figures: Figures | None) -> QWidget:
        theme = self._theme
        if scene.kind == "hits":
            return self._hits(scene) if scene.hits else nobody_panel(theme)
        if scene.kind in FORMS:
            return self._form(scene)
        if scene.kind == "places":
            return places_panel(theme, scene.places, scene.query, self.asked.emit)
        if scene.asked is not None:
            return self._question(scene.asked, scene)
        if scene.card is not None:
            past = scene.kind == "verdict" and scene.saying.kind != "admitted"
            # elsewhere the keys of those who come with them choose a reason
            ask = self.asked.emit if scene.kind in ("person", "verdict") else None
            return person_card(theme, scene.card, self._photos, past, ask)
        if scene.kind == "unknown" and scene.answer is not None:
            return unknown_panel(theme, scene.answer.text)
        if figures and not figures.counts.on_list + figures.counts.walk_ins:
            return self._nobody_listed()
        return idle_panel(theme, figures) if figures else text(theme, "")

    def _hits(self, scene: Scene) -> Hits:
        hits = Hits(self._theme, scene.hits, scene.chosen, self.faces)
        hits.opened.connect(lambda number: self.asked.emit("open", scene.hits[number].uid))
        return hits

    def _nobody_listed(self) -> QWidget:
        words = self.tr("Nobody is on the list yet. Import a list of people: Excel, CSV, "
                        "LibreOffice, pretix, Indico.")  # fmt: skip
        go = self._do("list", self.tr("Import a list…"), kind="primary", icon="upload")
        return panel(column(empty(self._theme, "users", words, go)))

    def _form(self, scene: Scene) -> PersonForm:
        if scene.card is None or scene.kind == "companion":
            form = (
                companion_form(self._theme, scene.card)
                if scene.card
                else walk_in_form(self._theme, scene.query)
            )
            form.done.connect(self.registered)
            form.looked_for.connect(lambda fields: self.looked_for.emit(form, fields))
            form.opened.connect(lambda uid: self.asked.emit("open", uid))
        else:
            form = correct_form(self._theme, scene.card)
            form.done.connect(self.corrected)
        form.cancelled.connect(lambda: self.asked.emit("leave", ""))
        self.form = form
        return form

    def _question(self, asked: Asked, scene: Scene) -> QuestionPanel:
        made = QuestionPanel(self._theme, asked, scene.card)
        made.given.connect(self.answered)
        made.back_asked.connect(lambda: self.asked.emit("back", ""))
        made.left.connect(lambda: self.asked.emit("leave", ""))
        self.question = made
        return made

    def _actions(self, scene: Scene) -> list[QWidget]:
        reasons = {"reprint": self._reasons, "consent": self._leave_reasons, "pin": self._cancel}
        if scene.kind in reasons:
            return reasons[scene.kind]()
        if self.form is not None:
            return [*self.form.foot]
        if self.question is not None:
            return [*self.question.foot]
        if scene.card is None:
            return []
        if scene.kind == "person" and scene.card.state == "expected":
            return [
                self._do("check-in", self.tr("Check in and print"), "Enter", "primary", "printer"),
                self._do("check-in-only", self.tr("Check in only"), "Ctrl+Enter"),
                self._do("correct", self.tr("Correct"), "F6", icon="pencil"),
            ]
        said = scene.answer.outcome if scene.answer else None
        admitted = said in (Outcome.ADMITTED, Outcome.LEFT)
        if said in OVERRULABLE:
            return [
                self._do("next", self.tr("Next person"), "F3", "primary", "arrow-right"),
                self._do("let-in", self.tr("Admit all the same…"), "F8", icon="shield-check"),
            ]
        return [
            self._do("next", self.tr("Next person"), "F3", "primary", "arrow-right"),
            self._do("undo", self.tr("Undo"), "Ctrl+Z", icon="undo-2")
            if admitted
            else self._do("correct", self.tr("Correct"), "F6", icon="pencil"),
            self._do("reprint", self.tr("Reprint"), "F4", icon="printer"),
        ]

    def _cancel(self) -> list[QWidget]:
        return [self._do("leave", self.tr("Cancel"), "Esc")]

    def _reasons(self) -> list[QWidget]:
        reasons = [(why, reason_word(why)) for why in REPRINT_REASONS]
        return self._choices("reason", reasons)

    def _leave_reasons(self) -> list[QWidget]:
        return self._choices("consent", [(why, why) for why in reasons()])

    def _choices(self, act: str, choices: Sequence[tuple[str, str]]) -> list[QWidget]:
        made: list[QWidget] = []
        for number, (why, words) in enumerate(choices, 1):
            key = f"Alt+{number}"  # no scanner sends it, and a digit could be part of a code
            each = self._do(act, words, key, why=why)
            each.setShortcut(QKeySequence(key))
            made.append(each)
        return [*made, self._do("leave", self.tr("Cancel"), "Esc")]

    def _do(
        self, act: str, words: str, key: str = "", kind: str = "", icon: str = "", *, why: str = ""
    ) -> ActionButton:
        made = button(self._theme, words, key, kind, icon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the box
        made.clicked.connect(lambda: self.asked.emit(act, why))
        return made
