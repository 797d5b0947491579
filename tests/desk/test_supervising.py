"""The PIN of supervisors: needed for leave against a rule, changed only by who knows it."""

import pytest

from checkin.desk import Consent, Outcome, Place
from checkin.rules.refusals import SupervisorNeeded


def test_leave_is_given_by_the_pin_alone_and_nothing_is_written_without(desk):
    uid = desk.people.register_walk_in({"display_name": "Nino"})
    hall = desk.programme.save_place(Place("", "Hall", "free", roles=("speaker",)))
    assert desk.supervising.set_pin("4711")
    assert "4711" not in (desk.folder / "settings.toml").read_text("utf-8")
    check_in = desk.reception.check_in_delegate
    for pin in ("", "4712"):
        with pytest.raises(SupervisorNeeded):
            check_in(uid, checkpoint=hall, consent=Consent("wrong-role", "asked", pin))
    assert desk.people.card(uid).scans == ()
    assert check_in(uid, checkpoint=hall).outcome is Outcome.WRONG_ROLE  # a refusal needs none
    answer = check_in(uid, checkpoint=hall, consent=Consent("wrong-role", "asked", "4711"))
    assert (answer.outcome, answer.consent) == (Outcome.ADMITTED, "asked")


def test_only_who_knows_the_pin_changes_it_or_takes_it_away(desk):
    assert not desk.supervising.set_pin("12")  # too short
    assert desk.supervising.set_pin("4711")
    with pytest.raises(SupervisorNeeded):
        desk.supervising.set_pin("", "0000")
    assert desk.supervising.asks()
    assert desk.supervising.set_pin("", "4711")
    assert not desk.supervising.asks()
