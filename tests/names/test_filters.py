"""Conditions typed among the words of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.names.filters import Filters, completions, parse_filters


@pytest.mark.parametrize(
    ("query", "text", "filters"),
    [
        ("aliev country:kz", "aliev", Filters(country="kz")),
        ("role:speaker ali", "ali", Filters(role="speaker")),
        ('org:"un women" kim', "kim", Filters(organisation="un women")),
        ("алиев страна:kz не пришли", "алиев", Filters(country="kz", is_in=False)),
        ("рөл:спикер келген жоқ", "", Filters(role="спикер", is_in=False)),
        ('"not in" kim', "kim", Filters(is_in=False)),
        ('kim "in"', "kim", Filters(is_in=True)),
        ("in sook", "in sook", Filters()),
        ("kim in", "kim in", Filters()),
        ("colour:red kim", "colour:red kim", Filters()),
    ],
)
def test_conditions_are_taken_out_of_the_text(query, text, filters):
    assert parse_filters(query) == (text, filters)


def test_a_condition_begun_is_completed():
    assert completions("cou") == ["country:"]
    assert completions("не") == ["не пришли"]
    assert completions("") == []


@given(st.text(max_size=60))
def test_any_text_can_be_parsed(query):
    text, filters = parse_filters(query)
    assert len(text) <= len(query) or not filters
