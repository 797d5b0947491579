"""How a batch lies on paper: half-used sheets, backs, separator pages, and a stop."""

import io
from itertools import pairwise

import pytest
from badges.samples import face
from pypdf import PdfReader

from checkin.badges import Run, load_layout, render_badges
from checkin.badges.imposing import corner
from checkin.errors import BadgesStopped, LayoutFaulty

MM = 72 / 25.4


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def faces(count: int, **fields: object):
    return [face(f"Anna {nth:03d}", latin_name="", **fields) for nth in range(count)]


def places(pdf: bytes, page: int) -> list[tuple[float, float]]:
    """Where on the page badges were put, by the matrices of its content."""
    words = PdfReader(io.BytesIO(pdf)).pages[page].get_contents().get_data().decode("latin-1")
    lines = [line.split() for line in words.splitlines() if line.endswith(" cm")]
    return [(float(line[5]), float(line[6])) for line in lines if line[0] == "q"]


@pytest.mark.parametrize(
    ("first", "count", "pages"), [(1, 10, 1), (2, 9, 1), (2, 10, 2), (10, 1, 1), (10, 12, 3)]
)
def test_a_half_used_sheet_is_filled_from_its_first_free_label(first, count, pages):
    layout = load_layout("a4-2x5")
    made = render_badges(faces(count), layout, run=Run(first_label=first))
    assert made.pages == len(texts(made.pdf)) == pages
    expected = pytest.approx(corner(layout, layout.sheet, first - 1), abs=0.001)
    assert places(made.pdf, 0)[0] == expected
    if pages > 1:
        assert places(made.pdf, 1)[0] == pytest.approx(corner(layout, layout.sheet, 0), abs=0.001)


@pytest.mark.parametrize("wanted", [-3, 0, 11, 10**9])
def test_a_label_that_is_not_on_the_sheet_loses_no_badge(wanted):
    made = render_badges(faces(11), load_layout("a4-2x5"), run=Run(first_label=wanted))
    assert "".join(texts(made.pdf)).count("Anna") == 11


@pytest.mark.parametrize("name", ["a4-2x2", "a4-2x5"])
def test_the_back_lies_behind_its_front_when_the_sheet_is_turned(name):
    layout = load_layout(name)
    made = render_badges(faces(3), layout, run=Run(two_sided=True))
    fronts, backs = places(made.pdf, 0), places(made.pdf, 1)
    width = layout.width_mm * layout.sheet.scale * MM
    for (left, bottom), (back_left, back_bottom) in zip(fronts, backs, strict=True):
        assert back_bottom == bottom
        assert layout.page_mm[0] * MM - (back_left + width) == pytest.approx(left, abs=0.01)
    assert [text.count("Anna") for text in texts(made.pdf)] == [3, 3]
    preferences = PdfReader(io.BytesIO(made.pdf)).trailer["/Root"]["/ViewerPreferences"]
    assert preferences["/Duplex"] == "/DuplexFlipLongEdge"


def test_a_folded_badge_has_its_back_already():
    assert render_badges(faces(2), load_layout("a6-folded"), run=Run(two_sided=True)).pages == 2


def groups():
    return [*faces(3, organisation="Alpha"), *faces(1, organisation="Beta"), *faces(1)]


def test_each_group_begins_with_a_page_of_its_name_on_a_sheet_of_its_own():
    made = render_badges(groups(), load_layout("a4-2x2"), run=Run(separated_by="organisation"))
    said = texts(made.pdf)
    assert [text.count("Anna") for text in said] == [0, 3, 0, 1, 0, 1]
    assert "Alpha" in said[0]
    assert "Beta" in said[2]


def test_a_separator_before_two_sided_badges_has_an_empty_back():
    run = Run(separated_by="organisation", two_sided=True)
    said = texts(render_badges(groups(), load_layout("a6"), run=run).pdf)
    assert len(said) == 2 * (3 + 5)
    assert said[0]
    assert said[1] == ""
    assert any("Anna" in one and one == other for one, other in pairwise(said))


def test_nothing_comes_before_a_half_used_sheet():
    run = Run(separated_by="organisation", first_label=3)
    said = texts(render_badges(groups(), load_layout("a4-2x2"), run=run).pdf)
    assert [text.count("Anna") for text in said] == [2, 1, 0, 1, 0, 1]


def test_people_without_a_group_are_separated_too():
    said = texts(
        render_badges(
            faces(1, organisation=""), load_layout("cr80"), run=Run(separated_by="organisation")
        ).pdf
    )
    assert "\N{EM DASH}" in said[0]


def test_a_warning_names_its_badge_whatever_lies_between():
    wrong = face("\U0001e900", latin_name="X", organisation="Beta")
    run = Run(separated_by="organisation", first_label=3, two_sided=True)
    found = render_badges([*faces(3, organisation="Alpha"), wrong], load_layout("a4-2x2"), run=run)
    assert {(one.index, one.problem) for one in found.warnings} == {(3, "no-glyph")}


def test_a_batch_stops_when_it_is_told_to():
    told: list[int] = []

    def stop(done: int) -> bool:
        told.append(done)
        return done < 2

    with pytest.raises(BadgesStopped):
        render_badges(faces(9), load_layout("a6"), stop)
    assert told == [1, 2]


def test_the_sheet_of_four_leaves_white_what_office_printers_cannot_reach():
    layout = load_layout("a4-2x2")
    left, bottom = corner(layout, layout.sheet, 2)
    assert left >= 5 * MM
    assert bottom >= 5 * MM


def test_a_sheet_that_makes_the_code_too_small_is_refused(tmp_path):
    card = 'title="C"\nwidth_mm=60\nheight_mm=60\n[[element]]\nkind="code"\n'
    (tmp_path / "c.toml").write_text(card + "x_mm=1\ny_mm=1\nwidth_mm=25\nheight_mm=25\n")
    sheet = 'title="S"\nbadge="c"\n[sheet]\nwidth_mm=210\nheight_mm=297\ncolumns=1\nrows=1\n'
    (tmp_path / "s.toml").write_text(sheet + "scale=0.8\n")
    with pytest.raises(LayoutFaulty) as caught:
        load_layout(tmp_path / "s.toml")
    assert (caught.value.details["line"], caught.value.details["key"]) == (8, "scale")
