import unicodedata

import pytest
import uharfbuzz as hb
from badges.samples import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.badges.cleaning import drawable
from checkin.badges.fonts import font, read_as, tongue
from checkin.badges.scripts import clusters, script_of
from checkin.badges.shaping import part_of, shape

BY_SCRIPT = {sample.script: sample for sample in SAMPLES}
PURE = [sample for sample in SAMPLES if sample.order != "mixed" and sample.script != "emoji"]


def fonts_of(text: str, language: str = "", country: str = "", weight: int = 400) -> set[str]:
    line = shape(text, weight, read_as(text, tongue(language, country)))
    return {run.font.name for run in line.runs}


@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.script)
def test_every_letter_has_a_glyph(sample, weight):
    line = shape(drawable(sample.text), weight, tongue(sample.language, ""))
    assert line.missing == ()
    assert all(glyph.number for run in line.runs for glyph in run.glyphs)


@pytest.mark.parametrize("sample", PURE, ids=lambda sample: sample.script)
def test_glyphs_are_those_harfbuzz_gives_for_the_whole_name(sample):
    line = shape(drawable(sample.text), 700, tongue(sample.language, ""))
    used = {run.font for run in line.runs}
    if len(used) > 1:
        pytest.skip("the name needs two fonts")
    buffer = hb.Buffer()
    buffer.add_str(line.text)
    buffer.guess_segment_properties()
    buffer.language = sample.language or "und"
    hb.shape(used.pop().font, buffer)
    ours = [glyph.number for run in line.runs for glyph in run.glyphs]
    assert ours == [info.codepoint for info in buffer.glyph_infos]


def test_han_letters_take_the_form_of_the_delegates_language():
    assert fonts_of("骨直", "zh-Hans") == {"NotoSansSC-400"}
    assert fonts_of("骨直", "zh-Hant") == {"NotoSansTC-400"}
    assert fonts_of("骨直", "zh-Hant-TW") == {"NotoSansTC-400"}
    assert fonts_of("骨直", "ja") == {"NotoSansJP-400"}
    assert fonts_of("骨直", "ko") == {"NotoSansKR-400"}


def test_han_letters_take_the_form_of_the_country_when_the_language_does_not_say():
    assert fonts_of("骨直", "", "JP") == {"NotoSansJP-400"}
    assert fonts_of("骨直", "en", "KR") == {"NotoSansKR-400"}
    assert fonts_of("骨直", "zh", "TW") == {"NotoSansTC-400"}
    assert fonts_of("骨直", "zh", "SG") == {"NotoSansSC-400"}


def test_kana_beside_han_letters_say_that_they_are_japanese():
    assert fonts_of("髙橋 さくら") == {"NotoSansJP-400"}


def test_bold_is_a_bold_cut_and_not_a_smear():
    for name, pair in {"გიორგი": "NotoSansGeorgian", "Айгүл": "NotoSans"}.items():
        assert fonts_of(name, weight=700) == {f"{pair}-700"}
    assert font("NotoSans", 700).advance(36) > font("NotoSans", 400).advance(36)


def test_bidi_controls_never_reach_the_paper():
    assert drawable("A\u202ellive\u202c\u2066b\u2069") == "Alliveb"


def test_controls_surrogates_and_line_ends_leave_no_trace():
    assert drawable("a\x00\x1b\ud800b\nc\td\u2028e") == "ab c d e"


def test_a_joiner_inside_a_name_is_kept_because_it_changes_its_letters():
    sinhala = BY_SCRIPT["sinhala"].text
    assert drawable(sinhala).count("\u200d") == sinhala.count("\u200d") > 0


def test_a_decomposed_name_looks_like_the_composed_one():
    name = BY_SCRIPT["vietnamese"].text
    apart, whole = (
        shape(drawable(unicodedata.normalize(form, name)), 400, tongue("", ""))
        for form in ("NFD", "NFC")
    )
    assert apart.width == whole.width


def test_a_letter_no_font_has_is_named():
    assert shape("A\U0001e900", 400, tongue("", "")).missing == ("\U0001e900",)


def test_marks_flags_and_joined_pictures_are_one_character_to_a_reader():
    assert clusters("e\u0301a") == [0, 2]
    assert clusters("🇰🇿🇹🇷") == [0, 2]
    assert clusters("👩‍🚀!") == [0, 3]


def test_the_script_of_a_letter_is_that_of_unicode():
    expected = {"A": "Latn", "ә": "Cyrl", "ع": "Arab", "김": "Hang", "さ": "Hira", "1": "Zyyy"}
    assert {letter: script_of(letter) for letter in expected} == expected


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_any_text_at_all_can_be_shaped(text):
    line = shape(drawable(text), 400, tongue("", ""))
    spoken = {glyph.start for run in line.runs for glyph in run.glyphs}
    assert all(0 <= start < len(line.text) for start in spoken)


def test_letters_take_the_form_of_their_language():
    def glyph(letter: str, language: str) -> int:
        return shape(letter, 400, tongue(language, "")).runs[0].glyphs[0].number

    assert glyph("б", "sr") != glyph("б", "ru")
    assert glyph("ş", "ro") != glyph("ş", "tr")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(sorted({w for s in SAMPLES for w in s.text.split()})), max_size=5))
def test_a_part_cut_out_of_a_line_is_what_it_would_be_alone(words):
    text = drawable(" ".join(words))
    whole, at = shape(text, 700, tongue("", "")), 0
    for word in text.split(" "):
        cut = part_of(whole, at, at + len(word))
        alone = shape(word, 700, tongue("", ""), int(whole.right_to_left))
        # digits beside kana stay in the font of the kana; alone they have their own
        if cut is not None and cut.runs[0].font is alone.runs[0].font:
            assert [g[:5] for r in cut.runs for g in r.glyphs] == [
                g[:5] for r in alone.runs for g in r.glyphs
            ]
            assert (cut.text, cut.left, cut.top, cut.bottom) == (
                alone.text, alone.left, alone.top, alone.bottom,
            )  # fmt: skip
            assert cut.right == pytest.approx(alone.right)
        at += len(word) + 1


def test_usual_names_are_cut_and_not_shaped_again():
    assert part_of(shape("Айгүл Серікқызы", 700, tongue("kk", "KZ")), 0, 5) is not None


def test_a_flag_is_one_picture_beside_any_script():
    for name in ("Айгүл 🇰🇿", "ក្រុម 🇰🇿", "欧阳 🇰🇿"):
        last = shape(drawable(name), 400, tongue("", "")).runs[-1]
        assert [glyph.letters for glyph in last.glyphs][-1] == "🇰🇿", name


NEAR_A_SPACE = ("To", "AV", "Y.", "L’Vá", "fi", "Ғали", "11", "(a)", "김민준", "홍길동")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(NEAR_A_SPACE), min_size=1, max_size=4))
def test_a_line_of_words_set_before_is_what_harfbuzz_makes_of_the_whole(words):
    text = " ".join(words)
    for run in shape(text, 700, tongue("", "")).runs:
        whole = hb.Buffer()
        whole.add_str(run.text)
        whole.guess_segment_properties()
        hb.shape(run.font.font, whole)
        assert [glyph.number for glyph in run.glyphs] == [i.codepoint for i in whole.glyph_infos]
        assert [round(glyph.advance * run.font.units) for glyph in run.glyphs] == [
            position.x_advance for position in whole.glyph_positions
        ]
