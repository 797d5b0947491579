"""The diary: who did what and when, page by page, and every act of the last hour undone."""

from dataclasses import replace

import pytest

from checkin.desk import Asked, Given, NoUndo, Place, Question, Session
from checkin.errors import NotTakenBack
from checkin.rules.documents import last_look


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


def test_an_answer_taken_back_is_what_it_was_before(desk, person, clock):
    bus = desk.questions.save(Question("", "yes-no", {"en": "Bus?"}))
    for word in ("yes", "no"):
        clock.forward(minutes=1)
        desk.questions.answer(person, [Given(bus, word)])
    first, last = [e for e in reversed(desk.diary.page().lines) if e.kind == "answered"]
    assert (first.why_not, last.why_not) == (NoUndo.NEWER, NoUndo.NONE)
    said = lambda: [each.answer for each in desk.people.card(person).answers]  # noqa: E731
    assert said() == ["no"]
    desk.diary.undo(last.id)
    assert said() == ["yes"]
    with pytest.raises(NotTakenBack):
        desk.diary.undo(last.id)
    desk.diary.undo(first.id)
    assert said() == []
    assert desk.reception.check_in_delegate(person, paper=False).outcome == "answer-first"
    assert newest(desk, "word-undone").name == "Айгүл Серікқызы"
    made_anew(desk)


def made_anew(desk):
    """The tables are as the journal says, and made again from it they are the same."""
    assert desk.reports.verify().problems == ()
    desk.reports.rebuild()
    assert desk.reports.verify().problems == ()


def test_an_answer_taken_back_stays_with_its_record_through_merging(desk, person, clock):
    other = desk.people.register_walk_in({"display_name": "Aigul Serikkyzy"})
    bus = desk.questions.save(Question("", "yes-no", {"en": "Bus?"}))
    for uid, word in ((person, "yes"), (other, "no")):
        clock.forward(minutes=1)
        desk.questions.answer(uid, [Given(bus, word)])
    desk.people.merge(person, other, {})
    first, last = [e for e in reversed(desk.diary.page().lines) if e.kind == "answered"]
    assert first.why_not is NoUndo.NEWER
    desk.diary.undo(last.id)
    assert [each.answer for each in desk.people.card(person).answers] == ["yes"]
    made_anew(desk)
    desk.diary.undo(newest(desk, "delegate-merged").id)
    assert desk.people.card(other).answers == ()
    assert [each.answer for each in desk.people.card(person).answers] == ["yes"]
    made_anew(desk)


def test_a_look_at_a_document_is_taken_back(desk, person, clock):
    desk.handing.see_document(person, "passport")
    clock.forward(minutes=1)
    desk.handing.document_differs(person, "identity card")
    looks = [e for e in desk.diary.page().lines if e.kind == "document-seen"]
    desk.diary.undo(looks[0].id)
    assert last_look(person).document == "passport"
    desk.diary.undo(looks[1].id)
    assert last_look(person) is None
    made_anew(desk)


def test_a_word_the_search_was_taught_is_forgotten(desk, person):
    desk.reception.teach("zzyzx quux", person)
    assert [hit.uid for hit in desk.reception.search("zzyzx quux")] == [person]
    desk.diary.undo(newest(desk, "search-taught").id)
    assert desk.reception.search("zzyzx quux") == []
    desk.reception.teach("zzyzx quux", person)
    assert [hit.uid for hit in desk.reception.search("zzyzx quux")] == [person]
    made_anew(desk)


def test_a_question_says_again_what_it_said_and_a_new_one_is_asked_no_more(desk, clock):
    bus = Question("", "yes-no", {"en": "Bus?"})
    bus = replace(bus, id=desk.questions.save(bus), position=1)
    clock.forward(minutes=1)
    desk.questions.save(replace(bus, texts={"en": "Train?"}))
    last = newest(desk, "question-set")
    desk.diary.undo(last.id)
    assert desk.questions.asked() == [bus]
    assert newest(desk, "question-set").can_undo  # and that can be taken back, too
    clock.forward(minutes=1)
    walk = desk.questions.save(Question("", "yes-no", {"en": "Walk?"}))
    made = newest(desk, "question-set")
    desk.diary.undo(made.id)
    assert walk not in [each.id for each in desk.questions.asked()]
    made_anew(desk)


def test_a_choice_for_the_forum_is_taken_back(desk, clock):
    desk.latin.print_unconfirmed(True)
    clock.forward(minutes=1)
    desk.latin.print_unconfirmed(False)
    last = newest(desk, "option-set")
    desk.diary.undo(last.id)
    assert desk.latin.is_printed_unconfirmed
    desk.diary.undo(newest(desk, "option-set").id)
    assert not desk.latin.is_printed_unconfirmed
    made_anew(desk)


def test_a_first_choice_taken_back_is_chosen_by_nobody(desk):
    desk.latin.print_unconfirmed(True)
    desk.diary.undo(newest(desk, "option-set").id)
    assert not desk.latin.is_printed_unconfirmed
    made_anew(desk)


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
