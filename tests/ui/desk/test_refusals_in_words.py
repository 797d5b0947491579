"""Every refusal of a door, brought about for real: the words say what, where and what next."""

from datetime import timedelta

import pytest
from helpers import add_delegate

from checkin.desk import Outcome, Place, Question
from checkin.rules import credentials, issuing
from ui.desk import sayings

NAME = "فيصل العتيبي"
TICKET = "T-FAISAL-1"
HALL = "Opera Hall"


class Door:
    """A desk, somebody on its list, and a hall to be refused at."""

    def __init__(self, desk, clock):
        self.desk, self.clock = desk, clock
        self.hall = "entrance"
        with desk._core.writing() as act:
            add_delegate(act, "D7", NAME, role="speaker", tickets=[TICKET])
            add_delegate(act, "D8", "Bo Berg", role="delegate", tickets=["T-BO-2", "T-TWO"])
            add_delegate(act, "D9", "Cy Dahl", role="delegate", tickets=["T-CY-3", "T-TWO"])

    def rule(self, name=HALL, **fields):
        made = self.desk.programme.save_place(Place("", name, **{"rule": "free", **fields}))
        if name == HALL:
            self.hall = made

    def come(self, text=TICKET, consent=None):
        return self.desk.reception.check_in(
            text, checkpoint=self.hall, paper=False, consent=consent
        )


def of_another_hall(door):
    door.rule(roles=("delegate",))
    door.rule("Press centre", roles=("speaker",))


def before_the_doors(door):
    door.rule(opens="09:00")


def a_day_before(door):
    door.rule(opens="2026-06-21T09:15", closes="2026-06-21T18:00")


def after_the_doors(door):
    door.rule(closes="08:15")


def when_all_seats_are_taken(door):
    door.rule(rule="inout", capacity=1)
    assert door.come("T-BO-2").outcome is Outcome.ADMITTED


def without_an_invitation(door):
    door.rule(guests=("Dinner",))


def of_another_role(door):
    door.rule(roles=("press",))


def withdrawn(door):
    door.desk.people.withdraw("D7", "asked to leave")


def in_already(door):
    door.come()
    door.clock.forward(minutes=40)


def in_on_both_days_of_once(door):
    door.rule(rule="once")
    door.come()
    door.clock.forward(hours=24)


def with_a_replaced_badge(door):
    door.desk.paper.print_first("D7")
    code = door.desk.people.card("D7").badges[0].credential
    door.desk.paper.reprint("D7", "lost")
    return code


def with_a_badge_given_back(door):
    door.desk.paper.print_first("D7")
    code = door.desk.people.card("D7").badges[0].credential
    door.desk.handing.take_back(code)
    return code


def with_a_ticket_of_two(door):
    return "T-TWO"


def with_a_made_up_badge(door):
    genuine = credentials.make("001000001", 0, door.desk._core.seal)
    return genuine[:-1] + str((int(genuine[-1]) + 1) % 10)


def with_a_badge_of_a_desk_nobody_heard_of(door):
    return credentials.make("007000001", 0, door.desk._core.seal)


def with_a_code_of_nobody(door):
    return "nobody's code"


def with_nothing(door):
    return "\r\n"


def with_somebody_withdrawn(door):
    made = door.desk.people.register_companion("D7", {"display_name": "Mona Ali"})
    door.desk.people.withdraw("D7", "asked to leave")
    with door.desk._core.writing() as act:
        return issuing.issue(made, door.desk._core.seal, act).credential


def before_answering(door):
    door.desk.questions.save(Question("", "yes-no", {"en": "Bus?"}))


WHO = f"\u2068{NAME}\u2069"
CASES = {  # what happens -> the outcome, and words that must be said
    of_another_hall: ("wrong-hall", WHO, "To \u2068Press centre", "Show the way there"),
    before_the_doors: ("too-early", WHO, HALL, "opens at 09:00", "come back then"),
    a_day_before: ("too-early", WHO, HALL, "opens at 21.06. 09:15", "come back then"),
    after_the_doors: ("too-late", WHO, HALL, "closed at 08:15", "A supervisor may let"),
    when_all_seats_are_taken: ("full", WHO, HALL, "1 of 1", "wait until somebody leaves"),
    without_an_invitation: ("not-on-list", WHO, HALL, "guest list", "Call the supervisor"),
    of_another_role: ("wrong-role", WHO, HALL, "other roles", "the way to the main entrance"),
    withdrawn: ("withdrawn", WHO, "withdrawn", "see the accreditation desk"),
    in_already: ("already-in", "since 08:30", "Entrance", "desk 1", "Is it the same person?"),
    in_on_both_days_of_once: ("already-in", "since 20.06. 08:30", HALL, "Is it the same person?"),
    with_a_replaced_badge: ("void-badge", "08:30", "desk 1", "lost", "Ask for the new badge"),
    with_a_badge_given_back: ("void-badge", "desk 1", "given back", "Ask for the new badge"),
    with_a_ticket_of_two: ("ask", "Several people", "Search the name and choose"),
    with_a_made_up_badge: ("unknown", "this forum did not make it", "Call the supervisor"),
    with_a_badge_of_a_desk_nobody_heard_of: ("unknown", "genuine", "Search the name"),
    with_a_code_of_nobody: ("unknown", "not ours", "search the name"),
    with_nothing: ("unreadable", "Nothing could be read", "type the name"),
    with_somebody_withdrawn: ("principal-out", "Mona Ali", NAME, "Call the supervisor"),
    before_answering: ("answer-first", "First a question", "before it is answered"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_a_refusal_says_what_where_and_what_next(desk, clock, case):
    door = Door(desk, clock)
    text = case(door) or TICKET
    answer = door.come(text)
    outcome, *words = CASES[case]
    assert answer.outcome == outcome
    said = sayings.of_answer(answer, lambda at: at + timedelta(hours=5))
    whole = f"{said.headline}. {said.sentence}"
    for word in words:
        assert word.casefold() in whole.casefold()
    assert "{" not in whole
    assert said.sentence[-1] in ".?"


def test_no_outcome_is_left_out():
    """A refusal that is new must be brought about here, too."""
    mine = {outcome for outcome, *_ in CASES.values()}
    assert mine == set(Outcome) - {Outcome.ADMITTED, Outcome.LEFT, Outcome.NOT_HERE}
