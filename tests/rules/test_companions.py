"""People who come with a delegate."""

import pytest
from helpers import add_delegate

from checkin.errors import DelegateIncomplete
from checkin.rules import companions, delegates, merging
from checkin.rules.attendance import Period, counts
from checkin.rules.checkins import OVERRULABLE, Door, Outcome, check_in_delegate
from checkin.rules.clock import ZoneInfo
from checkin.rules.consent import Consent
from checkin.rules.refusals import CompanionImpossible
from checkin.store import proof

DOOR = Door("entrance", "inout", ZoneInfo("Asia/Almaty"))


@pytest.fixture
def pair(act, writing):
    """A minister and her interpreter."""
    add_delegate(act, "M1", "Айгүл", organisation="Ministry", country="KZ", delegation="Kazakhstan")
    with writing():
        fields = {"display_name": "Nino", "position": "interpreter"}
        return "M1", companions.register("M1", fields, act)


def test_a_companion_has_a_role_and_comes_from_where_the_principal_does(pair, act):
    principal, companion = pair
    person = delegates.get(companion)
    assert (person.role, person.organisation, person.country) == ("companion", "Ministry", "KZ")
    assert [each.uid for each in companions.of(principal)] == [companion]
    assert companions.principal_of(person).uid == principal
    assert companions.principal_of(delegates.get(principal)) is None


def test_nobody_enters_with_somebody_withdrawn_but_may_leave_or_be_let_in(pair, act, writing):
    principal, companion = pair
    with writing():
        assert check_in_delegate(companion, DOOR, act).outcome is Outcome.ADMITTED
        delegates.withdraw(principal, "ill", act)
        from helpers import later

        out = later(act, minutes=1)
        assert check_in_delegate(companion, DOOR, out).outcome is Outcome.LEFT
        back = later(act, minutes=2)
        again = check_in_delegate(companion, DOOR, back)
        assert (again.outcome, again.place) == (Outcome.PRINCIPAL_OUT, "Айгүл")
        assert Outcome.PRINCIPAL_OUT in OVERRULABLE
        leave = Consent("principal-out", "goes to the embassy")
        last = later(act, minutes=3)
        assert check_in_delegate(companion, DOOR, last, leave).outcome is Outcome.ADMITTED


def test_companions_are_counted_apart_and_within(pair, act, writing):
    with writing():
        check_in_delegate(pair[1], DOOR, act)
    found = counts(Period(""))
    assert (found.expected, found.present) == (2, 1)
    assert (found.companions, found.companions_present) == (1, 1)


def test_a_merged_principal_keeps_the_companions_and_gives_them_back(pair, act, writing):
    principal, companion = pair
    add_delegate(act, "M2", "Aigul")
    with writing():
        merging.merge("M2", principal, {}, act)
    assert [each.uid for each in companions.of("M2")] == [companion]
    assert companions.principal_of(delegates.get(companion)).uid == "M2"
    with writing():
        merging.undo(principal, act)
    assert companions.of("M2") == []
    assert companions.principal_of(delegates.get(companion)).uid == principal


def test_somebody_of_the_list_is_linked_and_let_go(pair, act, writing):
    add_delegate(act, "D9", "Arman")
    with writing():
        companions.link("D9", "M1", act)
    assert {each.uid for each in companions.of("M1")} == {"D9", pair[1]}
    with writing():
        companions.link("D9", "", act)
    assert [each.uid for each in companions.of("M1")] == [pair[1]]
    proof.rebuild()
    assert [each.uid for each in companions.of("M1")] == [pair[1]]
    assert not proof.verify().problems


def test_bonds_that_make_no_sense_are_refused(pair, act, writing):
    principal, companion = pair
    add_delegate(act, "D9", "Arman")
    for who, whom in (("M1", "M1"), ("D9", companion), (principal, "D9")):
        with pytest.raises(CompanionImpossible), writing():
            companions.link(who, whom, act)
    with pytest.raises(DelegateIncomplete), writing():
        companions.register("M1", {"display_name": " "}, act)
