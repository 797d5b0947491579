"""The diary: who did what and when, page by page, and every act of the last hour undone."""

from dataclasses import replace

import pytest

from checkin.desk import Asked, NoUndo, Place, Session
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


def test_a_void_badge_is_good_again_unless_a_newer_one_is(desk, person):
    desk.paper.print_first(person)
    code = desk.people.card(person).badges[0].credential
    desk.handing.report_lost(person)
    assert desk.reception.check_in(code, paper=False).outcome == "void-badge"
    voided = newest(desk, "badge-voided")
    desk.diary.undo(voided.id)
    assert desk.reception.check_in(code, paper=False).outcome == "admitted"
    assert newest(desk, "badge-voided").why_not is NoUndo.NEWER  # it is undone already
    desk.paper.reprint(person, "lost")
    voided = newest(desk, "badge-voided")
    assert voided.why_not is NoUndo.NEWER  # its successor is good now
    with pytest.raises(NotTakenBack):
        desk.diary.undo(voided.id)
    desk.diary.undo(newest(desk, "badge-issued").id)
    desk.diary.undo(voided.id)
    assert desk.people.card(person).badges[-1].void_at is None
    assert desk.reports.verify().problems == ()


def test_a_badge_was_not_handed_over_after_all(desk, person):
    desk.paper.print_first(person)
    while desk.paper.print_next():
        pass
    desk.handing.hand_to([person], "Nino", "Power of attorney 3")
    assert desk.reports.figures().counts.handed == 1
    desk.diary.undo(newest(desk, "badge-handed-over").id)
    badge = desk.people.card(person).badges[0]
    assert (badge.handed_at, badge.handed_to) == (None, "")
    assert desk.reports.figures().counts.handed == 0
    desk.handing.hand_to([person], "Dana", "letter")
    assert desk.people.card(person).badges[0].handed_to.startswith("Dana")
    assert desk.reports.verify().problems == ()


def test_a_badge_was_not_given_back_after_all(desk, person):
    desk.paper.print_first(person)
    code = desk.people.card(person).badges[0].credential
    desk.handing.take_back(code)
    desk.diary.undo(newest(desk, "badge-returned").id)
    badge = desk.people.card(person).badges[0]
    assert (badge.returned_at, badge.void_at) == (None, None)
    assert desk.reports.verify().problems == ()


def test_the_programme_says_again_what_it_said(desk, clock):
    hall = desk.programme.save_place(Place("", "Hall", "free"))
    talk = Session("", {"en": "Talk"}, hall, "2026-06-20T09:00", "2026-06-20T10:00")
    talk = replace(talk, id=desk.programme.save_session(talk))
    clock.forward(minutes=1)
    desk.programme.save_session(replace(talk, ends="2026-06-20T11:00"))
    desk.diary.undo(newest(desk, "session-set").id)
    assert desk.programme.sessions()[0].session.ends.endswith("10:00")
    clock.forward(minutes=1)
    desk.programme.save_place(Place("", "Attic", "free"))
    desk.diary.undo(newest(desk, "checkpoint-set").id)
    assert "Attic" not in [place.name for place, *_ in desk.programme.places()]


def test_why_an_act_stays_is_said(desk, person, clock):
    desk.reception.check_in("nobody's")
    assert newest(desk, "scanned").why_not is NoUndo.NOTHING
    desk.reception.check_in_delegate(person)
    while desk.paper.print_next():
        pass
    assert newest(desk, "badge-printed").why_not is NoUndo.PAPER
    desk.diary.undo(newest(desk, "scanned").id)
    assert newest(desk, "scan-undone").why_not is NoUndo.BY_HAND
    clock.forward(minutes=61)
    assert newest(desk, "badge-issued").why_not is NoUndo.OLD


def test_it_is_filtered_by_desk_time_and_words(desk, person, clock):
    desk.choose(operator="Dana")
    desk.people.correct(person, {"organisation": "100% Water"})
    clock.forward(hours=2)
    desk.reception.check_in_delegate(person, paper=False)
    kinds = lambda **asked: [line.kind for line in desk.diary.page(Asked(**asked)).lines]  # noqa: E731
    assert kinds(hours=1) == ["scanned"]
    desk.people.withdraw(person, "50% late")
    assert kinds(words="50% la") == ["delegate-withdrawn"]
    assert kinds(words="50_ la") == kinds(words="%_%") == []
    desk.diary.undo(desk.diary.page().lines[0].id)
    assert kinds(words="Aigul")[2:] == ["scanned", "delegate-corrected", "delegate-registered"]
    assert kinds(desk=7) == []
    assert kinds(desk=1, kinds=("scanned",)) == ["scanned"]
    assert kinds(day="2026-06-21") == []
    assert len(kinds(day="2026-06-20", operator="Dana")) == 4
    assert desk.diary.desks() == [1]
    desk.diary.undo(newest(desk, "scanned").id)
    assert kinds(uid=person)[0] == "scan-undone"


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
