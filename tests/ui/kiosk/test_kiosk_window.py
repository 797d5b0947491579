"""The kiosk: one person at a time, nobody else's name, and no way out but the code."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from checkin.desk import Outcome, Question
from checkin.rules import self_service
from ui.kiosk.window import RESET_MS, KioskWindow

NAMES = ("ნინო", "Айгерім", "فيصل")


@pytest.fixture
def fresh(qtbot, listed):
    """A kiosk nobody has chosen a code for."""
    listed.choose(sounds=False)
    window = KioskWindow(listed)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    window.end()


@pytest.fixture
def kiosk(fresh):
    fresh.set_up("4815")
    return fresh


def words(window):
    """All that can be read on the screen."""
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def comes(qtbot, kiosk, page):
    qtbot.waitUntil(lambda: kiosk.page is page, timeout=20_000)


def scans(listed):
    return [(line.name, line.outcome) for line in listed.reception.last_scans()]


def test_a_code_leads_to_a_name_and_a_yes_to_the_door(qtbot, kiosk, listed):
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    assert "ნინო ბერიძე" in words(kiosk)
    assert "Nino Beridze" in words(kiosk)
    assert scans(listed) == []
    qtbot.keyClick(kiosk.confirm.yes, Qt.Key.Key_Return)
    comes(qtbot, kiosk, kiosk.verdict)
    assert kiosk.verdict.band.saying.kind == "admitted"
    assert "being printed" in words(kiosk)
    assert scans(listed) == [("ნინო ბერიძე", Outcome.ADMITTED)]
    qtbot.waitUntil(lambda: bool(list((listed.folder / "paper").glob("*.pdf"))), timeout=20_000)


def test_a_name_and_one_thing_more_lead_there_too(qtbot, kiosk, listed):
    qtbot.mouseClick(kiosk.start.by_name, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(kiosk.name_page.name, "Nino Beridze")
    qtbot.keyClick(kiosk.name_page.name, Qt.Key.Key_Return)
    qtbot.keyClicks(kiosk.name_page.fact, "7734")
    qtbot.keyClick(kiosk.name_page.fact, Qt.Key.Key_Return)
    comes(qtbot, kiosk, kiosk.confirm)
    assert "ნინო ბერიძე" in words(kiosk)


def test_nobody_elses_name_is_ever_shown(qtbot, kiosk):
    kiosk.start.by_name.click()
    for name, fact in (("Айгерім", "Rivers"), ("A", "a"), ("Айгерім Жүсіпова", "Rivers")):
        kiosk.look_up(name, fact)
        qtbot.waitUntil(lambda: not kiosk._is_asking, timeout=20_000)
        assert kiosk.page is kiosk.name_page
        assert "Nobody is found by these two" in words(kiosk)
        assert not any(each in words(kiosk) for each in NAMES)


def test_half_a_form_is_asked_for_the_other_half(kiosk):
    kiosk.start.by_name.click()
    kiosk.name_page.name.setText("Nino Beridze")
    kiosk.name_page.go_on.click()
    assert "Both are needed" in words(kiosk)


def test_a_misspelled_name_goes_to_the_desk_and_nobody_is_checked_in(qtbot, kiosk, listed):
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    kiosk.confirm.no.click()
    qtbot.keyClicks(kiosk.spelling.name, "Nino Beridzee")
    qtbot.keyClick(kiosk.spelling.name, Qt.Key.Key_Return)
    comes(qtbot, kiosk, kiosk.verdict)
    assert kiosk.verdict.band.saying.headline == "Please go to the desk"
    person = listed.people.card(listed.reception.search("Nino")[0].uid).person
    assert (person.display_name, "Nino Beridzee" in person.alert) == ("ნინო ბერიძე", True)
    assert scans(listed) == []


@pytest.mark.parametrize("code", ["nothing-known", "BEGIN:VCARD\nFN:Nino Beridze\nEND:VCARD"])
def test_a_code_of_nobody_says_so_and_is_kept(qtbot, kiosk, listed, code):
    kiosk.scanned(code)
    comes(qtbot, kiosk, kiosk.verdict)
    assert kiosk.verdict.band.saying.kind == "unknown"
    assert scans(listed)[0][1] is Outcome.UNKNOWN


def test_a_second_time_is_said_to_be_one(qtbot, kiosk, listed):
    listed.reception.check_in("ticket-3")
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    kiosk.confirm.yes.click()
    comes(qtbot, kiosk, kiosk.verdict)
    assert kiosk.verdict.band.saying.headline == "You are in already"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_answer_has_words_and_no_reason(outcome):
    from datetime import datetime

    from checkin.desk import CheckIn
    from ui.kiosk.words import of_answer

    saying, step = of_answer(CheckIn(outcome, "", datetime(2026, 6, 20)), at_desk=False)
    assert saying.headline
    assert saying.headline == "Please go to the desk" or step


def test_who_guesses_too_often_is_told_to_wait(qtbot, kiosk):
    kiosk.start.by_name.click()
    for _ in range(self_service.GUESSES + 1):
        kiosk.look_up("Nino Beridze", "0000")
        qtbot.waitUntil(lambda: not kiosk._is_asking, timeout=20_000)
    assert "Please wait 60 seconds" in words(kiosk)


def test_after_a_while_of_nothing_the_next_person_sees_nothing_of_the_last(qtbot, kiosk):
    assert kiosk._reset.interval() == RESET_MS == 15_000
    assert not kiosk._reset.isActive()  # nobody is there
    kiosk._reset.setInterval(60)
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    comes(qtbot, kiosk, kiosk.start)
    assert kiosk.guest is None
    kiosk.start.by_name.click()
    assert kiosk.name_page.name.text() == ""


def test_every_key_begins_the_while_anew(qtbot, kiosk):
    kiosk.start.by_name.click()
    kiosk._reset.start(5_000)
    qtbot.wait(30)
    before = kiosk._reset.remainingTime()
    kiosk._reset.setInterval(RESET_MS)
    qtbot.keyClicks(kiosk.name_page.name, "N")
    assert kiosk._reset.remainingTime() > before


def test_an_answer_that_comes_too_late_is_shown_to_nobody(qtbot, kiosk):
    kiosk.scanned("ticket-3")
    kiosk.home()
    done = []
    kiosk.tasks.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert kiosk.page is kiosk.start
    assert "ნინო" not in words(kiosk)


def test_only_the_code_ends_it(qtbot, kiosk):
    ended = []
    kiosk.ended.connect(lambda: ended.append(True))
    kiosk.close()  # Alt+F4
    assert kiosk.isVisible()
    assert kiosk.page is kiosk.leaving
    qtbot.keyClick(kiosk, Qt.Key.Key_Escape)
    assert (kiosk.isVisible(), kiosk.page) == (True, kiosk.start)
    kiosk.staff.click()
    kiosk.leave("0000")
    assert "That is not the code" in words(kiosk)
    assert kiosk.leaving.code.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(kiosk.leaving.code, "4815")
    qtbot.keyClick(kiosk.leaving.code, Qt.Key.Key_Return)
    assert (kiosk.isVisible(), ended) == (False, [True])


def test_a_scan_does_not_take_the_screen_from_staff(kiosk):
    kiosk.staff.click()
    kiosk.scanned("ticket-3")
    assert kiosk.page is kiosk.leaving


def test_the_first_time_a_code_is_asked_for_and_nothing_is_kept_shut_yet(qtbot, fresh, listed):
    assert fresh.page is fresh.setup
    fresh.set_up("12")
    assert "too short" in words(fresh)
    for digit in "4815":
        next(
            b for b in fresh.setup.findChildren(object) if getattr(b, "text", str)() == digit
        ).click()
    assert fresh.setup.code.text() == "4815"
    fresh.setup.go.click()
    assert fresh.page is fresh.start
    assert listed.kiosk.has_code()


def test_before_a_code_is_chosen_it_can_be_closed(fresh):
    fresh.close()
    assert not fresh.isVisible()


def test_what_is_to_be_touched_is_large_enough_for_a_finger(kiosk):
    for page in (kiosk.start.by_name, kiosk.name_page.go_on, kiosk.name_page.name,
                 kiosk.verdict.done, kiosk.leaving.go):  # fmt: skip
        assert page.sizeHint().height() >= 48 or page.minimumHeight() >= 48


def test_fields_and_verdicts_have_names_for_who_does_not_see(qtbot, kiosk):
    for field in kiosk.findChildren(QLineEdit):
        assert field.accessibleName()
    kiosk.scanned("nothing-known")
    comes(qtbot, kiosk, kiosk.verdict)
    assert "not known here" in kiosk.verdict.band.accessibleName()


def test_a_printer_in_trouble_sends_to_the_desk(qtbot, kiosk):
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    kiosk.confirm.yes.click()
    comes(qtbot, kiosk, kiosk.verdict)
    kiosk.paper_run.told.emit("warn", "The badge is not printed", "out of paper")
    assert "ask for your badge at the desk" in words(kiosk)


def test_a_minimised_kiosk_comes_back(kiosk):
    kiosk.setWindowState(Qt.WindowState.WindowMinimized)
    kiosk.changeEvent(QEvent(QEvent.Type.WindowStateChange))
    assert not kiosk.isMinimized()


@pytest.mark.parametrize(("theme", "language"), [("dark", ""), ("light", "ar")])
def test_it_can_be_dressed_as_the_desk_is(qtbot, listed, theme, language):
    listed.choose(sounds=False, theme=theme, language=language)
    window = KioskWindow(listed)
    qtbot.addWidget(window)
    window.show()
    assert not window.grab().isNull()
    assert window.isRightToLeft() is (language == "ar")
    window.end()


def test_who_must_be_asked_something_goes_to_the_desk_unread(qtbot, kiosk, listed):
    listed.questions.save(Question("", "yes-no", {"en": "By bus?"}))
    kiosk.scanned("ticket-3")
    comes(qtbot, kiosk, kiosk.confirm)
    kiosk.confirm.yes.click()
    comes(qtbot, kiosk, kiosk.verdict)
    assert kiosk.verdict.band.saying.headline == "Please go to the desk"
    assert scans(listed) == []
