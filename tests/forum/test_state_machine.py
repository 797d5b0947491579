"""Any sequence of acts at the desk, against a model of plain lists: outcomes, counts, badges."""

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from helpers import Clock, make_plan
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from checkin.desk import Asked, Choice, Consent, Desk, Given, Outcome, Place, Question, make_forum
from checkin.errors import NotTakenBack
from checkin.rules import documents, issuing, questions

SEATS = 2
LOUNGE = ("speaker",)
DAY = timedelta(days=1)
PLACES = ("entrance", "hall", "lounge", "gala")
LEAVES = ("full", "wrong-role", "not-on-list", "wrong-hall", "principal-out")
pick = st.integers(0, 10_000)


@dataclass
class Passed:
    """A reading that let somebody in or out."""

    scan: str
    uid: str
    place: str
    day: int
    is_in: bool
    undone: bool = False


@dataclass
class Said:
    """An answer, and the entry that tells of it."""

    uid: str
    question: str
    word: str
    entry: str
    day: int


@dataclass
class Model:
    """What a careful person with a pencil would know."""

    roles: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    passed: list[Passed] = field(default_factory=list)
    readings: int = 0
    void: dict[str, str] = field(default_factory=dict)  # credential -> whose
    day: int = 0
    whom: dict[str, str] = field(default_factory=dict)  # companion -> whom they accompany
    asked: set[str] = field(default_factory=set)  # ids of questions, to everybody
    said: list[Said] = field(default_factory=list)
    # uid -> did the document differ, on which day
    looks: dict[str, list[tuple[bool, int]]] = field(default_factory=dict)
    guests: set[str] = field(default_factory=set)  # of the gala

    def inside(self, place: str) -> set[str]:
        found: dict[str, bool] = {}
        for each in self.passed:
            if each.place == place and each.day == self.day and not each.undone:
                found[each.uid] = each.is_in
        return {uid for uid, is_in in found.items() if is_in}

    def expected(self, uid: str, place: str) -> Outcome:
        if uid in self.withdrawn:
            return Outcome.WITHDRAWN
        is_in = uid in self.inside(place)
        verdict = self._by_place(uid, place, is_in)
        if verdict is Outcome.ADMITTED and self.whom.get(uid) in self.withdrawn:
            return Outcome.PRINCIPAL_OUT
        return self.after_questions(uid, verdict)

    def after_questions(self, uid: str, verdict: Outcome) -> Outcome:
        """Nobody is admitted before everything was answered."""
        left = self.asked - self.answers(uid).keys()
        return Outcome.ANSWER_FIRST if left and verdict is Outcome.ADMITTED else verdict

    def answers(self, uid: str) -> dict[str, str]:
        return {each.question: each.word for each in self.said if each.uid == uid}

    def _may(self, uid: str, place: str) -> bool:
        return self.roles[uid] in LOUNGE if place == "lounge" else uid in self.guests

    def _by_place(self, uid: str, place: str, is_in: bool) -> Outcome:
        if place == "hall":
            full = len(self.inside(place)) >= SEATS
            return Outcome.LEFT if is_in else Outcome.FULL if full else Outcome.ADMITTED
        if place == "lounge":
            if self._may(uid, place):
                return Outcome.ADMITTED
            return Outcome.WRONG_HALL if self._may(uid, "gala") else Outcome.WRONG_ROLE
        if place == "gala":
            if self._may(uid, place):
                return Outcome.ADMITTED
            return Outcome.WRONG_HALL if self._may(uid, "lounge") else Outcome.NOT_ON_LIST
        return Outcome.ALREADY_IN if is_in else Outcome.ADMITTED


