"""Fields are put on, taken off and laid over each other, by keys and menus; each is one step."""

import pytest
from editor_hands import (
    ALT,
    CTRL,
    LEFT,
    NO,
    PHOTO,
    SHIFT,
    box,
    choose,
    drag,
    open_editor,
    point,
    shown_words,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from checkin.desk.arranging import NotArranged
from ui.badges.editor.words import title_of


def kinds(editor):
    return [each.kind for each in editor.state.draft.fields if not each.is_part]


def actions(menu):
    """Every line of a menu and of the menus in it."""
    for act in menu.actions():
        if act.menu() is None:
            yield act
        else:
            yield from actions(act.menu())


def pick(menu, words):
    menu.aboutToShow.emit()
    next(act for act in actions(menu) if act.text() == words).trigger()


def test_everything_on_offer_can_be_put_on_and_printed(editor):
    menu = editor.adding
    for act in [a for a in actions(menu) if a.text() and a.isEnabled() and "…" not in a.text()]:
        choose(editor, "stack")
        before = editor.state.draft
        act.trigger()
        assert editor.state.draft.text != before.text, act.text()
        assert editor.state.draft.problem == "", act.text()
        assert editor.state.field is not None
        editor.head.undo.click()
        assert editor.state.draft.text == before.text


def test_a_new_field_is_chosen_and_can_be_moved_at_once(qtbot, editor):
    pick(editor.adding, "Position")
    assert editor.state.field.says == ("position",)
    left = box(editor)[0]
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Right)
    assert box(editor)[0] == left + 1
    assert editor.fields.table.currentIndex().row() == len(editor.state.draft.fields) - 1


def test_a_second_one_does_not_hide_the_first(editor):
    for _ in range(2):
        pick(editor.adding, "Area")
    first, second = editor.state.draft.fields[-2:]
    assert first.box_mm[:2] != second.box_mm[:2]


def test_words_go_into_the_chosen_group_which_grows_for_them(editor):
    choose(editor, "stack")
    group = editor.state.place
    for _ in range(3):
        editor.state.choose(group)
        pick(editor.adding.into, "Language")
        assert editor.state.place[:2] == group
        assert editor.state.draft.problem == ""


def test_delete_takes_off_and_undo_brings_back_what_was_chosen(qtbot, editor):
    before = editor.state.draft.text
    choose(editor, PHOTO)
    place = editor.state.place
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert "photo" not in kinds(editor)
    assert editor.state.places == ()
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    assert (editor.state.draft.text, editor.state.place) == (before, place)


def test_once_more_lies_beside_and_is_chosen(qtbot, editor):
    left, top, *_ = choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_D, CTRL)
    assert kinds(editor).count("photo") == 2
    assert box(editor)[:2] == (left + 2, top + 2)
    assert editor.state.draft.problem == ""


def test_what_lies_over_what_is_changed_by_keys(qtbot, editor):
    choose(editor, PHOTO)
    at = editor.state.place[1]
    qtbot.keyClick(editor.canvas, Qt.Key.Key_PageUp, CTRL)
    assert editor.state.place == ("element", at + 1)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_PageDown, CTRL | SHIFT)
    assert kinds(editor)[0] == "photo"
    qtbot.keyClick(editor.canvas, Qt.Key.Key_PageUp, CTRL | SHIFT)
    assert kinds(editor)[-1] == editor.state.field.kind == "photo"
    for _ in range(3):
        editor.head.undo.click()
    assert not editor.state.draft.is_changed


