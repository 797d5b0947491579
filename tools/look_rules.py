"""Scenes of what is asked before somebody is admitted, and of what the organiser sets for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from checkin.desk import Question

BUS = Question(
    "", "yes-no",
    {"en": "Do you need the bus to the airport on Sunday?",
     "ru": "Нужен ли вам автобус в аэропорт в воскресенье?"},
)  # fmt: skip
MEAL = Question(
    "", "choice", {"en": "Which lunch do you want?", "ka": "რომელი ლანჩი გსურთ?"},
    tuple({"en": meal} for meal in ("With meat", "With fish", "Without meat", "None")),
    required=False,
)  # fmt: skip
SIGN = Question("", "signature", {"en": "Please sign for the headset."})
LANYARD = Question(
    "", "notice", {"en": "Speakers get the blue lanyard, and are led to the green room."},
    roles=("speaker",),
)  # fmt: skip
QUESTIONS = (LANYARD, BUS, MEAL, SIGN)


def _asked(first: int) -> Callable[[Any], QWidget]:
    """The question of that number, in front of the speaker."""

    def show(s: Any) -> QWidget:
        for question in QUESTIONS[first:]:
            s.desk.questions.save(question)
        s.page.enter(s.desk.people.card(s.uid("speaker")).tickets[0])
        s.until(lambda: s.page.scene.kind == "question")
        s.rest()
        return s.window

    return show


def _signed(s: Any) -> QWidget:
    window = _asked(3)(s)
    field = s.page.stage.question.drawing
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(field, left, pos=QPoint(60, 100))
    for x, y in ((90, 40), (110, 110), (130, 60), (160, 100), (200, 70), (260, 105), (380, 90)):
        QTest.mouseMove(field, QPoint(x, y))
    QTest.mouseRelease(field, left, pos=QPoint(400, 80))
    return window


def _on_the_card(s: Any) -> QWidget:
    _signed(s)
    s.page.stage.question.finish()
    s.until(lambda: s.page.scene.kind == "verdict")
    s.window.show_page("people", s.uid("speaker"))
    s.rest()
    return s.window


def _questions(s: Any) -> QWidget:
    for question in QUESTIONS:
        s.desk.questions.save(question)
    s.window.show_page("programme")
    s.rest()
    dialog: QWidget = s.window.pages["programme"].edit_questions()
    s.until(lambda: len(s.window.pages["programme"].dialog.questions) == len(QUESTIONS))
    return dialog


def _company(s: Any) -> QWidget:
    whom = s.uid("speaker")
    for name, what in (("Giorgi Lomidze", "interpreter"), ("დავით ქავთარაძე", "driver")):
        s.desk.people.register_companion(whom, {"display_name": name, "position": what})
    s.choose("speaker")
    s.rest()
    return s.window


def _companion(s: Any) -> QWidget:
    _company(s)
    s.page.open_person(s.desk.people.card(s.uid("speaker")).companions[0].uid)
    s.until(lambda: s.page.scene.card is not None and s.page.scene.card.principal is not None)
    return s.window


def _companion_form(s: Any) -> QWidget:
    s.choose("speaker")
    s.page.companion()
    return s.window


def _guests(s: Any) -> QWidget:
    s.window.show_page("programme")
    s.rest()
    sheet = s.window.pages["programme"].edit_guests()
    sheet.name.setCurrentText("Gala dinner")
    sheet.asked.emit("role:guest")
    s.until(lambda: bool(sheet.people))
    sheet.pasted.emit(["Nino Berulava", "Jonathan Nobody", "Maria"])
    s.until(lambda: bool(sheet.area.toPlainText()))
    s.rest()
    return sheet


def _pin(s: Any) -> QWidget:
    s.desk.supervising.set_pin("4711")
    hall = next(place for place, _, _ in s.desk.programme.places() if place.id == "cradle")
    s.desk.programme.save_place(replace(hall, roles=("press",)))
    s.desk.reception.move_to("cradle")
    s.page.refresh()
    s.page.enter(s.desk.people.card(s.uid("speaker")).tickets[0])
    s.until(lambda: s.page.scene.kind == "verdict")
    s.page.ask_consent()
    s.page.enter("The organiser asks for it")
    s.rest()
    return s.window


RULES: dict[str, Callable[[Any], QWidget]] = {
    "ask-notice": _asked(0),
    "ask-yes-no": _asked(1),
    "ask-choice": _asked(2),
    "ask-signature": _signed,
    "people-answers": _on_the_card,
    "questions": _questions,
    "guest-lists": _guests,
    "desk-pin": _pin,
    "desk-company": _company,
    "desk-companion": _companion,
    "companion-form": _companion_form,
}
