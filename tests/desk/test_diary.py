"""The diary: who did what and when, page by page, and every act of the last hour undone."""

import pytest

from checkin.desk import Asked
from checkin.errors import NotTakenBack


@pytest.fixture
def person(desk, clock):
    clock.forward(minutes=1)
    return desk.people.register_walk_in({"display_name": "Айгүл Серікқызы", "country": "KZ"})


def newest(desk, kind):
    return next(line for line in desk.diary.page().lines if line.kind == kind)


def test_a_check_in_is_told_and_taken_back(desk, person):
    desk.choose(operator="Dana")
    desk.reception.check_in_delegate(person, paper=False)
    line = newest(desk, "scanned")
    assert (line.name, line.operator, line.outcome, line.can_undo) == (
        "Айгүл Серікқызы", "Dana", "admitted", True,
    )  # fmt: skip
    desk.diary.undo(line.id)
    assert desk.people.card(person).state == "expected"
    with pytest.raises(NotTakenBack):
        desk.diary.undo(line.id)


def test_a_correction_is_put_back_as_it_was(desk, person):
    desk.people.correct(person, {"organisation": "Rivers", "display_name": "Айгүл"})
    desk.diary.undo(newest(desk, "delegate-corrected").id)
    back = desk.people.card(person).person
    assert (back.organisation, back.display_name) == ("", "Айгүл Серікқызы")


def test_a_correction_with_a_newer_one_of_the_same_field_stays(desk, person):
    desk.people.correct(person, {"organisation": "Rivers"})
    first = newest(desk, "delegate-corrected")
    desk.people.correct(person, {"organisation": "Lakes"})
    with pytest.raises(NotTakenBack):
        desk.diary.undo(first.id)
    assert desk.people.card(person).person.organisation == "Lakes"


def test_withdrawing_and_restoring_are_taken_back(desk, person):
    desk.people.withdraw(person, "asked to leave")
    desk.diary.undo(newest(desk, "delegate-withdrawn").id)
    assert desk.people.card(person).person.status == "expected"
    desk.diary.undo(newest(desk, "delegate-restored").id)
    assert desk.people.card(person).person.status == "withdrawn"


def test_a_badge_issued_by_mistake_is_void(desk, person):
    desk.paper.print_first(person)
    desk.diary.undo(newest(desk, "badge-issued").id)
    assert desk.people.card(person).badges[0].void_reason == "by mistake"


def test_after_an_hour_it_stays(desk, person, clock):
    desk.reception.check_in_delegate(person, paper=False)
    line = newest(desk, "scanned")
    clock.forward(minutes=61)
    assert not newest(desk, "scanned").can_undo
    with pytest.raises(NotTakenBack):
        desk.diary.undo(line.id)


def test_pages_follow_each_other_without_a_gap(desk, person, clock):
    for _ in range(25):
        clock.forward(minutes=1)
        desk.reception.check_in("nobody's")
    whole = [line.id for line in desk.diary.page(limit=1000).lines]
    found, after = [], None
    while (page := desk.diary.page(after=after, limit=7)).lines:
        found += [line.id for line in page.lines]
        after = page.after
    assert found == whole
    assert len(set(found)) == len(found) > 25


def test_it_is_filtered(desk, person):
    desk.choose(operator="Dana")
    desk.reception.check_in_delegate(person, paper=False)
    desk.reception.check_in("nobody's")
    assert len(desk.diary.page(Asked(kinds=("scanned",))).lines) == 2
    assert {line.kind for line in desk.diary.page(Asked(uid=person)).lines} == {
        "scanned", "delegate-registered",
    }  # fmt: skip
    assert desk.diary.operators() == ["Dana"]
    assert desk.reports.verify().problems == ()
