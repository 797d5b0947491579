"""The programme page: a list taken in, a session changed, a fault said in the open form."""

import pytest

from checkin.desk import Place
from ui.programme.page import ProgrammePage
from ui.programme.plan import PlanSheet

LIST = (
    "title,hall,starts,ends,capacity\n"
    "Opening,Grand Hall,2026-06-20 09:30,2026-06-20 11:00,300\n"
    "Backwards,Grand Hall,2026-06-20 13:00,2026-06-20 12:00,\n"
)


@pytest.fixture
def page(qtbot, desk, tasks, theme, tmp_path):
    path = tmp_path / "programme.csv"
    path.write_text(LIST, encoding="utf-8")
    page = ProgrammePage(desk, tasks, theme)
    qtbot.addWidget(page)
    page.resize(1180, 680)
    page.show()
    page.import_programme(path)
    qtbot.waitUntil(lambda: isinstance(page.dialog, PlanSheet))
    page.dialog.accept()
    qtbot.waitUntil(lambda: len(page.sessions) == 1)
    yield page
    page.close()


def test_a_programme_is_taken_in_and_a_fault_keeps_the_form_open(qtbot, page):
    assert [place.name for place, _, _ in page.places] == ["Main entrance", "Grand Hall"]
    form = page.edit_session(0)
    form.ends.setText("2026-06-20 09:00")
    form.keep()
    qtbot.waitUntil(form.problem.isVisible)
    assert "before it begins" in form.problem.text()
    form.ends.setText("2026-06-20 12:00")
    form.keep()
    qtbot.waitUntil(lambda: page.sessions[0].session.ends.endswith("12:00"))
    assert not form.isVisible()


def test_a_checkpoint_gets_its_rules_and_one_with_sessions_stays(qtbot, page):
    form = page.edit_place(1)
    form.seats.setText("250")
    form.roles["press"].setChecked(True)
    form.keep()
    qtbot.waitUntil(lambda: page.places[1][0].capacity == 250)
    assert page.places[1][0].roles == ("press",)
    again = page.edit_place(1)
    again.removed.emit(page.places[1][0].id)
    qtbot.waitUntil(again.problem.isVisible)
    assert "sessions are held" in again.problem.text()
    again.reject()
    fresh = page.edit_place(-1)
    fresh.name.setText("Press centre")
    fresh.keep()
    qtbot.waitUntil(lambda: len(page.places) == 3)
    assert isinstance(page.places[2][0], Place)


def test_the_organiser_says_what_is_asked_before_admission(qtbot, page):
    sheet = page.edit_questions()
    sheet.opened.emit(-1)
    form = page.questions.form
    form.kind.setCurrentIndex(form.kind.findData("choice"))
    form.texts["en"].setText("Meal")
    form.choices["en"].setText("meat")
    form.keep()
    qtbot.waitUntil(form.problem.isVisible)  # one answer is no choice
    form.choices["en"].setText("meat; fish")
    form.choices["ru"].setText("мясо")
    form.roles["press"].setChecked(True)
    form.keep()
    qtbot.waitUntil(lambda: len(sheet.questions) == 1)
    (made,) = sheet.questions
    assert (made.options("ru"), made.roles) == (["мясо", "fish"], ("press",))
    sheet.opened.emit(0)
    page.questions.form.removed.emit(made.id)
    qtbot.waitUntil(lambda: sheet.questions == [])


def test_a_guest_list_is_pasted_and_what_is_not_found_stays_to_be_put_right(qtbot, page):
    uid = page.desk.people.register_walk_in({"display_name": "Nino Beridze"})
    page.desk.people.register_walk_in({"display_name": "Arman Dos", "role": "press"})
    sheet = page.edit_guests()
    sheet.pasted.emit(["Nino Beridze", "John Nobody"])
    qtbot.waitUntil(lambda: len(sheet.people) == 1)
    assert sheet.area.toPlainText() == "John Nobody"
    sheet.asked.emit("role:press")
    qtbot.waitUntil(lambda: len(sheet.people) == 2)
    sheet.keep()  # without a name
    qtbot.waitUntil(lambda: "no name" in sheet._said.text())
    sheet.name.setCurrentText("Gala")
    sheet.table.setCurrentIndex(sheet.table.model().index(1, 0))
    sheet.take_off()
    sheet.keep()
    qtbot.waitUntil(lambda: page.desk.guests.lists() == {"Gala": 1})
    assert page.desk.guests.on("Gala")[0].uid == uid
    sheet.reject()
    form = page.edit_place(0)
    form.guests["Gala"].setChecked(True)
    form.keep()
    qtbot.waitUntil(lambda: page.places[0][0].guests == ("Gala",))
