import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.badges.bidi import base_level, levels, visual_runs

LETTERS = "abЖ1 23٣٤אבגعبد()[]+-.,/%$# :\u064b\u0301"


def shown(text: str, base: int | None = None) -> str:
    """The letters from left to right."""
    runs = visual_runs(levels(text, base)[1])
    return "".join(
        text[start:end][::-1] if level & 1 else text[start:end] for start, end, level in runs
    )


@settings(max_examples=600, deadline=None)
@given(st.text(LETTERS, max_size=14), st.sampled_from([0, 1, None]))
def test_letters_stand_in_the_order_that_python_bidi_gives(text, base):
    assert shown(text, base) == get_display(text, base_dir={0: "L", 1: "R", None: None}[base])


@pytest.mark.parametrize(
    ("text", "expected"), [("Ahmed", 0), ("أحمد Ahmed", 1), ("2026 בן", 1), ("2026", 0), ("", 0)]
)
def test_the_first_strong_letter_decides_where_a_line_starts(text, expected):
    assert base_level(text) == expected


def test_brackets_of_a_latin_word_stay_around_it_in_an_arabic_line():
    assert "(UAE)" in shown("أحمد Ahmed 2026 (UAE)")
