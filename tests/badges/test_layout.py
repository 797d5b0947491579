from pathlib import Path

import pytest
from PIL import Image

from checkin.badges import layout_names, load_layout
from checkin.errors import LayoutFaulty, LayoutMissing

TEXT = """\
[[element]]
kind = "text"
fields = ["display_name"]
x_mm = 5
y_mm = 5
width_mm = 40
height_mm = 20
max_pt = 20
min_pt = 10
"""
HEAD = """\
title = "Ours"
width_mm = 50
height_mm = 30

"""


@pytest.fixture
def write(tmp_path):
    def written(text: str, name: str = "ours.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def fault_of(path: Path) -> tuple[object, object]:
    with pytest.raises(LayoutFaulty) as caught:
        load_layout(path)
    assert caught.value.details["path"] == path
    assert str(path) in str(caught.value)
    return caught.value.details["line"], caught.value.details["key"]


def test_every_layout_that_came_with_the_program_can_be_read():
    names = layout_names()
    assert names[0].name == "a6"
    assert {(name.width_mm, name.height_mm) for name in names} >= {
        (105, 148),
        (100, 62),
        (62, 100),
        (101.6, 152.4),
        (85.6, 53.98),
        (105, 296),
        (210, 297),
    }


def test_a_layout_of_the_forums_own_is_read_from_its_file(write):
    layout = load_layout(write(HEAD + TEXT))
    assert (layout.name, layout.title, layout.page_mm) == ("ours", "Ours", (50, 30))


def test_a_layout_that_is_not_there_names_those_that_are():
    with pytest.raises(LayoutMissing) as caught:
        load_layout("a7")
    assert "a6-folded" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("max_pt = 20", "max-pt = 20", 5, "max_pt"),
        ("max_pt = 20", "max_pt = 20\nbold = true", 13, "bold"),
        ("max_pt = 20", 'max_pt = "20"', 12, "max_pt"),
        ("max_pt = 20", "max_pt = nan", 12, "max_pt"),
        ("max_pt = 20", "max_pt = 9", 13, "min_pt"),
        ("max_pt = 20", "max_pt = inf", 12, "max_pt"),
        ("max_pt = 20", "max_pt = 1e308", 12, "max_pt"),
        ("max_pt = 20", "max_pt = " + "9" * 4000, 12, "max_pt"),
        ("x_mm = 5", "x_mm = -5", 8, "x_mm"),
        ("width_mm = 50", "width_mm = 1e9", 2, "width_mm"),
        ("min_pt = 10", "min_pt = 10\nmax_lines = 1000000000", 14, "max_lines"),
        ('"display_name"', '"surname"', 7, "fields"),
        ("width_mm = 40", "width_mm = 46", 10, "width_mm"),
        ('kind = "text"', 'kind = "script"', 6, "kind"),
        ("min_pt = 10", 'min_pt = 10\ncolor = "pink"', 14, "color"),
        ("min_pt = 10", 'min_pt = 10\nshow = { when = "always" }', 14, "when"),
        ("min_pt = 10", "min_pt = 10\n[[element.part]]\n", 14, "part"),
        ("title", "titel", 1, "title"),
        ("width_mm = 50", "width_mm = 50\n???", 3, "the file"),
    ],
)
def test_a_mistake_is_refused_with_its_file_line_and_key(write, old, new, line, key):
    assert fault_of(write((HEAD + TEXT).replace(old, new, 1))) == (line, key)


def test_the_line_of_a_mistake_in_a_stack_is_that_of_its_own_part(write):
    part = '[[element.part]]\nfields = ["role"]\nheight_mm = 5\nmax_pt = 9\nmin_pt = 6\n'
    stack = TEXT.replace('"text"', '"stack"').replace('fields = ["display_name"]\n', "")
    stack = stack.replace("max_pt = 20\nmin_pt = 10\n", "")
    good = HEAD + stack + part + part
    assert len(load_layout(write(good)).elements) == 1
    assert fault_of(write(good[:-1] + "5\n")) == (20, "min_pt")


def test_a_stack_that_cannot_hold_its_parts_is_refused(write):
    part = '[[element.part]]\nfields = ["role"]\nheight_mm = 11\nmax_pt = 9\nmin_pt = 6\n'
    stack = '[[element]]\nkind = "stack"\nx_mm = 0\ny_mm = 0\nwidth_mm = 9\nheight_mm = 20\n'
    assert fault_of(write(HEAD + stack + part * 2)) == (10, "height_mm")


def test_a_code_too_small_for_scanners_is_refused(write):
    code = '[[element]]\nkind = "code"\nx_mm = 0\ny_mm = 0\nwidth_mm = 20\nheight_mm = 20\n'
    assert fault_of(write(HEAD + code)) == (9, "width_mm")


def test_badges_that_do_not_fit_their_sheet_are_refused(write):
    write(HEAD + TEXT)
    sheet = 'title = "S"\nbadge = "ours"\n[sheet]\nwidth_mm = 90\nheight_mm = 90\n'
    assert fault_of(write(sheet + "columns = 2\nrows = 2\n", "sheet.toml")) == (6, "columns")


def test_a_sheet_that_names_itself_ends_in_a_sentence_and_not_in_a_circle(write):
    loop = 'title = "S"\nbadge = "loop"\n'
    assert fault_of(write(loop, "loop.toml"))[1] in ("badge", "width_mm")


PICTURE = """\
[[element]]
kind = "picture"
file = "{file}"
x_mm = 5
y_mm = 5
width_mm = 20
height_mm = 20
"""


def test_a_picture_beside_the_layout_is_used(write, tmp_path):
    Image.new("RGBA", (8, 8), (200, 0, 0, 90)).save(tmp_path / "logo.png")
    assert load_layout(write(HEAD + PICTURE.format(file="logo.png"))).elements


@pytest.mark.parametrize(
    "file",
    [
        "../logo.png",
        "/etc/passwd",
        "http://x.example/a.png",
        "none.png",
        "//server/share/a.png",
        "\\\\\\\\server\\\\share\\\\a.png",
        "C:\\\\a.png",
        "logo.png:stream",
        "a\\u0000.png",
        "sub/logo.png",
        "..",
    ],
)
def test_a_picture_from_elsewhere_is_refused(write, tmp_path, file):
    Image.new("RGB", (8, 8)).save(tmp_path.parent / "logo.png")
    assert fault_of(write(HEAD + PICTURE.format(file=file))) == (7, "file")


def test_a_link_that_leads_out_of_the_folder_is_refused(write, tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path.parent / "outside.png")
    (tmp_path / "logo.png").symlink_to(tmp_path.parent / "outside.png")
    assert fault_of(write(HEAD + PICTURE.format(file="logo.png"))) == (7, "file")


def test_what_only_pretends_to_be_a_picture_is_refused(write, tmp_path):
    (tmp_path / "logo.png").write_text("<svg onload='x'/>")
    assert fault_of(write(HEAD + PICTURE.format(file="logo.png"))) == (7, "file")


def test_brackets_without_end_do_not_bring_the_program_down(write):
    assert fault_of(write("a = " + "[" * 100_000))[1] == "the file"
