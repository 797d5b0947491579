"""Questions before the verdict, as the clerk meets them: keys, and a scanner that goes on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from checkin.desk import Outcome, Question
from ui.desk import question_panel
from ui.desk.page import DeskPage
from ui.style.tokens import theme_named

BUS = Question("", "yes-no", {"en": "By bus?", "ka": "ავტობუსით?"})
MEAL = Question("", "choice", {"en": "Meal"}, tuple({"en": m} for m in ("meat", "fish", "none")))
TEXT = Question("", "text", {"en": "Which hotel?"}, required=False)
SIGN = Question("", "signature", {"en": "Sign for the headset"})
NOTE = Question("", "notice", {"en": "Give the blue lanyard"}, roles=("speaker",))


@pytest.fixture
def ask(qtbot, listed, tasks):
    def ask(*questions):
        for each in questions:
            listed.questions.save(each)
        page = DeskPage(listed, tasks, theme_named("light"))
        qtbot.addWidget(page)
        page.resize(1160, 640)
        page.show()
        qtbot.waitExposed(page)
        return page

    return ask


def panel(page):
    return page.stage.question


def scan(qtbot, page, code, saying="question"):
    page.enter(code)
    qtbot.waitUntil(lambda: page.scene.kind == saying)


def test_one_key_answers_and_then_the_verdict_comes(qtbot, ask):
    page = ask(BUS, MEAL)
    scan(qtbot, page, "ticket-3")
    assert page.scene.asked.said == "By bus?"
    QTest.keyClick(panel(page), "y")
    qtbot.waitUntil(lambda: page.scene.kind == "question" and page.scene.asked.number == 2)
    QTest.keyClick(panel(page), "2")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    assert page.scene.answer.outcome is Outcome.ADMITTED
    uid = page.scene.answer.uid
    assert [each.answer for each in page.desk.people.card(uid).answers] == ["yes", "fish"]
    assert page.box.hasFocus()
    page.next_person()
    scan(qtbot, page, "ticket-3", "verdict")  # asked once
    assert page.scene.answer.outcome is Outcome.ALREADY_IN


def test_a_burst_of_keys_is_no_answer(qtbot, ask, monkeypatch):
    monkeypatch.setattr(question_panel, "QUIET_MS", 60)
    page = ask(MEAL)
    scan(qtbot, page, "ticket-1")
    QTest.keyClicks(panel(page), "12123")
    qtbot.wait(200)
    assert page.scene.kind == "question"
    assert panel(page)._chosen == -1
    QTest.keyClick(panel(page), "3")
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")


def test_enter_gives_no_required_answer_away_empty(qtbot, ask):
    page = ask(BUS)
    scan(qtbot, page, "ticket-1")
    QTest.keyClick(panel(page), Qt.Key.Key_Return)
    assert page.scene.kind == "question"
    assert panel(page)._problem.isVisibleTo(panel(page))
    QTest.keyClick(panel(page), Qt.Key.Key_Down)
    QTest.keyClick(panel(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")


def test_who_is_scanned_during_a_question_is_not_lost(qtbot, ask):
    page = ask(NOTE)
    page.questioning._wait.setInterval(20)
    scan(qtbot, page, "ticket-3")  # the speaker
    page.enter("ticket-1")
    qtbot.waitUntil(lambda: page.scene.asked and page.scene.asked.waiting == 1)
    assert page.scene.kind == "question"
    QTest.keyClick(panel(page), Qt.Key.Key_Return)
    sounds = []
    page.sounded.connect(sounds.append)
    qtbot.waitUntil(lambda: len(sounds) == 2)  # the speaker's verdict, then the one that waited
    assert page.scene.card.tickets == ("ticket-1",)
    assert page.scene.answer.outcome is Outcome.ADMITTED
    outcomes = [each.outcome for each in page.desk.reception.last_scans()]
    assert outcomes == [Outcome.ADMITTED, Outcome.ADMITTED]


def test_esc_leaves_the_person_out_and_nothing_is_kept(qtbot, ask):
    page = ask(BUS)
    scan(qtbot, page, "ticket-1")
    QTest.keyClick(panel(page), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.scene.kind == "person")
    assert page.scene.card.state == "expected"
    assert page.desk.reception.last_scans() == []
    page.enter("")  # Enter checks in: asked again
    qtbot.waitUntil(lambda: page.scene.kind == "question")


def test_a_text_may_be_left_out_and_the_question_before_asked_again(qtbot, ask):
    page = ask(BUS, TEXT)
    scan(qtbot, page, "ticket-1")
    QTest.keyClick(panel(page), "n")
    qtbot.waitUntil(lambda: page.scene.asked.number == 2)
    page.stage.asked.emit("back", "")
    assert page.scene.asked.number == 1
    QTest.keyClick(panel(page), "y")
    qtbot.waitUntil(lambda: page.scene.asked.number == 2)
    QTest.keyClick(panel(page).edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    lines = page.desk.people.card(page.scene.answer.uid).answers
    assert [each.answer for each in lines] == ["yes", ""]


def test_a_signature_is_drawn_and_kept_as_strokes(qtbot, ask):
    page = ask(SIGN)
    scan(qtbot, page, "ticket-1")
    field = panel(page).drawing
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for step in range(1, 6):
        QTest.mouseMove(field, QPoint(20 + 40 * step, 20 + 10 * step))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(240, 80))
    QTest.keyClick(panel(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scene.kind == "verdict")
    (line,) = page.desk.people.card(page.scene.answer.uid).answers
    assert (line.answer, line.drawing[:2]) == ("signed", "[[")


def test_somebody_is_asked_in_their_own_language_too(qtbot, ask):
    page = ask(BUS)
    uid = page.desk.reception.search("Beridze")[0].uid
    page.desk.people.correct(uid, {"language": "ka"})
    scan(qtbot, page, "ticket-3")
    assert page.scene.asked.also == "ავტობუსით?"
