import pytest
from badges.samples import face

from checkin.badges import BadgeWarning, check_badge, load_layout, render_badges

A6 = load_layout("a6")


def problems(**fields: object) -> set[tuple[str, str]]:
    return {(found.field, found.problem) for found in check_badge(face(**fields), A6)}


def test_a_good_badge_has_no_warnings():
    assert check_badge(face(), A6) == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"display_name": "", "latin_name": ""}, ("display_name", "no-name")),
        ({"latin_name": ""}, ("latin_name", "no-latin-name")),
        ({"organisation": "\U0001e900"}, ("organisation", "no-glyph")),
        ({"position": "Ә" * 300}, ("position", "cut")),
        ({"country_name": "W" * 40}, ("country_name", "too-small")),
        ({"forum": "W" * 200}, ("forum", "cut")),
        ({"photo": b"no picture"}, ("photo", "unreadable-photo")),
        ({"credential": "x" * 900}, ("credential", "code-too-long")),
        ({"credential": "x" * 400}, ("credential", "code-too-fine")),
    ],
)
def test_what_would_print_badly_is_known_before_printing(fields, expected):
    assert expected in problems(**fields)


def test_a_latin_name_is_not_missed_where_the_name_is_latin():
    assert problems(display_name="Łukasz Błaszczyk-Ångström", latin_name="") == set()


def test_checking_says_what_printing_would_say():
    faces = [face("Ә" * 500), face(photo=b"?"), face(forum="W" * 200)]
    for one in faces:
        assert set(check_badge(one, A6)) == set(render_badges([one], A6).warnings)


def test_a_warning_names_the_badge_the_field_and_the_problem():
    assert check_badge(face(latin_name=""), A6) == (BadgeWarning(0, "latin_name", "no-latin-name"),)
