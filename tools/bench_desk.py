"""Check-in, search and opening with a given number of people. usage: bench_desk.py PEOPLE FOLDER"""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from benching import at, forum_of, peak_mb, say, timed

from checkin.desk import Desk
from checkin.rehearsal import clerk, crowd

CHECK_INS = 1_000
NAMES = 100
IN_VAIN = "qwertz uiopas"  # goes down every step of the search


def main(people: int, folder: Path) -> None:
    forum = forum_of(people, folder)
    # the process that made the forum is warm and large, so new ones measure
    for part in ("--measure", "--open"):
        subprocess.run([sys.executable, __file__, part, str(people), str(forum)], check=True)


def open_prepared(people: int, forum: Path) -> None:
    """What a user waits for who opens a forum again and looks for somebody at once."""
    begun = time.process_time()
    took, desk = timed(lambda: Desk(forum))
    first, _ = timed(lambda: desk.reception.search(IN_VAIN))
    say(f"open and first search, index prepared, {people:,} people", (took + first) / 1000, "s", 1)
    say("the same, processor time", time.process_time() - begun, "s")
    desk.close()


def measure(people: int, forum: Path) -> None:
    opened, desk = timed(lambda: Desk(forum))
    of = f"of {people:,} people"
    say(f"open a forum {of}", opened, "ms")
    guests = crowd.guests()
    rng = Random(1)
    _check_in(desk, rng.sample(guests, min(CHECK_INS, people)), of)
    made, _ = timed(desk.reception.warm_up)
    say(f"make the search index {of}, first time", made / 1000, "s")
    _search(desk, rng.sample(guests, NAMES), of)
    desk.close()
    desk = Desk(forum)
    made, _ = timed(desk.reception.warm_up)
    say(f"load the search index {of}", made, "ms")
    took, proof = timed(desk.reports.verify)
    assert not proof.problems
    say(f"prove the journal {of}", took / 1000, "s")
    say(f"most memory {of}", peak_mb(), "MB")
    desk.close()


def _check_in(desk: Desk, guests: list[crowd.Guest], of: str) -> None:
    times = []
    for guest in guests:
        took, answer = timed(lambda ticket=guest.ticket: desk.reception.check_in(ticket))
        assert answer.printing, answer
        times.append(took)
    say(f"check-in with badge number and print job, {of}, median", at(times, 0.5), "ms", 2)
    say(f"the same, {of}, 99 of 100 within", at(times, 0.99), "ms")


def _search(desk: Desk, guests: list[crowd.Guest], of: str) -> None:
    times = []
    rng = Random(2)
    for guest in guests:
        for typed in clerk.keystrokes(clerk.choose(guest, rng)[1]):
            took, _ = timed(lambda typed=typed: desk.reception.search(typed))
            times.append(took)
    say(f"search after each letter, {of}, median", at(times, 0.5), "ms")
    say(f"the same, {of}, 95 of 100 within", at(times, 0.95), "ms")


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(int(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1] == "--open":
        open_prepared(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]), Path(sys.argv[2]))
