"""The programme at the counter: lists in, faults said by line, halls made, minutes counted."""

import pytest

from checkin.desk import Outcome, Place, Session
from checkin.errors.lists import ListWithoutNames
from checkin.rules.programme import ProgrammeWrong

HEAD = "id,Title,title (ru),title (kk),Hall,Start,End,Capacity,Speakers\n"
GOOD = (
    "S1,Opening,Открытие,Ашылу,Grand Hall,2026-06-20 09:30,2026-06-20 11:00,300,A; B\n"
    "S2,Water,Вода,Су,Grand Hall,20.06.2026 11:30,12:30,,\n"
)


@pytest.fixture
def programme(tmp_path):
    def write(lines, name="programme.csv"):
        path = tmp_path / name
        path.write_text(HEAD + lines, encoding="utf-8")
        return path

    return write


def test_a_programme_makes_sessions_and_the_halls_it_names(desk, programme):
    plan = desk.programme.plan(programme(GOOD))
    assert (len(plan.new), plan.halls, plan.faulty) == (2, ("Grand Hall",), ())
    assert desk.programme.sessions() == []  # nothing is written before
    assert desk.programme.apply(plan) == 2
    first, second = desk.programme.sessions()
    assert (first.title, first.hall, first.session.capacity) == ("Opening", "Grand Hall", 300)
    assert second.session.ends == "2026-06-20T12:30"
    assert [p.id for p, _, _ in desk.programme.places()] == ["entrance", "grand-hall"]
    again = desk.programme.plan(programme(GOOD))
    assert (again.new, again.changed, again.halls) == ((), (), ())


def test_what_is_wrong_is_said_by_line_and_the_rest_comes_in(desk, programme):
    bad = GOOD + (
        "S3,Late,,,Grand Hall,2026-06-20 12:00,2026-06-20 13:00,,\n"
        "S4,Backwards,,,Atrium,2026-06-20 12:00,2026-06-20 11:00,,\n"
        "S5,Nowhere,,,,2026-06-20 12:00,2026-06-20 13:00,,\n"
        "S6,Someday,,,Atrium,soon,2026-06-20 13:00,,\n"
        "S7,Too far,,,Atrium,2027-06-20 12:00,2027-06-20 13:00,,\n"
        "S8,,,,Atrium,2026-06-20 12:00,2026-06-20 13:00,,\n"
        "S9,Seats,,,Atrium,2026-06-20 12:00,2026-06-20 13:00,many,\n"
    )
    plan = desk.programme.plan(programme(bad))
    assert len(plan.new) == 2
    said = {wrong.number: wrong.problem for wrong in plan.faulty}
    assert said[4] == "Late overlaps Water, which begins there at 11:30."
    assert "before it begins" in said[5]
    assert "no hall" in said[6]
    assert "is no time" in said[7]
    assert "but the forum is 2026-06-20" in said[8]
    assert "no title" in said[9]
    assert "number of seats" in said[10]


def test_a_list_without_titles_says_so(desk, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ListWithoutNames):
        desk.programme.plan(path)


def test_minutes_of_a_session_and_people_inside(desk, clock):
    hall = desk.programme.save_place(Place("", "Hall A", "inout", capacity=1))
    session = Session("", {"en": "Talk"}, hall, "2026-06-20T09:00", "2026-06-20T10:00")
    talk = desk.programme.save_session(session)
    nino, ali = (desk.people.register_walk_in({"display_name": n}) for n in ("Nino", "Ali"))
    desk.reception.check_in_delegate(nino, checkpoint=hall, paper=False)  # 08:30
    desk.reception.move_to(hall)
    here = desk.reception.here()
    assert (here.inside, here.capacity, here.session) == (1, 1, "Talk")
    refused = desk.reception.check_in_delegate(ali, paper=False)
    assert refused.outcome is Outcome.FULL
    clock.forward(minutes=50)  # 09:20
    assert desk.reception.check_in_delegate(nino).outcome is Outcome.LEFT
    assert desk.reception.check_in_delegate(ali, paper=False).outcome is Outcome.ADMITTED
    clock.forward(hours=5)  # nobody saw Ali leave
    assert desk.programme.stays(talk) == {nino: 20, ali: 40}
    assert desk.programme.sessions()[0].came == 2
    assert desk.people.card(ali).state == "in"
    assert desk.people.card(nino).state == "expected"


def test_sessions_that_cannot_be_are_refused_and_a_used_hall_is_kept(desk):
    hall = desk.programme.save_place(Place("", "Зал", "free"))
    session = Session("", {"en": "Talk"}, hall, "2026-06-20T09:00", "2026-06-20T10:00")
    talk = desk.programme.save_session(session)
    with pytest.raises(ProgrammeWrong, match="overlaps Talk"):
        desk.programme.save_session(session)
    with pytest.raises(ProgrammeWrong, match="sessions are held"):
        desk.programme.remove_place(hall)
    desk.programme.remove_session(talk)
    desk.programme.remove_place(hall)
    assert [p.id for p, _, _ in desk.programme.places()] == ["entrance"]
    assert not desk.reports.verify().problems


def test_a_guest_list_is_filled_by_conditions(desk):
    desk.people.register_walk_in({"display_name": "Nino", "role": "speaker"})
    desk.people.register_walk_in({"display_name": "Ali"})
    assert desk.programme.fill_guests("Dinner", "role:speaker") == 1
    assert desk.programme.guest_lists() == {"Dinner": 1}
