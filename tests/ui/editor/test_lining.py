"""Fields are brought into line with each other and with the page; every step goes back."""

from itertools import pairwise

import pytest
from editor_hands import CTRL, PHOTO, box, choose
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ui.badges.editor.lining import lined_up, spread

SIDES = st.floats(0, 100).map(lambda mm: round(mm, 1))
BOXES = st.lists(st.tuples(SIDES, SIDES, SIDES, SIDES), min_size=2, max_size=8)
PAGE = (105, 148)


@pytest.mark.parametrize(
    ("side", "where"),
    [("left", (0, 20)), ("middle", (42.5, 20)), ("right", (85, 20)),
     ("top", (10, 0)), ("centre", (10, 69)), ("bottom", (10, 138))],
)  # fmt: skip
def test_one_alone_goes_to_that_side_of_the_page(side, where):
    assert lined_up([(10, 20, 20, 10)], side, PAGE) == [(*where, 20, 10)]


@given(BOXES)
def test_several_are_in_line_and_keep_their_size_and_the_other_way(boxes):
    made = lined_up(boxes, "right", PAGE)
    edge = max(left + wide for left, _, wide, _ in boxes)
    for old, new in zip(boxes, made, strict=True):
        assert new[0] + new[2] == pytest.approx(edge, abs=0.01)
        assert new[1:] == old[1:]
    assert lined_up(made, "right", PAGE) == made


@given(BOXES)
def test_gaps_are_the_same_and_the_outermost_stay(boxes):
    made = spread(boxes, "down")
    order = sorted(range(len(boxes)), key=lambda at: (boxes[at][1], at))
    assert made[order[0]] == boxes[order[0]]
    assert made[order[-1]] == boxes[order[-1]]
    if len(boxes) > 2 and all(box[1] > 0 for box in made):
        stood = [made[at] for at in order]
        gaps = [b[1] - a[1] - a[3] for a, b in pairwise(stood)]
        assert max(gaps) - min(gaps) < 0.05 * len(boxes)


def test_keys_and_buttons_bring_into_line_in_one_step(qtbot, editor):
    before = editor.state.draft.text
    choose(editor, PHOTO)
    photo = editor.state.place
    code = next(each for each in editor.state.draft.fields if each.kind == "code")
    editor.state.choose_all([photo, code.place])
    qtbot.keyClick(editor.canvas, Qt.Key.Key_4, CTRL)  # upper edges
    assert [each.box_mm[1] for each in editor.state.chosen] == [95, 95]
    assert editor.state.draft.text.count("\n") == before.count("\n")  # one number was changed
    editor.head.undo.click()
    assert editor.state.draft.text == before
    editor.state.choose(photo)
    bar = editor.line_bar
    bar.buttons["middle"].click()
    assert box(editor)[0] == 41.5
    assert not bar.buttons["across"].isEnabled()
    editor.head.undo.click()
    assert not editor.state.draft.is_changed


def test_words_start_stand_in_the_middle_or_end_by_a_key(qtbot, editor):
    field = next(each for each in editor.state.draft.fields if each.says == ("organisation",))
    editor.state.choose(field.place)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_E, CTRL)
    assert editor.state.field.values["align"] == "center"
    qtbot.keyClick(editor.canvas, Qt.Key.Key_R, CTRL)
    assert editor.state.field.values["align"] == "end"
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    assert not editor.state.draft.is_changed
    choose(editor, PHOTO)
    assert not editor.arranging.line_up.words.menuAction().isEnabled()
