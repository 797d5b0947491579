"""Every pair of colours that meets on a screen can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

import ui
from ui.style.sheet import sheet
from ui.style.tokens import DARK, LIGHT, ROLE_ICON, TINT_ICON, VERDICT_ICON, Theme, theme_named

TEXT, SIGN = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    raw = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in raw)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken"])
def test_words_and_borders_stand_out_from_every_ground(colors, ground):
    under = getattr(colors, ground)
    assert contrast(colors.text, under) >= TEXT
    assert contrast(colors.muted, under) >= TEXT
    assert contrast(colors.focus, under) >= SIGN
    assert contrast(colors.edge, under) >= SIGN


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_every_fill(colors):
    tones = [colors.accent, colors.soft, colors.mark]
    tones += [*colors.verdict.values(), *colors.tint.values(), *colors.role.values()]
    for tone in tones:
        assert contrast(tone.on, tone.fill) >= TEXT, tone
    for fill in (colors.rail, colors.rail_selected):
        assert contrast(colors.rail_on, fill) >= TEXT
    assert contrast(colors.rail_muted, colors.rail) >= TEXT
    assert contrast(colors.muted, colors.soft.fill) >= TEXT  # the second line of a chosen row
    assert contrast(colors.accent.fill, colors.surface) >= TEXT  # a quiet button


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_role_bands_stand_out_from_the_card(colors):
    for role, tone in colors.role.items():
        assert contrast(tone.fill, colors.surface) >= SIGN, role


def test_nothing_is_said_by_colour_alone():
    for colors in (LIGHT, DARK):
        assert set(colors.verdict) == set(VERDICT_ICON)
        assert set(colors.tint) == set(TINT_ICON)
        assert set(colors.role) == set(ROLE_ICON)
    for icons in (VERDICT_ICON, TINT_ICON, ROLE_ICON):
        assert len(set(icons.values())) == len(icons)


def test_the_hall_learns_one_green():
    assert LIGHT.verdict == DARK.verdict


def test_no_module_but_the_tokens_names_a_colour():
    color = re.compile(r"""["'(:\s]#[0-9A-Fa-f]{6}\b""")
    files = [p for p in Path(ui.__file__).parent.rglob("*") if p.suffix in (".py", ".qss")]
    named = [p.name for p in files if color.search(p.read_text("utf-8"))]
    assert named == ["tokens.py"]


def test_the_sheet_leaves_no_token_unfilled(qapp, theme):
    filled = sheet(theme)
    assert "@" not in filled
    assert theme.colors.bg in filled


def test_text_grows_fully_and_space_by_a_third():
    large = theme_named("light", 2.0)
    assert (large.px(14), large.sp(20)) == (28, 27)
    assert (large.large, Theme().large) == (True, False)
