"""The page of badges: real pages, hard names, and every doubt said before anything is printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from checkin.desk import PersonLine
from ui.badges.checking import check_all
from ui.badges.hard_names import hardest
from ui.badges.page import BadgesPage
from ui.parts.long_work import Work, WorkBar
from ui.style.tokens import theme_named

LEFT = Qt.MouseButton.LeftButton
NINO = "ნინო ბერიძე"


def open_page(qtbot, desk, tasks, theme=None):
    page = BadgesPage(desk, tasks, theme or theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def page(qtbot, listed, tasks):
    page = open_page(qtbot, listed, tasks)
    qtbot.waitUntil(lambda: not page.preview.is_empty, timeout=10_000)
    return page


def person(name, uid="x"):
    return PersonLine(uid, name, "", "", "", "", "delegate", "expected", "")


def test_a_badge_is_tried_on_the_longest_name_of_each_script():
    found = hardest([person("Ann"), person("Annabel"), person("李"), person("Әлия")])
    assert [each.name for each in found] == ["Annabel", "Әлия", "李"]


def test_names_without_letters_do_not_stop_the_page():
    assert [each.name for each in hardest([person("—"), person("")])] == ["—"]


def test_the_hard_names_of_the_list_are_offered(qtbot, page):
    qtbot.waitUntil(lambda: page.trying.model.rowCount() == 3)  # Cyrillic, Georgian, Arabic


def test_somebody_looked_for_is_shown(qtbot, page):
    qtbot.keyClicks(page.trying.words, "nino")
    qtbot.waitUntil(lambda: page.trying.model.rowCount() == 1)
    page.trying.table.selectRow(0)
    qtbot.waitUntil(lambda: page.preview.accessibleName() == f"Badge of {NINO}", timeout=10_000)


def test_a_layout_that_is_chosen_is_kept(qtbot, page, listed):
    qtbot.waitUntil(lambda: page._layout_room.count() == 1)
    page.layouts.buttons["cr80"].click()
    qtbot.waitUntil(lambda: listed.settings.layout == "cr80")
    qtbot.waitUntil(lambda: "CR80" in page._said.text())


def test_printing_at_check_in_can_be_switched_off(qtbot, page, listed):
    with qtbot.waitSignal(page.changed):
        page.print_on_check_in.click()
    assert not listed.settings.print_on_check_in


def test_a_badge_that_cannot_be_printed_is_found_and_corrected(qtbot, page, listed):
    uid = listed.people.register_walk_in({"display_name": "𓀀𓀁"})  # no font of ours has these
    page.mending.check()
    qtbot.waitUntil(lambda: page.mending.found is not None, timeout=15_000)
    assert {warning.uid for warning in page.mending.found[1]} == {uid}
    page.findings.table.selectRow(0)
    page.findings.correct.click()
    qtbot.waitUntil(lambda: page.mending.correcting.dialog is not None)
    dialog = page.mending.correcting.dialog
    dialog.edits["display_name"].setText("Horus")
    dialog.edits["latin_name"].setText("Horus")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.mending.found[1] == [], timeout=15_000)
    assert any(
        "All 5 badges are fine." in each.text() for each in page.findings.findChildren(QLabel)
    )


def test_a_layout_that_is_faulty_is_said(qtbot, page, listed):
    listed.choose(layout="no-such-layout")
    with qtbot.waitSignal(page.failed):
        page.mending.check()
    assert page.findings._work_room.count() == 0


def test_a_check_can_be_stopped(qtbot, page):
    work = Work()
    work.stop()
    assert check_all(page.desk, work) == (0, [])


def test_all_badges_are_written_into_one_file(qtbot, page, tmp_path, listed):
    dialog = page.write_all()
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=15_000)
    assert dialog.outcome.badges == 4
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_badges_that_came_out_are_counted(qtbot, page, tmp_path, listed):
    dialog = page.write_all()
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=15_000)
    dialog.count_as_printed()
    qtbot.waitUntil(lambda: listed.reports.figures().counts.badges_printed == 4)
    assert not listed.reception.check_in("ticket-3").printing
    dialog.reject()


def test_only_badges_that_are_not_printed_are_written(qtbot, page, tmp_path, listed):
    listed.reception.check_in("ticket-3")
    dialog = page.write_all()
    qtbot.waitUntil(lambda: "3 of 4" in dialog.whose.said.text())
    assert dialog.whose.left_said.text() == "Left out: on its way to the printer: 1"
    dialog.whose.ask.click()
    assert dialog.whose.model.rowCount() == 1
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=15_000)
    assert dialog.outcome.badges == 3
    dialog.only_missing.setChecked(False)
    qtbot.waitUntil(lambda: "4 of 4" in dialog.whose.said.text())
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome.badges == 4)
    dialog.reject()
    assert not page.write_all().only_missing.isChecked()  # it is remembered
    page.dialog.reject()


def test_a_batch_is_written_as_chosen_and_the_choice_is_offered_again(
    qtbot, page, tmp_path, listed
):
    page.choose_layout("a4-2x5")
    qtbot.waitUntil(lambda: listed.settings.layout == "a4-2x5")
    dialog = page.write_all()
    form = dialog.run_form
    assert not form.separated.isEnabled()  # every name is a group of its own
    form.by.setCurrentIndex(form.by.findData("country"))
    form.separated.setChecked(True)
    form.two_sided.setChecked(True)
    form.first.setValue(99)
    assert form.first.value() == 10
    qtbot.mouseClick(form.picker, LEFT, pos=form.picker.label_box(4).center().toPoint())
    assert form.first.value() == 4
    assert form.picker.accessibleName() == "Labels used already: 3 of 10"
    form.first.setValue(10)
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=15_000)
    countries = 3
    assert dialog.outcome.pages == 2 * (2 * countries - 1)  # nothing before the half-used sheet
    dialog.reject()
    again = page.write_all().run_form.chosen()
    assert (again.by, again.separated, again.two_sided, again.first_label) == (
        "country",
        True,
        True,
        1,
    )
    page.dialog.reject()


def test_a_batch_can_be_stopped_and_written_again(qtbot, page, tmp_path):
    dialog = page.write_all()
    dialog.write(tmp_path / "badges.pdf")
    dialog.findChild(WorkBar).stopped.emit()
    qtbot.waitUntil(dialog.run_form.isEnabled, timeout=15_000)
    assert (dialog.outcome, list(tmp_path.glob("*.pdf*"))) == (None, [])
    dialog.write(tmp_path / "badges.pdf")
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=15_000)
    dialog.reject()


def test_a_batch_is_printed_through_the_queue(qtbot, page, listed):
    dialog = page.write_all()
    dialog.send.click()
    qtbot.waitUntil(lambda: "Nobody is in this batch" in dialog.whose.said.text())
    (batch,) = listed.paper.batches.lines()
    assert (batch.badges, batch.pages, batch.on_the_way) == (4, 4, 4)
    assert not dialog.send.isEnabled()  # they are on their way already
    dialog.reject()


def test_a_place_that_cannot_be_written_is_said(qtbot, page, tmp_path):
    dialog = page.write_all()
    dialog.write(tmp_path / "nowhere" / "badges.pdf")
    qtbot.waitUntil(dialog.save.isEnabled, timeout=15_000)
    assert dialog.outcome is None
    dialog.reject()


def test_an_empty_forum_says_what_to_do_next(qtbot, desk, tasks):
    page = open_page(qtbot, desk, tasks)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)


def test_the_page_can_be_dressed_anew(page, theme):
    page.set_theme(theme)
    assert page.trying.model.rowCount() == 3
    assert not page.grab().isNull()


def check(qtbot, page):
    page.mending.found = None
    page.mending.check()
    qtbot.waitUntil(lambda: page.mending.found is not None, timeout=15_000)


def choose(page, uid):
    at = next(at for at, each in enumerate(page.findings._found) if each.uid == uid)
    page.findings.table.selectRow(at)


def test_each_finding_shows_the_badge_it_is_about(qtbot, page, listed):
    uid = listed.people.register_walk_in({"display_name": "𓀀𓀁"})
    check(qtbot, page)
    qtbot.waitUntil(lambda: uid in page.findings.painter._pictures, timeout=15_000)
    assert not page.findings.painter._pictures[uid].isNull()
    page.choose_layout("cr80")
    qtbot.waitUntil(lambda: page.mending.found is None)  # it is of another layout


def test_a_mended_badge_alone_is_looked_at_again(qtbot, page, listed, monkeypatch):
    first = listed.people.register_walk_in({"display_name": "𓀀𓀁"})
    second = listed.people.register_walk_in({"display_name": "𓀂"})
    check(qtbot, page)
    looked_at = []
    real = listed.badges.check
    monkeypatch.setattr(listed.badges, "check", lambda uids: looked_at.append(uids) or real(uids))
    choose(page, first)
    listed.people.correct(first, {"display_name": "Horus", "latin_name": "Horus"})
    page.mending.check_again([first])
    qtbot.waitUntil(lambda: {each.uid for each in page.mending.found[1]} == {second})
    assert looked_at == [[first]]
    assert page.mending.found[0] == 6
    assert page.findings.table.currentIndex().row() == 0  # the next worst


def test_whose_badges_say_the_same_is_asked_of_all_again(qtbot, page, listed):
    words = {"display_name": "Ann Lee", "latin_name": "Ann Lee"}
    uids = [listed.people.register_walk_in(dict(words)) for _ in range(2)]
    check(qtbot, page)
    assert {each.uid for each in page.mending.found[1]} == set(uids)
    listed.people.correct(uids[0], {"organisation": "Rivers"})
    page.mending.check_again(uids[:1])
    qtbot.waitUntil(lambda: page.mending.found[1] == [], timeout=15_000)


def test_a_proposed_latin_name_is_taken_in_place(qtbot, page, listed):
    uid = listed.people.register_walk_in({"display_name": "Иван Петров", "country": "RU"})
    check(qtbot, page)
    choose(page, uid)
    assert page.findings.correct.accessibleName() == "Take the proposed name"
    page.findings.correct.click()
    qtbot.waitUntil(lambda: page.mending.found[1] == [], timeout=15_000)
    assert listed.people.card(uid).person.latin_name == "Ivan Petrov"


def test_a_missing_photo_is_chosen_in_place(qtbot, page, listed, tmp_path):
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(0xFF8899)
    assert image.save(str(tmp_path / "a.png"))
    uids = [listed.reception.search(words)[0].uid for words in ("nino", "faisal")]
    for uid in uids:
        listed.photos.take(uid, tmp_path / "a.png")
    listed.photos.put(uids[0], "lost.jpg")
    check(qtbot, page)
    choose(page, uids[0])
    assert page.findings.correct.accessibleName() == "Choose a photo…"
    page.mending.take_photo(uids[0], "Nino", tmp_path / "a.png")
    qtbot.waitUntil(lambda: uids[0] not in {each.uid for each in page.mending.found[1]})


def test_it_is_said_whose_badge_is_printed_otherwise(qtbot, page, listed):
    uid = listed.reception.search("nino")[0].uid
    listed.paper.choosing.send_to("role:speaker", [], "cr80")
    page.show_badge(uid, NINO)
    qtbot.waitUntil(lambda: "printed otherwise" in page._whose.text())
    assert "CR80" in page._whose.text()


def test_a_layout_with_a_column_nobody_has_is_found_once_and_opened(qtbot, page, listed):
    own = listed.layouts.save_as(listed.layouts.open("cr80"), "Ours")

    field = next(each for each in own.fields if "latin_name" in each.says)
    draft = listed.layouts.change(own, [(field.place, "fields", ["extra.Hotel"])])
    listed.layouts.save(draft)

    page.choose_layout(own.name)
    qtbot.waitUntil(lambda: listed.settings.layout == own.name)
    check(qtbot, page)
    found = [each for each in page.mending.found[1] if each.problem == "no-column"]
    assert [(each.name, each.layout) for each in found] == [("Ours", own.name)]
    page.findings.table.selectRow(page.findings._found.index(found[0]))
    assert page.findings.correct.accessibleName() == "Edit layout…"
    page.findings.correct.click()
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    assert page.editing.editor.state.draft.name == own.name


def test_findings_of_one_kind_are_shown_alone_and_said_in_full(qtbot, page, listed):
    lost = listed.people.register_walk_in({"display_name": "Ann", "latin_name": "Ann"})
    listed.photos.put(lost, "lost.jpg")
    for _ in range(2):
        listed.people.register_walk_in({"display_name": "Иван", "photo": ""})
    check(qtbot, page)
    kinds = page.findings.kinds
    words = [kinds.itemText(at) for at in range(kinds.count())]
    assert words[0] == f"Everything found: {len(page.mending.found[1])}"
    assert words[1] == "Somebody else's badge says the same, word for word: 2"  # the gravest
    at = next(at for at, each in enumerate(words) if each.startswith("Name in Latin"))
    kinds.setCurrentIndex(at)
    kinds.activated.emit(at)
    assert page.findings.model.rowCount() == 2
    page.findings.table.selectRow(0)
    assert page.findings._words.text() == "Name in Latin: missing, so that few can read the name"
    page.choose_layout("cr80")
    qtbot.waitUntil(lambda: page.mending.found is None)
