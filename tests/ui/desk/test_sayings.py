"""Every answer of the desk has words, a sign and a sound."""

import re
from datetime import timedelta

import pytest
from helpers import OPENING

from checkin.desk import CheckIn, Outcome, Reason, Seen, Voided
from checkin.paths import resources
from ui.desk import sayings
from ui.style.tokens import VERDICT_ICON
from ui.words import outcome_word

NAME = "فيصل العتيبي"
FIRST = Seen(OPENING, "Main entrance", 2, "Timur")
VOIDED = Voided(OPENING, 3, "lost", "001000007")


def local(at):
    return at + timedelta(hours=5)


def answer(outcome, **more):
    return CheckIn(outcome, "t1", OPENING, "s1", "D7", NAME, **more)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_words_a_sign_and_a_sound(outcome):
    said = sayings.of_answer(answer(outcome, first=FIRST, voided=VOIDED), local)
    assert said.headline
    assert said.sentence
    assert said.kind in VERDICT_ICON
    assert (resources() / "sounds" / f"{said.sound}.wav").is_file()
    assert said.trailing == "08:30"
    assert outcome_word(outcome)


@pytest.mark.parametrize("outcome", Outcome)
def test_words_are_complete_without_the_circumstances(outcome):
    said = sayings.of_answer(CheckIn(outcome, "t1", OPENING), local)
    assert said.headline
    assert "{" not in said.headline + said.sentence


@pytest.mark.parametrize("reason", Reason)
def test_an_unknown_code_accuses_nobody_but_a_forged_one_is_named(reason):
    said = sayings.of_answer(answer(Outcome.UNKNOWN, reason=reason), local)
    assert said.kind == "unknown"
    assert ("supervisor" in said.sentence) == (reason is Reason.FORGED)


def test_already_in_says_when_where_which_desk_and_by_whom():
    said = sayings.of_answer(answer(Outcome.ALREADY_IN, first=FIRST), local)
    assert "08:30" in said.headline
    for word in ("Main entrance", "desk 2", "Timur"):
        assert word in said.sentence


def test_a_name_cannot_turn_a_sentence_round():
    said = sayings.of_answer(answer(Outcome.WITHDRAWN), local)
    assert re.search(f"\u2068{NAME}\u2069", said.sentence)
