"""Codes behind what was left in the box."""

import pytest
from helpers import add_delegate

from checkin.rules import issuing
from checkin.rules.gluing import code_at_end


@pytest.fixture
def tickets(act):
    add_delegate(act, tickets=["TKT-90417", "00000123", "dzhzhykmrnomcjosifafrisksuoybpeo"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NinoTKT-90417", "TKT-90417"),
        ("Нино TKT-90417", "TKT-90417"),
        ("Abcdzhzhykmrnomcjosifafrisksuoybpeo", "dzhzhykmrnomcjosifafrisksuoybpeo"),
        ("Nino00000123", "00000123"),
    ],
)
def test_a_ticket_is_found_behind_letters(tickets, seal, text, code):
    assert code_at_end(text, seal) == code


@pytest.mark.parametrize("text", ["", "Nino", "TKT-90417", "TKT-90417 Nino", "5500000123"])
def test_what_is_whole_or_part_of_another_number_is_left_alone(tickets, seal, text):
    assert code_at_end(text, seal) == ""


def test_a_badge_is_found_behind_letters_and_digits(act, seal, writing):
    uid = add_delegate(act)
    with writing():
        badge = issuing.issue(uid, seal, act).credential
    assert code_at_end(f"Nino 12{badge}", seal) == badge
    assert code_at_end(badge, seal) == ""
    wrong = badge[:-1] + str((int(badge[-1]) + 1) % 10)
    assert code_at_end(f"Nino{wrong}", seal) == ""


def test_a_long_text_is_not_searched(tickets, seal):
    assert code_at_end("x" * 5_000_000 + "TKT-90417", seal) == ""


def test_half_a_letter_in_a_code_is_no_accident(seal):
    assert not code_at_end("Sebasttian Rze\udcbanicz[k", seal)
