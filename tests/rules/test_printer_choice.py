"""Which printer a badge goes to: role before layout before desk, equals share, order is kept."""

import pytest
from helpers import add_delegate
from hypothesis import given
from hypothesis import strategies as st

from checkin.rules import print_queue, printer_choice, printer_notes
from checkin.rules.printer_choice import Pick, Routes, Target, next_in_order, order_for, takers

DESK, SECOND, THIRD, CARDS = (Target("cups", name) for name in ("desk", "second", "third", "cards"))
TARGETS = st.sampled_from([DESK, SECOND, THIRD, CARDS])


def routes(**fields):
    return Routes(DESK, **fields)


def test_a_role_goes_before_a_layout_and_that_before_the_desk():
    chosen = routes(orders={"role:speaker": [CARDS], "layout:cr80": [SECOND], "": [THIRD]})
    assert order_for(chosen, "speaker", "cr80") == (CARDS,)
    assert order_for(chosen, "guest", "cr80") == (SECOND,)
    assert order_for(chosen, "guest", "a6") == (DESK, THIRD)


def test_the_next_in_order_takes_over_only_where_the_desk_wants_it():
    stopped = {"orders": {"": [SECOND]}, "troubled": frozenset([DESK])}
    assert takers(routes(**stopped), (DESK, SECOND)) == (DESK,)
    assert takers(routes(**stopped, takes_over=True), (DESK, SECOND)) == (SECOND,)


def test_an_equal_takes_the_badge_without_being_asked():
    team = {"teams": {DESK: "A", THIRD: "A"}}
    assert takers(routes(**team), (DESK,)) == (DESK, THIRD)
    assert takers(routes(**team, troubled=frozenset([DESK])), (DESK,)) == (THIRD,)


def test_a_printer_that_rests_keeps_its_badges():
    rests = routes(paused=frozenset([DESK]), takes_over=True, orders={"": [SECOND]})
    assert takers(rests, (DESK, SECOND)) == ()


@given(
    st.lists(TARGETS, min_size=1, unique=True), st.frozensets(TARGETS), st.frozensets(TARGETS),
    st.dictionaries(TARGETS, st.sampled_from(["A", "B"])), st.booleans(),
)  # fmt: skip
def test_nobody_takes_a_badge_who_rests_or_is_not_meant(order, troubled, paused, teams, over):
    chosen = Routes(DESK, {}, teams, paused, troubled, over)
    able = takers(chosen, order)
    meant = {each for first in order for each in printer_choice.team_of(chosen, first)}
    assert set(able) <= meant - paused
    assert not set(able) & troubled or len(able) == 1  # tried, so that it says its trouble
    instead = next_in_order(chosen, order)
    assert instead is None or instead not in troubled | paused


@pytest.fixture
def queued(act):
    """Three badges wait: a guest's, a speaker's, a guest's in a batch that is older."""
    made = []
    for number, role in enumerate(("guest", "speaker", "guest")):
        uid = add_delegate(act, f"D{number}", f"Person {number}", role=role)
        made.append(print_queue.add(uid, f"{number:026}", "a6", act))
    print_queue.connection().execute("UPDATE print_job SET batch = 1 WHERE id = ?", (made[0],))
    return made


def test_single_badges_come_before_batches(queued):
    assert printer_choice.next_job(routes(), 9) == Pick(queued[1], DESK)


def test_the_least_busy_of_equals_takes_the_next(queued):
    shared = routes(teams={DESK: "A", SECOND: "A"})
    seen = []
    while pick := printer_choice.next_job(shared, 9):
        print_queue.start(pick.job, pick.to)
        seen.append(pick.to)
    assert seen == [DESK, SECOND, DESK]


def test_a_full_printer_keeps_only_its_own_badges_waiting(queued):
    chosen = routes(orders={"role:speaker": (CARDS,)})
    print_queue.start(queued[1], CARDS)
    assert printer_choice.next_job(chosen, 1).to == DESK
    assert printer_choice.next_job(chosen, 1, only=CARDS) is None


def test_a_badge_somebody_sent_elsewhere_goes_there_and_nowhere_else(queued):
    print_queue.aim(queued[1], *THIRD)
    assert printer_choice.next_job(routes(troubled=frozenset([THIRD])), 9).to == THIRD
    assert printer_choice.next_job(routes(paused=frozenset([THIRD])), 9).job == queued[2]


def test_choices_are_kept(queued):
    printer_choice.set_order("role:speaker", [CARDS, DESK, CARDS], "cr80")
    assert printer_choice.orders() == {"role:speaker": (CARDS, DESK)}
    assert printer_choice.layouts() == {"role:speaker": "cr80"}
    printer_choice.set_order("role:speaker", [])
    assert printer_choice.orders() == {}
    printer_notes.put_in_team(CARDS, "A")
    printer_notes.pause(CARDS, True)
    note = printer_notes.notes()[CARDS]
    assert (note.team, note.paused, note.x_scale) == ("A", True, 1.0)
    assert printer_notes.note_of(DESK) == printer_notes.Note(DESK)


def test_a_role_may_have_a_layout_and_no_printer_of_its_own(queued):
    printer_choice.set_order("role:speaker", [], "cr80")
    assert printer_choice.orders() == {}
    assert printer_choice.layouts() == {"role:speaker": "cr80"}
