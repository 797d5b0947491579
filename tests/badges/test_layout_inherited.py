"""Fields of the layout one starts from are copied and change places; that layout stays as it is."""

import pytest

from checkin.badges import load_layout
from checkin.badges.layout import Code, Photo, Stack
from checkin.badges.layout_edit import fields_of
from checkin.badges.layout_inherited import doubled_here, moved_there
from checkin.badges.layout_pieces import NotInBlocks
from checkin.errors import LayoutFaulty

BASE = """title = "Base"
width_mm = 50
height_mm = 50

[[element]]
id = "photo"
kind = "photo"
x_mm = 1
y_mm = 1
width_mm = 20
height_mm = 20

[[element]]
kind = "rectangle"
color = "ink"
x_mm = 0
y_mm = 0
width_mm = 5
height_mm = 5

[[element]]
id = "person"
kind = "stack"
x_mm = 1
y_mm = 25
width_mm = 40
height_mm = 20

[[element.part]]
id = "name"
fields = ["display_name"]
height_mm = 8
max_pt = 12
min_pt = 8

[[element.part]]
id = "latin"
fields = ["latin_name"]
height_mm = 4
max_pt = 9
min_pt = 6

[[element]]
id = "code"
kind = "code"
x_mm = 25
y_mm = 1
width_mm = 24
height_mm = 24
"""
MINE = '# ours\ntitle = "Mine"\nextends = "base"  # theirs\n'
PHOTO, PERSON, CODE = ("element", "photo"), ("element", "person"), ("element", "code")


def loaded(tmp_path, text):
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_layout(path)


def kinds(tmp_path, text):
    return [type(element).__name__ for element in loaded(tmp_path, text).elements]


def test_they_change_places_and_those_without_an_id_stay(tmp_path):
    text, place = moved_there(MINE, PHOTO, 1, [BASE])
    assert place == PHOTO
    assert text == MINE + 'order = ["person", "photo"]\n'
    assert kinds(tmp_path, text) == ["Stack", "Rectangle", "Photo", "Code"]
    text, _ = moved_there(text, PHOTO, 9, [BASE])
    assert kinds(tmp_path, text) == ["Stack", "Rectangle", "Code", "Photo"]
    text, _ = moved_there(text, PHOTO, 0, [BASE])
    assert kinds(tmp_path, text) == ["Photo", "Rectangle", "Stack", "Code"]
    assert text.startswith(MINE)


def test_words_of_a_group_change_places(tmp_path):
    latin = (*PERSON, "part", "latin")
    text, _ = moved_there(MINE, latin, 0, [BASE])
    stack = next(one for one in loaded(tmp_path, text).elements if isinstance(one, Stack))
    assert [part.words.fields for part in stack.parts] == [("latin_name",), ("display_name",)]
    places = [each.place for each in fields_of(text, [BASE]) if each.is_part]
    assert places == [latin, (*PERSON, "part", "name")]


def test_a_copy_is_ours_says_all_and_lies_over_all(tmp_path):
    text, copy = doubled_here(MINE, PERSON, [BASE])
    made = loaded(tmp_path, text).elements
    assert isinstance(made[-1], Stack)
    assert len(made[-1].parts) == 2
    assert made[-1].box == made[2].box
    assert copy in [each.place for each in fields_of(text, [BASE])]
    text, copy = doubled_here(MINE, (*PERSON, "part", "latin"), [BASE])
    stack = next(one for one in loaded(tmp_path, text).elements if isinstance(one, Stack))
    assert [part.words.fields[0] for part in stack.parts][1:] == ["latin_name", "latin_name"]
    assert copy in [each.place for each in fields_of(text, [BASE])]


def test_what_has_no_id_can_be_neither_copied_nor_moved():
    nameless = fields_of(MINE, [BASE])[1].place
    for change in (lambda: doubled_here(MINE, nameless, [BASE]),
                   lambda: moved_there(MINE, nameless, 0, [BASE])):  # fmt: skip
        with pytest.raises(NotInBlocks):
            change()


def test_moving_to_where_it_is_changes_nothing():
    assert moved_there(MINE, PHOTO, 0, [BASE]) == (MINE, PHOTO)
    assert moved_there(MINE, CODE, 9, [BASE]) == (MINE, CODE)


@pytest.mark.parametrize("said", ['["nobody"]', '["code", "code"]', '"code"'])
def test_an_order_of_what_is_not_there_is_refused_with_its_line(tmp_path, said):
    with pytest.raises(LayoutFaulty, match="line 4: order"):
        loaded(tmp_path, f"{MINE}order = {said}\n")


def test_an_order_and_what_is_left_out_go_together(tmp_path):
    text = MINE + 'order = ["code", "photo"]\nwithout = ["photo"]\n'
    made = loaded(tmp_path, text).elements
    assert isinstance(made[0], Code)
    assert not any(isinstance(one, Photo) for one in made)
