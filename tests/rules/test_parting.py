"""Two codes in one go are two readings; what may be cut otherwise is nobody's."""

import pytest
from helpers import add_delegate
from hypothesis import given
from hypothesis import strategies as st

from checkin.rules import credentials
from checkin.rules.parting import parts

NINO, FAISAL = "5jnmds3abtybx5kctruywyvhdzpuha82", "T-2026-000017"


@pytest.fixture
def listed(act):
    add_delegate(act, "D1", tickets=[NINO])
    add_delegate(act, "D2", tickets=[FAISAL])


def test_two_or_three_badges_are_parted(store, seal):
    badges = [credentials.make(f"00100000{number}", 0, seal) for number in (1, 2, 3)]
    assert parts("".join(badges), seal) == badges
    assert parts("".join(badges[:2]), seal) == badges[:2]
    forged = badges[1][:-1] + str((int(badges[1][-1]) + 1) % 10)
    assert parts(badges[0] + forged, seal) == []


def test_tickets_are_parted_from_tickets_and_from_badges(listed, seal):
    badge = credentials.make("001000001", 0, seal)
    assert parts(NINO + FAISAL, seal) == [NINO, FAISAL]
    assert parts(badge + FAISAL, seal) == [badge, FAISAL]
    assert parts(FAISAL + badge, seal) == [FAISAL, badge]
    assert parts(NINO + FAISAL[:-1] + "8", seal) == []


def test_one_code_twice_is_one_reading(listed, seal):
    badge = credentials.make("001000001", 0, seal)
    assert parts(NINO + NINO, seal) == [NINO]
    assert parts(badge + badge, seal) == [badge]


def test_what_may_be_cut_at_two_places_is_not_cut(act, seal):
    add_delegate(act, "D1", tickets=["aaaaaaaa", "aaaaaaaaa"])
    assert parts("a" * 17, seal) == []
    assert parts("a" * 16, seal) == ["aaaaaaaa"]


def test_any_text_is_looked_at_without_trouble(store, seal):
    @given(st.text(max_size=450))
    def looked_at(text):
        assert parts(text, seal) == []

    looked_at()


def test_half_a_letter_in_a_code_is_no_accident(seal):
    assert not parts("Sebasttian Rze\udcbanicz[k", seal)
