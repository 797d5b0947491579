"""The page under one's hands: a real mouse, real keys."""

import pytest
from editor_hands import ALT, CTRL, LEFT, NO, PHOTO, SHIFT, box, choose, drag, point
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication


def test_arrows_move_by_a_millimetre_with_ctrl_or_alt_by_a_tenth(qtbot, editor):
    left, top, wide, tall = choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    assert box(editor) == (left + 1, top, wide, tall)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Up, CTRL)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Up, ALT)
    assert box(editor) == (left + 1, pytest.approx(top - 0.2), wide, tall)


def test_arrows_with_shift_change_the_size(qtbot, editor):
    left, top, wide, tall = choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Down, SHIFT | CTRL)
    assert box(editor) == (left, top, wide - 1, pytest.approx(tall + 0.1))


def test_a_field_is_dragged_onto_the_grid(qtbot, editor):
    left, top, wide, tall = choose(editor, PHOTO)
    start = point(editor, left + wide / 2, top + tall / 4)
    drag(qtbot, editor, start, start + QPoint(0, -round(30.3 * editor.canvas.scale)))
    assert box(editor)[0] == left
    assert box(editor)[1] == round(box(editor)[1])
    assert abs(box(editor)[1] - (top - 30.3)) < 2
    assert not editor.canvas.is_dragging


def test_a_corner_is_pulled(qtbot, editor):
    left, top, wide, tall = choose(editor, PHOTO)
    start = point(editor, left + wide, top + tall)
    shift = QPoint(round(-6 * editor.canvas.scale), round(-4 * editor.canvas.scale))
    drag(qtbot, editor, start, start + shift, ALT)
    new = box(editor)
    assert new[:2] == (left, top)
    assert abs(new[2] - (wide - 6)) < 0.5
    assert abs(new[3] - (tall - 4)) < 0.5


def test_a_code_that_is_pulled_stays_a_square(qtbot, editor):
    left, top, wide, _ = choose(editor, "code")
    start = point(editor, left, top)
    drag(qtbot, editor, start, start + QPoint(round(3 * editor.canvas.scale), 0), ALT)
    assert box(editor)[2] == box(editor)[3] < wide
    assert editor.state.draft.problem == ""


def test_a_click_chooses_and_another_one_what_lies_beneath(qtbot, editor):
    spot = point(editor, 15, 105)  # the photo, and the words of badges without one
    qtbot.mouseClick(editor.canvas, LEFT, NO, spot)
    first = editor.state.field
    qtbot.mouseClick(editor.canvas, LEFT, NO, spot)
    second = editor.state.field
    assert {first.kind, second.kind} == {"photo", "stack"}
    places = [each.place for each in editor.state.draft.fields]
    assert editor.table.currentIndex().row() == places.index(second.place)
    qtbot.mouseClick(editor.canvas, LEFT, NO, QPoint(2, 2))
    assert editor.state.place == ()


def test_ctrl_and_the_wheel_go_nearer_and_fit_goes_back(qtbot, editor):
    fit = editor.canvas.scale
    at = QPointF(30, 30)
    event = QWheelEvent(
        at, editor.canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.canvas, event)
    assert editor.canvas.scale > fit
    editor.view.fit()
    assert editor.canvas.scale == pytest.approx(fit, rel=0.02)


def test_further_clicks_go_into_a_group_of_words(qtbot, editor):
    spot, chosen = point(editor, 50, 60), []
    for _ in range(3):
        qtbot.mouseClick(editor.canvas, LEFT, NO, spot)
        chosen.append(editor.state.place)
    group = chosen[0]
    assert chosen == [group, (*group, "part", 0), (*group, "part", 1)]
