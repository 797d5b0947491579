"""The desk page, with real keys on a real desk."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from checkin.desk import REPRINT_REASONS, Outcome
from ui.desk.hits import HitRow
from ui.desk.page import DeskPage
from ui.style.tokens import theme_named
from ui.words import reason_word

NINO, AIGERIM = "ნინო ბერიძე", "Айгерім Жүсіпова"


@pytest.fixture
def page(qtbot, listed, tasks):
    listed.reception.warm_up()
    page = DeskPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1180, 680)
    page.show()
    page.setFocus()
    qtbot.waitUntil(lambda: page.box.hasFocus())
    return page


@pytest.fixture
def press(qtbot, page):
    """Type into whatever has the focus, as a person or a scanner does."""

    def press(words="", key=None, **more):
        for letter in words:
            key_event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(page.focusWidget(), key_event)
        if key is not None:
            qtbot.keyClick(page.focusWidget(), key, **more)

    return press


@pytest.fixture
def shows(qtbot, page):
    """Wait until the page shows a scene of this kind; the scene."""

    def shows(kind):
        qtbot.waitUntil(lambda: page.scene.kind == kind)
        return page.scene

    return shows


def settle(qtbot, tasks):
    """Wait until everything asked for so far has been answered."""
    with qtbot.waitSignal(tasks.crashed):
        tasks.run(lambda: 1 / 0, then=lambda _: None)


def test_a_scan_says_admitted_on_disk_and_aloud(qtbot, page, press, shows):
    with qtbot.waitSignals([page.sounded, page.paper_due]):
        press("ticket-3", Qt.Key.Key_Return)
    scene = shows("verdict")
    assert page.band.saying.headline == "Admitted"
    assert scene.card.person.display_name == NINO
    assert page.desk.reception.last_scans()[0].outcome is Outcome.ADMITTED
    assert page.box.text() == ""
    assert page.box.hasFocus()


def test_every_answer_has_a_sound_of_its_own(qtbot, page, press):
    heard = []
    page.sounded.connect(heard.append)
    for number, code in enumerate(("ticket-3", "ticket-3", "https://else.example/ABC-12345"), 1):
        press(code, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=number: len(heard) == n)
    assert heard == ["admitted", "already", "unknown"]


def test_a_scan_that_follows_at_once_is_not_glued_to_the_one_before(qtbot, page, press, tasks):
    press("ticket-3", Qt.Key.Key_Return)
    press("ticket-4", Qt.Key.Key_Return)
    settle(qtbot, tasks)
    assert [s.outcome for s in page.desk.reception.last_scans()] == [Outcome.ADMITTED] * 2
    assert page.box.text() == ""


def test_letters_typed_while_the_desk_answers_stay(qtbot, page, press, shows):
    with qtbot.waitSignal(page.sounded) as heard:
        press("ticket-3", Qt.Key.Key_Return)
        press("Fai")
    assert heard.args == ["admitted"]
    assert page.box.text() == "Fai"
    shows("hits")


def test_a_few_letters_find_and_enter_checks_the_only_one_in(page, press, shows):
    press("Nino")
    assert [hit.name for hit in shows("hits").hits] == [NINO]
    press(key=Qt.Key.Key_Return)
    assert shows("verdict").card.state == "in"


def test_a_name_entered_before_it_was_looked_for_checks_in_too(page, press, shows):
    press("Nino Beridze", Qt.Key.Key_Return)
    assert shows("verdict").card.person.display_name == NINO


def test_a_foreign_code_that_is_part_of_a_telephone_number_admits_nobody(qtbot, page, press, tasks):
    press("0107734", Qt.Key.Key_Return)
    settle(qtbot, tasks)
    assert page.scene.kind in ("hits", "unknown")
    assert page.desk.reports.figures().counts.present == 0


def test_control_enter_prints_nothing(page, press, shows):
    control = Qt.KeyboardModifier.ControlModifier
    press("Nino Beridze", Qt.Key.Key_Return, modifier=control)
    assert not shows("verdict").answer.printing
    assert page.desk.paper.queue() == []


def test_enter_does_not_choose_between_namesakes(page, press, shows):
    press(AIGERIM)
    assert len(shows("hits").hits) == 2
    press(key=Qt.Key.Key_Return)
    assert page.scene.kind == "hits"
    assert "Which" in page.band.saying.headline
    press(key=Qt.Key.Key_Down)
    wanted = page.scene.hits[1].uid
    press(key=Qt.Key.Key_Return)
    assert shows("person").card.person.uid == wanted


def test_two_enters_on_a_person_are_one_check_in(qtbot, page, press, shows, tasks):
    page.open_person(page.desk.reception.search("Nino")[0].uid)
    shows("person")
    press(key=Qt.Key.Key_Return)
    press(key=Qt.Key.Key_Return)
    settle(qtbot, tasks)
    assert [s.outcome for s in page.desk.reception.last_scans()] == [Outcome.ADMITTED]


def test_control_z_takes_the_last_check_in_back(qtbot, page, press, shows):
    press("ticket-3", Qt.Key.Key_Return)
    shows("verdict")
    press(key=Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert shows("person").card.state == "expected"
    assert page.desk.reports.figures().counts.present == 0


def test_escape_empties_the_box(page, press, shows):
    press("Nino")
    shows("hits")
    press(key=Qt.Key.Key_Escape)
    assert shows("idle")
    assert page.box.text() == ""


def test_a_walk_in_starts_with_what_was_typed_and_shows_who_looks_alike(qtbot, page, press, shows):
    press("Nino Beridze")
    shows("hits")
    press(key=Qt.Key.Key_F2)
    shows("walk-in")
    form = page.stage.form
    assert form.values()["display_name"] == "Nino Beridze"
    qtbot.waitUntil(lambda: len(form.findChildren(HitRow)) == 1)
    assert NINO in form.findChild(HitRow).accessibleName()


def test_a_walk_in_is_registered_and_ready_to_be_checked_in(page, press, shows):
    press(key=Qt.Key.Key_F2)
    shows("walk-in")
    press("Пак Чан Ук", Qt.Key.Key_Return)
    assert shows("person").card.person.walk_in
    assert shows("person").card.person.display_name == "Пак Чан Ук"
    press(key=Qt.Key.Key_Return)
    assert shows("verdict").card.state == "in"


def test_a_walk_in_without_a_name_is_told_at_the_field(page, press, shows):
    press(key=Qt.Key.Key_F2)
    shows("walk-in")
    press(key=Qt.Key.Key_Return)
    assert page.scene.kind == "walk-in"
    assert page.stage.form.fields["display_name"].property("bad")


def test_a_badge_scanned_into_a_form_is_checked_in_not_registered(page, press, shows):
    press(key=Qt.Key.Key_F2)
    shows("walk-in")
    press("ticket-3", Qt.Key.Key_Return)
    assert shows("verdict").card.person.display_name == NINO
    assert page.desk.reports.figures().counts.walk_ins == 0


def test_a_correction_keeps_what_the_list_says(page, press, shows):
    page.open_person(page.desk.reception.search("Nino")[0].uid)
    shows("person")
    press(key=Qt.Key.Key_F6)
    shows("correct")
    page.stage.form.fields["organisation"].setText("Rivers Without Borders")
    page.stage.form.finish()
    card = shows("person").card
    assert card.person.organisation == "Rivers Without Borders"
    assert card.person.corrected == {"organisation": "Rivers"}
    press(key=Qt.Key.Key_F6)
    shows("correct")
    organisation = page.stage.form.fields["organisation"]
    assert "Rivers" in organisation.accessibleDescription()


def test_the_buttons_of_a_form_are_in_view(qtbot, page, press, shows):
    page.open_person(page.desk.reception.search("Nino")[0].uid)
    shows("person")
    press(key=Qt.Key.Key_F6)
    shows("correct")
    page.grab()
    for action in page.stage.form.foot:
        qtbot.waitUntil(action.isVisible)
        assert not action.visibleRegion().isEmpty()


def _offered(page):
    buttons = page.stage.findChildren(QPushButton)
    return {each.accessibleName() for each in buttons if each.isVisible()}


def test_a_reprint_asks_why(qtbot, page, press, shows):
    press("ticket-3", Qt.Key.Key_Return)
    shows("verdict")
    press(key=Qt.Key.Key_F4)
    shows("reprint")
    every = {reason_word(why) for why in REPRINT_REASONS}
    qtbot.waitUntil(lambda: every <= _offered(page))
    with qtbot.waitSignal(page.paper_due):
        page.reprint("lost")
    assert len([b for b in page.scene.card.badges if b.void_at is None]) == 1
    assert len(page.scene.card.badges) == 2


def test_a_failure_gives_back_what_was_entered(qtbot, page, press, monkeypatch):
    from checkin.errors import DiskFull

    def full(*_args, **_more):
        raise DiskFull(path="desk.sqlite")

    monkeypatch.setattr(page.desk.reception, "check_in", full)
    with qtbot.waitSignal(page.failed) as told:
        press("ticket-3", Qt.Key.Key_Return)
    assert told.args[0].code == "disk-full"
    assert page.box.text() == "ticket-3"


def test_the_stage_never_moves(page, press, shows):
    places = set()
    for words, kind in (("", "idle"), ("Nino", "hits"), ("ticket-3", "verdict")):
        press(words, Qt.Key.Key_Return if kind == "verdict" else None)
        shows(kind)
        QApplication.processEvents()
        places.add((page.box.geometry().getRect(), page.band.geometry().getRect()))
        page.box.clear()
    assert len(places) == 1


def test_a_new_theme_keeps_what_is_shown(page, press, shows, theme):
    press("ticket-3", Qt.Key.Key_Return)
    shows("verdict")
    page.set_theme(theme)
    assert page.band.saying.headline == "Admitted"
    assert page.grab().width() >= 1180


def test_on_a_tall_window_everything_is_a_step_larger(qtbot, page, press, shows):
    press("ticket-3", Qt.Key.Key_Return)
    shows("verdict")
    height = page.band.height()
    page.resize(1600, 1000)
    qtbot.waitUntil(lambda: page.band.height() > height)
    assert page.theme.scale == 1.2
    assert page.band.saying.headline == "Admitted"
    page.resize(1180, 680)
    qtbot.waitUntil(lambda: page.band.height() == height)


def test_words_that_find_nobody_are_replaced_by_the_next_ones(qtbot, page, press, shows, tasks):
    press("Qwzrtq", Qt.Key.Key_Return)
    assert shows("hits").hits == []
    assert page.box.text() == "Qwzrtq"
    press("Nino")
    qtbot.waitUntil(lambda: page.scene.hits != [])
    assert page.box.text() == "Nino"


def test_a_hit_that_was_clicked_is_opened_not_checked_in(qtbot, page, press, shows):
    press("Nino")
    shows("hits")
    qtbot.mouseClick(page.findChild(HitRow), Qt.MouseButton.LeftButton)
    assert shows("person").card.state == "expected"
    assert page.box.hasFocus()


def test_every_row_can_be_heard(page, press, shows):
    press(AIGERIM)
    shows("hits")
    names = [row.accessibleName() for row in page.stage.findChildren(HitRow)]
    assert len(names) == 2
    assert all(AIGERIM in name and "Expected" in name for name in names)


def test_who_had_to_be_guessed_and_was_checked_in_is_known_next_time(
    page, press, shows, tasks, qtbot
):
    press("Bridze")
    hit = shows("hits").hits[0]
    assert (hit.name, hit.why) in ((NINO, "typo"), (NINO, "sound"))
    press(key=Qt.Key.Key_Return)
    shows("person")
    press(key=Qt.Key.Key_Return)
    shows("verdict")
    settle(qtbot, tasks)
    assert page.desk.reception.search("Bridze")[0].why not in ("typo", "sound")


def test_tab_completes_a_condition_that_was_begun(page, press, shows):
    press("cou")
    press(key=Qt.Key.Key_Tab)
    assert page.box.text() == "country:"
    assert page.box.hasFocus()
    press("ge")
    assert [hit.name for hit in shows("hits").hits] == [NINO]
