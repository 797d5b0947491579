"""Whose signed tickets a desk believes, and which tickets it counts no more."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from helpers import add_delegate
from rules.keyboards import typed

from checkin.desk import Desk, Outcome, Reason
from checkin.desk.trusting import TrustFileUnfit
from ui.desk.sayings import of_answer

SAMPLES = json.loads((Path(__file__).parents[1] / "data" / "codes" / "tickets.json").read_text())
KEY = SAMPLES["pretix_sig1_public_key"]
SIGNED = SAMPLES["pretix_sig1"]
SECRET = SIGNED[0]["secret"]
SINCE = datetime.fromisoformat(SIGNED[0]["valid_from"]).replace(tzinfo=None)
UNTIL = datetime.fromisoformat(SIGNED[0]["valid_until"]).replace(tzinfo=None)


@pytest.fixture
def file(tmp_path):
    """Writes a file of these words."""

    def file(words):
        path = tmp_path / "file.txt"
        path.write_text(words, "utf-8")
        return path

    return file


@pytest.fixture
def pem():
    import base64

    return base64.b64decode(KEY).decode()


def take(desk, text, at):
    desk._core.now.at = at
    answer = desk.reception.check_in(text)
    return answer.outcome, answer.reason


def listed(desk, secret):
    with desk._core.writing() as act:
        add_delegate(act, tickets=[secret])


@pytest.mark.parametrize("form", ["{pem}", "{key}", '{{"pretix_sig1_pubkeys": ["{key}"]}}'])
def test_a_signed_ticket_is_genuine_with_the_key_and_no_list(desk, file, pem, form):
    for each in SIGNED:
        assert take(desk, each["secret"], SINCE)[1] == Reason.PRETIX
    assert desk.trust.add_keys(file(form.format(pem=pem, key=KEY))).keys == 1
    for each in SIGNED:
        assert take(desk, each["secret"], SINCE) == (Outcome.UNKNOWN, Reason.GENUINE)
        altered = each["secret"][:40] + ("A" if each["secret"][40] != "A" else "B")
        assert take(desk, altered + each["secret"][41:], SINCE)[1] != Reason.GENUINE


def test_a_key_added_twice_is_one_and_can_be_forgotten(desk, file):
    desk.trust.add_keys(file(KEY))
    assert desk.trust.add_keys(file(KEY)).keys == 1
    assert desk.trust.forget_keys().keys == 0


@pytest.mark.parametrize("words", ["", "nothing", "-----BEGIN PUBLIC KEY-----\nAAAA", "LS0tLS1C"])
def test_a_file_without_a_key_changes_nothing(desk, file, words):
    with pytest.raises(TrustFileUnfit, match="Nothing was changed"):
        desk.trust.add_keys(file(words))
    assert desk.trust.state().keys == 0


@pytest.mark.parametrize("written", [str, lambda text: typed(text, "us", caps=True)])
def test_a_ticket_counts_in_its_time_only(desk, written):
    listed(desk, SECRET)
    second = timedelta(seconds=1)
    assert take(desk, written(SECRET), SINCE - second) == (Outcome.NOT_HERE, Reason.TOO_EARLY)
    assert take(desk, written(SECRET), UNTIL + second) == (Outcome.NOT_HERE, Reason.TOO_LATE)
    assert take(desk, written(SECRET), SINCE)[0] == Outcome.ADMITTED


def test_a_ticket_outside_its_time_says_when_that_is(desk):
    listed(desk, SECRET)
    for at, when, words in (
        (SINCE - timedelta(days=2), SINCE, "It is valid from {}. Ask them to come back then"),
        (UNTIL + timedelta(days=1), UNTIL, "It was valid until {}. Ask them to see"),
    ):
        desk._core.now.at = at
        answer = desk.reception.check_in(SECRET)
        assert answer.when == when
        said = of_answer(answer, lambda moment: moment + timedelta(hours=5))
        local = when + timedelta(hours=5)
        assert words.format(f"{local:%d.%m. %H:%M}") in said.sentence
    desk._core.now.at = SINCE
    assert desk.reception.check_in(SECRET).when is None


@pytest.mark.parametrize("form", ["secret\n{0}\n", '{{"results": [{{"secret": "{0}"}}]}}'])
def test_a_cancelled_ticket_counts_no_more(desk, file, form):
    plain = SAMPLES["pretix_random"][0]["secret"]
    listed(desk, plain)
    assert desk.trust.revoke(file(form.format(plain))).revoked >= 1
    assert take(desk, plain, SINCE) == (Outcome.NOT_HERE, Reason.REVOKED)
    assert take(desk, plain.upper(), SINCE) == (Outcome.NOT_HERE, Reason.REVOKED)
    address = f"https://tickets.example/t/{plain}"
    assert take(desk, address, SINCE) == (Outcome.NOT_HERE, Reason.REVOKED)


def test_a_genuine_ticket_that_was_cancelled_is_said_so(desk, file):
    desk.trust.add_keys(file(KEY))
    desk.trust.revoke(file(SECRET))
    assert take(desk, SECRET, SINCE) == (Outcome.UNKNOWN, Reason.REVOKED)


def test_a_replaced_badge_says_by_whom(desk):
    desk.choose(operator="Айгүл")
    listed(desk, "abcdef77")
    desk.reception.check_in("abcdef77", paper=True)
    first = desk.people.card("D7").badges[0].credential
    desk.paper.reprint("D7", "lost")
    voided = desk.reception.check_in(first).voided
    assert (voided.operator, voided.reason) == ("Айгүл", "lost")


def test_two_keys_of_badges_are_good_at_once_and_a_third_ends_the_first(desk):
    listed(desk, "abcdef77")
    desk.reception.check_in("abcdef77", paper=True)
    made = [desk.people.card("D7").badges[0].credential]
    for _ in range(2):
        desk.trust.change_badge_key()
        desk.paper.reprint("D7", "lost")
        badges = desk.people.card("D7").badges
        made.append(next(b.credential for b in badges if b.void_at is None))
        assert desk.reception.check_in(made[-1]).outcome == Outcome.ALREADY_IN
        assert desk.reception.check_in(made[-2]).outcome == Outcome.VOID_BADGE
    assert desk.reception.check_in(made[0]).reason == Reason.FORGED
    with Desk(desk.folder) as again:
        assert again.reception.is_code(made[1])
