"""Leaving the GUI thread and coming back."""

from threading import get_ident

import shiboken6
from PySide6.QtCore import QObject

from checkin.errors import PrinterNotReady


def test_answers_come_back_on_the_gui_thread_in_order(qtbot, tasks):
    seen = []
    for number in range(50):
        tasks.run(lambda n=number: n, then=lambda n: seen.append((n, get_ident())))
    assert seen == []  # never inside run: the caller has not finished yet
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == [(number, get_ident()) for number in range(50)]


def test_work_is_done_elsewhere(qtbot, tasks):
    threads = []
    tasks.run(get_ident, then=threads.append)
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads != [get_ident()]


def test_a_failure_goes_to_whoever_asked_for_it(qtbot, tasks):
    told = []
    tasks.run(_jam, _nothing, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].code == "printer-not-ready"


def test_a_failure_nobody_asked_for_is_told(qtbot, tasks):
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run(_jam, then=_nothing)
    assert told.args[0].details == {"printer": "P1", "reason": "no paper"}


def test_a_crash_of_ours_is_told_not_swallowed(qtbot, tasks):
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.run(lambda: 1 / 0, then=_nothing)
    assert isinstance(told.args[0], ZeroDivisionError)


class Listener(QObject):
    """Something with a life of its own, as a page is."""

    heard: tuple[int, ...] = ()

    def hear(self, number: int) -> None:
        Listener.heard = (*Listener.heard, number)


def test_an_answer_to_what_is_gone_is_dropped(qtbot, tasks):
    gone, here = Listener(), Listener()
    tasks.run(lambda: 1, then=gone.hear)
    tasks.run(lambda: 2, then=here.hear)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(Listener.heard))
    assert Listener.heard == (2,)


def test_closing_finishes_what_was_asked_for(tasks):
    written = []
    for number in range(5):
        tasks.run(lambda n=number: written.append(n), then=_nothing)
    tasks.close()
    assert written == [0, 1, 2, 3, 4]


def test_what_is_asked_after_closing_is_not_done(tasks):
    done = []
    tasks.close()
    tasks.run(lambda: done.append(1), then=_nothing)
    assert done == []


def _jam():
    raise PrinterNotReady(printer="P1", reason="no paper")


def _nothing(_answer):
    pass
