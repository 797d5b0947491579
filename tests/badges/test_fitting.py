import pytest
from badges.samples import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.badges.fitting import CUT, NO_GLYPH, TOO_SMALL, UNPRINTABLE, TextLook, fit
from checkin.badges.fonts import tongue
from checkin.badges.scripts import clusters

NAME = TextLook(weight=700, max_pt=40, min_pt=15, max_lines=3)
ONE_LINE = TextLook(max_pt=12, min_pt=7)
WIDTH, HEIGHT = 258.0, 110.0
ANY = tongue("", "")


def written(text: str, look: TextLook = NAME, width: float = WIDTH, height: float = HEIGHT):
    return fit(text, look, ANY, width, height)


def ink_of(fitted):
    """Left, right, top and bottom of all ink in points, from the block's upper left corner."""
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        across = fitted.size_pt * fitted.squeeze
        pen = -line.left
        for run in line.runs:
            for glyph in run.glyphs:
                ink = run.font.extent(glyph.number)
                yield (
                    (pen + glyph.x + ink.left) * across,
                    (pen + glyph.x + ink.right) * across,
                    (baseline - glyph.y - ink.top) * fitted.size_pt,
                    (baseline - glyph.y - ink.bottom) * fitted.size_pt,
                )
                pen += glyph.advance


words_in_all_scripts = st.lists(
    st.sampled_from([word for sample in SAMPLES for word in sample.text.split()]),
    min_size=1,
    max_size=14,
)
looks = st.builds(
    TextLook,
    weight=st.sampled_from([400, 700]),
    max_pt=st.floats(12, 60),
    min_pt=st.floats(5, 12),
    max_lines=st.integers(1, 4),
)


@settings(max_examples=120, deadline=None)
@given(
    words_in_all_scripts,
    st.sampled_from([" ", "-", ""]),
    looks,
    st.floats(60, 300),
    st.floats(12, 150),
)
def test_no_ink_ever_leaves_the_box(words, between, look, width, height):
    fitted = fit(between.join(words)[:120], look, ANY, width, height)
    assert fitted.height_pt <= height + 0.01
    for left, right, top, bottom in ink_of(fitted):
        assert -0.01 <= left <= right <= width + 0.01
        assert -0.01 <= top <= bottom <= height + 0.01


@settings(max_examples=80, deadline=None)
@given(words_in_all_scripts)
def test_lines_together_say_the_whole_name_and_no_letter_is_split(words):
    text = " ".join(words)[:120].strip()
    fitted = written(text)
    if CUT not in fitted.problems:
        said = "".join(line.text for line in fitted.lines)
        assert said.replace(" ", "") == text.replace(" ", "")
        assert sum(len(clusters(line.text.replace(" ", ""))) for line in fitted.lines) == len(
            clusters(text.replace(" ", ""))
        )


def test_marks_of_one_line_never_touch_the_line_above():
    fitted = written("གྲྭ་བརྒྱུད་ ཨོཾ་མཎི་ ཧཱུྃ་ཧྲཱིཿ " * 2, NAME, 120, 300)
    assert len(fitted.lines) > 1
    feet = [at + line.bottom for at, line in zip(fitted.baselines, fitted.lines, strict=True)]
    heads = [at - line.top for at, line in zip(fitted.baselines, fitted.lines, strict=True)]
    assert all(foot < head for foot, head in zip(feet, heads[1:], strict=False))


def test_a_short_name_is_as_large_as_the_layout_allows():
    assert (written("Айгүл").size_pt, len(written("Айгүл").lines)) == (40, 1)


def test_two_words_take_two_lines_when_that_makes_them_larger():
    assert [line.text for line in written("Nguyễn Thị Phương Thảo").lines] == [
        "Nguyễn Thị",
        "Phương Thảo",
    ]


def test_a_double_name_is_broken_at_the_space_before_the_hyphen():
    lines = [line.text for line in written("Қасым-Жомарт Тоқаев").lines]
    assert lines == ["Қасым-Жомарт", "Тоқаев"]


def test_chinese_is_broken_between_letters_but_never_before_a_comma():
    look = TextLook(max_pt=14, min_pt=7, max_lines=3)
    for before in range(1, 12):
        text = "国" * before + "，" + "际" * (12 - before)
        lines = [line.text for line in written(text, look, 90).lines]
        assert len(lines) > 1
        assert not any(line.startswith("，") for line in lines)


def test_thai_without_spaces_is_broken_between_syllables_before_it_is_made_small():
    fitted = written("สมชายปิ่นกล้าน้ำผึ้งบุญญาภรณ์", width=150)
    assert fitted.problems == ()
    assert len(fitted.lines) > 1


def test_a_name_below_the_floor_is_set_at_it_and_squeezed():
    fitted = written("Wolfeschlegelsteinhausen", ONE_LINE, width=80)
    assert (fitted.size_pt, fitted.problems) == (7, (TOO_SMALL,))
    assert 0.6 <= fitted.squeeze < 1


def test_a_word_is_not_broken_as_long_as_squeezing_helps():
    fitted = written("Maximiliane Wilhelmina von Hohenzollern", width=90)
    assert fitted.problems == (TOO_SMALL,)
    assert [line.text for line in fitted.lines] == [
        "Maximiliane",
        "Wilhelmina von",
        "Hohenzollern",
    ]


def test_ten_thousand_letters_end_in_an_ellipsis_and_a_warning():
    fitted = written("Ә" * 10_000)
    assert fitted.lines[-1].text.endswith("…")
    assert set(fitted.problems) == {TOO_SMALL, CUT}


@pytest.mark.parametrize(
    ("text", "problem"),
    [("\U0001e900\U0001e901", NO_GLYPH), ("\x00\x01", UNPRINTABLE), ("a\ud800", UNPRINTABLE)],
)
def test_what_cannot_be_drawn_is_told(text, problem):
    assert written(text).problems == (problem,)


def test_an_arabic_name_on_two_lines_starts_both_at_the_right():
    fitted = written("عبد الرحمن بن محمد الأنصاري")
    assert [line.right_to_left for line in fitted.lines] == [True, True]


def test_a_foreign_name_in_han_is_parted_at_its_dot_and_thai_not_inside_a_syllable():
    from checkin.badges.breaking import between_syllables, between_words

    assert dict(between_words("欧阳娜娜·买买提江"))[5] == 1.0
    assert dict(between_words("欧阳娜娜·买买提江"))[3] > 1.0
    assert 4 not in dict(between_words("欧阳娜娜·买买提江"))  # no line begins with the dot
    assert not between_syllables("พระ")
    assert [at for at, _ in between_syllables("เดชพระ")] == [2, 3]
