"""A layout that is edited keeps every byte that nobody touched."""

import tomllib

import pytest

from checkin.badges.layout_edit import changed, fields_of, flat, is_nameless
from checkin.paths import resources

FILES = sorted((resources() / "layouts").glob("*.toml"))
DESIGNS = [
    path
    for path in FILES
    if not {"badge", "extends"} & tomllib.loads(path.read_text("utf-8")).keys()
]
TEXT = """# mine
title = "A"   # the name
width_mm = 50
height_mm = 50.0

[[element]]
kind = "text"
fields = ["display_name"]
x_mm = 5     # from the left
y_mm = 5
width_mm = 40
height_mm = 10
max_pt = 12
min_pt = 8

# what comes next
[[element]]
kind = "code"
x_mm = 5
y_mm = 20
width_mm = 25
height_mm = 25"""


def text_of(path):
    return path.read_bytes().decode("utf-8")


def differing(old, new):
    before, after = old.split("\n"), new.split("\n")
    assert len(before) == len(after)
    return [(one, other) for one, other in zip(before, after, strict=True) if one != other]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_untouched_is_untouched(path):
    assert changed(text_of(path), []) == text_of(path)


@pytest.mark.parametrize("path", DESIGNS, ids=lambda path: path.stem)
def test_one_number_is_one_line_wherever_it_stands(path):
    text = text_of(path)
    for field in fields_of(text):
        key = "height_mm" if field.is_part else "x_mm"
        lines = differing(text, changed(text, [(field.place, key, 7.25)]))
        assert len(lines) == 1
        assert lines[0][1] == f"{key} = 7.25"
        same = [(field.place, name, value) for name, value in field.values.items()]
        assert changed(text, same) == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_remark_behind_a_value_stays(end):
    text = TEXT.replace("\n", end)
    [(old, new)] = differing(text, changed(text, [(("element", 0), "x_mm", 6.5000001)]))
    assert (old, new) == (
        "x_mm = 5     # from the left" + end[:-1],
        "x_mm = 6.5     # from the left" + end[:-1],
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_key_stands_under_the_last_one(end):
    text = TEXT.replace("\n", end)
    new = changed(text, [(("element", 0), "weight", 700)])
    assert new == text.replace(f"min_pt = 8{end}", f"min_pt = 8{end}weight = 700{end}")


def test_a_new_key_at_the_end_of_a_file_without_an_end():
    new = changed(TEXT, [(("element", 1), "rotated", 3)])
    assert new.startswith(TEXT + "\nrotated = 3")


def test_what_is_so_by_itself_is_not_written():
    assert changed(TEXT, [(("element", 0), "weight", 400)]) == TEXT


def test_whole_numbers_are_written_as_people_write_them():
    assert "x_mm = 6     #" in changed(TEXT, [(("element", 0), "x_mm", 6.0)])


def test_fields_say_what_they_are():
    name, code = fields_of(TEXT)
    assert (name.kind, name.says, name.box_mm) == ("text", ("display_name",), (5, 5, 40, 10))
    assert (name.values["weight"], name.values["align"]) == (400, "start")
    assert list(code.values) == ["x_mm", "y_mm", "width_mm", "height_mm"]


def test_a_sheet_becomes_a_file_that_stands_alone(tmp_path):
    from checkin.badges import load_layout

    sheet, badge = (text_of(resources() / "layouts" / name) for name in ("a4-2x2.toml", "a6.toml"))
    path = tmp_path / "own.toml"
    path.write_text(flat(sheet, badge), "utf-8")
    made, shipped = load_layout(path), load_layout("a4-2x2")
    assert (made.title, made.sheet, len(made.elements)) == (
        shipped.title, shipped.sheet, len(shipped.elements))  # fmt: skip


BEFORE = TEXT.replace('kind = "text"', 'id = "name"\nkind = "text"').replace(
    'kind = "code"', 'id = "code"\nkind = "code"'
)
OURS = '# mine\ntitle = "Ours" # yes\nextends = "a"\n\n# added\n[[element]]\nkind = "photo"\n' + (
    "x_mm = 1\ny_mm = 1\nwidth_mm = 9\nheight_mm = 9\n"
)


def test_fields_of_the_layout_it_starts_from_are_there_by_their_ids():
    fields = fields_of(OURS, [BEFORE])
    assert [field.place for field in fields] == [
        ("element", "name"), ("element", "code"), ("element", 0),
    ]  # fmt: skip
    assert fields[0].values["max_pt"] == 12


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_changed_of_it_is_written_here_and_nothing_else(end):
    text = OURS.replace("\n", end)
    new = changed(text, [(("element", "name"), "x_mm", 7.5), ((), "width_mm", 60)], [BEFORE])
    assert (
        new
        == text.replace(f'extends = "a"{end}', f'extends = "a"{end}width_mm = 60{end}')
        + f'{end}[[element]]{end}id = "name"{end}x_mm = 7.5{end}'
    )
    assert changed(new, [(("element", "name"), "x_mm", 8)], [BEFORE]) == new.replace("7.5", "8")
    places = [field.place for field in fields_of(new, [BEFORE])]
    assert places == [field.place for field in fields_of(OURS, [BEFORE])]


def test_what_is_so_there_already_is_not_written():
    assert changed(OURS, [(("element", "name"), "x_mm", 5)], [BEFORE]) == OURS


def test_a_field_there_that_has_no_id_cannot_be_changed():
    [name, *_] = fields_of(OURS, [TEXT])
    assert is_nameless(name.place)
    assert changed(OURS, [(name.place, "x_mm", 9)], [TEXT]) == OURS


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lists_and_tables_are_written_in_one_line_and_can_go_again(end):
    text = TEXT.replace("\n", end)
    place = ("element", 0)
    show = {"roles": ["press"], "any": [{"has": ["photo"]}, {"lacks": ["serial"]}]}
    new = changed(text, [(place, "show", show), (place, "fields", ["dates", "place"])])
    table = tomllib.loads(new)["element"][0]
    assert (table["show"], table["fields"]) == (show, ["dates", "place"])
    assert len(new.splitlines()) == len(text.splitlines()) + 1
    back = changed(new, [(place, "show", {}), (place, "fields", ["display_name"])])
    assert back == text


def test_a_table_with_a_head_of_its_own_is_changed_in_place():
    text = f'{TEXT}\n\n[element.show]\nroles = ["press"]   # only they\nhas = ["photo"]\n'
    new = changed(text, [(("element", 1), "show", {"roles": ["press"], "lacks": ["photo"]})])
    assert tomllib.loads(new)["element"][1]["show"] == {"roles": ["press"], "lacks": ["photo"]}
    assert 'roles = ["press"]   # only they' in new
