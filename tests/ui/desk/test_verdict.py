"""The band: what it says stays readable at every size, on both sides."""

import pytest
from PySide6.QtCore import Qt

from ui.desk.verdict import Saying, VerdictBand
from ui.style.tokens import VERDICT_ICON, theme_named

LONG = Saying(
    "already",
    "Already in since 09:01 at the other entrance",
    "Admitted at Palace of Peace and Reconciliation, desk 12, by Aigerim. Is it the same person?",
    "09:52",
)
SILENT = Saying("already", "", "", "09:52")
THEMES = [theme_named("light"), theme_named("light", rtl=True), theme_named("dark", 2.0)]


def shown(qtbot, theme, saying, wide=1076):
    band = VerdictBand(theme, saying)
    qtbot.addWidget(band)
    side = Qt.LayoutDirection
    band.setLayoutDirection(side.RightToLeft if theme.rtl else side.LeftToRight)
    band.resize(wide, band.height())
    return band.grab().toImage()


@pytest.mark.parametrize("theme", THEMES, ids=["plain", "mirrored", "200 %"])
def test_words_never_run_under_the_clock(qtbot, theme):
    full, empty = (shown(qtbot, theme, saying) for saying in (LONG, SILENT))
    wide = theme.px(100)
    left = 0 if theme.rtl else full.width() - wide
    assert full.copy(left, 0, wide, full.height()) == empty.copy(left, 0, wide, full.height())
    assert full != empty


@pytest.mark.parametrize("kind", VERDICT_ICON)
def test_every_verdict_can_be_told_without_its_colour(qtbot, kind):
    theme = theme_named("light")
    mine = shown(qtbot, theme, Saying(kind, "", "")).copy(0, 0, 110, 112)
    for other in set(VERDICT_ICON) - {kind}:
        theirs = shown(qtbot, theme, Saying(other, "", "")).copy(0, 0, 110, 112)
        assert shape(mine) != shape(theirs)


def shape(image):
    """Where the sign is, whatever its colours: which points differ from the ground."""
    ground = image.pixel(6, 56)
    return [
        image.pixel(x, y) == ground
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    ]


def test_the_whole_saying_can_be_heard(qtbot):
    band = VerdictBand(theme_named("light"), LONG)
    qtbot.addWidget(band)
    assert LONG.headline in band.accessibleName()
    assert LONG.sentence in band.accessibleName()


def test_the_band_keeps_its_height_whatever_it_says(qtbot):
    band = VerdictBand(theme_named("light"), LONG)
    qtbot.addWidget(band)
    before = band.height()
    band.say(Saying("ready", "Ready for the next person", ""))
    assert band.height() == before
