"""Where a dragged box comes to rest."""

import pytest

from ui.badges.editor.snapping import Snap, moved, resized, squared

PAGE = (105.0, 148.0)
BOX = (10.0, 20.0, 30.0, 10.0)


@pytest.mark.parametrize(
    ("by", "at"),
    [
        ((3.4, 0.0), (13, 20)),  # the grid
        ((-9.2, 0.0), (0, 20)),  # the page's edge
        ((28.0, 0.0), (37.5, 20)),  # its middle, off the grid
        ((64.1, 0.0), (75, 20)),  # the far edge
        ((500.0, -500.0), (75, 0)),  # never off the page
    ],
)
def test_a_box_that_is_moved(by, at):
    box, _ = moved(BOX, by, Snap(PAGE, near_mm=1))
    assert box[:2] == at
    assert box[2:] == BOX[2:]


def test_a_neighbour_attracts_and_shows_the_line():
    box, guides = moved(BOX, (11.6, 0.0), Snap(PAGE, [(22.3, 60, 10, 10)], near_mm=1))
    assert box[0] == 22.3
    assert guides == [("x", 22.3)]


def test_without_attraction_it_goes_by_tenths():
    box, guides = moved(BOX, (0.33, 0.0), Snap(PAGE, is_off=True))
    assert (box[0], guides) == (10.3, [])


def test_what_is_not_moved_keeps_its_hundredths():
    odd = (10.25, 20.75, 30.15, 10.05)
    assert moved(odd, (1.0, 0.0), Snap(PAGE, is_off=True))[0][1:] == odd[1:]
    assert resized(odd, (1.0, 0.0), "r", Snap(PAGE, is_off=True))[0][:2] == odd[:2]


def test_a_side_that_is_pulled_leaves_the_others():
    box, _ = resized(BOX, (4.3, 99.0), "r", Snap(PAGE, near_mm=0.5))
    assert box == (10, 20, 34, 10)
    box, _ = resized(BOX, (-4.3, 0.0), "l", Snap(PAGE, near_mm=0.5))
    assert box == (6, 20, 34, 10)


def test_a_box_is_never_turned_inside_out():
    assert resized(BOX, (-99.0, 0.0), "r", Snap(PAGE))[0] == (10, 20, 1, 10)
    assert resized((10, 20, 30, 0), (1.0, 0.0), "r", Snap(PAGE))[0][3] == 0


def test_a_code_stays_a_square():
    was = (70.0, 100.0, 25.0, 25.0)
    assert squared((70, 100, 28, 26), was, "rb", PAGE) == (70, 100, 28, 28)
    assert squared((67, 100, 28, 25), was, "lt", PAGE) == (67, 97, 28, 28)
