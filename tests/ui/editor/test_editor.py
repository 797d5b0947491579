"""The layout editor: its form, its list, whose badge it shows, and how it looks."""

from editor_hands import PHOTO, box, choose, open_editor
from PySide6.QtCore import Qt


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
