"""Paper on the move: each printer is served by itself."""

import threading

import pytest
from printers.fake_cups import fake_cups

from checkin.desk import JobState
from ui.paper.running import PaperRun


@pytest.fixture
def cups(monkeypatch):
    with fake_cups() as fake:
        fake.gate = threading.Event()
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake
        fake.gate.set()


@pytest.fixture
def run(qtbot, desk):
    from PySide6.QtCore import QObject

    parent = QObject()
    made = PaperRun(desk, parent)
    yield made
    made.close()


def queue(desk, number):
    for at in range(number):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {at}"}))
    return sorted(job.id for job in desk.paper.queue())


def state(desk, job):
    return next(each.state for each in desk.paper.queue() if each.id == job)


def test_a_printer_that_does_not_answer_holds_no_other_one(qtbot, desk, cups, run):
    desk.paper.choose("cups", "badge")
    stuck, *others = queue(desk, 4)
    for job in others:
        desk.paper.move(job, "folder", "")
    run.print_what_waits()
    qtbot.waitUntil(lambda: {state(desk, job) for job in others} == {JobState.DONE}, timeout=20_000)
    assert state(desk, stuck) is JobState.SENT  # it still waits for its answer
    cups.gate.set()
    qtbot.waitUntil(lambda: state(desk, stuck) is JobState.DONE, timeout=20_000)


def test_a_printer_keeps_the_order_it_was_asked_in(qtbot, desk, cups, run):
    cups.gate.set()
    desk.paper.choose("cups", "badge")
    jobs = queue(desk, 12)
    run.print_what_waits()
    qtbot.waitUntil(lambda: {state(desk, job) for job in jobs} == {JobState.DONE}, timeout=30_000)
    titles = [job["job-name"][0].value for job in cups.jobs]
    assert titles == sorted(titles)
    assert len(titles) == 12


def test_a_mistake_of_ours_stops_no_printer(qtbot, desk, cups, run, monkeypatch):
    """The first look and the first page go wrong; the rest is printed, and it is told once."""
    cups.gate.set()
    desk.paper.choose("cups", "badge")
    jobs = queue(desk, 3)
    told = []
    run.crashed.connect(told.append)
    real_work, real_follow = desk.paper.work, desk.paper.follow
    wrong = iter([ZeroDivisionError()])

    def work():
        for error in wrong:
            raise error
        return real_work()

    def follow(only=None):
        if desk.paper.counts().get(JobState.DONE, 0) == 0 and len(told) < 2:
            raise KeyError("a mistake")
        return real_follow(only)

    monkeypatch.setattr(desk.paper, "work", work)
    monkeypatch.setattr(desk.paper, "follow", follow)
    run.print_what_waits()
    qtbot.waitUntil(lambda: {state(desk, job) for job in jobs} == {JobState.DONE}, timeout=30_000)
    assert [type(error) for error in told] == [ZeroDivisionError, KeyError]
