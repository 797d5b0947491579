"""Who was inside how long, also without an exit, over midnight and on a night with 25 hours."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checkin.rules.presence import Passing, seconds, stays

NINE = datetime(2026, 6, 20, 9)
NOON = datetime(2026, 6, 20, 12)
MIDNIGHT = datetime(2026, 6, 21)


def closes(since):
    return datetime.combine(since.date(), datetime.min.time()) + timedelta(days=1)


def went(uid, at, is_in=True):
    return Passing(uid, at, is_in)


def test_a_stay_is_from_entry_to_exit():
    (stay,) = stays([went("A", NINE), went("A", NOON, False)], closes, MIDNIGHT)
    assert (stay.since, stay.until, stay.assumed) == (NINE, NOON, False)


def test_a_missing_exit_is_the_end_of_the_day_but_not_later_than_now():
    (stay,) = stays([went("A", NINE)], closes, MIDNIGHT + timedelta(hours=5))
    assert (stay.until, stay.assumed) == (MIDNIGHT, True)
    (stay,) = stays([went("A", NINE)], closes, NOON)
    assert stay.until == NOON


def test_entering_twice_is_once_and_an_exit_without_entry_is_nothing():
    some = [went("B", NINE, False), went("A", NINE), went("A", NOON), went("B", NOON, False)]
    assert [(s.uid, s.since) for s in stays(some, closes, NOON)] == [("A", NINE)]


def test_an_exit_after_the_day_does_not_end_a_stay_of_the_day_before():
    late = MIDNIGHT + timedelta(hours=9)
    some = [went("A", NINE), went("A", late, False)]
    (stay,) = stays(some, closes, late)
    assert (stay.until, stay.assumed) == (MIDNIGHT, True)


def test_minutes_of_a_session_are_the_part_of_the_stay_inside_it():
    some = stays([went("A", NINE), went("A", NOON, False)], closes, MIDNIGHT)
    assert seconds(some, NINE + timedelta(hours=1), NOON) == {"A": 7200}
    assert seconds(some, NOON, MIDNIGHT) == {}


moments = st.datetimes(datetime(2026, 6, 19), datetime(2026, 6, 23))
passings = st.lists(st.builds(Passing, st.sampled_from("ABC"), moments, st.booleans()))


@given(passings, moments)
def test_stays_of_one_person_never_overlap_and_never_run_backwards(some, now):
    found = stays(some, closes, now)
    for stay in found:
        assert stay.since <= stay.until <= closes(stay.since)
    for one, other in pairwise(found):
        if one.uid == other.uid:
            assert one.until <= other.since or one.until == one.since
