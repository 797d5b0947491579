"""The counter for what is asked before somebody is admitted: the questions, and the answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from checkin.desk.core import Core
from checkin.desk.shapes import AnswerLine
from checkin.exporters.base import Column
from checkin.rules import questions
from checkin.rules.clock import local
from checkin.rules.delegates import Person
from checkin.rules.questions import Given, Question


class Questions:
    """What the organiser wants to be asked or said, and what people answered."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def asked(self) -> list[Question]:
        """Everything that is asked or said, in its order."""
        return questions.questions()

    def save(self, question: Question) -> str:
        """Add a question (without id), or change one; its id.

        Raises:
            QuestionWrong
        """
        if not question.id:
            known = questions.questions(removed=True)
            last = max((each.position for each in known), default=0)
            question = replace(question, position=last + 1)
        with self._core.writing() as act:
            return questions.set_question(question, act)

    def remove(self, id_: str) -> None:
        """Ask it no more; the answers stay."""
        with self._core.writing() as act:
            questions.remove(id_, act)

    def answer(self, uid: str, given: Sequence[Given]) -> None:
        """Keep what somebody answered.

        Raises:
            AnswerTooLong, AnswerWrong: nothing was kept.
        """
        with self._core.writing() as act:
            questions.answer(uid, list(given), act)


def answer_lines(core: Core, uid: str) -> tuple[AnswerLine, ...]:
    """What somebody answered, for the card."""
    found = questions.answers(uid)
    if not found:
        return ()
    language = core.settings.language or "en"
    known = {each.id: each for each in questions.questions(removed=True)}
    lines = []
    for each in found:
        question = known.get(each.question)
        said = question.said(language) if question else ""
        kind = question.kind if question else "text"
        answer = _worded(question, each.answer, language) if question else each.answer
        at = local(each.at, core.zone)
        lines.append(AnswerLine(said, kind, answer, each.drawing, at, each.operator))
    return tuple(lines)


class AnswerTable:
    """A column for each question that is or was asked; notices have none."""

    def __init__(self, core: Core) -> None:
        self._core, self._given = core, questions.all_answers()
        used = {question for _, question in self._given}
        self._asked = [
            each for each in questions.questions(removed=True)
            if each.kind not in questions.READ_ONLY and (not each.removed or each.id in used)
        ]  # fmt: skip

    def columns(self) -> tuple[Column, ...]:
        """Their heads, no two alike."""
        names = [each.said("en") for each in self._asked]
        return tuple(
            Column(name if names.count(name) == 1 else f"{name} ({number})")
            for number, name in enumerate(names, 1)
        )

    def cells(self, uid: str) -> tuple[str, ...]:
        """What stands in them for somebody; of a signature when it was given."""
        return tuple(self._cell(uid, each) for each in self._asked)

    def _cell(self, uid: str, question: Question) -> str:
        answer, at = self._given.get((uid, question.id), ("", ""))
        if answer and question.kind == "signature":
            moment = local(datetime.fromisoformat(at), self._core.zone)
            return f"signed at {moment:%Y-%m-%d %H:%M}"
        return answer


def notices(core: Core, person: Person) -> tuple[str, ...]:
    """What the organiser wants to be known of everybody of this role."""
    language = core.settings.language or "en"
    said = questions.sayings(person.role, tuple(questions.questions()))
    return tuple(each.said(language) for each in said)


def _worded(question: Question, answer: str, language: str) -> str:
    """A choice is kept in the first language, and shown in the operator's."""
    if question.kind != "choice" or answer not in question.options("en"):
        return answer
    return question.options(language)[question.options("en").index(answer)]