def test_several_are_chosen_moved_and_taken_off_together(qtbot, editor):
    left, top, wide, tall = choose(editor, PHOTO)
    code = next(each for each in editor.state.draft.fields if each.kind == "code")
    where = code.box_mm
    qtbot.mouseClick(editor.canvas, LEFT, SHIFT, point(editor, where[0] + 10, where[1] + 10))
    assert len(editor.state.places) == 2
    rows = {index.row() for index in editor.fields.table.selectionModel().selectedIndexes()}
    assert len(rows) == 2
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Up)
    moved = {each.kind: each.box_mm for each in editor.state.chosen}
    assert moved == {"photo": (left, top - 1, wide, tall), "code": (where[0], where[1] - 1, 29, 29)}
    start = point(editor, left + wide / 2, top + tall / 2)
    drag(qtbot, editor, start, start + QPoint(round(2 * editor.canvas.scale), 0), ALT)
    moved = {each.kind: each.box_mm for each in editor.state.chosen}
    assert moved["photo"][0] - left == pytest.approx(moved["code"][0] - where[0])
    assert moved["photo"][0] > left
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert not {"photo", "code"} & set(kinds(editor))


def test_several_move_only_as_far_as_the_page(qtbot, editor):
    editor.state.choose_all([each.place for each in editor.state.draft.fields if not each.is_part])
    for _ in range(5):
        qtbot.keyClick(editor.canvas, Qt.Key.Key_Down)
    assert editor.state.draft.problem == ""


def test_several_are_chosen_in_the_list_and_changed_in_one_step(qtbot, editor):
    texts = [each.place for each in editor.state.draft.fields if each.kind == "part"][:2]
    table = editor.fields.table
    rows = [[each.place for each in editor.state.draft.fields].index(place) for place in texts]
    table.setFocus()
    table.selectRow(rows[0])
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert editor.state.places == tuple(texts)
    editor.form.edited.emit("max_pt", 33.0)
    assert [each.values["max_pt"] for each in editor.state.chosen] == [33.0, 33.0]
    editor.head.undo.click()
    assert not editor.state.draft.is_changed


def test_a_click_beside_everything_chooses_nothing(qtbot, editor):
    choose(editor, PHOTO)
    qtbot.mouseClick(editor.canvas, LEFT, NO, QPoint(2, 2))
    assert editor.state.places == ()
    assert not editor.fields.arrange.isEnabled()


def test_a_file_of_another_kind_is_said(qtbot, listed, tasks):
    own = listed.layouts.save_as(listed.layouts.open("cr80"), "Ours")
    path = listed.folder / "layouts" / f"{own.name}.toml"
    path.write_text(
        'title = "Ours"\nwidth_mm = 80\nheight_mm = 50\nelement = [{ kind = "photo", x_mm = 1, '
        "y_mm = 1, width_mm = 20, height_mm = 20 }]\n"
    )
    editor = open_editor(qtbot, listed, tasks, own.name)
    choose(editor, PHOTO)
    with qtbot.waitSignal(editor.state.refused) as said:
        qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert isinstance(said.args[0], NotArranged)
    assert editor.questions.bar is not None


def test_words_are_said_in_several_languages(editor):
    pick(editor.adding, "Words")
    saying = editor.form.saying
    saying._add_language("kk")
    saying.words["en"].setText("Welcome")
    saying.words["kk"].setText("Қош келдіңіз")
    saying._say_words()
    assert editor.state.field.texts == {"en": "Welcome", "kk": "Қош келдіңіз"}
    assert 'text = { en = "Welcome", kk = "Қош келдіңіз" }' in editor.state.draft.text
    saying.words["kk"].setText("")
    saying._say_words()
    assert editor.state.field.texts == {"en": "Welcome"}
    assert editor.state.draft.problem == ""


def test_what_is_said_is_ticked_and_nothing_ticked_are_fixed_words(editor):
    pick(editor.adding, "Position")
    ticks = editor.form.saying.ticks
    ticks._tick("organisation")
    assert editor.state.field.says == ("position", "organisation")
    for each in ("position", "organisation"):
        editor.form.saying.ticks._tick(each)
    assert (editor.state.field.says, editor.state.field.words) == ((), "Words")
    assert editor.state.draft.problem == ""


