"""Charts say their numbers to whoever cannot see them, and mirror with the page."""

import pytest
from PySide6.QtCore import QRectF, Qt

from ui.parts.bars import Bar, SideBars, TimeBars
from ui.parts.charts import Ring
from ui.style.tokens import theme_named

THEME = theme_named("light")


@pytest.fixture
def painted(qtbot):
    """Paint a chart; its picture."""

    def painted(chart, *, mirrored=False):
        qtbot.addWidget(chart)
        side = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        chart.setLayoutDirection(side)
        chart.resize(400, 200)
        return chart.grab().toImage()

    return painted


def test_bars_tell_their_numbers(qtbot):
    bars = SideBars(THEME, [Bar("Speaker", 3, 7, "speaker"), Bar("Press", 2)])
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "Speaker: 3 of 7; Press: 2"


def test_arrivals_tell_their_peak(qtbot):
    chart = TimeBars(THEME, [Bar("09:00", 4), Bar("09:10", 9), Bar("09:20", 1)])
    qtbot.addWidget(chart)
    assert "09:10: 9" in chart.accessibleName()


@pytest.mark.parametrize(
    "make",
    [
        lambda: TimeBars(THEME, [Bar("09:00", 0)], grid=False),
        lambda: SideBars(THEME, [Bar("Press", 0, 0, "press")]),
        lambda: Ring(THEME, 0, 0, "of 0 are here"),
    ],
    ids=["time", "side", "ring"],
)
def test_a_day_with_nobody_yet_is_painted(painted, make):
    assert not painted(make()).isNull()


def test_bars_start_at_the_leading_edge_of_a_mirrored_page(painted):
    accent = THEME.colors.accent.fill.lower()
    ends = []
    for mirrored in (False, True):
        picture = painted(SideBars(THEME, [Bar("Press", 1, 4)]), mirrored=mirrored)
        row = [picture.pixelColor(x, 100).name() for x in range(picture.width())]
        ends.append(row.index(accent))
    assert ends[0] == pytest.approx(120, abs=4)
    assert ends[1] > 200


def test_flipping_twice_is_the_same_place(qtbot):
    chart = SideBars(THEME, [Bar("Press", 1)])
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box = QRectF(10, 5, 30, 20)
    assert chart.flip(chart.flip(box)) == box
    assert chart.flip(box).left() == 360
