"""A code is read whatever keyboard the scanner typed it on."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.keyboards import LAYOUTS, can_type, typed

from checkin.rules import credentials, repairing
from checkin.rules.credentials import Seal
from checkin.rules.keyboards import keyboards

SEAL = Seal("forum", b"k" * 32)
BADGE = credentials.make("001000123", 0, SEAL)
SAMPLES = json.loads((Path(__file__).parents[1] / "data/codes/tickets.json").read_text("utf-8"))
SECRETS = [each["secret"] for each in SAMPLES["pretix_random"]]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caps", [False, True])
@pytest.mark.parametrize("shift", [False, True])
def test_a_badge_is_read_on_every_keyboard(layout, caps, shift):
    damaged = typed(BADGE, layout, caps=caps, shift=shift)
    if "×" in damaged:
        pytest.skip("this keyboard has digit keys that write nothing")
    assert credentials.read_any(damaged, SEAL).text == BADGE


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caps", [False, True])
def test_a_ticket_is_among_what_may_have_been_meant(layout, caps):
    for secret in filter(lambda each: can_type(each, layout), SECRETS):
        if (layout, caps) == ("gr", True) and {"w", "s"} & {*secret}:
            continue  # Greek has one capital for both its sigmas: which key it was is lost
        damaged = typed(secret, layout, caps=caps)
        assert secret == damaged or secret in repairing.repaired(damaged)


@pytest.mark.parametrize(
    "zero", [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x17E0, 0xFF10, 0x1D7CE]
)
def test_digits_of_every_script_are_digits(zero):
    written = "".join(chr(zero + int(digit)) for digit in BADGE)
    assert credentials.read_any(written, SEAL).text == BADGE


def test_a_system_that_writes_lam_alef_as_two_letters_is_understood():
    secret = "ab2bcde9"
    damaged = typed(secret, "ara").replace("\ufefb", "لا")
    assert secret in repairing.repaired(damaged)


def test_a_forged_badge_stays_forged_on_every_keyboard():
    forged = BADGE[:-1] + str((int(BADGE[-1]) + 1) % 10)
    for layout in LAYOUTS:
        assert credentials.read_any(typed(forged, layout), SEAL) is None


def test_no_keyboard_makes_more_than_a_few_guesses():
    for text in [BADGE, *SECRETS, "Айгерім Жүсіпова", "O'Neil"]:
        assert len(repairing.repaired(text)) <= 4 * len(keyboards())


@given(st.text(max_size=600))
def test_any_text_is_tried_without_trouble(text):
    forms = repairing.repaired(text)
    assert text not in forms
    assert len(set(forms)) == len(forms)


def test_what_is_too_long_is_not_tried():
    assert repairing.repaired("ё" * 400)
    assert repairing.repaired("ё" * 401) == []


def test_one_wrong_letter_is_not_far():
    assert not repairing.is_far("abcz", "abcy")
    assert repairing.is_far("abcz", "abyc")
    assert repairing.is_far("abc", "abcd")
