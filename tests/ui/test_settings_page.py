"""The page of settings: each choice is kept the moment it is made."""

import pytest
from PySide6.QtCore import Qt

from checkin.settings import load
from ui.scanners.serial_line import SerialPort
from ui.settings.page import SettingsPage
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    page = SettingsPage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page._backed_up.text() != "")
    return page


def kept(desk):
    return load(desk.folder)


def test_the_operator_is_kept_when_the_field_is_left(qtbot, page, listed):
    qtbot.keyClicks(page.operator, "Dana")
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(page.operator, Qt.Key.Key_Return)
    assert kept(listed).operator == "Dana"


@pytest.mark.parametrize("name", ["dark", "computer"])
def test_a_theme_takes_effect_at_once(qtbot, page, listed, name):
    with qtbot.waitSignal(page.changed):
        qtbot.mouseClick(page.themes[name], Qt.MouseButton.LeftButton)
    assert kept(listed).theme == name


def test_the_text_grows_by_the_keyboard(qtbot, page, listed):
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(page.size_slider, Qt.Key.Key_Right)
    assert kept(listed).text_scale == 1.1


def test_a_slider_that_is_still_held_changes_nothing_yet(qtbot, page, listed, tasks):
    page.size_slider.setSliderDown(True)
    page.size_slider.setValue(180)
    answered = []
    tasks.run(lambda: None, answered.append)  # comes after whatever was asked before
    qtbot.waitUntil(lambda: bool(answered))
    assert kept(listed).text_scale == 1.0
    with qtbot.waitSignal(page.changed):
        page.size_slider.setSliderDown(False)
    assert kept(listed).text_scale == 1.8


@pytest.mark.parametrize("name", ["sounds", "printing"])
def test_switches_are_kept(qtbot, page, listed, name):
    field = {"sounds": "sounds", "printing": "print_on_check_in"}[name]
    with qtbot.waitSignal(page.changed):
        getattr(page, name).click()
    assert getattr(kept(listed), field) is False


def test_the_language_of_countries_is_kept(qtbot, page, listed):
    box = page.country_language
    with qtbot.waitSignal(page.changed):
        box.activated.emit(box.findData("kk"))
    assert kept(listed).paper_country_language == "kk"


def test_the_checkpoint_is_kept(qtbot, page, listed):
    with qtbot.waitSignal(page.changed):
        page.move_to("entrance")
    assert kept(listed).checkpoint == "entrance"


def test_a_choice_that_is_none_writes_nothing(qtbot, page, listed):
    page.keep(theme="light")
    assert not (listed.folder / "settings.toml").exists()


def test_a_backup_is_made_and_its_time_is_said(qtbot, page, listed):
    assert page._backed_up.text() == "There is no backup yet."
    page.back_up()
    qtbot.waitUntil(lambda: page._backed_up.text().startswith("Last backup"))
    assert list((listed.folder / "backups").glob("*.sqlite"))


def test_the_journal_is_proven_in_words(qtbot, page):
    page.verify()
    qtbot.waitUntil(lambda: "The journal is whole" in page._proof.text())


def test_the_licences_are_shown(page):
    dialog = page.show_about()
    assert "Qt" in dialog.findChildren(type(page._proof))[2].text()
    dialog.accept()


def test_the_page_can_be_dressed_anew(page, theme):
    page.set_theme(theme)
    assert not page.grab().isNull()


def test_a_scanner_is_chosen_by_what_it_is_and_kept_while_unplugged(qtbot, page, listed):
    plugged = SerialPort("/dev/ttyACM0", "Handheld", "0c2e:0b61:17")
    page.scanning.show_ports([plugged])
    page.scanning.port.setCurrentIndex(1)
    with qtbot.waitSignal(page.changed):
        page.scanning.port.activated.emit(1)
    assert (kept(listed).scan_port, kept(listed).scan_usb) == (plugged.name, plugged.usb)
    page.rebuild()
    page.scanning.show_ports([])
    assert "not plugged in" in page.scanning.port.currentText()


def test_what_a_scanner_sends_around_a_code_is_kept(qtbot, page, listed):
    qtbot.keyClicks(page.scanning.prefix, "]Q1")
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(page.scanning.prefix, Qt.Key.Key_Return)
    assert kept(listed).scan_prefix == "]Q1"


@pytest.mark.qt_log_level_fail("CRITICAL")  # a machine without a screen lacks what it draws with
def test_a_camera_is_chosen_and_kept_while_unplugged(qtbot, page, listed):
    listed.choose(scan_camera=True)
    page.rebuild()
    page.scanning.show_cameras([("01", "Built in"), ("02", "Above the desk")])
    with qtbot.waitSignal(page.changed):
        page.scanning.eye.activated.emit(2)
    assert (kept(listed).scan_camera_number, kept(listed).scan_camera_words) == (
        "02",
        "Above the desk",
    )
    page.rebuild()
    page.scanning.show_cameras([("01", "Built in")])
    assert page.scanning.eye.currentText() == "Above the desk: not plugged in"
    page.scanning.show_cameras([("01", "Built in"), ("05", "Above the desk")])
    assert page.scanning.eye.currentText() == "Above the desk"


def test_the_code_of_the_kiosk_is_kept_but_never_shown(qtbot, page, listed):
    assert "asks for one" in page.kiosk.state.text()
    qtbot.keyClicks(page.kiosk.code, "123")
    page.kiosk.keep.click()
    qtbot.waitUntil(lambda: "too short" in page.kiosk.state.text())
    qtbot.keyClicks(page.kiosk.code, "4")
    qtbot.keyClick(page.kiosk.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is kept" in page.kiosk.state.text())
    assert page.kiosk.code.text() == ""
    assert listed.kiosk.try_code("1234") == (True, 0)
    assert "1234" not in (listed.folder / "settings.toml").read_text("utf-8")
