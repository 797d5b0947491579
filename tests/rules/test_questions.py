"""What is asked before somebody is admitted, and the answers."""

import json
from dataclasses import replace

import pytest
from helpers import OPENING, add_delegate

from checkin.desk import Desk
from checkin.rules import questions
from checkin.rules.checkins import Door, Outcome, check_in_delegate
from checkin.rules.clock import ZoneInfo
from checkin.rules.questions import Given, Question
from checkin.rules.refusals import AnswerTooLong, AnswerWrong, QuestionWrong
from checkin.store import models, proof

ZONE = ZoneInfo("Asia/Almaty")
BUS = Question("bus", "yes-no", {"en": "By bus?", "ru": "На автобусе?"})
MEAL = Question(
    "meal", "choice", {"en": "Meal"}, ({"en": "meat", "ru": "мясо"}, {"en": "fish"}), required=False
)
SIGN = Question("sign", "signature", {"en": "Sign"}, roles=("speaker",))
DRAWN = json.dumps([[0, 0, 500, 1000], [3, 4]])


@pytest.fixture
def asked(act, writing):
    add_delegate(act)
    add_delegate(act, "S1", "Nino", role="speaker", alert="Bring to the green room")
    with writing():
        for question in (BUS, MEAL, SIGN):
            questions.set_question(question, act)


def come(uid, act, writing):
    with writing():
        door = Door("entrance", "once", ZONE, None, tuple(questions.questions()))
        return check_in_delegate(uid, door, act)


def test_nobody_is_admitted_before_what_is_asked_is_answered(asked, act, writing):
    first = come("D7", act, writing)
    assert (first.outcome, [q.id for q in first.questions]) == (
        Outcome.ANSWER_FIRST, ["bus", "meal"]
    )  # fmt: skip
    assert models.Scan.select().count() == 0
    with writing():
        questions.answer("D7", [Given("bus", "no"), Given("meal", "")], act)
    assert come("D7", act, writing).outcome is Outcome.ADMITTED


def test_only_some_roles_are_asked_to_sign(asked, act, writing):
    assert [q.id for q in come("S1", act, writing).questions] == ["bus", "meal", "sign"]


def test_an_alert_is_shown_first_and_again_when_it_was_changed(asked, act, writing):
    alert = Question("alert", "alert")
    with writing():
        for each in (BUS, MEAL, SIGN):
            questions.set_question(replace(each, removed=True), act)
        questions.set_question(alert, act)
    assert [q.kind for q in come("S1", act, writing).questions] == ["alert"]
    assert come("D7", act, writing).outcome is Outcome.ADMITTED
    with writing():
        questions.answer("S1", [Given("alert", "Bring to the green room")], act)
    assert questions.pending("S1", "speaker", "Bring to the green room", (alert,)) == ()
    assert questions.pending("S1", "speaker", "To the doctor", (alert,)) == (alert,)


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (Given("bus", "x" * 1_048_576), AnswerTooLong, "1,048,576"),
        (Given("bus", "maybe"), AnswerWrong, "yes or no"),
        (Given("bus", " "), AnswerWrong, "required"),
        (Given("meal", "soup"), AnswerWrong, "none of its answers"),
        (Given("sign", "signed"), AnswerWrong, "no signature"),
        (Given("sign", "signed", json.dumps([[1, 2] * 9_000])), AnswerWrong, "too large"),
        (Given("sign", "signed", '[[1, "a"]]'), AnswerWrong, "drawing"),
        (Given("nothing", "yes"), AnswerWrong, "not asked"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_kept(asked, act, writing, given, error, said):
    good = Given("meal", "fish")
    with pytest.raises(error, match=said), writing():
        questions.answer("S1", [good, given], act)
    assert questions.answers("S1") == []


@pytest.mark.parametrize(
    "question",
    [
        Question("", "riddle", {"en": "?"}),
        Question("", "text", {"en": " "}),
        Question("", "choice", {"en": "Which?"}, ({"en": "one"},)),
        Question("", "text", {"en": "?" * 3_000}),
    ],
)
def test_a_question_nobody_can_answer_is_refused(act, writing, question):
    with pytest.raises(QuestionWrong), writing():
        questions.set_question(question, act)


def test_answers_stay_when_a_question_goes_and_the_journal_says_the_same(asked, act, writing):
    with writing():
        questions.answer("S1", [Given("sign", "signed", DRAWN), Given("meal", "meat")], act)
        questions.answer("S1", [Given("meal", "fish")], act)
        questions.set_question(replace(SIGN, removed=True), act)
    found = {each.question: (each.answer, each.drawing) for each in questions.answers("S1")}
    assert found == {"sign": ("signed", DRAWN), "meal": ("fish", "")}
    proof.rebuild()
    assert {each.question for each in questions.answers("S1")} == {"sign", "meal"}
    assert not proof.verify().problems


def test_answers_are_columns_of_the_attendance(forum_folder, clock, tmp_path):
    with Desk(forum_folder, clock=clock) as desk:
        for each in (BUS, MEAL, replace(SIGN, roles=())):
            desk.questions.save(each)
        uid = desk.people.register_walk_in({"display_name": "Nino"})
        desk.questions.answer(uid, [Given("bus", "yes"), Given("sign", "signed", DRAWN)])
        desk.reports.export("attendance", tmp_path / "a.csv")
        head, row = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[:2]
        assert head.endswith("By bus?,Meal,Sign")
        assert row.endswith(f"yes,,signed at {desk.local(OPENING):%Y-%m-%d %H:%M}")
        line = next(each for each in desk.people.card(uid).answers if each.kind == "signature")
        assert (line.question, line.drawing) == ("Sign", DRAWN)
