"""The whole way on real CUPS: a queue of badges, and all that may come between it and paper."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from printers.rig import QUEUE, is_possible, running, wait_until

from checkin.desk import Desk, JobState

BADGES = int(os.environ.get("ASHAR_BADGES", "16"))  # 200 take some minutes
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


def worker(folder):
    return subprocess.Popen([sys.executable, "-c", WORK, str(folder)])


def test_every_badge_reaches_paper_once_whatever_comes_between(rig, desk):
    for number in range(BADGES):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {number}"}))
    desk.paper.choose("cups", QUEUE)
    wanted = [job.serial for job in sorted(desk.paper.queue(BADGES), key=lambda job: job.id)]
    desk.close()
    for part in (1, 2):  # the program is killed twice
        killed = worker(desk.folder)
        wait_until(lambda part=part: len(rig.pages()) >= part * BADGES // 6, 120)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    with Desk(desk.folder) as again:
        with rig.trouble("media-empty-error"):
            again.paper.print_next()
            wait_until(lambda: "out of paper" in again.paper.follow().problem, 60)
        print_some(again, lambda: len(rig.pages()) >= BADGES // 2)
        # a queue stopped in the middle of a page prints that page again: CUPS does so by itself
        wait_until(lambda: again.paper.follow().open == 0)
        rig.say("cupsdisable", "-r", "Paper jam", QUEUE)
        wait_until(lambda: again.paper.follow().problem or again.paper.print_next() is None, 60)
        assert again.paper.mend()
        print_some(again, lambda: is_over(again))
        told_of = again.paper.queue(BADGES)
        asked = [job for job in again.paper.queue(BADGES) if job.state is not JobState.DONE]
    came = serials(rig)
    told = {job.serial for job in asked}  # killed while being handed over: asked about, not lost
    assert len(came) == len(set(came)), (came, [(j.serial, j.tries, j.sent_as) for j in told_of])
    late = [after for before, after in pairwise(came) if after < before]
    assert len(late) <= 2  # what a kill caught is asked of the printer first, and comes later
    assert set(wanted) - set(came) <= told
    assert len(told) <= 2


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
