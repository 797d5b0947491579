"""The counter for people makes two records one and two again; search, card and lists follow."""

import pytest
from helpers import take_in

HEADER = ["ID", "Full name", "Organisation", "Ticket"]
ROWS = [["1", "Нұрлан Ахметов", "Rivers", "t-1"], ["2", "Nurlan Akhmetov", "Rivers Fund", "t-2"]]


@pytest.fixture
def twice(tmp_path, desk):
    """A desk whose list has one person twice; the path of the list, and both uids."""
    path = take_in(desk, tmp_path, [HEADER, *ROWS])
    uids = {hit.name: hit.uid for hit in desk.reception.search("akhmetov")}
    return path, uids["Нұрлан Ахметов"], uids["Nurlan Akhmetov"]


def found(desk, words):
    return [hit.uid for hit in desk.reception.search(words)]


def test_the_kept_one_is_found_by_both_names_and_counted_once(desk, twice):
    _, kept, lost = twice
    card = desk.people.merge(kept, lost, {"organisation": "Rivers Fund"})
    assert card.tickets == ("t-1", "t-2")
    assert [(m.uid, m.names) for m in card.merged] == [(lost, ("Nurlan Akhmetov",))]
    assert found(desk, "Nurlan Akhmetov") == found(desk, "Нұрлан Ахметов") == [kept]
    assert desk.people.page().total == 1
    assert desk.people.card(lost).person.uid == kept  # an old link still leads somewhere
    desk.people.undo_merge(lost)
    assert set(found(desk, "Nurlan Akhmetov")) == {kept, lost}
    assert desk.people.page().total == 2
    assert desk.reports.verify().problems == ()


def test_the_same_list_again_changes_nothing_of_a_merge(desk, twice):
    path, kept, lost = twice
    desk.people.merge(kept, lost, {})
    plan = desk.lists.plan(*desk.lists.open(path)).plan
    assert (plan.new, plan.changes, plan.missing, plan.unchanged) == ((), (), (), 2)


def test_a_badge_that_waits_for_the_printer_follows_the_merge(desk, twice):
    _, kept, lost = twice
    desk.paper.print_first(lost)
    desk.people.merge(kept, lost, {})
    assert desk.paper.print_next().problem == ""
    assert [badge.printed for badge in desk.people.card(kept).badges] == [1]
    desk.people.undo_merge(lost)
    assert [badge.printed for badge in desk.people.card(lost).badges] == [1]
