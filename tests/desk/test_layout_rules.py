"""Which layout is for whom: kept with the forum, and true of paper, checks and files."""

import pytest
from helpers import add_delegate

from checkin.desk import LayoutRule
from checkin.desk.badges import NobodyMeant
from checkin.errors import LayoutMissing
from checkin.store.entries import Act
from checkin.store.journal import connection


@pytest.fixture
def people(desk, clock):
    stream = connection().execute("SELECT value FROM here WHERE name = 'stream'").fetchone()[0]
    act = Act(clock(), "", 1, stream)
    for uid, role, country in [("D1", "press", "KZ"), ("D2", "delegate", "CN"),
                               ("D3", "delegate", "KZ")]:  # fmt: skip
        add_delegate(act, uid, role=role, country=country, display_name=f"Name {uid}")
    return desk


def test_the_first_rule_that_fits_decides(people):
    people.layout_rules.choose(
        [LayoutRule("cr80", ("press",)), LayoutRule("table-card", (), ("KZ", "CN"))]
    )
    assert [people.paper.print_first(uid).layout for uid in ("D1", "D2", "D3")] == [
        "cr80", "table-card", "table-card",
    ]  # fmt: skip
    assert people.reports.verify().problems == ()


def test_a_role_is_given_a_layout_and_loses_it(people):
    people.layout_rules.give("press", "cr80")
    people.layout_rules.give("press", "4x6in")
    assert people.layout_rules.rules() == (LayoutRule("4x6in", ("press",)),)
    assert people.badges.meant("a6") == ("D2", "D3")
    assert people.badges.meant("4x6in") == ("D1", "D2", "D3")
    people.layout_rules.give("press", "")
    assert people.paper.print_first("D1").layout == "a6"


def test_a_layout_that_is_not_there_is_refused(people):
    with pytest.raises(LayoutMissing):
        people.layout_rules.give("press", "a7")
    assert people.layout_rules.rules() == ()


def test_each_layout_has_a_file_of_its_own(people, tmp_path):
    people.layout_rules.give("press", "cr80")
    made = people.badges.write_by_rules(tmp_path / "b.pdf")
    assert {one.file.name: one.uids for one in made} == {
        "b-cr80.pdf": ("D1",), "b.pdf": ("D2", "D3"),
    }  # fmt: skip
    people.layout_rules.choose([LayoutRule("cr80", (), ("KZ", "CN"))])
    with pytest.raises(NobodyMeant):
        people.badges.meant("a6")


def test_a_layout_that_was_deleted_is_passed_over_and_said(people):
    draft = people.layouts.save_as(people.layouts.open("a6"), "Press 2026")
    people.layout_rules.choose(
        [LayoutRule(draft.name, ("press",)), LayoutRule("cr80", (), ("KZ",))]
    )
    assert people.paper.print_first("D1").layout == draft.name
    people.layouts.delete(draft.name)
    assert people.paper.print_first("D3").layout == "cr80"  # the next rule that fits
    found = [(one.name, one.problem) for one in people.badges.of_layouts()]
    assert found == [("Press 2026", "layout-gone")]
    people.layout_rules.choose([])
    assert people.badges.of_layouts() == []


def test_what_this_desk_prints_a_role_with_is_true_of_checks_and_files_too(people, tmp_path):
    people.layout_rules.give("press", "4x6in")
    people.paper.choosing.send_to("role:press", [], "cr80")
    assert people.paper.print_first("D1").layout == "cr80"
    made = people.badges.write_by_rules(tmp_path / "b.pdf")
    assert {one.file.name: one.uids for one in made}["b-cr80.pdf"] == ("D1",)
    assert people.badges.meant("a6") == ("D2", "D3")


def test_who_is_left_out_of_a_batch_is_known_by_name_and_reason(people):
    people.layout_rules.give("press", "cr80")
    people.people.withdraw("D2", "ill")
    assert people.badges.plan("a6", only_unprinted=False).uids == ("D3",)
    people.paper.print_first("D3")
    plan = people.badges.plan("a6")
    assert plan.uids == ()
    assert [(one.uid, one.reason, one.layout) for one in plan.left_out] == [
        ("D1", "other-layout", "Card CR80"), ("D2", "withdrawn", ""), ("D3", "on-the-way", ""),
    ]  # fmt: skip
    people.paper.print_next()
    assert people.badges.plan("a6").left_out[2].reason == "printed"
    assert people.badges.plan("a6", only_unprinted=False).uids == ("D3",)
