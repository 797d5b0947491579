"""A role is given a layout of its own in the window."""

from ui.badges.by_role import ByRoleDialog
from ui.style.tokens import theme_named


def test_a_role_is_given_a_layout(qtbot, listed, tasks):
    listed.people.register_walk_in({"display_name": "Anna", "role": "press"})
    made = ByRoleDialog(listed, tasks, theme_named("light"), listed.badges.layouts(), None)
    qtbot.addWidget(made)
    box = made.boxes["press"]
    box.setCurrentIndex(box.findData("cr80"))
    qtbot.waitUntil(lambda: [r.layout for r in listed.layout_rules.rules()] == ["cr80"])
    again = ByRoleDialog(listed, tasks, theme_named("light"), listed.badges.layouts(), None)
    qtbot.addWidget(again)
    assert again.boxes["press"].currentData() == "cr80"