class ADay(RuleBasedStateMachine):
    """A desk and a model side by side."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        make_forum(self.folder / "f.forum", make_plan(), self.clock)
        self.desk = Desk(self.folder / "f.forum", clock=self.clock)
        self.desk.programme.save_place(Place("hall", "Hall", "inout", 1, capacity=SEATS))
        self.desk.programme.save_place(Place("lounge", "Lounge", "free", 2, roles=LOUNGE))
        self.desk.programme.save_place(Place("gala", "Gala", "free", 3, guests=("Gala",)))
        self.model = Model()
        for role in ("delegate", "delegate", "speaker", "speaker"):
            self._put(role)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert not self.desk.reports.verify().problems
            before = self._counted()
            self.desk.reports.rebuild()
            assert self._counted() == before
            assert not self.desk.reports.verify().problems
            self.desk.close()
            shutil.rmtree(self.folder)

    @rule(role=st.sampled_from(("delegate", "speaker")))
    def register(self, role: str) -> None:
        self._put(role)

    def _put(self, role: str) -> None:
        self._tick()
        fields = {"display_name": f"Guest {len(self.model.roles)}", "role": role}
        self.model.roles[self.desk.people.register_walk_in(fields)] = role

    @precondition(lambda self: self.model.roles)
    @rule(who=pick, place=st.sampled_from((*PLACES, "hall", "hall")))
    def come(self, who: int, place: str) -> None:
        self._tick()
        uid = self._one(who)
        expected = self.model.expected(uid, place)
        answer = self.desk.reception.check_in_delegate(uid, checkpoint=place, paper=False)
        assert answer.outcome is expected
        self._passed(answer, place)

    @precondition(lambda self: self.model.roles)
    @rule(who=pick, place=st.sampled_from(PLACES), leave=st.sampled_from(LEAVES))
    def come_with_leave(self, who: int, place: str, leave: str) -> None:
        self._tick()
        uid = self._one(who)
        expected = self.model.expected(uid, place)
        if expected == leave:
            expected = self.model.after_questions(uid, Outcome.ADMITTED)
        consent = Consent(leave, "the organiser asks")
        reception = self.desk.reception
        answer = reception.check_in_delegate(uid, checkpoint=place, paper=False, consent=consent)
        assert answer.outcome is expected
        self._passed(answer, place)

    @precondition(lambda self: self.model.roles)
    @rule(who=pick)
    def bring_somebody(self, who: int) -> None:
        self._tick()
        uid = self._one(who)
        if uid in self.model.whom:
            return
        made = self.desk.people.register_companion(uid, {"display_name": "Interpreter"})
        self.model.roles[made], self.model.whom[made] = "companion", uid

    @precondition(lambda self: len(self.model.asked) < 2)
    @rule()
    def ask(self) -> None:
        self._tick()
        self.model.asked.add(self.desk.questions.save(Question("", "yes-no", {"en": "Bus?"})))

    @precondition(lambda self: self.model.asked)
    @rule()
    def ask_no_more(self) -> None:
        self._tick()
        first = min(self.model.asked)
        self.desk.questions.remove(first)
        self.model.asked.discard(first)

    @precondition(lambda self: self.model.asked)
    @rule(who=pick, word=st.sampled_from(("yes", "no")))
    def answer(self, who: int, word: str) -> None:
        self._tick()
        uid = self._one(who)
        given = [Given(question, word) for question in self.model.asked]
        self.desk.questions.answer(uid, given)
        told = [line for line in self.desk.diary.page(limit=2).lines if line.kind == "answered"]
        for line, each in zip(told, reversed(given), strict=False):
            self.model.said.append(Said(uid, each.question, word, line.id, self.model.day))

    @precondition(lambda self: self.model.said)
    @rule(which=pick)
    def take_an_answer_back(self, which: int) -> None:
        self._tick()
        each = self.model.said[which % len(self.model.said)]
        same = [s for s in self.model.said if (s.uid, s.question) == (each.uid, each.question)]
        if each is not same[-1] or each.day != self.model.day:  # an hour is long over
            with pytest.raises(NotTakenBack):
                self.desk.diary.undo(each.entry)
            return
        self.desk.diary.undo(each.entry)
        self.model.said.remove(each)

    @precondition(lambda self: self.model.roles)
    @rule(who=pick, differs=st.booleans())
    def look_at_a_document(self, who: int, differs: bool) -> None:
        self._tick()
        uid = self._one(who)
        handing = self.desk.handing
        (handing.document_differs if differs else handing.see_document)(uid, "passport")
        self.model.looks.setdefault(uid, []).append((differs, self.model.day))

    @precondition(lambda self: any(self.model.looks.values()))
    @rule(which=pick)
    def take_a_look_back(self, which: int) -> None:
        self._tick()
        looked = sorted(uid for uid, looks in self.model.looks.items() if looks)
        uid = looked[which % len(looked)]
        lines = self.desk.diary.page(Asked(kinds=("document-seen",), uid=uid)).lines
        open_ = [line for line in lines if line.can_undo]
        assert len(open_) == (self.model.looks[uid][-1][1] == self.model.day)
        for line in open_:
            self.desk.diary.undo(line.id)
            self.model.looks[uid].pop()

    @precondition(lambda self: self.model.roles)
    @rule(chosen=st.sets(pick, max_size=3))
    def invite(self, chosen: set[int]) -> None:
        self._tick()
        self.model.guests = {self._one(who) for who in chosen}
        self.desk.guests.keep("Gala", sorted(self.model.guests))

    @precondition(lambda self: self.model.passed)
    @rule(which=pick)
    def undo(self, which: int) -> None:
        self._tick()
        each = self.model.passed[which % len(self.model.passed)]
        assert self.desk.reception.undo(each.scan) is not each.undone
        each.undone = True

    @precondition(lambda self: self.model.roles)
    @rule(who=pick)
    def withdraw_or_restore(self, who: int) -> None:
        self._tick()
        uid = self._one(who)
        people = self.desk.people
        (people.restore if uid in self.model.withdrawn else people.withdraw)(uid, "asked")
        self.model.withdrawn ^= {uid}

    @precondition(lambda self: self.model.roles)
    @rule(who=pick)
    def issue_or_replace(self, who: int) -> None:
        self._tick()
        uid = self._one(who)
        old = issuing.live_badge(uid)
        if old is None:
            self.desk.paper.print_first(uid)
        else:
            self.desk.paper.reprint(uid, "lost")
            self.model.void[old.credential] = uid

    @precondition(lambda self: self.model.void)
    @rule(which=pick)
    def show_an_old_badge(self, which: int) -> None:
        self._tick()
        credential, uid = sorted(self.model.void.items())[which % len(self.model.void)]
        answer = self.desk.reception.check_in(credential, checkpoint="entrance")
        gone = uid in self.model.withdrawn
        assert answer.outcome is (Outcome.WITHDRAWN if gone else Outcome.VOID_BADGE)
        self.model.readings += 1

    @precondition(lambda self: self.model.day == 0 and self.model.passed)
    @rule()
    def sleep(self) -> None:
        self.clock.at += DAY
        self.model.day += 1

    @invariant()
    def the_numbers_agree(self) -> None:
        if not hasattr(self, "desk"):
            return
        model = self.model
        for place, inside, _ in self.desk.programme.places():
            assert inside == len(model.inside(place.id)), place.name
        counts = self.desk.reports.figures(Choice()).counts
        came = {each.uid for each in model.passed if each.is_in and not each.undone}
        assert counts.present == len(came - model.withdrawn)
        assert counts.scans == model.readings
        assert counts.companions == len(model.whom.keys() - model.withdrawn)
        assert set(self.desk.guests.lists()) == ({"Gala"} if model.guests else set())
        for uid in model.roles:
            look = documents.last_look(uid)
            told = [differs for differs, _ in model.looks.get(uid, [])[-1:]]
            assert ([look.differs] if look else []) == told
            given = {each.question: each.answer for each in questions.answers(uid)}
            assert given == model.answers(uid)
        live = sum(issuing.live_badge(uid) is not None for uid in model.roles)
        assert counts.badges == live
        entrance = self.desk.reports.figures(Choice("", "entrance"))
        assert entrance.inside == len(model.inside("entrance"))

    def _one(self, who: int) -> str:
        return sorted(self.model.roles)[who % len(self.model.roles)]

    def _passed(self, answer, place: str) -> None:
        self.model.readings += answer.outcome is not Outcome.ANSWER_FIRST
        if answer.outcome in (Outcome.ADMITTED, Outcome.LEFT):
            is_in = answer.outcome is Outcome.ADMITTED
            passed = Passed(answer.scan, answer.uid, place, self.model.day, is_in)
            self.model.passed.append(passed)

    def _counted(self):
        figures = self.desk.reports.figures(Choice())
        return figures.counts, figures.roles, self.desk.programme.places()

    def _tick(self) -> None:
        self.clock.forward(seconds=11)  # two readings within ten seconds are one


TestADay = ADay.TestCase
TestADay.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
