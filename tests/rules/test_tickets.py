"""A ticket is found on the list it came from, and only that one."""

import csv
import json
from pathlib import Path

import pytest
from helpers import add_delegate
from rules.keyboards import LAYOUTS, can_type, typed

from checkin.rules import checkins, credentials, issuing
from checkin.rules.checkins import Outcome, Read, Reason

DATA = Path(__file__).parents[1] / "data"
SAMPLES = json.loads((DATA / "codes" / "tickets.json").read_text("utf-8"))
SECRETS = [each["secret"] for each in (*SAMPLES["pretix_random"], *SAMPLES["pretix_sig1"])]
RANDOM = SECRETS[:3]


@pytest.fixture
def listed(act):
    """Everybody of the samples; uid -> ticket."""
    people = {f"D{number}": secret for number, secret in enumerate(SECRETS)}
    for uid, secret in people.items():
        add_delegate(act, uid, tickets=[secret])
    return people


def test_every_sample_is_found_as_it_is(listed, seal):
    assert [checkins.read(text, seal).uid for text in listed.values()] == list(listed)


def test_one_wrong_letter_finds_nobody(listed, seal):
    letters = "ayzkw2379AZéә٣"
    for text in listed.values():
        for place in range(0, len(text), 1 if len(text) <= 32 else 5):
            right = text[place]
            letter = letters[place % len(letters)]
            for wrong in {letter, right.swapcase(), "٣" if right.isdigit() else "9"} - {right}:
                altered = text[:place] + wrong + text[place + 1 :]
                assert checkins.read(altered, seal).uid == "", (altered, text)


def test_a_ticket_with_a_letter_missing_doubled_or_swapped_finds_nobody(listed, seal):
    for text in listed.values():
        for place in range(0, len(text) - 1, 5):
            before, here, after = text[:place], text[place], text[place + 1 :]
            for altered in (before + after, before + here + here + after,
                            before + after[0] + here + after[1:]):  # fmt: skip
                assert altered == text or checkins.read(altered, seal).uid == "", (altered, text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_ticket_is_found_on_every_keyboard(listed, seal, layout):
    for uid, text in listed.items():
        if not can_type(text, layout) or (layout == "gr" and {"W", "S"} & {*text}):
            continue  # Greek has one capital for both its sigmas: which key it was is lost
        damaged = typed(text, layout)
        is_sure = damaged == text or sum(map(str.__ne__, text, damaged)) > 1
        assert checkins.read(damaged, seal).uid == (uid if is_sure else "")


def test_caps_lock_and_capitals_make_no_difference(listed, seal, act):
    add_delegate(act, "DX", tickets=["ABC-12345-XYZ"])
    assert checkins.read(RANDOM[0].upper(), seal).uid == "D0"
    assert checkins.read("abc-12345-xyz", seal).uid == "DX"
    assert checkins.read(typed("abc-12345-xyz", "kz"), seal).uid == "DX"


def test_every_ticket_of_a_real_export_is_found_on_a_kazakh_keyboard(act, seal):
    with (DATA / "lists" / "pretix-checkinlist-en.csv").open(encoding="utf-8-sig") as file:
        secrets = [row["Secret"] for row in csv.DictReader(file)][:40]
    for number, secret in enumerate(secrets):
        add_delegate(act, f"P{number}", tickets=[secret])
    found = [checkins.read(typed(secret, "kz"), seal).uid for secret in secrets]
    assert found == [f"P{number}" for number in range(len(secrets))]


def test_what_may_be_two_peoples_ticket_admits_neither(act, seal):
    add_delegate(act, "D1", tickets=["abcdef77"])
    add_delegate(act, "D2", tickets=["ABCDEF77"])
    asked = Read(outcome=Outcome.ASK, reason=Reason.SHARED)
    assert checkins.read("AbCdEf77", seal) == asked
    assert checkins.read(typed("abcdef77", "ru", caps=True), seal) == asked
    assert checkins.read("abcdef77", seal).uid == "D1"


def test_a_damaged_badge_of_ours_is_read_and_a_forged_one_named(act, seal, writing):
    add_delegate(act)
    with writing():
        badge = issuing.issue("D7", seal, act).credential
    forged = badge[:-1] + str((int(badge[-1]) + 1) % 10)
    assert checkins.read(typed(badge, "kz"), seal).uid == "D7"
    assert checkins.read(typed(forged, "kz"), seal).reason is Reason.FORGED
    elsewhere = typed(credentials.make("009000001", 0, seal), "th")
    assert checkins.read(elsewhere, seal).reason is Reason.ELSEWHERE


def test_half_a_letter_in_an_address_is_no_accident(seal):
    assert checkins.read("https://x.example/abcdefgh\udcff\udcffij", seal).uid == ""
