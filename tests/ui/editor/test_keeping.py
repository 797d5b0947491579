"""What becomes of a layout that was changed: steps back, saving, leaving, a real file."""

from editor_hands import CTRL, LEFT, PHOTO, choose, open_editor, shown_words
from PySide6.QtCore import Qt

from checkin.paths import resources
from ui.style.tokens import theme_named


def test_every_step_goes_back_and_forth(qtbot, editor):
    before = editor.state.draft.text
    choose(editor, PHOTO)
    for _ in range(3):
        qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    after = editor.state.draft.text
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    editor.head.undo.click()
    editor.head.undo.click()
    assert editor.state.draft.text == before
    assert not editor.head.undo.isEnabled()
    for _ in range(3):
        editor.head.redo.click()
    assert editor.state.draft.text == after


def test_reset_takes_all_back_and_can_be_undone(qtbot, editor):
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    after = editor.state.draft.text
    editor.foot.back.click()
    assert not editor.state.draft.is_changed
    editor.head.undo.click()
    assert editor.state.draft.text == after


def test_what_the_file_may_not_say_is_said_and_not_saved(qtbot, editor, listed):
    choose(editor, "code")
    editor.form.edited.emit("width_mm", 10.0)
    assert "scanners need" in editor.state.draft.problem
    assert editor.questions.bar is not None
    editor.keeping.ask_name()
    assert not editor.questions.name.isVisible()
    editor.foot.keep.click()
    assert not (listed.folder / "layouts").exists()
    editor.head.undo.click()
    assert editor.questions.bar is None


def test_a_layout_is_saved_under_a_name_and_then_again(qtbot, editor, listed):
    before = {path: path.read_bytes() for path in (resources() / "layouts").iterdir()}
    choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.keeping.save()
    editor.questions.name.setText("Наш бейдж")
    with qtbot.waitSignal(editor.saved) as said:
        qtbot.keyClick(editor.questions.name, Qt.Key.Key_Return)
    assert said.args == ["наш-бейдж"]
    assert not editor.state.draft.is_changed
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(editor.saved):
        editor.foot.keep.click()
    written = (listed.folder / "layouts" / "наш-бейдж.toml").read_text("utf-8")
    assert written == editor.state.draft.text
    editor.head.undo.click()
    assert editor.state.draft.is_changed  # one step before what was saved
    editor.head.redo.click()
    assert before == {path: path.read_bytes() for path in (resources() / "layouts").iterdir()}


def test_a_name_that_is_taken_is_said(qtbot, editor):
    editor.keeping.ask_name()
    editor.questions.name.setText("A6 badge")
    with qtbot.waitSignal(editor.drawer.refused, raising=False, timeout=1):
        editor.keeping.save_as()
    qtbot.waitUntil(lambda: "called A6 badge" in shown_words(editor))


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
    editor.foot.delete.click()
    assert "Delete" in shown_words(editor)
    with qtbot.waitSignal(editor.deleted):
        editor.keeping.delete()
    assert "ours" not in [line.name for line in listed.layouts.lines()]


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
    page.editing.editor.keeping.ask_name()
    page.editing.editor.questions.name.setText("Ours")
    page.editing.editor.keeping.save_as()
    qtbot.waitUntil(lambda: listed.settings.layout == "ours", timeout=10_000)
    qtbot.waitUntil(lambda: "ours" in page.layouts.buttons)
    page.editing.editor.reject()
    page.close()


def test_esc_at_a_question_takes_the_question_back(qtbot, editor):
    editor.keeping.ask_name()
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
    editor.keeping.save_and_leave()
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert listed.layouts.open(own.name).text == editor.state.draft.text