def test_on_whose_badges_is_ticked_and_the_file_stays_plain(editor):
    before = editor.state.draft.text
    choose(editor, "code")
    ticks = editor.form.showing.ticks
    ticks["roles"]._tick("press")
    ticks["not_countries"]._tick("KZ")
    assert editor.state.field.show == {"roles": ["press"], "not_countries": ["KZ"]}
    assert 'show = { roles = ["press"], not_countries = ["KZ"] }\n' in editor.state.draft.text
    ticks["roles"]._tick("press")
    ticks["not_countries"]._tick("KZ")
    assert editor.state.draft.text == before


def test_a_picture_is_copied_beside_the_layout_and_saved_with_it(qtbot, editor, listed, tmp_path):
    from PySide6.QtGui import QImage

    logo, faulty = tmp_path / "Our logo.png", tmp_path / "no.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(logo))
    faulty.write_bytes(b"GIF89a")
    editor.adding.picture_asked.emit(logo)
    qtbot.waitUntil(lambda: editor.state.field is not None)
    assert editor.state.field.kind == "picture"
    assert editor.state.draft.problem == ""
    assert (listed.folder / "layouts" / editor.state.field.words).read_bytes() == logo.read_bytes()
    editor.adding.picture_asked.emit(faulty)
    qtbot.waitUntil(lambda: editor.questions.bar is not None)
    saved = listed.layouts.save_as(editor.state.draft, "Ours")
    assert listed.layouts.open(saved.name).problem == ""


def test_a_column_of_the_list_is_put_on(qtbot, listed, tasks, tmp_path):
    path = tmp_path / "rooms.csv"
    path.write_text("ID,Full name,Hotel & room\n1,Айгерім Жүсіпова,Rixos 204\n", encoding="utf-8")
    listed.lists.apply(listed.lists.plan(*listed.lists.open(path)).plan)
    editor = open_editor(qtbot, listed, tasks)
    pick(editor.adding, "Hotel && room")
    assert editor.state.field.says == ("extra.Hotel & room",)
    assert editor.state.draft.problem == ""
    assert "Column" in title_of(editor.state.field)
    editor.state.show(editor.state._opened)


def test_flags_are_asked_for_once_and_then_put_on(qtbot, editor, listed, tmp_path):
    folder = tmp_path / "many flags"
    folder.mkdir()
    editor.adding.flags_asked.emit(folder)  # none is in it
    qtbot.waitUntil(lambda: "kz.png" in shown_words(editor))
    QImage(30, 20, QImage.Format.Format_RGB32).save(str(folder / "KZ.png"))
    editor.adding.flags_asked.emit(folder)
    qtbot.waitUntil(lambda: editor.state.field is not None and editor.state.field.kind == "flag")
    assert editor.state.draft.problem == ""
    assert (listed.folder / "layouts" / "flags" / "kz.png").is_file()
    assert "Flag of the country" in [act.text() for act in actions(editor.adding)]


def test_fields_of_the_layout_it_starts_from_are_copied_and_reordered(qtbot, listed, tasks):
    folder = listed.folder / "layouts"
    folder.mkdir(exist_ok=True)
    text = '# the press\ntitle = "Press"\nextends = "a6"\n'
    (folder / "press.toml").write_text(text, encoding="utf-8")
    editor = open_editor(qtbot, listed, tasks, "press")
    assert not editor.state.draft.is_changed
    left, top, *_ = choose(editor, PHOTO)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_D, CTRL)
    assert kinds(editor).count("photo") == 2
    assert box(editor)[:2] == (left + 2, top + 2)
    choose(editor, "code")
    qtbot.keyClick(editor.canvas, Qt.Key.Key_PageDown, CTRL | SHIFT)
    assert kinds(editor)[0] == "code"
    assert editor.state.draft.problem == ""
    for _ in range(2):
        editor.head.undo.click()
    assert editor.state.draft.text == text
