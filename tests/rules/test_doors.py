"""What a checkpoint with rules lets in, when, how many, and who is sent where."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from helpers import OPENING, add_delegate, later

from checkin.rules import checkins, programme
from checkin.rules.checkins import Door, Outcome
from checkin.rules.consent import Consent
from checkin.rules.programme import Place, ProgrammeWrong, Session
from checkin.store import models, proof

ZONE = ZoneInfo("Asia/Almaty")
HALL = Place("hall", "Hall A", "free")


@pytest.fixture
def hall(act):
    """Set the rules of a hall; what to ask at its door."""

    def made(**rules):
        place = replace(HALL, **rules)
        with models.database.atomic("IMMEDIATE"):
            programme.set_place(place, act)
        return Door(place.id, place.rule, ZONE, programme.places()[-1])

    return made


@pytest.fixture
def enter(act):
    def enter(uid, door, consent=None, **after):
        with models.database.atomic("IMMEDIATE"):
            return checkins.check_in_delegate(uid, door, later(act, **after), consent)

    return enter


def test_too_early_says_from_when_and_too_late_since_when(act, hall, enter):
    add_delegate(act)
    door = hall(opens="09:00", closes="18:00")
    early = enter("D7", door)  # 08:30
    assert (early.outcome, early.when) == (Outcome.TOO_EARLY, OPENING + timedelta(minutes=30))
    assert enter("D7", door, minutes=30).outcome is Outcome.ADMITTED
    late = enter("D7", door, hours=9, minutes=30)
    assert (late.outcome, late.when) == (Outcome.TOO_LATE, OPENING + timedelta(hours=9.5))


def test_an_evening_may_end_after_midnight(act, hall, enter):
    add_delegate(act)
    door = hall(opens="20:00", closes="02:00")
    assert enter("D7", door, hours=12).outcome is Outcome.ADMITTED  # 20:30
    assert enter("D7", door, hours=17).outcome is Outcome.ADMITTED  # 01:30
    assert enter("D7", door, hours=18).outcome is Outcome.TOO_EARLY  # 02:30


def test_a_role_or_a_guest_list_opens_a_hall(act, hall, enter):
    add_delegate(act, "S", role="speaker")
    add_delegate(act, "G")
    add_delegate(act, "N")
    with models.database.atomic("IMMEDIATE"):
        programme.set_guests("dinner", ["G"], act)
    door = hall(roles=("speaker",), guests=("dinner",))
    said = [enter(uid, door).outcome for uid in "SGN"]
    assert said == [Outcome.ADMITTED, Outcome.ADMITTED, Outcome.NOT_ON_LIST]
    only = hall(roles=("speaker",))
    assert enter("N", only).outcome is Outcome.WRONG_ROLE


def test_who_belongs_to_another_hall_is_told_which(act, hall, enter):
    add_delegate(act, "S", role="press")
    with models.database.atomic("IMMEDIATE"):
        programme.set_place(Place("press", "Press centre", "free", roles=("press",)), act)
    answer = enter("S", hall(roles=("speaker",), position=9))
    assert (answer.outcome, answer.place) == (Outcome.WRONG_HALL, "Press centre")


def test_full_is_full_until_somebody_leaves_and_nobody_takes_two_seats(act, hall, enter):
    for uid in "ABC":
        add_delegate(act, uid)
    door = hall(rule="inout", capacity=2)
    assert [enter(uid, door).outcome for uid in "AB"] == [Outcome.ADMITTED] * 2
    full = enter("C", door)
    assert (full.outcome, full.inside, full.capacity) == (Outcome.FULL, 2, 2)
    assert enter("A", door, minutes=5).outcome is Outcome.LEFT
    assert enter("C", door, minutes=6).outcome is Outcome.ADMITTED
    free = hall(capacity=2)
    assert enter("B", free, minutes=7).outcome is Outcome.ADMITTED
    assert enter("A", free, minutes=8).outcome is Outcome.FULL


def test_the_seats_of_a_session_are_counted_from_its_doors(act, hall, enter):
    for uid in "ABC":
        add_delegate(act, uid)
    door = hall()
    assert enter("A", door).outcome is Outcome.ADMITTED
    talk = Session("S1", {"en": "Talk"}, "hall", "2026-06-20T10:00", "2026-06-20T11:00", 1)
    with models.database.atomic("IMMEDIATE"):
        programme.set_session(talk, act)
    assert enter("B", door, hours=1).outcome is Outcome.ADMITTED  # 09:30, the doors
    assert enter("C", door, hours=2).outcome is Outcome.FULL
    assert enter("C", door, hours=3).outcome is Outcome.ADMITTED  # it is over


def test_two_readings_at_once_are_one_and_undoing_an_exit_puts_them_back(act, hall, enter):
    add_delegate(act)
    door = hall(rule="inout")
    enter("D7", door)
    assert enter("D7", door, seconds=2).outcome is Outcome.ALREADY_IN
    out = enter("D7", door, minutes=1)
    assert out.outcome is Outcome.LEFT
    with models.database.atomic("IMMEDIATE"):
        assert checkins.undo(out.scan, later(act, minutes=2))
    assert programme.inside("hall", "", "9") == 1
    assert enter("D7", door, minutes=3).outcome is Outcome.LEFT


def test_leave_lets_in_against_the_very_refusal_it_names_and_is_kept(act, hall, enter):
    add_delegate(act)
    door = hall(roles=("speaker",))
    wrong = enter("D7", door, Consent("full", "the minister's guest"))
    assert wrong.outcome is Outcome.WRONG_ROLE
    assert enter("D7", door, Consent("wrong-role", " ")).outcome is Outcome.WRONG_ROLE
    answer = enter("D7", door, Consent("wrong-role", "the minister's guest"))
    assert (answer.outcome, answer.overruled) == (Outcome.ADMITTED, "wrong-role")
    kept = models.Scan.get(models.Scan.id == answer.scan)
    assert (kept.overruled, kept.consent) == ("wrong-role", "the minister's guest")
    assert not proof.verify().problems


def test_leave_does_not_let_in_who_was_withdrawn(act, hall, enter):
    add_delegate(act, status="withdrawn")
    answer = enter("D7", hall(), Consent("withdrawn", "please"))
    assert answer.outcome is Outcome.WITHDRAWN


def test_a_checkpoint_removed_after_use_keeps_its_scans(act, hall, enter):
    add_delegate(act)
    enter("D7", hall())
    with models.database.atomic("IMMEDIATE"):
        programme.remove_place("hall", act)
    assert [place.id for place in programme.places()] == ["entrance"]
    assert [p.name for p in programme.places(removed=True)] == ["Main entrance", "Hall A"]
    with models.database.atomic("IMMEDIATE"), pytest.raises(ProgrammeWrong, match="at least"):
        programme.remove_place("entrance", act)
    proof.rebuild()
    assert not proof.verify().problems


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "no name"),
        ({"opens": "25:00"}, "25:00 is no time"),
        ({"opens": "2026-06-20T10:00", "closes": "2026-06-20T09:00"}, "closes before"),
        ({"rule": "sometimes"}, "no rule"),
        ({"capacity": -1}, "0 for no limit"),
    ],
)
def test_rules_that_make_no_sense_are_refused_in_a_sentence(act, hall, fields, said):
    with pytest.raises(ProgrammeWrong, match=said):
        hall(**fields)


def test_a_guest_list_is_said_whole_and_survives_a_rebuild(act):
    with models.database.atomic("IMMEDIATE"):
        programme.set_guests("dinner", ["A", "B"], act)
        programme.set_guests("dinner", ["B"], later(act, minutes=1))
    assert programme.guest_lists() == {"dinner": 1}
    assert not proof.verify().problems
