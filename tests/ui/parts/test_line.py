"""One line of words that is cut, marked and mirrored, never broken."""

from dataclasses import replace

import pytest

from ui.parts.line import Line, Piece
from ui.style.tokens import Tone, theme_named

LIGHT = theme_named("light")
LONGEST = "Maria Wilhelmina Johanna Petronella van den Heuvel-Braakhuis"


def shown(qtbot, *pieces, wide=400, theme=LIGHT):
    line = Line(theme, *pieces)
    qtbot.addWidget(line)
    line.resize(wide, line.height())
    return line, line.grab().toImage()


def ink(image):
    """The columns in which there is anything."""
    ground = image.pixel(image.width() // 2, 0)
    return [
        x for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]  # fmt: skip


def test_what_has_no_room_is_cut_and_told_in_the_tooltip(qtbot):
    line, image = shown(qtbot, Piece(LONGEST, "name"), wide=200)
    assert line.is_cut()
    assert line.toolTip() == LONGEST
    assert max(ink(image)) < 200
    assert not shown(qtbot, Piece("Nino"))[0].toolTip()


def test_the_last_piece_is_cut_first(qtbot):
    alone = shown(qtbot, Piece("ნინო ბერიძე", "name"), wide=170)[1]
    both = shown(qtbot, Piece("ნინო ბერიძე", "name"), Piece(LONGEST, tone="muted"), wide=170)[1]
    wide = max(ink(alone))
    assert alone.copy(0, 0, wide, alone.height()) == both.copy(0, 0, wide, both.height())


def test_a_line_asks_for_no_width(qtbot):
    assert Line(LIGHT, Piece(LONGEST * 5, "name")).minimumSizeHint().width() < 10


@pytest.mark.parametrize("name", ["अनन्या त्रिपाठी", "العنود المناعي", "ហេង ចន្ថា"])
def test_marking_letters_does_not_change_how_they_are_joined(qtbot, name):
    """With a marker that has no colour, nothing is to be seen of it."""
    plain = shown(qtbot, Piece(name, "display"))[1]
    ground = plain.pixelColor(plain.width() - 1, 0).name()
    unseen = replace(LIGHT.colors, mark=Tone(ground, LIGHT.colors.text))
    theme = replace(LIGHT, colors=unseen)
    marked = shown(qtbot, Piece(name, "display", marks=((0, 3),)), theme=theme)[1]
    differ = sum(
        abs(plain.pixelColor(x, y).lightness() - marked.pixelColor(x, y).lightness()) > 40
        for x in range(plain.width()) for y in range(plain.height())
    )  # fmt: skip
    assert differ < 12  # points along the edge of the marker, where the letters are smoothed


def test_marks_are_seen(qtbot):
    plain = shown(qtbot, Piece("Zhussip"))[1]
    assert plain != shown(qtbot, Piece("Zhussip", marks=((0, 4),)))[1]


def test_a_mirrored_line_begins_at_the_right(qtbot):
    mirrored = ink(shown(qtbot, Piece("Nino"), theme=theme_named("light", rtl=True))[1])
    plain = ink(shown(qtbot, Piece("Nino"))[1])
    assert min(plain) < 20
    assert max(mirrored) > 380


def test_all_of_it_can_be_heard(qtbot):
    line = Line(LIGHT, Piece("Нұртөре"), Piece(""), Piece("Nurtore"))
    qtbot.addWidget(line)
    assert line.accessibleName() == "Нұртөре, Nurtore"
