"""The test page is exact, its codes are read, and a correction moves it by what was measured."""

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from checkin.badges.nudging import STAYS, nudged
from checkin.badges.picture import page_dots, page_words
from checkin.badges.trial_page import INSET_MM, TRIALS, trial_of, trial_page

SIZES = [(105, 148), (62, 100), (100, 62), (85.6, 53.98), (210, 297), (29, 90)]
LINES = ("Zebra ZD421", "Label 62 x 100 mm, 2026-06-20 08:30")
DPI = 400


def picture(pdf, dpi=DPI):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def lines_mm(image, across):
    """Where the two long lines of the frame lie, in mm from the left or from the top."""
    width, height = image.size
    outer = round(2 / 25.4 * DPI)  # nothing else reaches so near to the edge
    strip = image.crop((0, outer, width, outer + 1) if across else (outer, 0, outer + 1, height))
    dark = [at for at, shade in enumerate(strip.tobytes()) if shade < 128]
    middle = (width if across else height) / 2
    first, last = [d for d in dark if d < middle], [d for d in dark if d >= middle]
    return [(sum(d) / len(d) + 0.5) / DPI * 25.4 for d in (first, last)]


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_exact_and_its_frame_is_where_it_says(size):
    pdf = trial_page(size, LINES)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx([mm / 25.4 * 72 for mm in size], abs=0.01)
    for across, length in ((True, size[0]), (False, size[1])):
        assert lines_mm(picture(pdf), across) == pytest.approx(
            [INSET_MM, length - INSET_MM], abs=0.08
        )
    assert "Zebra ZD421" in page_words(pdf)


@pytest.mark.parametrize("size", SIZES[:4])
def test_every_code_that_has_room_is_read_and_says_what_it_is(size):
    found = zxingcpp.read_barcodes(picture(trial_page(size, LINES)))
    read = {trial_of(one.text) for one in found}
    assert None not in read
    if size[0] >= 85 and size[1] > 60:
        assert read == {each for row in TRIALS for each in row}
    assert read >= {TRIALS[0][0]}


def test_on_a_label_printer_the_finest_codes_show_what_it_can():
    dots = page_dots(trial_page((105, 148), LINES), 203)
    step = (dots.width + 7) // 8 * 8
    image = Image.frombytes("1", (step, dots.height), b"".join(dots.rows)).convert("L")
    found = zxingcpp.read_barcodes(image.point(lambda shade: 255 - shade))
    assert TRIALS[0][0] in {trial_of(one.text) for one in found}


def test_other_codes_are_none_of_the_page():
    assert trial_of("1" * 26) is None


def test_a_page_that_stays_is_the_same_bytes():
    pdf = trial_page((105, 148), LINES)
    assert nudged(pdf, STAYS) is pdf


@pytest.mark.parametrize(
    "move", [(1.3, -0.8, 1.0, 1.0), (0.0, 0.0, 0.99, 1.012), (-1, 2, 1.01, 0.98)]
)
def test_a_correction_moves_and_stretches_lines_and_leaves_the_page(move):
    x, y, wide, tall = move
    pdf = nudged(trial_page((105, 148), LINES), move)
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_size() == pytest.approx([105 / 25.4 * 72, 148 / 25.4 * 72], abs=0.01)
    image = picture(pdf)
    for across, length, shift, scale in ((True, 105, x, wide), (False, 148, y, tall)):
        wanted = [shift + scale * INSET_MM, shift + scale * (length - INSET_MM)]
        assert lines_mm(image, across) == pytest.approx(wanted, abs=0.08)
    assert "Zebra ZD421" in page_words(pdf)  # words are words still: nothing became a picture
    assert len(zxingcpp.read_barcodes(image)) == 8


@settings(max_examples=20)
@given(st.tuples(*[st.floats(-3, 3)] * 2, *[st.floats(0.97, 1.03)] * 2))
def test_any_small_correction_gives_a_page_one_can_read(move):
    assert "Zebra" in page_words(nudged(trial_page((62, 29), LINES), move))
