"""The real window, without a screen: start, and scan to verdict.

usage: bench_window.py PEOPLE FOLDER

A scan is what a scanner makes of it: key presses into the box, then Enter. It is over when the
band with the verdict has been painted.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benching import at, forum_of, say

SCANS = 200
STARTS = 7
PATIENCE_S = 10


def main(people: int, folder: Path) -> None:
    forum = forum_of(people, folder)
    of = f"{people:,} people"
    starts = [float(_in_process("--start", forum, str(time.time()))) for _ in range(STARTS)]
    say(f"start until the box takes a letter, {of}, warm", at(starts, 0.5), "s", 1)
    for line in _in_process("--scan", forum, str(people)).splitlines():
        print(line)


def start(forum: Path, began: float) -> None:
    """From the start of the process until a typed letter stands in the box."""
    from PySide6.QtTest import QTest

    _, windows, page = _open(forum)
    QTest.keyClick(page.box, "a")
    assert page.box.text() == "a"
    print(time.time() - began)
    windows.close()


def scan(forum: Path, people: int) -> None:
    """Ticket after ticket, each until its verdict is seen, and until all of the page is."""
    from PySide6.QtTest import QTest

    from checkin.rehearsal import crowd

    painted = _watch_the_band()
    app, windows, page = _open(forum)
    seen, whole = [], []
    for guest in Random(1).sample(crowd.guests(), SCANS):
        painted.clear()
        begun = time.perf_counter()
        QTest.keyClicks(page.box, guest.ticket + "\r")
        _until(app, lambda uid=guest.uid: _answered(page) == uid and painted)
        page.window().repaint()
        seen.append((painted[0] - begun) * 1000)
        whole.append((time.perf_counter() - begun) * 1000)
        QTest.qWait(60)  # the operator reaches for the next badge, the printer's thread works
    of = f"{people:,} people"
    say(f"scan to verdict in the window, {of}, median", at(seen, 0.5), "ms")
    say(f"the same, {of}, 95 of 100 within", at(seen, 0.95), "ms", 50)
    say(f"until the person and the last scans are drawn too, {of}, median", at(whole, 0.5), "ms")
    say(f"the same, {of}, 95 of 100 within", at(whole, 0.95), "ms")
    windows.close()


def _watch_the_band() -> list[float]:
    """The moments at which the band was painted with a verdict."""
    from ui.desk.verdict import VerdictBand

    painted: list[float] = []
    said, paint = VerdictBand.say, VerdictBand.paintEvent

    def say_it(band, saying) -> None:  # type: ignore[no-untyped-def]
        painted.clear()
        said(band, saying)

    def paint_it(band, event) -> None:  # type: ignore[no-untyped-def]
        paint(band, event)
        painted.append(time.perf_counter())

    VerdictBand.say, VerdictBand.paintEvent = say_it, paint_it  # type: ignore[method-assign]
    return painted


def _open(forum: Path):  # type: ignore[no-untyped-def]
    """The window as the program opens it, ready for the first key."""
    from ui.app import Windows, make_application
    from ui.main_window import MainWindow

    app = make_application(["bench"])
    windows = Windows()
    windows.open(forum)
    assert isinstance(windows.window, MainWindow)
    page = windows.window.desk_page
    windows.window.activateWindow()
    _until(app, page.box.hasFocus)
    return app, windows, page


def _answered(page) -> str:  # type: ignore[no-untyped-def]
    answer = page.scene.answer
    return answer.uid if answer and page.scene.kind == "verdict" else ""


def _until(app, is_so: Callable[[], bool]) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEventLoop, QTimer

    wake = QTimer()  # sleep between events as the program does: a busy loop would starve the desk
    wake.start(500)
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.monotonic() < end, "the window did not answer"


def _in_process(*words: object) -> str:
    command = [sys.executable, __file__, *map(str, words)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


if __name__ == "__main__":
    if sys.argv[1] == "--start":
        start(Path(sys.argv[2]), float(sys.argv[3]))
    elif sys.argv[1] == "--scan":
        scan(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]), Path(sys.argv[2]))
