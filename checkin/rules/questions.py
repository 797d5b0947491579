"""What is asked or said before somebody is admitted: questions of the organiser, and the answers.

A notice is a question whose answer is that it was read. Everything is asked once of a person; what
was left empty counts as asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from checkin.rules.refusals import AnswerTooLong, AnswerWrong, QuestionWrong
from checkin.store import remembered
from checkin.store.entries import Act, Kind, canonical, new_id, storable
from checkin.store.journal import connection, record, record_all

KINDS = ("yes-no", "choice", "text", "signature", "notice", "alert")
READ_ONLY = ("notice", "alert")  # nothing is answered but that it was read
LONGEST = 2_000  # characters of an answer
MOST_CHOICES = 9  # each has a digit
LARGEST_DRAWING = 20_000  # characters of a signature's strokes: some 2,500 points
SIZE = 1_000  # a drawing's points lie between 0 and this, both ways
SIGNED, SEEN = "signed", "seen"


@dataclass(frozen=True)
class Question:
    """One thing to ask or to say; `texts` and each of `choices` are by language."""

    id: str
    kind: str = "yes-no"
    texts: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Mapping[str, str], ...] = ()
    required: bool = True
    roles: tuple[str, ...] = ()  # none: everybody
    position: int = 0
    removed: bool = False

    def said(self, language: str) -> str:
        """The text in this language, else in English, else in whichever there is."""
        return _said(self.texts, language)

    def options(self, language: str) -> list[str]:
        """The choices in this language."""
        return [_said(choice, language) for choice in self.choices]


@dataclass(frozen=True)
class Given:
    """An answer as it is given: words, and the strokes where it was drawn."""

    question: str
    answer: str
    drawing: str = ""  # JSON: strokes of x, y, x, y ... between 0 and SIZE


@dataclass(frozen=True)
class Answered:
    """An answer as it is kept."""

    question: str
    answer: str
    drawing: str
    at: datetime  # UTC
    operator: str


def questions(removed: bool = False) -> list[Question]:
    """Every question in its order; those taken away only where they are asked for."""
    return list(remembered.kept(("questions", removed), lambda: _questions(removed)))


def _questions(removed: bool) -> list[Question]:
    where = "" if removed else "WHERE NOT removed"
    rows = connection().execute(
        "SELECT id, kind, texts, choices, required, roles, position, removed FROM question"
        f" {where} ORDER BY position, id"
    )
    return [_question(row) for row in rows]


def pending(uid: str, role: str, alert: str, asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """What must still be asked of this person before they are admitted."""
    theirs = [q for q in asked if _stops(q) and (not q.roles or role in q.roles)]
    if not theirs:
        return ()
    rows = connection().execute("SELECT question, answer FROM answer WHERE delegate = ?", (uid,))
    known = dict(rows)
    return tuple(
        q for q in theirs
        if (known.get(q.id) != alert[:LONGEST] and bool(alert) if q.kind == "alert"
            else q.id not in known)
    )  # fmt: skip


def sayings(role: str, asked: tuple[Question, ...]) -> list[Question]:
    """Notices for this role that stand on the card and stop nobody."""
    said = [q for q in asked if q.kind == "notice" and not q.required]
    return [q for q in said if not q.roles or role in q.roles]


def answer(uid: str, given: list[Given], act: Act) -> None:
    """Keep the answers of one person.

    Raises:
        AnswerTooLong, AnswerWrong: nothing was kept.
    """
    known = {q.id: q for q in questions(removed=True)}
    notes = []
    for each in given:
        question = known.get(each.question)
        if question is None:
            raise AnswerWrong(question=each.question[:60], problem="it is not asked here")
        _check(question, each)
        content = {"question": each.question, "answer": storable(each.answer)}
        if each.drawing:
            content["drawing"] = each.drawing
        notes.append((Kind.ANSWERED, uid, content))
    record_all(notes, act)


def answers(uid: str) -> list[Answered]:
    """What this person answered, in the order of the questions."""
    rows = connection().execute(
        "SELECT a.question, a.answer, a.drawing, a.at, a.operator FROM answer a"
        " LEFT JOIN question q ON q.id = a.question WHERE a.delegate = ?"
        " ORDER BY q.position, a.question",
        (uid,),
    )
    return [
        Answered(question, said, drawing, datetime.fromisoformat(at), operator)
        for question, said, drawing, at, operator in rows
    ]


def all_answers() -> dict[tuple[str, str], tuple[str, str]]:
    """(uid, question) -> the answer, and when it was given (UTC, as stored)."""
    rows = connection().execute("SELECT delegate, question, answer, at FROM answer")
    return {(uid, question): (answer_, at) for uid, question, answer_, at in rows}


def set_question(question: Question, act: Act) -> str:
    """Add a question (without id), or change one; its id.

    Raises:
        QuestionWrong
    """
    _check_question(question)
    id_ = question.id or new_id(act.at)
    content = {
        "kind": question.kind,
        "texts": storable(canonical(dict(question.texts))),
        "choices": storable(canonical([dict(choice) for choice in question.choices])),
        "required": question.required,
        "roles": canonical(sorted(question.roles)),
        "position": question.position,
        "removed": question.removed,
    }
    record((Kind.QUESTION_SET, id_, content), act)
    return id_


def remove(id_: str, act: Act) -> None:
    """Ask it no more; the answers stay."""
    found = next((each for each in questions() if each.id == id_), None)
    if found is not None:
        set_question(replace(found, removed=True), act)


def _stops(question: Question) -> bool:
    return question.required or question.kind not in READ_ONLY


def _check_question(question: Question) -> None:
    if question.kind not in KINDS:
        raise QuestionWrong(problem=f"there is no kind {question.kind}.")
    if question.kind != "alert" and not any(text.strip() for text in question.texts.values()):
        raise QuestionWrong(problem="it has no words.")
    if question.kind == "choice" and not 2 <= len(question.choices) <= MOST_CHOICES:
        raise QuestionWrong(problem=f"a choice needs 2 to {MOST_CHOICES} answers.")
    longest = max(map(len, question.texts.values()), default=0)
    if longest > LONGEST:
        raise QuestionWrong(problem=f"its words have {longest:,} characters, {LONGEST:,} at most.")


def _check(question: Question, given: Given) -> None:
    said = question.said("en")[:60]
    if len(given.answer) > LONGEST:
        raise AnswerTooLong(question=said, length=f"{len(given.answer):,}", most=f"{LONGEST:,}")
    if len(given.drawing) > LARGEST_DRAWING or (given.drawing and not _is_drawing(given.drawing)):
        raise AnswerWrong(question=said, problem="the drawing is too large; sign once more")
    if not given.answer.strip():
        if question.required:
            raise AnswerWrong(question=said, problem="an answer is required")
        return
    problem = _problem(question, given)
    if problem:
        raise AnswerWrong(question=said, problem=problem)


def _problem(question: Question, given: Given) -> str:
    if question.kind == "yes-no" and given.answer not in ("yes", "no"):
        return "it is answered by yes or no"
    if question.kind == "choice" and given.answer not in question.options("en"):
        return "this is none of its answers"
    if question.kind == "signature" and not given.drawing:
        return "there is no signature"
    return ""


def _is_drawing(text: str) -> bool:
    try:
        strokes = json.loads(text)
    except ValueError:
        return False
    return isinstance(strokes, list) and all(
        isinstance(stroke, list) and len(stroke) % 2 == 0
        and all(type(n) is int and 0 <= n <= SIZE for n in stroke)
        for stroke in strokes
    )  # fmt: skip


def _said(texts: Mapping[str, str], language: str) -> str:
    said = texts.get(language) or texts.get("en")
    return said or next(iter(texts.values()), "")


def _question(row: tuple[Any, ...]) -> Question:
    id_, kind, texts, choices, required, roles, position, removed = row
    return Question(
        id_, kind, json.loads(texts), tuple(json.loads(choices)), bool(required),
        tuple(json.loads(roles)), position, bool(removed),
    )  # fmt: skip
