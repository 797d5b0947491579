"""A scanner on a real X server, under the layouts of the world: the desk reads what it meant."""

import json
import os
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from checkin.desk import Outcome
from checkin.rules.keyboards import rows_of_layouts
from checkin.store import models
from checkin.store.journal import connection
from ui.main_window import MainWindow

TICKET = "5jnmds3abtybx5kctruywyvhdzpuha82"  # as pretix makes them
SAMPLES = json.loads((Path(__file__).parents[2] / "data/codes/tickets.json").read_text("utf-8"))
EVENTBRITE = "63514589211234567890001"  # order and attendee, as its barcodes have them
NINO, FAISAL = "ნინო ბერიძე", "فيصل العتيبي"
LAYOUTS = ["us", "ru", "kz", "kz -variant latin", "tr", "fr", "cz", "th", "am", "ara", "il"]
LAYOUTS += ["gr", "ge", "de", "vn"]
SCAN_MS, HAND_MS = 5, 120
MISSING = [name for name in ("xdotool", "setxkbmap") if not shutil.which(name)]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"there is no {' and no '.join(MISSING)} here"),
    pytest.mark.skipif(
        not os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM") != "xcb",
        reason="there is no X server here; make test brings Xvfb",
    ),
]


@pytest.fixture
def window(qtbot, listed):
    listed.choose(sounds=False, print_on_check_in=False)
    nino = listed.reception.search("Nino")[0].uid
    listed.paper.print_first(nino)
    window = MainWindow(listed)
    window.badge = connection().execute("SELECT credential FROM badge").fetchone()[0]
    window.heard = []
    window.scanners.scanned.connect(lambda meant, typed: window.heard.append(meant))
    qtbot.addWidget(window)
    window.resize(1180, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    qtbot.waitUntil(window.desk_page.box.hasFocus)
    yield window
    use("us")
    window.close()


@pytest.fixture(params=LAYOUTS)
def layout(request):
    """A keyboard layout that is active while the test runs."""
    use(request.param)
    yield request.param
    use("us")


def use(layout):
    subprocess.run(["setxkbmap", *layout.split()], check=True)


def strokes(text):
    """The keys a US scanner presses, by their X numbers."""
    rows = rows_of_layouts()
    codes = [int(code) + 8 for code in rows["codes"]["plain"]]
    for letter in text:
        shifted = letter not in rows["us"]["plain"]
        code = codes[rows["us"]["shift" if shifted else "plain"].index(letter)]
        yield f"shift+{code}" if shifted else str(code)


def press(text, gap_ms, end="36"):
    """Begin to type; the process that does it."""
    keys = [*strokes(text), *([end] if end else [])]
    return subprocess.Popen(["xdotool", "key", "--delay", str(gap_ms), *keys])


def scan(qtbot, window, text):
    """Scan, and wait until the desk has answered; the verdict."""
    before = len(window.heard)
    window.desk_page.scene.answer = None
    with press(text, SCAN_MS):
        qtbot.waitUntil(lambda: len(window.heard) > before)
        qtbot.waitUntil(lambda: window.desk_page.scene.answer is not None)
    return window.desk_page.scene.answer


def scan_whole(qtbot, window, text):
    """The same for a long code: a busy computer may stop the typist on its way."""
    for _ in range(6):
        answer = scan(qtbot, window, text)
        if len(window.heard[-1]) == len(text):
            break
        qtbot.wait(400)
    return answer


def add_ticket(window, uid, text):
    """Give somebody an outside ticket, as a list does."""

    def write():
        with models.database.atomic("IMMEDIATE"):
            connection().execute("INSERT INTO ticket VALUES (?, ?, ?)", (text, uid, uid))

    return window.tasks.run(write, lambda _: None)


def test_badges_and_tickets_are_read_on_every_keyboard(qtbot, window, layout):
    page = window.desk_page
    faisal = page.desk.reception.search("Faisal")[0].uid
    add_ticket(window, faisal, TICKET)
    assert scan(qtbot, window, window.badge).name == NINO
    assert scan(qtbot, window, TICKET).name == FAISAL
    assert page.box.text() == ""
    page.walk_in()
    name = page.stage.form.fields["organisation"]
    name.setText("Rivers")
    name.setFocus()
    window.scanners.scanned.connect(lambda *_: window.seen.append(window.field.text()))
    window.field, window.seen = name, []
    assert scan(qtbot, window, window.badge).outcome is Outcome.ALREADY_IN
    window.show_page("people")
    window.field = window.pages["people"].findChild(QLineEdit)
    window.field.setFocus()
    assert scan(qtbot, window, TICKET).outcome is Outcome.ALREADY_IN
    assert (window.seen, page.isVisible()) == (["Rivers", ""], True)
    assert window.heard == [window.badge, TICKET, window.badge, TICKET]


def test_every_kind_of_ticket_is_read_there_too(qtbot, window, layout):
    people = {name: window.desk_page.desk.reception.search(name)[0].uid for name in ("Nino", "Fai")}
    signed, indico = SAMPLES["pretix_sig1"][0]["secret"], SAMPLES["indico_v2"][0]
    add_ticket(window, people["Fai"], signed)
    add_ticket(window, people["Nino"], indico["ticket_uuid"])
    add_ticket(window, people["Fai"], EVENTBRITE)
    window.desk_page.desk._core.now = lambda: datetime.fromisoformat(
        SAMPLES["pretix_sig1"][0]["valid_from"]
    ).replace(tzinfo=None)
    for text, name in (
        (signed, FAISAL), (indico["payload"], NINO), (EVENTBRITE, FAISAL),
        (f"https://tickets.example/t/{EVENTBRITE}", FAISAL),
    ):  # fmt: skip
        answer = scan_whole(qtbot, window, text)
        assert (window.heard[-1], answer.name) == (text, name)


def test_a_scan_into_a_table_leaves_its_line(qtbot, window):
    use("kz")
    window.show_page("people")
    table = window.pages["people"].table
    qtbot.waitUntil(lambda: table.model().rowCount() == 4)
    table.setFocus()
    table.selectRow(2)
    assert scan(qtbot, window, window.badge).name == NINO
    assert table.currentIndex().row() == 2


def test_typing_by_hand_is_never_a_scan(qtbot, window):
    with press("nino beridze".replace(" ", ""), HAND_MS, end=""):
        qtbot.waitUntil(lambda: window.desk_page.box.text() == "ninoberidze", timeout=8_000)
    assert window.heard == []


def test_a_scan_is_read_right_while_the_window_is_busy(qtbot, window):
    use("kz")
    box = window.desk_page.box
    box.setText("Фай")
    with press(window.badge, SCAN_MS):
        QTimer.singleShot(30, lambda: time.sleep(0.8))
        qtbot.waitUntil(lambda: window.heard == [window.badge])
    qtbot.waitUntil(lambda: window.desk_page.scene.answer is not None)
    assert window.desk_page.scene.answer.name == NINO
    assert box.text() == "Фай"


def test_typing_that_waited_for_a_busy_window_is_still_typing(qtbot, window):
    with press("faisal", HAND_MS, end=""):
        QTimer.singleShot(30, lambda: time.sleep(0.8))
        qtbot.waitUntil(lambda: window.desk_page.box.text() == "faisal", timeout=8_000)
    assert window.heard == []


def test_a_scan_over_an_open_dialog_is_read(qtbot, window):
    window.show_keys()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.keys.windowHandle())
    assert scan(qtbot, window, window.badge).name == NINO


def test_caps_lock_changes_nothing(qtbot, window):
    use("ru")
    subprocess.run(["xdotool", "key", "Caps_Lock"], check=True)
    try:
        add_ticket(window, window.desk_page.desk.reception.search("Faisal")[0].uid, TICKET)
        assert scan(qtbot, window, TICKET).name == FAISAL
    finally:
        subprocess.run(["xdotool", "key", "Caps_Lock"], check=True)
