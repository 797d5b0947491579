import tomllib

import pytest

from checkin.badges.colors import is_color, rgb, role_tone
from checkin.badges.drawings import drawing_names, strokes
from checkin.paths import resources

ROLES = tomllib.loads((resources() / "badges" / "colors.toml").read_text("utf-8"))["roles"]
ENOUGH = 4.5  # WCAG 2.2, 1.4.3: text on its ground


def light(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [float(part) for part in rgb(color, "").split()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("role", [*ROLES, "a role nobody thought of"])
def test_the_word_on_every_role_band_can_be_read(role):
    assert contrast(role_tone(role).fill, role_tone(role).on) >= ENOUGH


@pytest.mark.parametrize(
    ("text", "ground"), [("muted", "paper"), ("ink", "paper"), ("deep-muted", "deep")]
)
def test_every_kind_of_text_can_be_read_on_its_ground(text, ground):
    assert contrast(text, ground) >= ENOUGH


def test_every_role_has_an_icon_that_is_there():
    icons = {role_tone(role).icon for role in [*ROLES, "other"]}
    assert icons <= set(drawing_names())
    assert all(strokes(name).path.endswith((" c", " l", " h")) for name in drawing_names())


@pytest.mark.parametrize("said", ["gold", "E3B450", "on-role", "role"])
def test_a_colour_is_a_name_or_six_digits(said):
    assert is_color(said)


@pytest.mark.parametrize("said", ["pink", "#E3B450", "E3B4501", ""])
def test_anything_else_is_no_colour(said):
    assert not is_color(said)
