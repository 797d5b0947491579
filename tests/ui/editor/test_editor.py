"""The layout editor: real keys, a real mouse, a real page and a real file."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from checkin.paths import resources
from ui.badges.editor.dialog import EditorDialog
from ui.badges.editor.state import prepare
from ui.style.tokens import theme_named

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
PHOTO = "photo"


def open_editor(qtbot, desk, tasks, name="a6", theme=None):
    editor = EditorDialog(desk, tasks, theme or theme_named("light"), prepare(desk, name))
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(lambda: not editor.canvas.picture.isNull(), timeout=10_000)
    return editor


@pytest.fixture
def editor(qtbot, listed, tasks):
    made = open_editor(qtbot, listed, tasks)
    yield made
    made.state.show(made.state._opened)  # nothing to ask about


def choose(editor, kind):
    field = next(each for each in editor.state.draft.fields if each.kind == kind)
    editor.state.choose(field.place)
    return field.box_mm


def box(editor):
    return editor.state.field.box_mm


def point(editor, x_mm, y_mm):
    return editor.canvas.px_box((x_mm, y_mm, 0, 0)).topLeft().toPoint()


def drag(qtbot, editor, start, end, keys=NO):
    canvas = editor.canvas
    qtbot.mousePress(canvas, LEFT, keys, start)
    for part in (0.3, 0.6, 1.0):
        at = start + (end - start) * part
        qtbot.mouseMove(canvas, at)
        send_move(canvas, at, keys)
    qtbot.mouseRelease(canvas, LEFT, keys, end)


def send_move(canvas, at, keys):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    there = QPointF(at)
    kind = QEvent.Type.MouseMove
    event = QMouseEvent(kind, there, canvas.mapToGlobal(there), LEFT, LEFT, keys)
    QApplication.sendEvent(canvas, event)


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


def test_the_list_chooses_by_keys(qtbot, editor):
    editor.table.setFocus()
    editor.table.selectRow(0)
    qtbot.keyClick(editor.table, Qt.Key.Key_Down)
    assert editor.state.place == ("element", 1)
    assert "x_mm" in editor.form.edits


def test_a_number_in_the_form_is_one_line_of_the_file(qtbot, editor):
    choose(editor, PHOTO)
    edit = editor.form.edits["y_mm"]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "98.5")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert box(editor)[1] == 98.5
    assert editor.isVisible()
    old, new = editor.state.draft.saved.split("\n"), editor.state.draft.text.split("\n")
    assert [b for a, b in zip(old, new, strict=True) if a != b] == ["y_mm = 98.5"]


def test_letters_are_chosen_in_the_form(qtbot, editor):
    choose(editor, "part")
    weight = editor.form.edits["weight"]
    weight.setCurrentIndex(weight.findData(700))
    weight.activated.emit(weight.currentIndex())
    assert editor.state.field.values["weight"] == 700
    color = editor.form.edits["color"]
    color.lineEdit().setText("#0A4453")
    color.lineEdit().editingFinished.emit()
    assert editor.state.field.values["color"] == "0A4453"
    assert editor.state.draft.problem == ""


def test_every_step_goes_back_and_forth(qtbot, editor):
    before = editor.state.draft.text
    choose(editor, PHOTO)
    for _ in range(3):
        qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    after = editor.state.draft.text
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    editor.undo.click()
    editor.undo.click()
    assert editor.state.draft.text == before
    assert not editor.undo.isEnabled()
    for _ in range(3):
        editor.redo.click()
    assert editor.state.draft.text == after


def test_reset_takes_all_back_and_can_be_undone(qtbot, editor):
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    after = editor.state.draft.text
    editor.back.click()
    assert not editor.state.draft.is_changed
    editor.undo.click()
    assert editor.state.draft.text == after


def test_what_the_file_may_not_say_is_said_and_not_saved(qtbot, editor, listed):
    choose(editor, "code")
    editor.form.edited.emit("width_mm", 10.0)
    assert "scanners need" in editor.state.draft.problem
    assert editor.questions.bar is not None
    editor.ask_name()
    assert not editor.questions.name.isVisible()
    editor.keep.click()
    assert not (listed.folder / "layouts").exists()
    editor.undo.click()
    assert editor.questions.bar is None


def test_a_layout_is_saved_under_a_name_and_then_again(qtbot, editor, listed):
    before = {path: path.read_bytes() for path in (resources() / "layouts").iterdir()}
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.save()
    editor.questions.name.setText("Наш бейдж")
    with qtbot.waitSignal(editor.saved) as said:
        qtbot.keyClick(editor.questions.name, Qt.Key.Key_Return)
    assert said.args == ["наш-бейдж"]
    assert not editor.state.draft.is_changed
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(editor.saved):
        editor.keep.click()
    written = (listed.folder / "layouts" / "наш-бейдж.toml").read_text("utf-8")
    assert written == editor.state.draft.text
    editor.undo.click()
    assert editor.state.draft.is_changed  # one step before what was saved
    editor.redo.click()
    assert before == {path: path.read_bytes() for path in (resources() / "layouts").iterdir()}


def test_a_name_that_is_taken_is_said(qtbot, editor):
    editor.ask_name()
    editor.questions.name.setText("A6 badge")
    with qtbot.waitSignal(editor.drawer.refused, raising=False, timeout=1):
        editor._save_as()
    qtbot.waitUntil(lambda: "called A6 badge" in shown_words(editor))


def shown_words(editor):
    from PySide6.QtWidgets import QLabel

    bar = editor.questions.bar
    return " ".join(each.text() for each in bar.findChildren(QLabel)) if bar else ""


def test_leaving_asks_about_what_is_not_saved(qtbot, editor):
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.reject()
    assert editor.isVisible()
    assert "not saved" in shown_words(editor)
    editor.reset()
    editor.reject()
    assert not editor.isVisible()


def test_an_own_layout_is_deleted_after_a_question(qtbot, listed, tasks):
    listed.layouts.save_as(listed.layouts.open("cr80"), "Ours")
    editor = open_editor(qtbot, listed, tasks, "ours")
    editor.delete.click()
    assert "Delete" in shown_words(editor)
    with qtbot.waitSignal(editor.deleted):
        editor._delete()
    assert "ours" not in [line.name for line in listed.layouts.lines()]


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


def test_of_many_pages_asked_for_only_the_last_is_drawn(qtbot, editor):
    drawn = []
    qtbot.waitUntil(lambda: not editor.drawer.is_busy)
    for number in range(20):
        editor.drawer.ask(lambda number=number: drawn.append(number) or b"")
    qtbot.waitUntil(lambda: not editor.drawer.is_busy)
    assert drawn == [0, 19]


def test_the_hardest_names_and_anybody_else_are_samples(qtbot, editor):
    qtbot.waitUntil(lambda: editor.trying.model.rowCount() == 3)
    qtbot.keyClicks(editor.trying.words, "nino")
    qtbot.waitUntil(lambda: editor.trying.model.rowCount() == 1)
    editor.trying.table.selectRow(0)
    qtbot.waitUntil(lambda: "ნინო" in editor.canvas.accessibleName())


def test_everything_one_can_press_has_a_name(editor):
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox

    choose(editor, "text")
    for kind in (QAbstractButton, QAbstractSpinBox, QComboBox):
        for each in editor.findChildren(kind):
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert each.accessibleName() or each.text(), each


def test_it_can_look_any_way(qtbot, listed, tasks, theme):
    editor = open_editor(qtbot, listed, tasks, theme=theme)
    choose(editor, "part")
    assert not editor.grab().isNull()


def test_the_badges_page_opens_it_and_prints_what_was_saved(qtbot, listed, tasks):
    from ui.badges.page import BadgesPage

    page = BadgesPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not page.preview.is_empty, timeout=10_000)
    qtbot.mouseDClick(page.preview, LEFT)
    qtbot.waitUntil(lambda: page.editing.editor is not None, timeout=10_000)
    page.editing.editor.ask_name()
    page.editing.editor.questions.name.setText("Ours")
    page.editing.editor._save_as()
    qtbot.waitUntil(lambda: listed.settings.layout == "ours", timeout=10_000)
    qtbot.waitUntil(lambda: "ours" in page.layouts.buttons)
    page.editing.editor.reject()
    page.close()


def test_further_clicks_go_into_a_group_of_words(qtbot, editor):
    spot, chosen = point(editor, 50, 60), []
    for _ in range(3):
        qtbot.mouseClick(editor.canvas, LEFT, NO, spot)
        chosen.append(editor.state.place)
    group = chosen[0]
    assert chosen == [group, (*group, "part", 0), (*group, "part", 1)]


def test_esc_at_a_question_takes_the_question_back(qtbot, editor):
    editor.ask_name()
    qtbot.waitUntil(editor.questions.name.hasFocus)
    qtbot.keyClick(editor.questions.name, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert not editor.questions.is_asking
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_leaving_can_save_on_the_way(qtbot, listed, tasks):
    own = listed.layouts.save_as(listed.layouts.open("a6"), "Ours")
    editor = open_editor(qtbot, listed, tasks, own.name)
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.reject()
    editor._save_and_leave()
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert listed.layouts.open(own.name).text == editor.state.draft.text
