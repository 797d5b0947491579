"""Who sat in a session: counted in SQL, and a second time moment by moment in plain Python."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.desk import Place, Session
from checkin.rules import sittings
from checkin.rules.attendance import Period
from checkin.store.journal import connection

ZONE = ZoneInfo("Asia/Almaty")  # five hours before UTC
TEN = datetime(2026, 6, 20, 5)  # ten o'clock there
TALK = Session("talk", {"en": "Talk"}, "hall", "2026-06-20T10:00", "2026-06-20T11:00")


@pytest.fixture
def hall(desk):
    def made(rule):
        desk.programme.save_place(Place("hall", "Hall A", rule))
        desk.programme.save_session(TALK)
        return desk

    return made


def read(readings):
    """Write readings (uid, minute after ten, outcome) as they would stand in the table."""
    connection().execute("DELETE FROM scan")
    connection().executemany(
        "INSERT INTO scan VALUES (?, ?, 'hall', ?, ?, '', 1, '', 0, '', '')",
        [
            (str(n), uid, (TEN + timedelta(minutes=m)).isoformat(timespec="microseconds"), outcome)
            for n, (uid, m, outcome) in enumerate(readings)
        ],
    )


def minutes(at=180):
    found = sittings.seconds(TALK, ZONE, TEN + timedelta(minutes=at))
    return {uid: round(spent / 60) for uid, spent in found.items()}


def test_a_stay_is_from_going_in_to_going_out_and_only_its_part_in_the_session_counts(hall):
    hall("inout")
    read([("A", -90, "admitted"), ("A", 20, "left"), ("B", 40, "admitted"), ("C", 5, "left")])
    assert minutes() == {"A": 20, "B": 20}
    assert minutes(at=50) == {"A": 20, "B": 10}


def test_who_left_before_it_began_was_not_there(hall):
    hall("inout")
    read([("A", -20, "admitted"), ("A", -5, "left"), ("B", 60, "admitted")])
    assert minutes() == {}


def test_a_hall_one_only_enters_counts_from_its_doors_on(hall):
    hall("free")
    read([("A", -31, "admitted"), ("B", -30, "admitted"), ("C", 59, "admitted")])
    assert minutes() == {"B": 60, "C": 1}


def test_a_second_reading_of_the_day_is_at_this_session_too(hall):
    hall("daily")
    read([("A", -300, "admitted"), ("A", 10, "already-in"), ("B", 10, "refused")])
    assert minutes() == {"A": 50}


def test_a_session_belongs_to_the_day_and_the_place_it_is_held_at(hall):
    desk = hall("free")
    read([("A", 0, "admitted")])
    now = TEN + timedelta(hours=3)
    of = lambda place, since, until: sittings.sittings(Period(place, since, until), ZONE, now)  # noqa: E731
    assert [(s.hall, s.people, s.minutes) for s in of("", "", "9")] == [("Hall A", 1, 60)]
    assert of("entrance", "", "9") == of("", "2026-06-21", "2026-06-22") == []
    assert desk.programme.sessions()[0].came == 0  # at 8:30 it has not begun


readings = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.integers(-120, 90),
        st.sampled_from(["admitted", "left", "already-in"]),
    ),
    max_size=8,
    unique_by=lambda reading: reading[:2],
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(readings, st.sampled_from(["free", "inout"]), st.integers(-10, 100))
def test_minutes_are_those_counted_one_by_one(hall, some, rule, now):
    hall(rule)
    read(some)
    expected = {}
    for uid in "AB":
        count = sum(is_there(some, uid, minute, rule) for minute in range(min(now, 60)))
        if count > 0:
            expected[uid] = count
    assert minutes(at=now) == expected


def is_there(some, uid, minute, rule):
    """Whether the last that is known of somebody at this minute is that they went in."""
    counts = ("admitted", "left") if rule == "inout" else ("admitted", "already-in")
    doors = -600 if rule == "inout" else -30
    known = [(m, what) for who, m, what in some if who == uid and what in counts]
    known = [(m, what) for m, what in known if doors <= m <= minute]
    return bool(known) and max(known)[1] != "left"
