import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.printers import Media
from checkin.printers.media import media_name, size_of
from checkin.printers.reasons import in_words, worth_telling

A6 = Media(105, 148)


@pytest.mark.parametrize(
    ("name", "width_mm", "height_mm"),
    [
        ("A6.Borderless", 105, 148),
        ("86x124mm.Borderless", 86, 124),
        ("oe_cr80_54x85.6mm", 54, 85.6),
        ("na_index-4x6_4x6in", 101.6, 152.4),
        ("w162h242", 57.15, 85.37),
    ],
)
def test_a_printers_name_of_a_size_is_understood(name, width_mm, height_mm):
    size = size_of(name)
    assert (size.width_mm, size.height_mm) == pytest.approx((width_mm, height_mm), abs=0.01)


def test_a_name_without_a_size_is_passed_over():
    assert size_of("Env10") is None
    assert media_name(A6, ["Env10"]) == "Custom.105x148mm"


def test_the_nearest_size_is_chosen_not_the_first():
    assert media_name(A6, ["105.8x148mm", "A6", "104.3x148mm"]) == "A6"


def test_a_size_that_is_a_millimetre_and_more_away_is_not_meant():
    assert media_name(Media(100, 62), ["101.1x62mm", "A6"]) == "Custom.100x62mm"


@given(st.floats(20, 400), st.floats(20, 400))
def test_any_size_is_said_so_that_it_is_read_back(width_mm, height_mm):
    wanted = Media(round(width_mm, 2), round(height_mm, 2))
    said = media_name(wanted, [])
    assert size_of(said.removeprefix("Custom.")) == wanted


def test_what_is_the_matter_is_said_in_words():
    keywords = ["none", "media-empty-error", "cover-open-warning", "toner-low-report"]
    assert in_words(worth_telling(keywords)) == "it is out of paper, its cover is open"


def test_an_unknown_keyword_is_said_as_it_stands():
    assert in_words(worth_telling(["com.example-blade-blunt-error"])) == "com.example blade blunt"


def test_waiting_for_the_last_page_is_no_trouble():
    assert worth_telling(["cups-waiting-for-job-completed", "none", ""]) == ()
