"""The days of a forum are written as the language of the badge writes them."""

import tomllib

import pytest
from badges.samples import face

from checkin.badges import check_badge, load_layout
from checkin.badges.composing import compose_own, compose_still
from checkin.badges.days import dated, days, in_every_language
from checkin.badges.pieces import SetLine
from checkin.errors import LayoutFaulty
from checkin.paths import resources

JUNE = ("2026-06-20", "2026-06-21")
LAYOUT = """title = "Ours"
width_mm = 90
height_mm = 30

[[element]]
kind = "text"
fields = {fields}
x_mm = 0
y_mm = 0
width_mm = 90
height_mm = 9
max_pt = 9
min_pt = 6
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "20–21 June 2026"),
        ("ru", "20–21 июня 2026 года"),
        ("kk", "2026 жылғы 20–21 маусым"),
        ("kk-Cyrl-KZ", "2026 жылғы 20–21 маусым"),
        ("de_AT", "20.–21. Juni 2026"),
        ("zh-Hant", "2026年6月20日至21日"),
        ("xx", "20–21 June 2026"),
        ("", "20–21 June 2026"),
    ],
)
def test_days_are_written_in_a_language(language, said):
    assert days(*JUNE, language) == said


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("2026-06-20", "2026-06-20", "20 июня 2026 года"),
        ("2026-06-30", "2026-07-01", "30 июня – 1 июля 2026 года"),
        ("2026-12-31", "2027-01-01", "31 декабря 2026 года – 1 января 2027 года"),
    ],
)
def test_what_is_the_same_is_said_once(begins, ends, said):
    assert days(begins, ends, "ru") == said


def test_every_language_has_twelve_months_and_says_every_part():
    table = tomllib.loads((resources() / "dates.toml").read_text("utf-8"))
    for language, words in table.items():
        assert len(set(words["months"])) == 12, language
        for first, last in [JUNE, ("2026-06-30", "2027-07-01"), ("2026-05-05", "2026-06-06")]:
            said = days(first, last, language)
            assert {"{", "}"}.isdisjoint(said)
            for part in (first[:4], last[:4], str(int(first[8:])), str(int(last[8:]))):
                assert part in said, language


def made(tmp_path, fields):
    path = tmp_path / "ours.toml"
    path.write_text(LAYOUT.replace("{fields}", fields), encoding="utf-8")
    return load_layout(path)


def test_a_layout_names_the_languages_of_its_dates(tmp_path):
    layout = made(tmp_path, '["dates.kk", "dates.en"]')
    someone = face(by_language=in_every_language(*JUNE))
    lines = [p.line.text for p in compose_still(someone, layout).pieces if isinstance(p, SetLine)]
    assert lines == ["2026 жылғы 20–21 маусым · 20–21 June 2026"]  # alike on all, so drawn once
    assert compose_own(someone, layout).pieces == ()
    assert check_badge(someone, layout) == ()


def test_a_language_that_is_not_known_is_refused(tmp_path):
    with pytest.raises(LayoutFaulty, match=r"dates\.xx"):
        made(tmp_path, '["dates.xx"]')
    assert "dates.kk" in dated()
