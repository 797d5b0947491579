"""The day at the door as the window shows it: second scans, replaced badges, paper, closing."""

import threading

import pytest
from PySide6.QtCore import Qt

from ui.main_window import MainWindow
from ui.messages import MessageBar
from ui.parts.basics import ActionButton
from ui.parts.frame import StatusBar
from ui.style.tokens import theme_named


@pytest.fixture
def window(qtbot, listed):
    listed.choose(sounds=False, operator="Dana")
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitUntil(window.desk_page.box.hasFocus)
    yield window
    window.close()


@pytest.fixture
def scan(qtbot, window):
    """Scan a code; what the band says then."""

    def scan(code):
        page, before = window.desk_page, window.desk_page.scene.answer
        qtbot.keyClicks(page.box, f"{code}\r")
        qtbot.waitUntil(lambda: page.scene.answer is not None and page.scene.answer is not before)
        return page.band.saying

    return scan


def test_a_second_scan_is_amber_and_says_when_where_and_by_whom(scan, clock):
    assert scan("ticket-3").kind == "admitted"
    clock.forward(minutes=11)
    again = scan("ticket-3")
    assert (again.kind, again.headline, again.trailing) == (
        "already", "Already in since 08:30", "08:41",
    )  # fmt: skip
    for word in ("Main entrance", "desk 1", "Dana"):
        assert word in again.sentence


def test_a_withdrawn_person_is_red_and_sent_to_the_right_desk(scan, listed):
    listed.people.withdraw(listed.reception.search("Nino")[0].uid, "visa refused")
    said = scan("ticket-3")
    assert said.kind == "refused"
    assert "accreditation desk" in said.sentence


def test_a_foreign_code_is_blue_and_says_what_to_do(scan):
    said = scan("https://elsewhere.example/ABC-12345")
    assert said.kind == "unknown"
    assert "search the name" in said.sentence


def test_a_replaced_badge_is_amber_and_the_new_one_opens_the_door(qtbot, window, scan, clock):
    scan("ticket-3")
    page, desk = window.desk_page, window.desk
    old = desk.people.card(page.scene.card.person.uid).badges[0]
    first = next(job.credential for job in desk.paper.queue())
    qtbot.keyClick(page.box, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: page.scene.kind == "reprint")
    lost = next(b for b in page.findChildren(ActionButton) if b.accessibleName() == "Lost")
    qtbot.waitUntil(lost.isVisible)
    qtbot.keyClick(page.box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.scene.kind == "person")
    assert page.scene.card.badges[-1].void_reason == "lost"
    assert page.scene.card.badges[-1].serial == old.serial
    said = scan(first)
    assert said.kind == "already"
    assert "lost" in said.sentence
    clock.forward(days=1)
    fresh = next(job.credential for job in desk.paper.queue() if job.credential != first)
    assert scan(fresh).kind == "admitted"


def test_a_printer_that_fails_is_told_and_check_in_goes_on(qtbot, window, scan):
    window.desk.paper.choose("folder", str(window.desk.folder / "gone" / "away"))
    scan("ticket-3")
    bar = window.findChild(MessageBar)
    qtbot.waitUntil(lambda: bar.message is not None)
    assert bar.message[0] == "warn"
    assert "queue" in bar.message[2]
    assert scan("ticket-4").kind == "admitted"
    assert window.desk_page.box.hasFocus()
    qtbot.waitUntil(lambda: window.desk.status().waiting == 2)
    window.upkeep.look()
    qtbot.waitUntil(lambda: any("2" in words for words in signs(window)))
    qtbot.waitUntil(lambda: not window.paper_run.is_at_work())
    window.desk.paper.choose("folder", "")
    window.desk.paper.retry_all()
    window.paper_run.print_what_waits()
    qtbot.waitUntil(lambda: bar.message is None, timeout=10_000)


def signs(window):
    bar = window.findChildren(StatusBar)[-1]
    return [part.accessibleName() for part in bar.children() if hasattr(part, "accessibleName")]


@pytest.mark.parametrize(
    "theme", [theme_named("dark"), theme_named("light", 2.0), theme_named("light", rtl=True)]
)
def test_theme_size_and_side_change_while_somebody_is_in_front(window, scan, theme):
    scan("ticket-3")
    before = window.desk_page.scene
    language = "ar" if theme.rtl else "en"
    window.desk.choose(theme=theme.colors.name, text_scale=theme.scale, language=language)
    window.redress()
    assert window.desk_page.scene is before
    assert window.desk_page.band.saying.headline == "Admitted"
    assert window.theme == theme
    side = Qt.LayoutDirection
    assert window.layoutDirection() == (side.RightToLeft if theme.rtl else side.LeftToRight)
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


def test_closing_while_badges_print_ends_in_order(qtbot, window, scan):
    for number in (1, 3, 4):
        scan(f"ticket-{number}")
    window.close()
    states = {str(job.state) for job in window.desk.paper.queue()}
    assert states <= {"queued", "done"}  # none was left half sent
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("printer", "desk"))]
