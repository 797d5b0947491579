"""A code held before the scanner is one reading; many unknown codes are an alarm."""

import pytest

from ui.scanners.readings import Readings


class Watch:
    """A clock in seconds that stands until it is turned."""

    at = 100.0

    def __call__(self):
        return self.at


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def readings(watch):
    return Readings(watch)


def test_the_same_text_at_once_is_one_reading(readings, watch):
    said = []
    for text, seconds in (("a", 0), ("a", 1.4), ("a", 1.4), ("b", 0.1), ("a", 0.1), ("a", 1.6)):
        watch.at += seconds
        said.append(readings.is_again(text))
    assert said == [False, True, True, False, False, False]


def test_ten_unknown_codes_within_a_minute_are_an_alarm_once(readings, watch):
    said = []
    for _ in range(15):
        watch.at += 5
        said.append(readings.is_alarming())
    assert said.index(True) == 9
    assert said.count(True) == 1


def test_unknown_codes_now_and_then_are_none(readings, watch):
    for _ in range(40):
        watch.at += 7
        assert not readings.is_alarming()
