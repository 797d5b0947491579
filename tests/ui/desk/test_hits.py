"""A list of hits: both scripts, what tells namesakes apart, room for all of them."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from checkin.desk import Hit
from ui.desk.hits import HitRow, Hits
from ui.desk.scene import Scene
from ui.desk.stage import Stage
from ui.desk.verdict import Saying
from ui.parts.line import Line
from ui.style.tokens import theme_named

LIGHT = theme_named("light")
NINO = Hit(
    "D1", "ნინო ბერიძე", "Nino Beridze", "Rivers", "GE", "Georgia", "speaker", "expected",
    "prefix", marks=((0, 4),), latin_marks=((0, 4),),
)  # fmt: skip
LONG = replace(NINO, uid="D2", name="Maria Wilhelmina Johanna Petronella van den Heuvel-Braakhuis")


def lines(row):
    return row.findChildren(Line)


def words(widget):
    return {label.text() for label in widget.findChildren(QLabel) if label.text()}


def row_of(qtbot, hit, theme=LIGHT):
    made = HitRow(theme, hit, chosen=True)
    qtbot.addWidget(made)
    return made


def test_a_hit_shows_both_scripts_with_the_matched_letters(qtbot):
    names = lines(row_of(qtbot, NINO))[0]
    assert [piece.words for piece in names.pieces] == ["ნინო ბერიძე", "Nino Beridze"]
    assert [piece.marks for piece in names.pieces] == [((0, 4),), ((0, 4),)]


def test_role_and_state_are_words_too(qtbot):
    assert {"Speaker", "Expected", "Enter"} <= words(row_of(qtbot, NINO))


def test_what_tells_namesakes_apart_is_marked_and_not_said_twice(qtbot):
    row = row_of(qtbot, replace(NINO, namesake=True, differs="Rivers"))
    assert "Rivers" in words(row)
    assert [piece.words for piece in lines(row)[1].pieces] == ["Georgia"]


def test_what_was_found_elsewhere_is_named(qtbot):
    row = row_of(qtbot, replace(NINO, field="phone", found="+995 555 0107"))
    assert lines(row)[1].pieces[0].words.startswith("Phone: +995 555 0107")


def test_somebody_withdrawn_is_struck_out(qtbot):
    row = row_of(qtbot, replace(NINO, state="withdrawn"))
    assert all(piece.struck for piece in lines(row)[0].pieces)
    assert "Withdrawn" in words(row)


def test_all_of_a_row_can_be_heard(qtbot):
    heard = row_of(qtbot, NINO).accessibleName()
    for word in ("ნინო ბერიძე", "Nino Beridze", "Rivers", "Speaker", "Expected"):
        assert word in heard


@pytest.mark.parametrize("count", [1, 2, 8])
def test_a_long_name_does_not_widen_the_page(qtbot, count):
    made = Hits(LIGHT, [LONG] * count, 0)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < 620


def test_eight_hits_stand_on_a_small_screen(qtbot):
    made = Hits(LIGHT, [NINO] * 8, 0)
    qtbot.addWidget(made)
    assert made.sizeHint().height() <= 470


def test_the_chosen_hit_is_scrolled_into_view(qtbot, tmp_path, theme):
    stage = Stage(theme, tmp_path)
    qtbot.addWidget(stage)
    stage.resize(1000, 260)
    stage.show()
    stage.show_scene(Scene(Saying("ready", "", ""), "hits", [NINO] * 8, chosen=7), None)
    area = stage.findChild(QScrollArea)
    chosen = area.findChild(Hits).chosen
    qtbot.waitUntil(lambda: not chosen.visibleRegion().isEmpty())
