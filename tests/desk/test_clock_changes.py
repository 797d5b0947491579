"""Nights in which the wall's clock jumps: nobody is counted twice or not at all."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from helpers import Clock, add_delegate, make_plan

from checkin.desk import Desk, Outcome
from checkin.desk.making import make_forum
from checkin.desk.reports import Choice
from checkin.rules.attendance import Period, arrivals
from checkin.rules.clock import span

# zone, the first of the days around, and what happens in that night
NIGHTS = [
    ("Europe/Berlin", "2026-03-28", "02:00 is 03:00"),
    ("Europe/Berlin", "2026-10-24", "03:00 is 02:00"),
    ("Australia/Lord_Howe", "2026-04-04", "half an hour back"),
    ("Australia/Lord_Howe", "2026-10-03", "half an hour on"),
    ("Africa/Cairo", "2026-04-23", "there is no midnight"),
    ("Africa/Cairo", "2026-10-28", "the last hour of the day comes twice"),
    ("Asia/Almaty", "2026-06-20", "nothing"),
]
STEP = timedelta(minutes=23)


@pytest.fixture(params=NIGHTS, ids=lambda night: f"{night[0]}, {night[2]}")
def night(request, tmp_path):
    """A desk open from a first noon to the second one after it, and when somebody new comes."""
    zone, first, _ = request.param
    begins = datetime.fromisoformat(first)
    plan = make_plan(
        timezone=zone, begins=first, ends=(begins + timedelta(days=2)).date().isoformat()
    )
    clock = Clock()
    make_forum(tmp_path / "night.forum", plan, clock)
    noon = begins.replace(hour=12, tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)
    moments = [noon + STEP * number for number in range(48 * 60 // 23)]
    with Desk(tmp_path / "night.forum", clock=clock) as desk:
        with desk._core.writing() as act:
            for number in range(len(moments)):
                add_delegate(act, f"P{number}", f"Person {number}", tickets=[f"ticket-{number}"])
        for number, at in enumerate(moments):
            clock.at = at
            answer = desk.reception.check_in(f"ticket-{number}", paper=False)
            assert answer.outcome is Outcome.ADMITTED
        yield desk, clock, moments


def on_the_wall(desk, at):
    return at.replace(tzinfo=UTC).astimezone(desk.forum.zone)


def test_nobody_is_counted_twice_or_not_at_all(night):
    desk, clock, moments = night
    one_stretch_each(desk, moments)
    one_hour_each(desk, moments)
    one_day_each(desk, moments)
    a_new_day_at_midnight_only(desk, clock, moments)


def one_stretch_each(desk, moments):
    slots = desk.reports.figures(Choice()).arrivals
    assert sum(slot.people for slot in slots) == len(moments)
    begun = [slot.at.astimezone(UTC) for slot in slots]
    assert all(after - before == timedelta(minutes=10) for before, after in pairwise(begun))
    assert all(slot.at.minute % 10 == 0 for slot in slots)
    ours = Counter((at.replace(tzinfo=UTC) - begun[0]) // timedelta(minutes=10) for at in moments)
    assert [slot.people for slot in slots] == [ours[place] for place in range(len(slots))]


def one_hour_each(desk, moments):
    slots = arrivals(Period(""), desk.forum.zone, minutes=60)
    assert sum(slot.people for slot in slots) == len(moments)
    assert all(before.at.astimezone(UTC) < after.at.astimezone(UTC)
               for before, after in pairwise(slots))  # fmt: skip


def one_day_each(desk, moments):
    days = Counter(on_the_wall(desk, at).date().isoformat() for at in moments)
    for day, people in days.items():
        since, until = span(day, desk.forum.zone)
        stored = [at.isoformat(timespec="microseconds") for at in moments]
        assert sum(since <= at < until for at in stored) == people
        assert desk.reports.figures(Choice(day=day)).counts.admitted == people


def a_new_day_at_midnight_only(desk, clock, moments):
    for number in range(0, len(moments) - 18, 7):
        first = on_the_wall(desk, moments[number]).date()
        clock.at = moments[number + 18]  # seven hours later
        again = desk.reception.check_in(f"ticket-{number}", paper=False)
        same = on_the_wall(desk, clock.at).date() == first
        assert again.outcome is (Outcome.ALREADY_IN if same else Outcome.ADMITTED)
