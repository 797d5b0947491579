"""The clock of the computer: moved, behind, outside the forum's days; and what is said of it."""

from datetime import timedelta

import pytest
from helpers import OPENING, Clock, make_plan

from checkin.desk import Desk, Doubt
from checkin.desk.core import Core
from checkin.desk.making import make_forum
from checkin.desk.timekeeping import Timekeeper, elapsed


class Steady:
    """Seconds of a watch nobody sets."""

    def __init__(self):
        self.at = 100.0

    def __call__(self):
        return self.at


@pytest.fixture
def steady():
    return Steady()


@pytest.fixture
def keeper(forum_folder, clock, steady):
    core = Core(forum_folder, clock)
    yield Timekeeper(core, steady)
    core.close()


def doubt(keeper):
    found = keeper.doubt()
    return found.doubt if found else None


def test_a_clock_that_goes_as_time_does_is_believed(keeper, clock, steady):
    for _ in range(50):
        clock.forward(seconds=5.4)  # a little fast
        steady.at += 5
        assert keeper.doubt() is None


@pytest.mark.parametrize("hours", [-3, 2, 24])
def test_a_clock_that_was_moved_is_said_once(keeper, clock, steady, hours):
    before = clock.at
    clock.forward(hours=hours, seconds=5)
    steady.at += 5
    found = keeper.doubt()
    assert found.doubt is Doubt.MOVED
    assert found.against.replace(tzinfo=None) == before + timedelta(hours=5, seconds=5)  # Astana
    clock.forward(seconds=5)
    steady.at += 5
    assert doubt(keeper) is not Doubt.MOVED


def test_a_computer_that_slept_was_not_moved(keeper, clock, steady):
    clock.forward(hours=9)
    steady.at += 9 * 3600
    assert keeper.doubt() is None


def test_a_clock_behind_the_newest_entry_is_doubted_until_it_is_right(desk, clock):
    desk.people.register_walk_in({"display_name": "Ali"})
    desk.close()
    clock.at -= timedelta(days=400)
    with Desk(desk.folder, clock=clock) as again:
        found = again.status().clock
        assert found.doubt is Doubt.BEHIND
        assert (found.against - found.says).days == 400
        clock.at += timedelta(days=400)
        assert again.status().clock is None


@pytest.mark.parametrize(
    ("days", "is_said"), [(-9, True), (-2, True), (-1, False), (0, False), (2, False), (3, True)]
)
def test_a_day_outside_the_forum_is_said(tmp_path, days, is_said):
    clock = Clock(OPENING + timedelta(days=-10))
    make_forum(tmp_path / "early.forum", make_plan(), clock)
    clock.forward(days=10 + days)
    with Desk(tmp_path / "early.forum", clock=clock) as desk:
        found = desk.status().clock
    assert (found is not None and found.doubt is Doubt.OUTSIDE) is is_said


def test_people_are_checked_in_whatever_the_clock_says(desk, clock):
    uid = desk.people.register_walk_in({"display_name": "Ali"})
    for years in (-10, 20):
        clock.at += timedelta(days=365 * years)
        assert desk.reception.check_in_delegate(uid).uid == uid
    assert desk.reports.verify().problems == ()


def test_seconds_pass():
    before = elapsed()
    assert elapsed() >= before
