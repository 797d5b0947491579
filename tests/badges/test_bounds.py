"""Whatever a name is, no line of it leaves its box, and the badge is never refused."""

import os
import random

from badges.samples import SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.badges.fitting import TextLook, fit
from checkin.badges.fonts import tongue

LONGEST = 120
WORDS = sorted({word for sample in SAMPLES for word in sample.text.split()})
LETTERS = sorted({letter for sample in SAMPLES for letter in sample.text})
LOOKS = [
    TextLook(weight=700, max_pt=40, min_pt=15, max_lines=3),
    TextLook(weight=400, max_pt=12, min_pt=7, max_lines=1),
    TextLook(weight=600, max_pt=15, min_pt=8, max_lines=2),
]
ROUNDING_PT = 0.02

names = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
    st.text(st.sampled_from(LETTERS), min_size=1),
    st.text(min_size=1),
).map(lambda name: name[:LONGEST])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=names,
    look=st.sampled_from(LOOKS),
    width=st.floats(20, 300),
    height=st.floats(10, 120),
    country=st.sampled_from(["KZ", "CN", "TW", "JP", "KR", "IL", ""]),
)
def test_no_line_of_any_name_leaves_its_box(name, look, width, height, country):
    _is_inside(name, look, width, height, country)


def test_no_glyph_of_many_names_leaves_its_box():
    """As many as ASHAR_NAMES says; 10,000 pass, and take a few minutes (docs/performance.md)."""
    chance = random.Random(2026)
    for _ in range(int(os.environ.get("ASHAR_NAMES", "150"))):
        _is_inside(
            _name(chance),
            chance.choice(LOOKS),
            chance.uniform(20, 300),
            chance.uniform(10, 120),
            chance.choice(["KZ", "CN", "TW", "JP", "KR", "IL", ""]),
        )


def _name(chance):
    """A name of up to 120 letters: of one script, of two, or of any letters at all."""
    own = [word for sample in chance.sample(SAMPLES, chance.choice([1, 1, 2])) for word in
           sample.text.split()]  # fmt: skip
    if chance.random() < 0.2:
        return "".join(chance.choices(LETTERS, k=chance.randint(1, LONGEST)))
    words = chance.choices(own, k=chance.randint(1, 14))
    return chance.choice([" ", " ", "-", ""]).join(words)[:LONGEST]


def _is_inside(name, look, width, height, country):
    fitted = fit(name, look, tongue("", country), width, height)
    assert fitted.height_pt <= height + ROUNDING_PT
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        assert line.width * fitted.size_pt * fitted.squeeze <= width + ROUNDING_PT
        assert baseline * fitted.size_pt - line.top * fitted.size_pt >= -ROUNDING_PT
        assert (baseline + line.bottom) * fitted.size_pt <= height + ROUNDING_PT
        _glyphs_are_inside(line)
    assert len(fitted.lines) <= look.max_lines


def _glyphs_are_inside(line):
    """Each glyph's own ink, placed as it is drawn, lies in what its line says it takes."""
    pen = 0.0
    for run in line.runs:
        for glyph in run.glyphs:
            ink = run.font.extent(glyph.number)
            if ink.left != ink.right:
                left = pen + glyph.x + ink.left
                right = pen + glyph.x + ink.right
                assert left >= line.left - 1e-3
                assert right <= line.left + line.width + 1e-3
                assert glyph.y + ink.top <= line.top + 1e-3
                assert glyph.y + ink.bottom >= -line.bottom - 1e-3
            pen += glyph.advance
