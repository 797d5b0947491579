"""A layout that starts from another: what it keeps, changes, adds, leaves out, and is refused."""

from pathlib import Path

import pytest

from checkin.badges import load_layout
from checkin.badges.layout import Code, Stack, Text
from checkin.errors import LayoutFaulty

BASE = """\
title = "Base"
width_mm = 50
height_mm = 40

[[element]]
id = "name"
kind = "text"
fields = ["display_name"]
x_mm = 5
y_mm = 5
width_mm = 40
height_mm = 10
max_pt = 20
min_pt = 10

[[element]]
id = "from"
kind = "stack"
x_mm = 5
y_mm = 20
width_mm = 40
height_mm = 20

[[element.part]]
id = "organisation"
fields = ["organisation"]
height_mm = 5
max_pt = 9
min_pt = 6

[[element.part]]
id = "country"
fields = ["country_name"]
height_mm = 5
max_pt = 9
min_pt = 6
"""


@pytest.fixture
def write(tmp_path):
    def written(text: str, name: str = "ours", folder: Path = tmp_path) -> Path:
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    written(BASE, "base")
    return written


def ours(rest: str = "") -> str:
    return f'title = "Ours"\nextends = "base"\n{rest}'


def fault_of(path: Path) -> tuple[str, int, str]:
    with pytest.raises(LayoutFaulty) as caught:
        load_layout(path)
    details = caught.value.details
    return details["path"].name, details["line"], details["key"]


def test_what_is_not_said_is_as_where_it_starts_from(write):
    made, base = load_layout(write(ours())), load_layout(write(BASE, "base"))
    assert (made.title, made.name) == ("Ours", "ours")
    assert (made.width_mm, made.height_mm) == (base.width_mm, base.height_mm)
    assert [type(one) for one in made.elements] == [Text, Stack]


def test_a_field_of_the_same_id_changes_only_what_it_says(write):
    [name, _] = load_layout(write(ours('[[element]]\nid = "name"\nmax_pt = 15\n'))).elements
    assert isinstance(name, Text)
    assert (name.look.max_pt, name.look.min_pt, name.box.x_mm) == (15, 10, 5)


def test_a_field_without_an_id_of_there_is_added(write):
    code = '[[element]]\nkind = "code"\nx_mm = 0\ny_mm = 0\nwidth_mm = 27\nheight_mm = 27\n'
    elements = load_layout(write(ours(code))).elements
    assert [type(one) for one in elements] == [Text, Stack, Code]


def test_fields_and_parts_can_be_left_out(write):
    [only] = load_layout(
        write(ours('without = ["name"]\n[[element]]\nid = "from"\nwithout = ["country"]\n'))
    ).elements
    assert isinstance(only, Stack)
    assert [part.words.fields for part in only.parts] == [("organisation",)]


def test_a_part_of_a_stack_is_changed_by_its_own_id(write):
    change = '[[element]]\nid = "from"\n[[element.part]]\nid = "country"\nmax_pt = 7\n'
    [_, stack] = load_layout(write(ours(change))).elements
    assert isinstance(stack, Stack)
    assert [part.look.max_pt for part in stack.parts] == [9, 7]


def test_it_may_start_from_a_layout_of_the_program_even_of_its_own_name(write):
    [code] = [
        one
        for one in load_layout(write('title = "Mine"\nextends = "a6"\n', "a6")).elements
        if isinstance(one, Code)
    ]
    assert code.box.width_mm >= 26


def test_a_chain_is_followed_and_the_last_word_is_right(write):
    write(ours('[[element]]\nid = "name"\nmax_pt = 15\nx_mm = 6\n'), "middle")
    text = 'title = "T"\nextends = "middle"\n[[element]]\nid = "name"\nx_mm = 7\n'
    [name, _] = load_layout(write(text)).elements
    assert isinstance(name, Text)
    assert (name.look.max_pt, name.box.x_mm, name.box.y_mm) == (15, 7, 5)


def test_a_picture_lies_beside_the_file_that_names_it(write, tmp_path):
    from PIL import Image

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Image.new("RGB", (8, 8)).save(elsewhere / "logo.png")
    picture = '[[element]]\nid = "logo"\nkind = "picture"\nfile = "logo.png"\n'
    picture += "x_mm = 0\ny_mm = 0\nwidth_mm = 9\nheight_mm = 9\n"
    path = write(ours(picture))
    assert fault_of(path) == ("ours.toml", 6, "file")
    Image.new("RGB", (8, 8)).save(tmp_path / "logo.png")
    assert len(load_layout(path).elements) == 3


@pytest.mark.parametrize(
    "name",
    ["../base", "/base", "C:\\\\base", "//server/base", "http://x.example/a", ".", "..",
     "none", "base.toml\\u0000", "sub/base"],
)  # fmt: skip
def test_a_layout_from_elsewhere_is_refused_with_file_and_line(write, tmp_path, name):
    write(BASE, "base", tmp_path.parent)
    assert fault_of(write(f'title = "T"\nextends = "{name}"\n')) == ("ours.toml", 2, "extends")


@pytest.mark.parametrize("key", ["extends", "badge"])
def test_a_link_that_leads_out_of_the_folder_is_refused(write, tmp_path, key):
    outside = write(BASE, "outside", tmp_path.parent)
    (tmp_path / "link.toml").symlink_to(outside)
    assert fault_of(write(f'title = "T"\n{key} = "link"\n')) == ("ours.toml", 2, key)


def test_circles_are_refused(write):
    write('title = "B"\nextends = "ours"\n', "other")
    assert fault_of(write('title = "A"\nextends = "other"\n')) == ("other.toml", 2, "extends")
    assert fault_of(write('title = "A"\nextends = "ours"\n'))[2] == "extends"


def test_too_many_that_start_from_each_other_are_refused(write):
    for nth in range(9):
        write(f'title = "T"\nextends = "n{nth + 1}"\n', f"n{nth}")
    write(ours(), "n9")
    assert fault_of(write('title = "T"\nextends = "n0"\n')) == ("n6.toml", 2, "extends")


@pytest.mark.parametrize(
    ("rest", "where"),
    [
        ('without = ["nobody"]\n', ("ours.toml", 3, "without")),
        ("without = 5\n", ("ours.toml", 3, "without")),
        ('[[element]]\nid = "name"\nmax_pt = "9"\n', ("ours.toml", 5, "max_pt")),
        ('[[element]]\nid = "name"\nx_mm = 11\n', ("ours.toml", 3, "width_mm")),
        ('[[element]]\nid = "name"\n[[element]]\nid = "name"\n', ("ours.toml", 6, "id")),
        ('[[element]]\nid = 5\nkind = "code"\n', ("ours.toml", 4, "id")),
        ('[[element]]\nid = "name"\nsize = 5\n', ("ours.toml", 5, "size")),
        ('[[element]]\nid = "new"\nx_mm = 5\n', ("ours.toml", 3, "kind")),
    ],
)
def test_a_mistake_is_refused_where_it_stands(write, rest, where):
    assert fault_of(write(ours(rest))) == where


def test_what_no_longer_fits_after_a_change_is_said_of_the_change(write):
    path = write(ours("width_mm = 30\n"))
    with pytest.raises(LayoutFaulty, match="the box ends outside the badge, which is 30 wide"):
        load_layout(path)
    assert fault_of(path) == ("ours.toml", 2, "extends")


def test_a_mistake_in_the_layout_it_starts_from_is_said_of_that_one(write):
    write(BASE.replace("max_pt = 20", 'max_pt = "20"'), "base")
    assert fault_of(write(ours())) == ("base.toml", 13, "max_pt")
