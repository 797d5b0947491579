"""Guest lists: who is meant by lines somebody pastes, and how a list is kept."""

import pytest

from checkin.desk import Outcome, Place
from checkin.rules.programme import ProgrammeWrong

PEOPLE = (
    ("Айгерім Жүсіпова", "Aigerim Zhussipova", "volunteer", "KZ", "a1@x.example"),
    ("Айгерім Жүсіпова", "Aigerim Zhussipova", "delegate", "KZ", "a2@x.example"),
    ("ნინო ბერიძე", "Nino Beridze", "speaker", "GE", ""),
    ("فيصل العتيبي", "Faisal Al-Otaibi", "guest", "SA", ""),
)


@pytest.fixture
def uids(desk):
    return [
        desk.people.register_walk_in(
            {"display_name": name, "latin_name": latin, "role": role, "country": country,
             "email": email}
        )
        for name, latin, role, country, email in PEOPLE
    ]  # fmt: skip


def test_lines_find_people_by_name_mail_badge_and_say_who_is_nobody_or_several(desk, uids):
    desk.paper.print_first(uids[3])
    serial = desk.people.card(uids[3]).badges[0].serial
    lines = ["Nino Beridze", " a2@x.example ", serial, "Айгерім Жүсіпова", "John Nobody", "", "Nin"]
    found = desk.guests.find([*lines, "x" * 1_000_000, uids[0]])
    assert {each.uid for each in found.people} == set(uids)
    assert found.several == ("Айгерім Жүсіпова", "Nin")  # alike is not sure
    assert found.nobody == ("John Nobody", "x" * 1_000_000)


def test_a_list_is_kept_chosen_by_a_checkpoint_and_gone_when_empty(desk, uids):
    desk.guests.keep("Gala", uids[2:])
    assert desk.guests.lists() == {"Gala": 2}
    assert {each.uid for each in desk.guests.on("Gala")} == set(uids[2:])
    hall = desk.programme.save_place(Place("", "Hall", "free", guests=("Gala",)))
    check_in = desk.reception.check_in_delegate
    assert check_in(uids[2], checkpoint=hall).outcome is Outcome.ADMITTED
    answer = check_in(uids[0], checkpoint=hall)
    assert (answer.outcome, answer.place) == (Outcome.NOT_ON_LIST, "Hall")
    with pytest.raises(ProgrammeWrong):
        desk.guests.keep(" ", uids)
    desk.guests.keep("Gala", [])
    assert desk.guests.lists() == {}
    assert not desk.reports.verify().problems


def test_somebody_on_a_list_stays_on_it_under_another_record(desk, uids):
    desk.guests.keep("Gala", [uids[0]])
    desk.people.merge(uids[1], uids[0], {})
    assert [each.uid for each in desk.guests.on("Gala")] == [uids[1]]


def test_conditions_and_files_name_people_too(desk, uids, tmp_path):
    assert [each.uid for each in desk.guests.by_condition("role:speaker country:ge")] == [uids[2]]
    assert desk.guests.by_condition("Nino") == []  # no condition is nobody, not everybody
    path = tmp_path / "guests.csv"
    path.write_text("Name,E-mail\nnobody here,a1@x.example\nFaisal Al-Otaibi,\n", "utf-8")
    found = desk.guests.find(desk.guests.lines_of(path))
    assert {each.uid for each in found.people} == {uids[0], uids[3]}
