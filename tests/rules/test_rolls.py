"""Labels left on a roll: counted as badges come out, warned of before the last ones."""

from datetime import timedelta

import pytest
from helpers import OPENING, add_delegate

from checkin.rules import print_queue, printer_notes, rolls
from checkin.rules.printer_choice import Target

ZEBRA = Target("zebra", "10.0.0.9")


@pytest.fixture
def printer(act):
    """A roll of 100 at the opening, and 200 people who are expected."""
    for number in range(200):
        add_delegate(act, f"D{number}", f"Person {number}")
    printer_notes.know(ZEBRA)
    rolls.put_in(ZEBRA, 100, OPENING)
    return act


def print_some(act, count, every_s=60):
    for number in range(count):
        job = print_queue.add(f"D{number}", f"{number:026}", "a6", act)
        print_queue.start(job, ZEBRA, OPENING)
        print_queue.finish(job, "x", OPENING + timedelta(seconds=every_s * (number + 1)))


def roll(minutes):
    return rolls.roll_of(printer_notes.note_of(ZEBRA), OPENING + timedelta(minutes=minutes))


def test_every_badge_that_came_out_is_one_label(printer):
    print_some(printer, 20)
    rolls.use_one(ZEBRA)
    assert roll(20).left == 79


def test_the_forecast_goes_on_as_people_come_now(printer):
    print_some(printer, 20)  # one a minute
    seen = roll(20)
    assert seen.until == OPENING + timedelta(minutes=100)
    assert not seen.is_low
    assert roll(60).until is None  # nobody came for long: nothing is known


def test_few_labels_or_little_time_are_warned_of(printer):
    print_some(printer, 70, every_s=600)
    assert roll(700).is_low
    rolls.put_in(ZEBRA, 100, OPENING + timedelta(days=1))
    assert (roll(1440).left, roll(1440).is_low) == (100, False)


def test_a_rush_is_warned_of_while_many_labels_are_left(printer):
    print_some(printer, 60, every_s=5)
    seen = roll(5)  # 60 in the last twenty minutes: 40 last for thirteen
    assert seen.left == 40 > rolls.FEW
    assert seen.is_low


def test_a_roll_that_is_enough_for_all_is_not_warned_of(act):
    add_delegate(act)
    printer_notes.know(ZEBRA)
    rolls.put_in(ZEBRA, 5, OPENING)
    seen = roll(1)
    assert (seen.left, seen.is_enough, seen.is_low) == (5, True, False)


def test_labels_are_not_counted_unless_somebody_says_so(store):
    assert roll(0) is None
    printer_notes.know(ZEBRA)
    assert roll(0) is None
    rolls.put_in(ZEBRA, 0, OPENING)
    assert roll(0) is None


def test_a_roll_is_never_below_nothing(printer):
    rolls.put_in(ZEBRA, 1, OPENING)
    print_some(printer, 3)
    assert roll(5).left == 0


def print_at(act, minutes, first=0):
    for number, minute in enumerate(minutes, first):
        job = print_queue.add(f"D{number}", f"{number:026}", "a6", act)
        print_queue.start(job, ZEBRA, OPENING)
        print_queue.finish(job, "x", OPENING + timedelta(minutes=minute))


def test_on_the_second_day_the_forecast_knows_the_waves_of_the_first(printer):
    """Nobody comes for an hour, then thirty at once: the pace of now would say nothing."""
    print_at(printer, [*range(1, 11), *[90 + n / 10 for n in range(30)]])
    next_day = 24 * 60
    rolls.put_in(ZEBRA, 15, OPENING + timedelta(minutes=next_day))
    seen = roll(next_day + 60)
    assert seen.left == 15
    assert seen.until == OPENING + timedelta(minutes=next_day + 91.4)
    assert not seen.is_low or seen.left <= rolls.FEW


def test_twice_as_many_as_yesterday_use_the_roll_up_in_half_of_its_labels(printer):
    day = 24 * 60
    print_at(printer, range(1, 101))
    rolls.put_in(ZEBRA, 80, OPENING + timedelta(minutes=day))
    print_at(printer, [day + n / 2 for n in range(1, 41)], first=100)
    seen = roll(day + 20)
    assert seen.left == 40
    assert seen.until == OPENING + timedelta(minutes=day + 40)


def test_today_is_never_taken_for_yesterday(printer):
    print_at(printer, range(1, 100))
    assert roll(10 * 60).until is None
