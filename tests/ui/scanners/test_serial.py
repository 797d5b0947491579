"""A serial scanner on a pair of pseudo terminals: what it sends is read, also after unplugging."""

import pytest
from cable import Cable, needs_socat
from hypothesis import given
from hypothesis import strategies as st

from ui.main_window import MainWindow
from ui.scanners.serial import SerialScanner
from ui.scanners.serial_line import ports
from ui.scanners.splitting import Splitter

CODE = "10010000012" + "3" * 15
CARD = "BEGIN:VCARD\r\nFN:Нино\r\nEND:VCARD"


@pytest.fixture
def cable(tmp_path, qtbot):
    cable = Cable(tmp_path)
    cable.plug(qtbot)
    yield cable
    cable.pull()


@pytest.fixture
def scanner(qtbot):
    scanner = SerialScanner()
    scanner.heard = []
    scanner.scanned.connect(scanner.heard.append)
    scanner._again.setInterval(50)
    yield scanner
    scanner.stop()


@needs_socat
def test_codes_are_read_as_they_were_sent(qtbot, cable, scanner):
    scanner.use(str(cable.desk))
    qtbot.waitUntil(lambda: scanner.state == "ready")
    cable.send(f"{CODE}\r\nЖүсіп;ticket-2\t{CARD}\r".encode())
    qtbot.waitUntil(lambda: len(scanner.heard) == 3)
    assert scanner.heard == [CODE, "Жүсіп;ticket-2", CARD]


@needs_socat
def test_a_code_without_a_line_end_is_over_when_nothing_follows(qtbot, cable, scanner):
    scanner.use(str(cable.desk))
    qtbot.waitUntil(lambda: scanner.state == "ready")
    cable.send(CODE[:10].encode())
    cable.send(CODE[10:].encode())
    qtbot.waitUntil(lambda: scanner.heard == [CODE])


@needs_socat
def test_an_unplugged_scanner_is_said_and_comes_back_by_itself(qtbot, cable, scanner):
    scanner.use(str(cable.desk))
    qtbot.waitUntil(lambda: scanner.state == "ready")
    cable.pull()
    qtbot.waitUntil(lambda: scanner.state == "gone")
    assert scanner.fault
    cable.plug(qtbot)
    qtbot.waitUntil(lambda: scanner.state == "ready")
    cable.send(f"{CODE}\r".encode())
    qtbot.waitUntil(lambda: scanner.heard == [CODE])


def test_a_port_that_is_not_there_is_said_and_asked_again(qtbot, scanner, tmp_path):
    scanner.use(str(tmp_path / "nothing"))
    qtbot.waitUntil(lambda: scanner.state == "gone")
    scanner.use("")
    assert scanner.state == ""
    qtbot.wait(120)
    assert scanner.state == ""


def test_the_ports_of_this_computer_can_be_listed():
    assert all(port.name for port in ports())


@given(st.binary(max_size=300), st.lists(st.integers(1, 20), max_size=30))
def test_whatever_is_sent_in_whatever_pieces_gives_the_same_codes(data, cuts):
    whole, pieces = Splitter(), Splitter()
    found, at = [], 0
    for cut in cuts:
        found += pieces.take(data[at : at + cut])
        at += cut
    found += pieces.take(data[at:])
    assert found == whole.take(data)
    assert pieces.flush() == whole.flush()


@needs_socat
def test_a_scan_over_a_wire_is_answered_on_the_desk(qtbot, cable, listed):
    listed.choose(sounds=False, print_on_check_in=False, scan_port=str(cable.desk))
    listed.choose(scan_prefix="]Q1", scan_suffix="#")
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.scanners.serial.state == "ready")
    assert [sign.state for sign in window.scanners.signs()] == ["ok"]
    cable.send(b"]Q1ticket-3#\r\n")
    qtbot.waitUntil(lambda: window.desk_page.band.saying.headline == "Admitted")
    window.close()
