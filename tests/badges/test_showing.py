"""Fixed words in several languages, conditions, and flags: what is drawn on whose badge."""

import pytest
from badges.samples import face
from PIL import Image as Pillow

from checkin.badges import check_badge, load_layout, render_badge
from checkin.badges.composing import compose_own, compose_still
from checkin.badges.pieces import Image, SetLine
from checkin.errors import LayoutFaulty

HEAD = 'title = "Ours"\nwidth_mm = 60\nheight_mm = 60\n\n'
WORDS = (
    '[[element]]\nkind = "text"\ntext = {text}\n'
    "x_mm = 0\ny_mm = 0\nwidth_mm = 60\nheight_mm = 9\nmax_pt = 9\nmin_pt = 6\n"
)
WELCOME = '{ en = "Welcome", ru = "Добро пожаловать", kk = "Қош келдіңіз", zh-Hant = "歡迎" }'


@pytest.fixture
def layout(tmp_path):
    def read(text: str):
        path = tmp_path / "ours.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return load_layout(path)

    return read


def lines(layout, **about) -> list[str]:
    someone = face(**about)
    pieces = (*compose_still(someone, layout).pieces, *compose_own(someone, layout).pieces)
    return [piece.line.text for piece in pieces if isinstance(piece, SetLine)]


@pytest.mark.parametrize(
    ("language", "paper", "said"),
    [
        ("kk", "en", "Қош келдіңіз"),
        ("kk-Cyrl-KZ", "en", "Қош келдіңіз"),
        ("RU", "en", "Добро пожаловать"),
        ("zh-Hant", "en", "歡迎"),
        ("zh", "ru", "Добро пожаловать"),
        ("", "kk", "Қош келдіңіз"),
        ("fr", "de", "Welcome"),
    ],
)
def test_fixed_words_are_in_the_delegates_language_or_the_forums(layout, language, paper, said):
    made = layout(WORDS.replace("{text}", WELCOME))
    assert lines(made, language=language, paper_language=paper) == [said]


def test_words_without_english_fall_back_to_the_first_language(layout):
    made = layout(WORDS.replace("{text}", '{ kk = "Қош келдіңіз", ru = "Здравствуйте" }'))
    assert lines(made, language="fr") == ["Қош келдіңіз"]


def test_one_fixed_text_is_for_everybody(layout):
    made = layout(WORDS.replace("{text}", '"Please return"'))
    assert lines(made, language="ru") == ["Please return"]


@pytest.mark.parametrize(
    ("show", "about", "is_shown"),
    [
        ('countries = ["kz", "UZ"]', {"country": "KZ"}, True),
        ('countries = ["kz"]', {"country": "CN"}, False),
        ('not_countries = ["KZ"]', {"country": "kz"}, False),
        ('not_countries = ["KZ"]', {"country": ""}, True),
        ('not_roles = ["press"]', {"role": "press"}, False),
        ('not_roles = ["press"]', {"role": "speaker"}, True),
        ('languages = ["zh"]', {"language": "zh-Hant"}, True),
        ('languages = ["zh-Hant"]', {"language": "zh"}, False),
        ('has = ["photo"]', {"photo": b""}, False),
        ('lacks = ["position"]', {"position": ""}, True),
        ('roles = ["press"], countries = ["KZ"]', {"role": "press", "country": "KZ"}, True),
        ('roles = ["press"], countries = ["KZ"]', {"role": "press", "country": "CN"}, False),
        ('any = [{ roles = ["press"] }, { countries = ["CN"] }]', {"country": "CN"}, True),
        ('any = [{ roles = ["press"] }, { countries = ["CN"] }]', {"role": "press"}, True),
        ('any = [{ roles = ["press"] }, { countries = ["CN"] }]', {"role": "staff"}, False),
        ('has = ["position"], any = [{ roles = ["press"] }]', {"role": "press"}, True),
        (
            'has = ["position"], any = [{ roles = ["press"] }]',
            {"role": "press", "position": ""},
            False,
        ),
    ],
)
def test_a_field_is_shown_where_all_its_conditions_hold(layout, show, about, is_shown):
    made = layout(WORDS.replace("{text}", '"x"') + f"show = {{ {show} }}\n")
    assert bool(lines(made, **about)) is is_shown


@pytest.mark.parametrize(
    ("show", "key"),
    [
        ('countries = ["Kazakhstan"]', "countries"),
        ("countries = []", "countries"),
        ('languages = ["kazakh language"]', "languages"),
        ("not_roles = 5", "not_roles"),
        ('any = ["press"]', "any"),
        ('any = [{ when = "x" }]', "when"),
        ("any = [{ " * 6 + 'has = ["photo"]' + " }]" * 6, "any"),
    ],
)
def test_a_condition_nobody_understands_is_refused(layout, show, key):
    with pytest.raises(LayoutFaulty) as caught:
        layout(WORDS.replace("{text}", '"x"') + f"show = {{ {show} }}\n")
    assert caught.value.details["key"] == key


@pytest.mark.parametrize("text", ["{ }", "5", "{ en = 5 }", '{ "the English" = "x" }', '""'])
def test_words_that_are_none_are_refused(layout, text):
    with pytest.raises(LayoutFaulty, match="text cannot be used"):
        layout(WORDS.replace("{text}", text))


FLAG = (
    '[[element]]\nid = "flag"\nkind = "flag"\nx_mm = 2\ny_mm = 20\nwidth_mm = 12\nheight_mm = 8\n'
)


@pytest.fixture
def flags(tmp_path):
    folder = tmp_path / "flags"
    folder.mkdir()
    Pillow.new("RGB", (30, 20), (0, 170, 200)).save(folder / "kz.png")
    Pillow.new("RGB", (30, 20), (255, 255, 255)).save(folder / "JP.jpg")
    (folder / "readme.txt").write_text("where they are from")
    Pillow.new("RGB", (30, 20)).save(tmp_path.parent / "secret.png")
    (folder / "cn.png").symlink_to(tmp_path.parent / "secret.png")
    return folder


def flag_of(layout, country):
    pieces = compose_own(face(country=country), layout).pieces
    return [piece.content for piece in pieces if isinstance(piece, Image)]


def test_the_flag_of_the_country_is_drawn_from_beside_the_layout(layout, flags):
    made = layout(FLAG)
    assert flag_of(made, "KZ") == flag_of(made, "kz") == [(flags / "kz.png").read_bytes()]
    assert flag_of(made, "JP") == [(flags / "JP.jpg").read_bytes()]
    assert b"0.6 G" not in render_badge(face(country=""), made)
    assert not flag_of(made, "")


def test_a_flag_that_is_not_there_is_told(layout, flags):
    made = layout(FLAG)
    assert [(w.field, w.problem) for w in check_badge(face(country="FR"), made)] == [
        ("country", "no-flag")
    ]
    assert not check_badge(face(country=""), made)


def test_a_link_among_the_flags_opens_no_other_file(layout, flags):
    assert not flag_of(layout(FLAG), "CN")


def test_a_folder_of_flags_that_is_a_link_is_not_opened(layout, flags, tmp_path):
    outside = tmp_path.parent / "elsewhere"
    flags.rename(outside)
    flags.symlink_to(outside)
    with pytest.raises(LayoutFaulty, match="there are no pictures"):
        layout(FLAG)


def test_a_flag_that_is_no_picture_leaves_the_badge_whole(layout, flags):
    (flags / "kz.png").write_bytes(b"no picture")
    made = layout(FLAG)
    assert render_badge(face(country="KZ"), made).startswith(b"%PDF")
