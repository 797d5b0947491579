"""Nights in which the clock on the wall is put forward or back: 23 and 25 hours, nobody lost."""

from datetime import UTC, datetime, timedelta

import pytest
from helpers import Clock, make_plan

from checkin.desk import Choice, Desk
from checkin.desk.making import make_forum

MIDNIGHT = {  # UTC, of the local day that is longer or shorter
    "longer": ("Europe/Berlin", datetime(2026, 10, 24, 22, 0), 25),
    "shorter": ("Europe/Berlin", datetime(2026, 3, 28, 23, 0), 23),
    "longer, by half an hour": ("Australia/Lord_Howe", datetime(2026, 4, 4, 13, 0), 24.5),
    "far from whole hours": ("Asia/Kathmandu", datetime(2026, 4, 4, 18, 15), 24),
}


@pytest.fixture(params=MIDNIGHT)
def night(request, tmp_path):
    """A desk at midnight, its clock, and the hours the day has."""
    zone, begins, hours = MIDNIGHT[request.param]
    clock = Clock(begins)
    day = begins.replace(tzinfo=UTC) + timedelta(hours=12)
    plan = make_plan(
        timezone=zone, begins=f"{day:%Y-%m-%d}", ends=f"{day + timedelta(days=1):%Y-%m-%d}"
    )
    make_forum(tmp_path / "night.forum", plan, clock)
    with Desk(tmp_path / "night.forum", clock=clock) as desk:
        yield desk, clock, hours


def test_everybody_of_the_night_is_counted_in_its_day_and_in_the_right_order(night):
    desk, clock, hours = night
    begins, arrived = clock.at, 0
    while clock.at < begins + timedelta(hours=hours):
        uid = desk.people.register_walk_in({"display_name": f"Guest {arrived}"})
        assert desk.reception.check_in_delegate(uid).outcome.value == "admitted"
        arrived += 1
        clock.forward(minutes=7)
    last = clock.at - timedelta(minutes=7)
    figures = desk.reports.figures(Choice(day=desk.local(begins).date().isoformat()))
    assert figures.counts.present == arrived
    assert sum(slot.people for slot in figures.arrivals) == arrived
    moments = [slot.at.astimezone(UTC) for slot in figures.arrivals]
    assert moments == [moments[0] + timedelta(minutes=10 * n) for n in range(len(moments))]
    assert all(slot.at.minute % 10 == 0 for slot in figures.arrivals)
    assert moments[-1] <= last.replace(tzinfo=UTC) < moments[-1] + timedelta(minutes=10)


def test_the_next_day_begins_when_the_long_or_short_one_is_over(night):
    desk, clock, hours = night
    uid = desk.people.register_walk_in({"display_name": "Guest"})
    clock.forward(hours=hours, seconds=-1)
    desk.reception.check_in_delegate(uid)
    day = desk.local(clock.at).date().isoformat()
    clock.forward(seconds=1)
    assert desk.local(clock.at).date().isoformat() != day
    assert desk.local(clock.at).time().isoformat() == "00:00:00"
    assert desk.reports.figures(Choice(day=day)).counts.present == 1
    assert desk.reports.today_figures().counts.present == 0
