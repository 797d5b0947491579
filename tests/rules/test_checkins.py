"""What the people at the door rely on."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from helpers import OPENING, add_delegate, later

from checkin.rules import checkins, delegates, issuing
from checkin.rules.checkins import Door, Outcome, Reason, Seen
from checkin.store import models
from checkin.store.journal import connection

ENTRANCE = Door("entrance", "daily", ZoneInfo("Asia/Almaty"))


def check_in(text, seal, act, door=ENTRANCE):
    with models.database.atomic("IMMEDIATE"):
        return checkins.check_in(text, door, seal, act)


def scans():
    return connection().execute("SELECT delegate, outcome, text FROM scan ORDER BY at").fetchall()


def test_a_ticket_admits(act, seal):
    add_delegate(act, tickets=["t7"])
    answer = check_in("t7", seal, act)
    assert (answer.outcome, answer.uid, answer.name) == (Outcome.ADMITTED, "D7", "Айгүл Серікқызы")
    assert scans() == [("D7", "admitted", "t7")]


def test_a_badge_admits(act, seal):
    add_delegate(act)
    with models.database.atomic("IMMEDIATE"):
        badge = issuing.issue("D7", seal, act)
    assert check_in(badge.credential, seal, act).outcome is Outcome.ADMITTED


def test_a_second_reading_says_when_where_and_by_whom_the_first_was(act, seal):
    add_delegate(act, tickets=["t7"])
    check_in("t7", seal, replace(act, desk=2, operator="Timur"))
    again = check_in("t7", seal, later(act, hours=1))
    assert again.outcome is Outcome.ALREADY_IN
    assert again.first == Seen(OPENING, "Main entrance", 2, "Timur")


def test_the_next_day_is_a_new_day_under_the_daily_rule(act, seal):
    add_delegate(act, tickets=["t7"])
    check_in("t7", seal, act)
    assert check_in("t7", seal, later(act, days=1)).outcome is Outcome.ADMITTED


def test_a_day_ends_at_midnight_of_the_forum_not_of_utc(act, seal):
    add_delegate(act, tickets=["t7"])
    check_in("t7", seal, act)  # 08:30 in Astana
    assert check_in("t7", seal, later(act, hours=15)).outcome is Outcome.ALREADY_IN  # 23:30
    assert check_in("t7", seal, later(act, hours=16)).outcome is Outcome.ADMITTED  # 00:30


def test_once_is_once_for_the_whole_forum(act, seal):
    add_delegate(act, tickets=["t7"])
    door = replace(ENTRANCE, rule="once")
    check_in("t7", seal, act, door)
    assert check_in("t7", seal, later(act, days=1), door).outcome is Outcome.ALREADY_IN


def test_a_free_checkpoint_admits_again_and_again(act, seal):
    add_delegate(act, tickets=["t7"])
    door = replace(ENTRANCE, rule="free")
    assert [check_in("t7", seal, act, door).outcome for _ in range(2)] == [Outcome.ADMITTED] * 2


def test_a_refused_reading_is_kept_too(act, seal):
    add_delegate(act, tickets=["t7"])
    with models.database.atomic("IMMEDIATE"):
        delegates.withdraw("D7", "asked to", act)
    assert check_in("t7", seal, act).outcome is Outcome.WITHDRAWN
    assert check_in("boarding pass", seal, later(act, seconds=1)).outcome is Outcome.UNKNOWN
    assert scans() == [("D7", "withdrawn", "t7"), ("", "unknown", "boarding pass")]


def test_a_replaced_badge_says_who_replaced_it_when_and_why(act, seal):
    add_delegate(act)
    with models.database.atomic("IMMEDIATE"):
        old = issuing.issue("D7", seal, act)
        new = issuing.reissue("D7", "misspelled", seal, later(act, minutes=5))
    answer = check_in(old.credential, seal, act)
    assert answer.outcome is Outcome.VOID_BADGE
    assert (answer.voided.reason, answer.voided.desk) == ("misspelled", 1)
    assert (new.serial, new.reissue) == (old.serial, 1)
    assert check_in(new.credential, seal, act).outcome is Outcome.ADMITTED


def test_a_forged_badge_is_told_from_one_of_another_desk(act, seal):
    from checkin.rules import credentials

    genuine = credentials.make("009000001", 0, seal)
    forged = genuine[:-1] + str((int(genuine[-1]) + 1) % 10)
    assert check_in(genuine, seal, act).reason == Reason.ELSEWHERE
    assert check_in(forged, seal, act).reason == Reason.FORGED


def test_a_ticket_two_people_have_asks_a_person(act, seal):
    add_delegate(act, "D1", tickets=["same"])
    add_delegate(act, "D2", tickets=["same"])
    answer = check_in("same", seal, act)
    assert (answer.outcome, answer.reason, answer.uid) == (Outcome.ASK, Reason.SHARED, "")


def test_undone_is_as_if_it_had_not_been_but_both_are_kept(act, seal):
    add_delegate(act, tickets=["t7"])
    first = check_in("t7", seal, act)
    with models.database.atomic("IMMEDIATE"):
        assert checkins.undo(first.scan, act)
        assert not checkins.undo(first.scan, act)
    assert check_in("t7", seal, later(act, minutes=1)).outcome is Outcome.ADMITTED
    assert len(scans()) == 2


def test_a_refused_reading_cannot_be_undone(act, seal):
    answer = check_in("nobody's", seal, act)
    with models.database.atomic("IMMEDIATE"):
        assert not checkins.undo(answer.scan, act)


@pytest.mark.parametrize("text", ["", "x" * 5_000_000])
def test_what_cannot_be_read_is_said_and_kept_short(act, seal, text):
    assert check_in(text, seal, act).outcome is Outcome.UNREADABLE
    assert len(scans()[0][2]) <= checkins.KEPT


@pytest.mark.parametrize("text", ["' OR 1=1 --", "<b>x</b>", "a\0b", "\ud800", "%_", "\x1b[2J"])
def test_strange_texts_are_only_texts(act, seal, text):
    assert check_in(text, seal, act).outcome is Outcome.UNKNOWN
