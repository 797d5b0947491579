"""Who has which layout is chosen in the window, in an order, and every number adds up."""

import pytest

from checkin.desk import LayoutRule
from ui.badges.whose_layout import WhoseLayout
from ui.style.tokens import theme_named


@pytest.fixture
def opened(qtbot, listed, tasks):
    def show():
        made = WhoseLayout(listed, tasks, theme_named("light"), listed.badges.layouts(), None)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.others.text() != "")
        return made

    return show


def tick(ticks, value):
    next(act for act in ticks.menu_.actions() if act.data() == value).trigger()


def take(row, layout):
    box = row.layout_box
    box.setCurrentIndex(box.findData(layout))
    box.activated.emit(box.currentIndex())


def kept(desk):
    return desk.layout_rules.rules()


def test_a_country_and_a_role_are_given_a_layout(qtbot, listed, opened):
    made = opened()
    assert "All others: 4 of 4" in made.others.text()
    row = made.add()
    assert "Choose a role or a country" in row.said.text()
    assert kept(listed) == ()  # it would be for everybody
    take(row, "cr80")
    tick(row.countries, "KZ")
    qtbot.waitUntil(lambda: kept(listed) == (LayoutRule("cr80", (), ("KZ",)),))
    qtbot.waitUntil(lambda: row.said.text() == "People it decides for: 2")
    tick(row.roles, "volunteer")
    qtbot.waitUntil(lambda: kept(listed) == (LayoutRule("cr80", ("volunteer",), ("KZ",)),))
    qtbot.waitUntil(lambda: "All others: 3 of 4" in made.others.text())
    again = opened()
    assert [each.rule for each in again.rows] == list(kept(listed))


def test_the_order_decides_and_a_rule_is_taken_away(qtbot, listed, opened):
    rules = [LayoutRule("cr80", (), ("KZ",)), LayoutRule("4x6in", ("volunteer",))]
    listed.layout_rules.choose(rules)
    made = opened()
    first, second = made.rows
    assert second.said.text() == "Decides for nobody on the list now."
    assert not first.up.isEnabled()
    second.up.click()
    qtbot.waitUntil(lambda: kept(listed) == (rules[1], rules[0]))
    qtbot.waitUntil(lambda: second.said.text() == "People it decides for: 1")
    assert made.rows == [second, first]
    first.removal_asked.emit()
    qtbot.waitUntil(lambda: kept(listed) == (rules[1],))


def test_what_this_desk_prints_otherwise_is_said(qtbot, listed, opened):
    listed.paper.choosing.send_to("role:speaker", [], "cr80")
    made = opened()
    words = [label.text() for label in made.findChildren(type(made.others))]
    assert any("CR80" in each and "(1)" in each for each in words)
    assert "All others: 3 of 4" in made.others.text()


def test_a_deleted_layout_is_said_and_another_one_chosen(qtbot, listed, opened):
    name = listed.layouts.save_as(listed.layouts.open("a6"), "Press 2026").name
    listed.layout_rules.choose([LayoutRule(name, ("speaker",))])
    listed.layouts.delete(name)
    made = opened()
    row = made.rows[0]
    assert "was deleted" in row.said.text()
    assert "(deleted)" in row.layout_box.currentText()
    take(row, "cr80")
    qtbot.waitUntil(lambda: row.said.text() == "People it decides for: 1")
