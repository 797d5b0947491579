"""Check-in with every rule of a door on. usage: bench_day.py PEOPLE FOLDER"""

import subprocess
import sys
from pathlib import Path
from random import Random

from benching import at, forum_of, say, timed

from checkin.desk import Desk, Place, Session
from checkin.rehearsal import crowd
from checkin.store.journal import connection

CHECK_INS = 1_000
ROLES = ("delegate", "guest", "press", "speaker", "staff", "volunteer")


def main(people: int, folder: Path) -> None:
    forum = forum_of(people, folder)
    subprocess.run([sys.executable, __file__, "--measure", str(people), str(forum)], check=True)


def measure(people: int, forum: Path) -> None:
    with Desk(forum) as desk:
        hall = _hall(desk)
        guests = Random(9).sample(crowd.guests(), min(CHECK_INS, people))
        for words in ("going in", "going out"):
            times = []
            for guest in guests:
                took, answer = timed(
                    lambda ticket=guest.ticket: desk.reception.check_in(ticket, checkpoint=hall)
                )
                assert answer.outcome in ("admitted", "left", "already-in"), answer
                times.append(took)
            of = f"with every rule on, {words}, of {people:,} people"
            say(f"check-in {of}, median", at(times, 0.5), "ms", 2)
            say(f"the same {of}, 99 of 100 within", at(times, 0.99), "ms")


def _hall(desk: Desk) -> str:
    """A hall with roles, a guest list, hours, seats and a session that is on."""
    with_list = [row[0] for row in connection().execute("SELECT uid FROM delegate")]
    desk.programme.set_guests("everybody", with_list)
    place = Place("", "Hall", "inout", 0, ROLES[:1], ("everybody",), "00:00", "23:59", 100_000)
    hall = desk.programme.save_place(place)
    now = desk.reports.today()
    talk = Session("", {"en": "Talk"}, hall, f"{now}T00:00", f"{now}T23:59", 50_000)
    desk.programme.save_session(talk)
    return hall


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]), Path(sys.argv[2]))
