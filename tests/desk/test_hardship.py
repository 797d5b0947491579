"""What a desk must stand: odd folders, odd clocks, odd people, a second program on one forum."""

from datetime import datetime

import pytest
from helpers import OPENING, make_plan

from checkin.desk import Desk, JobState, Outcome
from checkin.desk.making import make_forum
from checkin.errors import DeskError, ForumDetailsWrong
from checkin.errors.lists import ListWithoutNames
from checkin.rules import print_queue


def test_a_job_another_program_took_for_abandoned_is_done_when_its_page_comes_out(desk, clock):
    uid = desk.people.register_walk_in({"display_name": "Ali Ng"})
    job = desk.paper.print_first(uid)
    assert print_queue.start(job.id)
    with Desk(desk.folder, clock=clock) as second:
        assert second.paper.queue()[0].state is JobState.WAITING
    assert print_queue.finish(job.id, "a.pdf", clock())
    done = desk.paper.queue()[0]
    assert (done.state, done.reason) == (JobState.DONE, "")


@pytest.mark.parametrize("year", [1950, 1969, 1970, 2038, 2100, 2999])
def test_a_clock_that_is_decades_off_loses_nothing(desk, clock, tmp_path, year):
    uid = desk.people.register_walk_in({"display_name": "Ali Ng"})
    clock.at = datetime(year, 1, 1, 0, 0, 1)
    first = desk.reception.check_in_delegate(uid)
    assert first.outcome is Outcome.ADMITTED
    clock.forward(minutes=5)
    again = desk.reception.check_in_delegate(uid)
    assert (again.outcome, again.first.at.year) == (Outcome.ALREADY_IN, year)
    assert desk.reception.undo(first.scan)
    clock.at = OPENING  # somebody has set it right
    assert desk.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
    for ending in ("csv", "xlsx", "pdf"):
        assert desk.reports.export("attendance", tmp_path / f"a.{ending}").rows == 1
    assert desk.reports.figures().counts.present == 1
    assert desk.reports.verify().problems == ()


@pytest.mark.parametrize("name", ["a b", "Форум № 1", "a#b?c%20d&e=f", "'quote\"", "new\nline"])
def test_a_folder_may_be_called_anything(tmp_path, clock, name):
    folder = tmp_path / name
    make_forum(folder, make_plan(), clock)
    with Desk(folder, clock=clock) as desk:
        desk.people.register_walk_in({"display_name": "Ali Ng"})
        with Desk(desk.reports.backup().parents[1], clock=clock) as same:
            assert same.reception.search("Ali")[0].name == "Ali Ng"
            assert same.reports.verify().problems == ()


def test_a_folder_whose_name_no_disk_takes_is_said(tmp_path):
    with pytest.raises(DeskError, match="too long"):
        Desk(tmp_path / ("a" * 300))
    with pytest.raises(DeskError, match="too long"):
        make_forum(tmp_path / ("a" * 300), make_plan())


@pytest.mark.parametrize(("begins", "ends"), [("0001-01-01", "0001-01-02"), ("9999-12-30",) * 2])
def test_a_forum_of_no_living_century_is_a_slip(tmp_path, begins, ends):
    with pytest.raises(ForumDetailsWrong, match="is the year right"):
        make_forum(tmp_path / "f", make_plan(begins=begins, ends=ends))


def test_a_list_without_headers_is_told_to_have_some(desk, tmp_path):
    (tmp_path / "names.txt").write_text("Али Нг\nБоб Ли\n", "utf-8")
    with pytest.raises(ListWithoutNames, match="row of headers"):
        desk.lists.plan(*desk.lists.open(tmp_path / "names.txt"))


def test_what_a_desk_puts_right_while_a_plan_is_read_stays(desk, tmp_path):
    path = tmp_path / "list.csv"
    for organisation in ("Rivers", "Lakes"):
        path.write_text(f"ID,Name,Organisation,Role\n1,Ali Ng,{organisation},press\n", "utf-8")
        made = desk.lists.plan(*desk.lists.open(path))
        if organisation == "Rivers":
            desk.lists.apply(made.plan)
    uid = desk.reception.search("Ali")[0].uid
    desk.people.correct(uid, {"organisation": "Seas"})
    desk.lists.apply(made.plan)
    person = desk.people.card(uid).person
    assert (person.organisation, person.corrected) == ("Seas", {"organisation": "Lakes"})


def test_settings_nobody_understands_print_nothing_wrong(desk, clock):
    uid = desk.people.register_walk_in({"display_name": "Ali Ng"})
    desk.close()
    said = 'printer_kind = "teleporter"\nlayout = "none"\ncheckpoint = "moon"\nlanguage = "?"\n'
    (desk.folder / "settings.toml").write_text(said)
    with Desk(desk.folder, clock=clock) as again:
        assert again.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
        assert again.reception.search("Ali")[0].state == "in"
        assert "no badge layout" in again.paper.print_next().problem
        assert again.status().waiting == 1
