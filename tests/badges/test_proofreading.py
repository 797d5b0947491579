"""A code is read back from the page a printer would draw."""

from dataclasses import replace

import pytest
from badges.samples import face

from checkin.badges import layout_names, load_layout
from checkin.badges.layout import Box, Code, Rectangle
from checkin.badges.proofreading import CODE_UNREADABLE, code_doubts

LAYOUTS = [each.name for each in layout_names()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_code_of_every_layout_is_read_back(name):
    assert code_doubts(face(), load_layout(name)) == []


def test_what_covers_the_code_is_noticed():
    layout = load_layout("a6")
    code = next(one for one in layout.elements if isinstance(one, Code))
    box = Box(code.box.x_mm, code.box.y_mm, code.box.width_mm, code.box.height_mm / 2)
    spoilt = replace(layout, elements=(*layout.elements, Rectangle(box, "gold")))
    assert [doubt.problem for doubt in code_doubts(face(), spoilt)] == [CODE_UNREADABLE]


def test_a_badge_without_a_code_has_no_doubt_about_it():
    assert code_doubts(face(credential=""), load_layout("a6")) == []


def test_a_code_too_fine_for_the_printer_is_noticed():
    long = face(credential="Ж" * 400)
    assert [doubt.problem for doubt in code_doubts(long, load_layout("a6"))] == [CODE_UNREADABLE]
