"""Badges, one and many, and their way to a real print system. usage: bench_paper.py "" FOLDER"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from bench_badges import measure
from benching import at, forum_of, say, timed

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from printers.rig import QUEUE, Rig, is_possible, running

from checkin.desk import Desk, sending
from checkin.rehearsal import crowd

PAGES = 100
LOOK_S = 0.5  # the window looks at its printers that often
TIMES = "ours is faster than that, times"
GOALS = {
    TIMES: 10,
    "2,000 cards on A4 sheets of ten, s": 2,
    "1,000 A6 badges with a photo each, s": 2,
    "1,000 A6 badges in one PDF, s": 0.8,
    "1,000 A6 badges in one PDF, MB": 3,
    "one badge, warm, ms": 5,
    "first badge of a process, s": 0.8,
    "10,000 A6 badges, highest memory, MB": 300,
}


def main(folder: Path) -> None:
    for name, value in measure().items():
        what, unit = name.rsplit(", ", 1)
        say(what, value, unit, GOALS.get(name), at_least=name == TIMES)
    if is_possible():  # as root, with all that a print system of our own is made of
        own = folder / "paper"  # in the others' forum of 600 most people are in already
        own.mkdir(exist_ok=True)
        forum = forum_of(600, own)
        # the process that made the forum is warm and large, so a new one measures
        subprocess.run([sys.executable, __file__, "--cups", str(forum)], check=True)


def measure_cups(forum: Path) -> None:
    """From a scan until CUPS has the page, and how soon trouble at the printer is told."""
    folder = Path(tempfile.mkdtemp(prefix="ashar-bench-"))
    folder.chmod(0o755)  # the filters of CUPS run as another user
    sending.AHEAD = PAGES * 2  # the printer takes a second for a page, which is not ours
    try:
        with running(folder) as rig, Desk(forum) as desk:
            os.environ["CUPS_SERVER"] = rig.server
            desk.paper.choose("cups", QUEUE)
            desk.reception.warm_up()
            guests = Random(1).sample(crowd.guests(), PAGES + 1)
            _told(rig, desk, guests.pop())
            _accepted(desk, guests)
    finally:
        shutil.rmtree(folder)


def _accepted(desk: Desk, guests: list[crowd.Guest]) -> None:
    times = [timed(lambda guest=guest: _scan_and_print(desk, guest))[0] for guest in guests]
    say("from a scan until CUPS has the badge, median", at(times, 0.5), "ms")
    say("the same, 95 of 100 within", at(times, 0.95), "ms", 100)


def _scan_and_print(desk: Desk, guest: crowd.Guest) -> None:
    assert desk.reception.check_in(guest.ticket).printing, guest
    sent = desk.paper.print_next()
    assert sent is not None
    assert not sent.problem, sent


def _told(rig: Rig, desk: Desk, guest: crowd.Guest) -> None:
    """A page meets a printer without paper; the desk looks as often as its window does."""
    with rig.trouble("media-empty-error"):
        begun = time.perf_counter()
        _scan_and_print(desk, guest)
        while "out of paper" not in desk.paper.follow().problem:
            time.sleep(LOOK_S)
        say("from a scan until out of paper is told", time.perf_counter() - begun, "s", 2)
    while desk.paper.follow().open:
        time.sleep(LOOK_S)


if __name__ == "__main__":
    if sys.argv[1] == "--cups":
        measure_cups(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[2]))
