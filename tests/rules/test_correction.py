"""What is measured on a test page makes the next page right, whatever the printer does to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.rules import correction
from checkin.rules.correction import Correction, Measured, MeasuredWrongly, expected, improved
from checkin.rules.printer_choice import Target

PAGE = (105.0, 148.0)
SHIFTS, SCALES = st.floats(-3, 3), st.floats(0.985, 1.015)
PRINTERS = st.builds(Correction, SHIFTS, SHIFTS, SCALES, SCALES)


def printed(printer, drawn):
    """Where the frame comes out that is drawn with a correction."""

    def axis(size, off, scale, shift, stretch):
        first, last = (off + scale * (shift + stretch * at) for at in (5, size - 5))
        return first, last - first

    left, width = axis(PAGE[0], printer.x_mm, printer.x_scale, drawn.x_mm, drawn.x_scale)
    top, height = axis(PAGE[1], printer.y_mm, printer.y_scale, drawn.y_mm, drawn.y_scale)
    return Measured(left, top, width, height)


@given(PRINTERS)
def test_after_one_measurement_the_frame_comes_out_right(printer):
    found = improved(Correction(), PAGE, printed(printer, Correction()))
    assert printed(printer, found) == pytest.approx(expected(PAGE), abs=0.01)


@given(PRINTERS, PRINTERS)
def test_a_second_measurement_builds_on_the_first(printer, other):
    found = improved(Correction(), PAGE, printed(other, Correction()))  # mistaken at first
    again = improved(found, PAGE, printed(printer, found))
    assert printed(printer, again) == pytest.approx(expected(PAGE), abs=0.01)


def test_a_printer_that_is_not_off_needs_nothing():
    assert improved(Correction(), PAGE, expected(PAGE)) == Correction()


@pytest.mark.parametrize(
    "seen",
    [
        Measured(20, 5, 95, 138),
        Measured(5, 5, 50, 138),
        Measured(5, 5, 0, 138),
        Measured(5, 5, 95, -1),
    ],
)
def test_a_slip_of_the_ruler_is_said(seen):
    with pytest.raises(MeasuredWrongly, match="measure again"):
        improved(Correction(), PAGE, seen)


def test_the_correction_of_a_printer_is_kept(store):
    target = Target("cups", "Zebra")
    assert correction.correction_of(target) == Correction()
    correction.keep(target, Correction(0.4, -0.2, 1.001, 0.998))
    assert correction.correction_of(target) == Correction(0.4, -0.2, 1.001, 0.998)
    assert correction.correction_of(Target("cups", "other")) == Correction()
