"""The scanner check says what is set wrong, and repairs what the program can repair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.keyboards import LAYOUTS, can_type, typed

from checkin.rules.diagnosing import RATES, TEST_CODE, Problem, Trial, diagnose


def test_a_scanner_that_is_set_right_has_no_problem():
    assert diagnose(Trial(TEST_CODE, TEST_CODE, 5)).problems == ()


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if can_type(TEST_CODE, each)])
def test_another_keyboard_is_named_and_nothing_else(layout):
    said = typed(TEST_CODE, layout)
    for meant in (TEST_CODE, said):  # where the platform names keys, and where it does not
        found = diagnose(Trial(meant, said, 5))
        assert found.problems == ((Problem.LAYOUT,) if TEST_CODE not in said else ())
        assert found.repairs == {}


@pytest.mark.parametrize("said", [TEST_CODE.upper(), TEST_CODE.swapcase(), TEST_CODE.lower()])
def test_capitals_are_named(said):
    assert diagnose(Trial(said, said, 5)).problems == (Problem.CAPITALS,)


def test_what_stands_around_the_code_is_left_out_from_now_on():
    said = f"]Q1{TEST_CODE}#"
    found = diagnose(Trial(said, said, 5))
    assert found.problems == (Problem.PREFIX, Problem.SUFFIX)
    assert found.repairs == {"scan_prefix": "]Q1", "scan_suffix": "#"}


@pytest.mark.parametrize(("end", "problem"), [("tab", Problem.TAB), ("", Problem.NO_END)])
def test_another_end_is_named(end, problem):
    assert diagnose(Trial(TEST_CODE, TEST_CODE, 5, end)).problems == (problem,)


def test_a_slow_scanner_is_waited_for_unless_people_type_as_fast():
    assert diagnose(Trial(TEST_CODE, TEST_CODE, 60)).repairs == {"scan_gap_ms": 70}
    late = diagnose(Trial(TEST_CODE, TEST_CODE, 200))
    assert (late.problems, late.repairs) == ((Problem.TOO_SLOW,), {})


def test_keypad_digits_without_num_lock_and_other_codes_are_named():
    assert diagnose(Trial("Ashar--Check", "Ashar--Check", 5, lost=10)).problems == (Problem.KEYPAD,)
    assert diagnose(Trial("4600123", "4600123", 5)).problems == (Problem.OTHER_CODE,)


def test_keypad_digits_known_by_their_keys_need_no_num_lock():
    found = diagnose(Trial(TEST_CODE, "Ashar--Check", 5, lost=10))
    assert Problem.KEYPAD_READ in found.problems
    assert Problem.KEYPAD not in found.problems


def test_a_garbled_wire_is_tried_at_every_usual_speed():
    rate, tried = 9_600, []
    while rate not in tried:
        tried.append(rate)
        found = diagnose(Trial("\x80ÿ\x01å", "\x80ÿ\x01å", rate=rate))
        assert found.problems == (Problem.GARBLED,)
        rate = found.repairs["scan_rate"]
    assert sorted(tried) == sorted(RATES)
    assert diagnose(Trial("é", "é")).problems == (Problem.OTHER_CODE,)  # a keyboard has no speed


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 500))
def test_whatever_comes_in_something_is_said(meant, said, gap):
    found = diagnose(Trial(meant, said, gap))
    assert len(set(found.problems)) == len(found.problems)
