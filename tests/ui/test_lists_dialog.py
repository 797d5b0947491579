"""The import of a list: three steps, and nothing written before the last one is agreed to."""

import csv
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from checkin.importers import FIELDS
from ui.lists.dialog import ImportDialog
from ui.lists.faulty import faulty_rows
from ui.lists.preview import understood_rows
from ui.lists.words import MEANINGS
from ui.parts.tables import CELL
from ui.style.tokens import theme_named

HEADER = ["ID", "Full name", "Organisation", "Country"]
NINO = "ნინო ბერიძე"


def write_list(path, *people, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *people])
    return path


@pytest.fixture
def path(tmp_path):
    return write_list(
        tmp_path / "people.csv",
        ["1", NINO, "Rivers", "Georgia"],
        ["2", "Çağla Öztürk", "Anadolu", "Türkiye"],
    )


@pytest.fixture
def open_dialog(qtbot, desk, tasks):
    def open_dialog(theme=None):
        dialog = ImportDialog(desk, tasks, theme or theme_named("light"))
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_dialog


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


def read(qtbot, dialog, path):
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.step == "columns")
    qtbot.waitUntil(lambda: dialog.columns.preview.model.rowCount() > 0)


def plan(qtbot, dialog, path):
    read(qtbot, dialog, path)
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.step == "plan")
    return dialog.plan


def take_in(qtbot, dialog, path):
    plan(qtbot, dialog, path)
    with qtbot.waitSignal(dialog.taken_in):
        dialog.go_on()


def words(model, row):
    return [model.index(row, at).data(CELL).words for at in range(model.columnCount())]


def test_a_list_is_taken_in_by_pressing_enter_three_times(qtbot, dialog, desk, path):
    read(qtbot, dialog, path)
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.step == "plan")
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.step == "done")
    assert desk.people.page().total == 2


def test_a_list_can_be_dropped(qtbot, dialog, path):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.file.dropEvent(QDropEvent(QPointF(9, 9), copy, content, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: dialog.step == "columns")


def test_what_is_no_list_is_said_and_another_can_be_chosen(qtbot, dialog, tmp_path, path):
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    dialog.read(picture)
    qtbot.waitUntil(lambda: "photo.png" in dialog.file.trouble.text())
    read(qtbot, dialog, path)
    dialog.go_back()
    assert dialog.file.trouble.text() == ""


def test_every_field_of_a_list_can_be_named():
    assert set(MEANINGS) == set(FIELDS)


def test_the_first_people_are_shown_as_they_will_be_understood(qtbot, dialog, path):
    read(qtbot, dialog, path)
    assert words(dialog.columns.preview.model, 0) == ["2", NINO, "Rivers", "Georgia", "Delegate"]


def test_a_meaning_given_to_one_column_is_taken_from_the_other(qtbot, dialog, path):
    read(qtbot, dialog, path)
    with qtbot.waitSignal(dialog.columns.changed):
        dialog.columns.boxes["Organisation"].choose("display_name")
    assert dialog.columns.columns()["Full name"] == ""
    model = dialog.columns.preview.model
    qtbot.waitUntil(lambda: words(model, 0)[1] == "Rivers")


def test_a_list_without_names_cannot_go_on(qtbot, dialog, path):
    read(qtbot, dialog, path)
    dialog.columns.boxes["Full name"].choose("")
    qtbot.waitUntil(lambda: not dialog.go.isEnabled())
    assert "Full name" in dialog.columns.preview._trouble.text()


def test_the_plan_counts_what_would_change(qtbot, open_dialog, tmp_path, path):
    take_in(qtbot, open_dialog(), path)
    corrected = write_list(
        tmp_path / "people.csv",
        ["1", NINO, "Rivers Without Borders", "Georgia"],
        ["3", "김민준", "Han River Youth", "Korea"],
    )
    dialog = open_dialog()
    step = plan(qtbot, dialog, corrected)
    made = step.plan
    assert (len(made.plan.new), made.plan.changed, len(made.plan.missing)) == (1, 1, 1)
    row = words(step.models["changed"], 0)
    assert row == ["2", NINO, "Organisation", "Rivers", "Rivers Without Borders", "Take"]


def test_what_a_desk_has_corrected_is_kept_unless_somebody_says_otherwise(
    qtbot, open_dialog, desk, tmp_path, path
):
    take_in(qtbot, open_dialog(), path)
    uid = desk.people.page("nino").lines[0].uid
    desk.people.correct(uid, {"organisation": "River Keepers"})
    newer = write_list(tmp_path / "people.csv", ["1", NINO, "Rivers Ltd", "Georgia"])
    dialog = open_dialog()
    step = plan(qtbot, dialog, newer)
    assert words(step.models["changed"], 0)[-1] == "Keep"
    assert not dialog.go.isEnabled()  # there is nothing to take in
    step.decide(0)
    assert words(step.models["changed"], 0)[-1] == "Take"
    with qtbot.waitSignal(dialog.taken_in):
        dialog.apply()
    assert desk.people.card(uid).person.organisation == "Rivers Ltd"


def test_people_no_longer_listed_stay_unless_they_are_ticked(
    qtbot, open_dialog, desk, tmp_path, path
):
    take_in(qtbot, open_dialog(), path)
    shorter = write_list(tmp_path / "people.csv", ["1", NINO, "Rivers", "Georgia"])
    dialog = open_dialog()
    step = plan(qtbot, dialog, shorter)
    assert not dialog.go.isEnabled()
    step.withdraw_all(True)
    with qtbot.waitSignal(dialog.taken_in):
        dialog.apply()
    assert desk.people.page(state="withdrawn").lines[0].name == "Çağla Öztürk"


def test_lines_with_a_fault_are_saved_to_be_corrected(qtbot, dialog, tmp_path):
    faulty = write_list(tmp_path / "people.csv", ["1", NINO, "", ""], ["2", "", "Anadolu", ""])
    step = plan(qtbot, dialog, faulty)
    assert faulty_rows(step.plan) == [3]
    step.save_faulty(tmp_path / "to correct.csv")
    with (tmp_path / "to correct.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [HEADER, ["2", "", "Anadolu", ""]]


def test_a_place_that_cannot_be_written_is_said(qtbot, dialog, tmp_path):
    faulty = write_list(tmp_path / "people.csv", ["1", NINO, "", ""], ["2", "", "Anadolu", ""])
    step = plan(qtbot, dialog, faulty)
    step.save_faulty(tmp_path / "nowhere" / "x.csv")
    assert "could not be saved" in step._saved.text()


def test_stopping_takes_in_nothing_at_all(qtbot, dialog, desk, tasks, path):
    plan(qtbot, dialog, path)
    go_on = Event()
    tasks.run(go_on.wait, lambda _: None)  # holds the thread until Esc was pressed
    dialog.apply()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: dialog.step == "plan")
    assert "stopped" in dialog._said.text()
    assert desk.people.page().total == 0


def test_people_who_stay_the_same_are_previewed_too(qtbot, open_dialog, path):
    take_in(qtbot, open_dialog(), path)
    dialog = open_dialog()
    step = plan(qtbot, dialog, path)
    shown = understood_rows(step.plan, dialog.columns.columns())
    assert (shown[0].fields["display_name"], shown[0].is_known) == (NINO, True)


def test_each_step_can_be_dressed_in_every_theme(qtbot, open_dialog, path, theme):
    dialog = open_dialog(theme)
    assert not dialog.grab().isNull()
    read(qtbot, dialog, path)
    assert not dialog.grab().isNull()
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.step == "plan")
    assert not dialog.grab().isNull()
