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
        ("ұйым:оон ким", "ким", Filters(organisation="оон")),
        ("in sook", "in sook", Filters()),
        ("kim in", "kim in", Filters()),
        ("colour:red kim", "colour:red kim", Filters()),
    ],
)
def test_conditions_are_taken_out_of_the_text(query, text, filters):
    assert parse_filters(query) == (text, filters)


@pytest.mark.parametrize(
    ("begun", "meant"),
    [
        ("cou", "country:"),
        ("ORG", "organisation:"),
        ("not", "not in"),
        ("стр", "страна:"),
        ("ОРГ", "организация:"),
        ("роль", "роль:"),
        ("не", "не пришли"),
        ("рө", "рөл:"),
        ("ұй", "ұйым:"),
        ("келген", "келген жоқ"),
    ],
)
def test_a_condition_begun_is_completed_in_three_languages(begun, meant):
    assert completions(begun)[0] == meant


@pytest.mark.parametrize("begun", ["", "  ", "country:", "xyz", "[", "(?", "\\", "а" * 100_000])
def test_what_begins_no_condition_is_left_alone(begun):
    assert [word for word in completions(begun) if begun.strip() in ("", "xyz")] == []


@pytest.mark.parametrize("query", ["country:", "role:[a-z]+", 'org:"', "страна:%", "рөл:';--"])
def test_half_a_condition_or_signs_in_one_are_no_error(query):
    assert parse_filters(query)


@given(st.text(max_size=60))
def test_any_text_can_be_parsed(query):
    text, filters = parse_filters(query)
    assert len(text) <= len(query) or not filters
