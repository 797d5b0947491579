"""Photos are taken in from a folder or one by one; what is left is said."""

import io

import pytest
from PIL import Image

from ui.badges.photos import PhotosDialog
from ui.style.tokens import theme_named


def jpeg():
    written = io.BytesIO()
    Image.new("RGB", (300, 400)).save(written, "JPEG")
    return written.getvalue()


@pytest.fixture
def dialog(qtbot, listed, tasks):
    uid = listed.people.register_walk_in({"display_name": "Anna", "email": "a@x.example"})
    made = PhotosDialog(listed, tasks, theme_named("light"), (uid, "Anna"), None)
    qtbot.addWidget(made)
    return made


def photo(dialog):
    return dialog._desk.people.card(dialog._uid).person.photo


def test_a_folder_is_taken_in_and_what_is_left_is_listed(qtbot, dialog, tmp_path):
    (tmp_path / "a@x.example.jpg").write_bytes(jpeg())
    (tmp_path / "unknown.jpg").write_bytes(jpeg())
    with qtbot.waitSignal(dialog.taken):
        dialog.take_folder(tmp_path)
    assert dialog.outcome.taken == 1
    assert dialog.model.rowCount() == 1
    assert photo(dialog).endswith(".jpg")


def test_one_picture_is_given_to_the_person_shown(qtbot, dialog, tmp_path):
    (tmp_path / "p.jpg").write_bytes(jpeg())
    with qtbot.waitSignal(dialog.taken):
        dialog.take_picture(tmp_path / "p.jpg")
    assert photo(dialog)


def test_a_picture_that_is_none_is_refused_and_another_may_be_chosen(qtbot, dialog, tmp_path):
    (tmp_path / "p.jpg").write_bytes(b"no")
    dialog.take_picture(tmp_path / "p.jpg")
    qtbot.waitUntil(dialog.choose.isEnabled)
    assert photo(dialog) == ""
