"""Fields are put in, taken out and moved as blocks of lines; no other line is touched."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.badges.layout_edit import fields_of
from checkin.badges.layout_pieces import NotInBlocks, added, doubled, moved, removed
from checkin.paths import resources

FILES = sorted((resources() / "layouts").glob("*.toml"))
TEXTS = [path.read_bytes().decode("utf-8") for path in FILES]
DESIGNS = [text for text in TEXTS if not {"badge", "extends"} & tomllib.loads(text).keys()]
NEW = {"kind": "text", "fields": ["position"], "x_mm": 1, "show": {"roles": ["press"]}}
MINE = """# mine
title = "A"

[[element]]   # the name
kind = "text"

# touches the code
[[element]]
kind = "code"

# a section

[[element]]
kind = "photo"
# touches the photo

[sheet]
columns = 2
"""


def kinds(text):
    return [each["kind"] for each in tomllib.loads(text).get("element", [])]


def test_a_field_goes_with_the_remark_right_above_it_and_no_other():
    new = removed(MINE, [("element", 1)])
    assert kinds(new) == ["text", "photo"]
    assert "touches the code" not in new
    assert "# a section" in new
    assert new.replace("\n\n\n", "\n\n") == new


def test_all_fields_can_go_and_one_comes_back_above_the_sheet():
    empty = removed(MINE, [("element", nth) for nth in range(3)])
    assert kinds(empty) == []
    new, place = added(empty, {"kind": "photo"})
    assert place == ("element", 0)
    assert new.index("[[element]]") < new.index("[sheet]")


def test_a_new_field_is_written_as_a_person_would():
    new, place = added(MINE, NEW)
    assert place == ("element", 3)
    assert new == MINE.replace(
        "# touches the photo\n",
        '# touches the photo\n\n[[element]]\nkind = "text"\nfields = ["position"]\nx_mm = 1\n'
        'show = { roles = ["press"] }\n',
    )


def test_a_group_takes_new_words_as_its_last():
    text = next(text for text in DESIGNS if "element.part" in text)
    group = next(field.place for field in fields_of(text) if field.kind == "stack")
    parts = [field for field in fields_of(text) if field.place[:2] == group and field.is_part]
    new, place = added(text, {"fields": ["dates"], "height_mm": 2}, group)
    assert place == (*group, "part", len(parts))
    assert removed(new, [place]) == text


def test_a_group_goes_when_its_last_words_go():
    text = next(text for text in DESIGNS if "element.part" in text)
    group = next(field.place for field in fields_of(text) if field.kind == "stack")
    parts = [field.place for field in fields_of(text) if field.place[:2] == group and field.is_part]
    assert removed(text, parts) == removed(text, [group]) == removed(text, [group, *parts])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", DESIGNS)
def test_what_was_put_in_can_be_taken_out_without_a_trace(text, end):
    text = text.replace("\n", end)
    new, place = added(text, NEW)
    assert removed(new, [place]) == text
    assert new.count("\r\n") == (new.count("\n") if end == "\r\n" else 0)
    for field in fields_of(text):
        new, place = doubled(text, field.place)
        assert removed(new, [place]) == text
        ids = re.findall(r"(?m)^id = .*$", new)
        assert len(ids) == len(re.findall(r"(?m)^id = .*$", text))


def test_a_file_that_has_no_end_gets_one():
    text = MINE[: MINE.index("# touches the photo")].rstrip()
    assert removed(added(text, NEW)[0], [("element", 3)]) == text + "\n"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_moves_keep_every_line(data):
    text = new = data.draw(st.sampled_from(DESIGNS))
    for _ in range(3):
        field = data.draw(st.sampled_from(fields_of(new)))
        to = data.draw(st.integers(-1, 14))
        before = new
        new, place = moved(new, field.place, to)
        at = field.place[-1]
        assert moved(new, place, at)[1] == field.place
        assert tomllib.loads(moved(new, place, at)[0]) == tomllib.loads(before)
    assert sorted(filter(str.strip, new.split("\n"))) == sorted(filter(str.strip, text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        'element = [{ kind = "photo" }, { kind = "code" }]\n',
        'title = """\n[[element]]\n"""\n[[element]]\nkind = "photo"\n',
    ],
)
def test_a_file_of_another_kind_is_refused_and_not_spoilt(text):
    for change in (lambda: removed(text, [("element", 0)]), lambda: doubled(text, ("element", 0))):
        with pytest.raises(NotInBlocks):
            change()


def test_what_stands_in_another_file_is_refused():
    with pytest.raises(NotInBlocks):
        doubled(MINE, ("element", "name"))
    with pytest.raises(NotInBlocks):
        moved(MINE, ("element", "name"), 1)


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
id = "person"
kind = "stack"
x_mm = 1
y_mm = 25
width_mm = 40
height_mm = 20

[[element.part]]
id = "name"
fields = ["display_name"]
height_mm = 10
max_pt = 12
min_pt = 8

[[element]]
kind = "code"
x_mm = 25
y_mm = 1
width_mm = 24
height_mm = 24
"""


def places(text):
    return [(field.place, field.kind) for field in fields_of(text, [BASE])]


def test_a_field_of_another_file_is_left_out_by_its_id():
    text = 'title = "Mine"\nextends = "base"\n\n[[element]]\nid = "photo"\nx_mm = 3\n'
    new = removed(text, [("element", "photo")])
    assert new == 'title = "Mine"\nextends = "base"\nwithout = ["photo"]\n'
    assert [kind for _, kind in places(new)] == ["stack", "part", "code"]


def test_words_of_a_group_of_another_file_are_left_out_and_others_added():
    text = 'title = "Mine"\nextends = "base"\n'
    group = ("element", "person")
    new, place = added(text, {"fields": ["position"], "height_mm": 4}, group)
    assert (place, "part") in places(new)
    new = removed(new, [(*group, "part", "name")])
    assert [place for place, kind in places(new) if kind == "part"] == [place]
    assert removed(new, [place]).count("[[element.part]]") == 0


def test_a_field_of_another_file_without_an_id_is_refused():
    code = next(place for place, kind in places('title = "A"\n') if kind == "code")
    with pytest.raises(NotInBlocks):
        removed('title = "A"\n', [code])
