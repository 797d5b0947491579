"""How far a printer is off, from what was measured on its test page, and how to make up for it.

Lengths in mm from the upper left corner of the paper.
"""

from typing import NamedTuple

from checkin.errors import DeskError
from checkin.rules import printer_notes
from checkin.rules.printer_choice import Target
from checkin.store.journal import connection

INSET_MM = 5.0  # of the frame on the test page, from the edge of the paper
MOST_MM = 10.0  # a printer that is further off has other paper in it
MOST_STRETCH = 0.05


class MeasuredWrongly(DeskError):
    code = "measured-wrongly"
    text = (
        "These numbers would mean that the printer is off by {off}. No printer is: measure again, "
        "from the edge of the paper to the line of the frame, or look whether it has the paper "
        "of this layout in it."
    )


class Correction(NamedTuple):
    """Pages are drawn so much further right and down, so much wider and taller."""

    x_mm: float = 0.0
    y_mm: float = 0.0
    x_scale: float = 1.0
    y_scale: float = 1.0


class Measured(NamedTuple):
    """Where the frame of a test page came out."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float


def expected(page_mm: tuple[float, float]) -> Measured:
    """What is measured where the printer is not off at all."""
    width, height = page_mm
    return Measured(INSET_MM, INSET_MM, width - 2 * INSET_MM, height - 2 * INSET_MM)


def improved(now: Correction, page_mm: tuple[float, float], seen: Measured) -> Correction:
    """The correction with which the frame comes out right, where it came out so with that of now.

    Raises:
        MeasuredWrongly
    """
    width, height = page_mm
    x_mm, x_scale = _axis(now.x_mm, now.x_scale, width, seen.left_mm, seen.width_mm)
    y_mm, y_scale = _axis(now.y_mm, now.y_scale, height, seen.top_mm, seen.height_mm)
    if max(abs(x_mm), abs(y_mm)) > MOST_MM:
        raise MeasuredWrongly(off=f"{max(abs(x_mm), abs(y_mm)):.1f} mm")
    stretch = max(abs(x_scale - 1), abs(y_scale - 1))
    if stretch > MOST_STRETCH:
        raise MeasuredWrongly(off=f"{stretch * 100:.1f} %")
    # plus nothing: what is rounded to minus nothing is nothing
    return Correction(
        round(x_mm, 3) + 0.0, round(y_mm, 3) + 0.0, round(x_scale, 5), round(y_scale, 5)
    )


def _axis(
    shift: float, scale: float, size: float, first: float, long: float
) -> tuple[float, float]:
    """What is drawn at x came out at k*x + l: undo what the printer itself does to it."""
    k = long / (size - 2 * INSET_MM)
    if k <= 0:
        raise MeasuredWrongly(off="100 %")
    printer_scale = k / scale
    printer_shift = first - k * INSET_MM - printer_scale * shift
    return -printer_shift / printer_scale, 1 / printer_scale


def correction_of(target: Target) -> Correction:
    """What is kept of a printer."""
    note = printer_notes.note_of(target)
    return Correction(note.x_mm, note.y_mm, note.x_scale, note.y_scale)


def keep(target: Target, correction: Correction) -> None:
    """Every later page of that printer is drawn so."""
    printer_notes.know(target)
    connection().execute(
        "UPDATE printer SET x_mm = ?, y_mm = ?, x_scale = ?, y_scale = ?"
        " WHERE kind = ? AND address = ?",
        (*correction, *target),
    )
