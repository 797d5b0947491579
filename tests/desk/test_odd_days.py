"""What goes wrong on a day with rules: each has its sentence, and nothing is lost."""

import pytest
from helpers import make_plan

from checkin.desk import Desk, Given, Outcome, Place, Question, Reason, Session, make_forum
from checkin.rules.programme import ProgrammeWrong

HALL = Place("hall", "Hall", "free", 1)


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-06-20T10:00", "2026-06-20T09:00", "before it begins"),
        ("2026-06-20T10:00", "2026-06-20T10:00", "before it begins"),
        ("2026-06-20T09:30", "2026-06-20T09:45", "overlaps Opening"),
        ("soon", "2026-06-20T09:45", "such as 2026-06-20 09:30"),
    ],
)
def test_sessions_that_cannot_be_say_why(desk, starts, ends, said):
    hall = desk.programme.save_place(HALL)
    desk.programme.save_session(
        Session("", {"en": "Opening"}, hall, "2026-06-20T09:00", "2026-06-20T11:00")
    )
    with pytest.raises(ProgrammeWrong, match=said):
        desk.programme.save_session(Session("", {"en": "Talk"}, hall, starts, ends))
    assert [line.title for line in desk.programme.sessions()] == ["Opening"]


def test_a_checkpoint_taken_away_keeps_its_figures_and_the_desk_stands_elsewhere(desk):
    uid = desk.people.register_walk_in({"display_name": "Nino"})
    desk.programme.save_place(HALL)
    desk.reception.move_to("hall")
    assert desk.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
    desk.programme.remove_place("hall")
    assert [place.id for place in desk.reception.checkpoints()] == ["entrance"]
    assert desk.reception.here().id == "entrance"
    assert desk.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
    card = desk.people.card(uid)
    assert {scan.checkpoint for scan in card.scans} == {"Hall", "Main entrance"}
    assert desk.reports.figures().counts.admitted == 2
    assert not desk.reports.verify().problems


def test_a_merge_undone_after_more_scans_and_answers_gives_each_back_their_own(desk, clock):
    one, two = (desk.people.register_walk_in({"display_name": f"Nino {n}"}) for n in (1, 2))
    bus = desk.questions.save(Question("", "yes-no", {"en": "Bus?"}))
    desk.questions.answer(two, [Given(bus, "no")])
    desk.people.merge(one, two, {})
    assert [line.answer for line in desk.people.card(one).answers] == ["no"]  # asked once
    assert desk.reception.check_in_delegate(one).outcome is Outcome.ADMITTED
    clock.forward(minutes=1)
    desk.questions.answer(one, [Given(bus, "yes")])
    assert [line.answer for line in desk.people.card(one).answers] == ["yes"]
    desk.people.undo_merge(two)
    assert [line.answer for line in desk.people.card(two).answers] == ["no"]
    assert [line.answer for line in desk.people.card(one).answers] == ["yes"]
    assert desk.people.card(one).state == "in"
    assert desk.people.card(two).state == "expected"
    assert not desk.reports.verify().problems


def test_two_forums_on_one_computer_know_nothing_of_each_other(tmp_path, clock):
    folders = [tmp_path / "a.forum", tmp_path / "b.forum"]
    for folder in folders:
        make_forum(folder, make_plan(), clock)
    with Desk(folders[0], clock=clock) as desk:
        uid = desk.people.register_walk_in({"display_name": "Nino"})
        desk.questions.save(Question("", "yes-no", {"en": "Bus?"}))
        desk.guests.keep("Gala", [uid])
        desk.supervising.set_pin("4711")
        desk.paper.print_first(uid)
        badge = desk.people.card(uid).badges[0].credential
    with Desk(folders[1], clock=clock) as desk:
        answer = desk.reception.check_in(badge)
        assert (answer.outcome, answer.reason) == (Outcome.UNKNOWN, Reason.FORGED)
        assert (desk.questions.asked(), desk.guests.lists()) == ([], {})
        assert not desk.supervising.asks()


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        ("Айгерім Жүсіпова", "Aigerim Zhusipova"),
        ("ნინო ბერიძე", "Nino Beridze"),
        ("Ελένη Παπαδοπούλου", "Eleni Papadopoulou"),
        ("Արամ Հովսեփյան", "Aram Hovsepyan"),
        ("Nguyễn Văn An", "Nguyen Van An"),
        ("Serikkyzy Aigul", "Aigul Serikkyzy"),
    ],
)
def test_who_is_on_the_list_in_another_script_is_shown_before_they_are_made_twice(
    desk, listed, typed
):
    uid = desk.people.register_walk_in({"display_name": listed})
    desk.people.register_walk_in({"display_name": "Somebody Else"})
    found = desk.people.look_alikes({"display_name": typed})
    assert [hit.uid for hit in found][:1] == [uid]
