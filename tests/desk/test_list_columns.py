"""Columns of the list that are no field of ours stand on a badge as well."""

import pytest
from helpers import take_in

from checkin import badges as pages
from checkin.desk.faces import make_face
from checkin.desk.layouts import load
from checkin.errors import LayoutFaulty

HEADER = ["ID", "Full name", "Name in Latin", "Hotel room", "Обед / lunch", "قاعة", "Passport no"]
PEOPLE = [
    ["1", "Anna Berg", "Anna Berg", "Rixos 204", "плов", "ا", "N 123456"],
    ["2", "Boris", "Boris", "", "", "", "N 7"],
]
FIELD = (
    '[[element]]\nkind = "text"\nfields = {fields}\n'
    "x_mm = 0\ny_mm = 0\nwidth_mm = 60\nheight_mm = 9\nmax_pt = 9\nmin_pt = 6\n{show}\n"
)


@pytest.fixture
def listed(desk, tmp_path):
    take_in(desk, tmp_path, [HEADER, *PEOPLE])
    return desk


def uids(desk):
    return {line.name: line.uid for line in desk.people.page().lines}


def make_layout(desk, fields, show=""):
    folder = desk.folder / "layouts"
    folder.mkdir(exist_ok=True)
    names = "[" + ", ".join(f'"{each}"' for each in fields) + "]"
    text = 'title = "Ours"\nwidth_mm = 60\nheight_mm = 60\n' + FIELD.format(fields=names, show=show)
    (folder / "ours.toml").write_text(text, encoding="utf-8")
    desk.choose(layout="ours")
    return folder / "ours.toml"


def words(desk, name):
    core = desk._core
    face = make_face(core, uids(desk)[name])
    return " ".join(pages.page_words(pages.render_badge(face, load(core, "ours"))).split())


def test_the_columns_of_the_list_are_offered_but_not_numbers_of_documents(listed):
    assert set(listed.arranging.columns()) == {
        "extra.Hotel room", "extra.Обед / lunch", "extra.قاعة",
    }  # fmt: skip


def test_a_column_is_printed_and_an_empty_one_is_left_out(listed):
    make_layout(listed, ["display_name", "extra.Hotel room", "extra.Обед / lunch"])
    assert words(listed, "Anna Berg") == "Anna Berg · Rixos 204 · плов"
    assert words(listed, "Boris") == "Boris"
    assert listed.badges.of_layouts() == []


def test_a_column_decides_whether_a_field_is_shown(listed):
    make_layout(listed, ["display_name"], 'show = { has = ["extra.Hotel room"] }')
    assert words(listed, "Anna Berg") == "Anna Berg"
    assert words(listed, "Boris") == ""


def test_a_column_nobody_has_is_left_empty_and_found_once(listed):
    make_layout(listed, ["display_name", "extra.Hotel"], 'show = { lacks = ["extra.Floor"] }')
    assert words(listed, "Anna Berg") == "Anna Berg"
    found = listed.badges.of_layouts()
    assert [(one.name, one.field, one.problem, one.layout) for one in found] == [
        ("Ours", "extra.Floor", "no-column", "ours"),
        ("Ours", "extra.Hotel", "no-column", "ours"),
    ]


def test_a_column_tells_twins_apart(listed):
    for _ in range(2):
        listed.people.register_walk_in({"display_name": "Twin", "latin_name": "Twin"})
    make_layout(listed, ["display_name", "extra.Hotel room"])
    assert len(listed.badges.twins()) == 2  # neither has a room
    anna = uids(listed)["Anna Berg"]
    listed.people.correct(uids(listed)["Boris"], {"display_name": "Anna Berg"})
    assert anna not in {found.uid for found in listed.badges.twins()}


def test_a_column_without_a_name_is_refused(listed):
    path = make_layout(listed, ["extra. "])
    with pytest.raises(LayoutFaulty, match="is not a field"):
        pages.load_layout(path)
