"""What is on the paper, read back from its pixels."""

import io

import pytest
from badges.samples import CREDENTIAL, SAMPLES, face
from PIL import Image, ImageOps

from checkin.badges import BadgeFace, load_layout, page_png, render_badge
from checkin.badges.composing import compose_own
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.pieces import SetLine

DPI = 300
PX_PER_MM = DPI / 25.4
TEXT = """\
title = "One text"
width_mm = 100
height_mm = 30

[[element]]
kind = "text"
fields = ["display_name"]
x_mm = 10
y_mm = 5
width_mm = 80
height_mm = 20
max_pt = 24
min_pt = 6
max_lines = {lines}
weight = 700
color = "black"
align = "{align}"
"""
CODE = """\
title = "One code"
width_mm = 60
height_mm = 60

[[element]]
kind = "rectangle"
x_mm = 0
y_mm = 0
width_mm = 60
height_mm = 60
color = "black"

[[element]]
kind = "code"
x_mm = 10
y_mm = 10
width_mm = 29
height_mm = 29
"""


@pytest.fixture
def layout_of(tmp_path):
    def loaded(text: str, **values: object):
        path = tmp_path / "one.toml"
        path.write_text(text.format(**values), encoding="utf-8")
        return load_layout(path)

    return loaded


def printed(one: BadgeFace, layout) -> Image.Image:
    return Image.open(io.BytesIO(page_png(render_badge(one, layout), dpi=DPI))).convert("L")


def ink_mm(image: Image.Image) -> tuple[float, ...]:
    """Left, top, right and bottom of everything dark."""
    return tuple(edge / PX_PER_MM for edge in ImageOps.invert(image).getbbox())


def expected_ink_mm(one: BadgeFace, layout) -> tuple[float, ...]:
    """The same from what was composed."""
    boxes = []
    for piece in compose_own(one, layout).pieces:
        assert isinstance(piece, SetLine)
        set_at, pen = piece.setting, -piece.line.left
        across = set_at.size_pt * set_at.squeeze
        for run in piece.line.runs:
            for glyph in run.glyphs:
                ink = run.font.extent(glyph.number)
                if ink.right > ink.left:
                    at = pen + glyph.x
                    boxes.append(
                        (
                            set_at.x_pt + (at + ink.left) * across,
                            set_at.y_pt + (glyph.y + ink.top) * set_at.size_pt,
                            set_at.x_pt + (at + ink.right) * across,
                            set_at.y_pt + (glyph.y + ink.bottom) * set_at.size_pt,
                        )
                    )
                pen += glyph.advance
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    height = layout.height_mm * POINTS_PER_MM
    edges = (min(lefts), height - max(tops), max(rights), height - min(bottoms))
    return tuple(edge / POINTS_PER_MM for edge in edges)


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.script)
def test_glyphs_stand_on_paper_where_they_were_shaped(layout_of, sample, lines):
    layout = layout_of(TEXT, lines=lines, align="center")
    one = BadgeFace(sample.text, language=sample.language)
    assert ink_mm(printed(one, layout)) == pytest.approx(expected_ink_mm(one, layout), abs=0.2)


@pytest.mark.parametrize(
    ("name", "align", "edge", "at"),
    [
        ("Anna", "start", 0, 10),
        ("Anna", "end", 2, 90),
        ("أحمد", "start", 2, 90),
        ("أحمد", "end", 0, 10),
    ],
)
def test_a_line_starts_where_its_script_starts(layout_of, name, align, edge, at):
    image = printed(BadgeFace(name), layout_of(TEXT, lines=1, align=align))
    assert ink_mm(image)[edge] == pytest.approx(at, abs=1)


def test_four_white_modules_stand_around_the_code_on_a_dark_ground(layout_of):
    layout = layout_of(CODE)
    image = printed(face(credential=CREDENTIAL), layout)
    across = [image.getpixel((x, round(16 * PX_PER_MM))) for x in range(image.width)]
    edges = [
        x / PX_PER_MM for x in range(1, image.width) if (across[x] < 128) != (across[x - 1] < 128)
    ]
    assert edges[:2] == pytest.approx([10, 14], abs=0.1)
    assert edges[-2:] == pytest.approx([35, 39], abs=0.1)


def test_what_was_put_on_a_badge_is_the_name_that_was_given(layout_of):
    layout = layout_of(TEXT, lines=1, align="start")
    one, other = (printed(BadgeFace(name), layout) for name in ("Айгүл", "Айгул"))
    assert one.tobytes() != other.tobytes()


def test_text_that_must_be_squeezed_ends_at_the_edge_of_its_box(layout_of):
    layout = layout_of(TEXT.replace("min_pt = 6", "min_pt = 20"), lines=1, align="start")
    left, _, right, _ = ink_mm(printed(BadgeFace("Wilhelmina von Hohenzollern"), layout))
    assert left == pytest.approx(10, abs=0.5)
    assert right == pytest.approx(90, abs=0.5)
