"""The whole way on real CUPS: a queue of badges, and all that may come between it and paper."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from printers.rig import QUEUE, Rig, is_possible, running, wait_until

from checkin.desk import Desk, JobState

BADGES = int(os.environ.get("ASHAR_BADGES", "16"))  # 200 take some minutes
TROUBLES = {"media-empty-error": "out of paper", "cover-open-error": "cover is open"}
pytestmark = [
    pytest.mark.cups,
    pytest.mark.xdist_group("cups"),
    pytest.mark.skipif(
        not is_possible(), reason="needs root and cupsd, ippeveprinter, avahi-daemon, dbus-daemon"
    ),
]
WORK = """
import sys, time
from pathlib import Path
from checkin.desk import Desk
with Desk(Path(sys.argv[1])) as desk:
    while True:
        while desk.paper.print_next():
            pass
        desk.paper.follow()
        time.sleep(0.05)
"""


@pytest.fixture
def rig(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="ashar-rig-"))
    folder.chmod(0o755)
    try:
        with running(folder) as system:
            monkeypatch.setenv("CUPS_SERVER", system.server)
            yield system
    finally:
        shutil.rmtree(folder)


def serials(rig):
    """The numbers on the pages that reached the printer, in that order."""
    texts = [pypdf.PdfReader(page).pages[0].extract_text() for page in rig.pages()]
    return [re.search(r"\d{3} \d{3} \d{3}", text)[0].replace(" ", "") for text in texts]


def test_every_badge_reaches_paper_once_whatever_comes_between(rig, desk):
    """Where nobody can know, the operator looks into the tray and answers; nothing is guessed."""
    for number in range(BADGES):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {number}"}))
    desk.paper.choose("cups", QUEUE)
    wanted = {job.serial for job in desk.paper.queue(BADGES)}
    desk.close()
    for part in (1, 2):
        kill_at_work(desk.folder, lambda part=part: len(rig.pages()) >= part * BADGES // 8)
    with Desk(desk.folder) as again:
        for part, (trouble, words) in enumerate(TROUBLES.items(), 3):
            work(rig, again, lambda part=part: len(rig.pages()) >= part * BADGES // 8)
            with rig.trouble(trouble):
                work(rig, again, lambda words=words: words in again.paper.follow().problem)
        work(rig, again, lambda: len(rig.pages()) >= 5 * BADGES // 8)
        cut_in_the_middle(rig, again)
        work(rig, again, lambda: len(rig.pages()) >= 6 * BADGES // 8)
        stop_in_the_middle(rig, again)
        assert again.paper.mend()
        work(rig, again, lambda: not again.paper.counts().keys() - {JobState.DONE})
    came = serials(rig)
    assert len(came) == len(set(came)) == BADGES
    assert set(came) == wanted
    late = [after for before, after in pairwise(came) if after < before]
    assert len(late) <= 5  # a page that was caught by a kill, a cut or a stop comes after its turn


def kill_at_work(folder, holds):
    """The program sends and follows until that is so, and dies without a word."""
    program = subprocess.Popen([sys.executable, "-c", WORK, str(folder)])
    try:
        wait_until(lambda: program.poll() is not None or holds(), 300)
        assert program.poll() is None, "the program ended by itself"
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()


def cut_in_the_middle(rig, desk):
    """The printer loses its power with a page in hand, which is then on no paper."""
    with rig.trouble("cover-open-error"):
        work(rig, desk, lambda: "cover is open" in desk.paper.follow().problem)
        with rig.power_cut():
            pass


def stop_in_the_middle(rig, desk):
    """Somebody stops the queue while a page is being printed, which the printer then ends."""
    with rig.trouble("cover-open-error"):
        work(rig, desk, lambda: "cover is open" in desk.paper.follow().problem)
        rig.say("cupsdisable", QUEUE)
        work(rig, desk, lambda: "its queue is stopped" in desk.paper.follow().problem)


def work(rig, desk, holds):
    """The program sends and follows, the operator answers, until that is so."""

    def step():
        while desk.paper.print_next():
            pass
        desk.paper.follow()
        for job in desk.paper.queue(BADGES):
            if job.state is JobState.WAITING and job.title:
                (desk.paper.came_out if job.serial in serials(rig) else desk.paper.retry)(job.id)
        return holds()

    try:
        wait_until(step, 300)
    except AssertionError:
        left = [job for job in desk.paper.queue(BADGES) if job.state is not JobState.DONE]
        pytest.fail(f"it stands still at {left}")


@pytest.mark.parametrize("it_counts", [False, True])
def test_a_page_in_whose_middle_the_queue_was_stopped_comes_once(rig, desk, it_counts):
    """CUPS would print it again by itself; of a printer that does not count, somebody is asked."""
    if it_counts:
        rig.counts()
    for number in range(3):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {number}"}))
    desk.paper.choose("cups", QUEUE)
    with rig.trouble("cover-open-error"):
        while desk.paper.print_next():
            pass
        wait_until(lambda: "cover is open" in desk.paper.follow().problem)
        rig.say("cupsdisable", QUEUE)
        wait_until(lambda: "its queue is stopped" in desk.paper.follow().problem)
    wait_until(lambda: len(rig.pages()) == 1)  # the printer had it all, and ends it
    wait_until(lambda: desk.paper.follow() and job_of(desk, 0).state is not JobState.PRINTING)
    first = job_of(desk, 0)
    assert first.state is (JobState.DONE if it_counts else JobState.WAITING)
    assert desk.paper.mend()
    print_some(desk, lambda: is_over(desk))
    assert len(serials(rig)) == len(set(serials(rig))) == 3
    assert it_counts or desk.paper.came_out(first.id)
    assert {(job.state, job.reason) for job in desk.paper.queue()} == {(JobState.DONE, "")}


def stop_and_start(rig):
    """By somebody at the computer, faster than the program looks."""
    rig.say("cupsdisable", QUEUE)
    rig.say("cupsenable", QUEUE)


@pytest.mark.parametrize(
    ("outside", "is_watched"),
    [
        (stop_and_start, True), (stop_and_start, False), (Rig.restart, True), (Rig.restart, False),
        (partial(Rig.restart, by=signal.SIGKILL), True),
    ],
)  # fmt: skip
def test_a_page_that_cups_begins_again_by_itself_is_never_there_twice_without_a_word(
    rig, desk, outside, is_watched
):
    """Seen in time, the second copy is stopped; where it was not, somebody is told of it."""
    for number in range(3):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {number}"}))
    desk.paper.choose("cups", QUEUE)
    with rig.trouble("cover-open-error"):
        print_some(desk, lambda: "cover is open" in desk.paper.follow().problem)
        wait_until(lambda: time.time() > job_of(desk, 0).begun + 1)  # CUPS counts whole seconds
        outside(rig)
        if is_watched:
            desk.paper.follow()
    if not is_watched:
        wait_until(lambda: len(rig.pages()) > 1)
    print_some(desk, lambda: is_over(desk))
    for job in desk.paper.queue():
        copies = serials(rig).count(job.serial)
        assert copies == 1 or job.state is JobState.WAITING
        assert copies < 2 or "twice" in job.reason
        assert copies < 2 or not is_watched
    told = any("twice" in job.reason for job in desk.paper.queue())
    assert told or outside is not stop_and_start  # after a restart CUPS waits a while by itself


def job_of(desk, number):
    return sorted(desk.paper.queue(), key=lambda job: job.id)[number]


def is_over(desk):
    moving = (JobState.QUEUED, JobState.SENT, JobState.PRINTING)
    return not any(desk.paper.counts().get(state) for state in moving)


def print_some(desk, holds):
    def step():
        while desk.paper.print_next():
            pass
        desk.paper.follow()
        return holds()

    wait_until(step, 300)
