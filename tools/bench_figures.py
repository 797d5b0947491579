"""Figures, the attendance page and every file of a large forum. usage: bench_figures.py FOLDER

100,000 people, half of them with a badge, 500,000 readings in two days. The forum is made once and
kept in FOLDER; making it goes through the journal like everything else, only in large steps.
"""

import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benching import at, forum_of, peak_mb, say, timed

from checkin.desk import Asked, Choice, Desk, Figure, Place, Session
from checkin.desk.core import Core
from checkin.rules import issuing
from checkin.store.entries import Act, Kind
from checkin.store.journal import connection, record_all

PEOPLE, READINGS = 100_000, 500_000
DAYS = ("2026-06-20", "2026-06-21")
OPENS = 3  # o'clock in UTC: eight in Almaty
MINUTES = 600  # of each day
HALLS = {"entrance": "daily", "hall": "inout", "atrium": "free", "lunch": "daily"}
MEASURED = (("attendance", "csv"), ("attendance", "xlsx"), ("report", "pdf"), ("scans", "csv"),
            ("badges", "xlsx"), ("scans", "xlsx"), ("delegates", "xlsx"), ("sessions", "xlsx"),
            ("attendance", "pdf"))  # fmt: skip
OF = f"of {PEOPLE:,} people and {READINGS:,} readings"


def busy_forum(folder: Path) -> Path:
    """The forum, made where it is not there yet."""
    own = folder / "figures"  # the forum of other benches has sessions, and next to no readings
    own.mkdir(parents=True, exist_ok=True)
    forum = forum_of(PEOPLE, own)
    with Desk(forum) as desk:
        if desk.programme.sessions():
            return forum
        for id_, rule in HALLS.items():
            desk.programme.save_place(Place(id_, id_.title(), rule))
        for number in range(24):
            _session(desk, number)
    core = Core(forum)
    connection().execute("PRAGMA synchronous = OFF")
    _badges(core)
    _readings(core)
    core.close()
    return forum


def _badges(core: Core) -> None:
    uids = [row[0] for row in connection().execute("SELECT uid FROM delegate ORDER BY uid")]
    for start in range(0, PEOPLE // 2, 5_000):
        some = uids[start : start + 5_000]
        with core.writing() as act:
            made = issuing.issue_all(some, core.seal, act)
            record_all(
                [(Kind.BADGE_PRINTED, uid, {"credential": made[uid].credential, "desk": 1})
                 for uid in some[: len(some) * 9 // 10]],
                act,
            )  # fmt: skip


def _readings(core: Core) -> None:
    rng, stream = Random(500), core.stream
    uids = [row[0] for row in connection().execute("SELECT uid FROM delegate ORDER BY uid")]
    came = rng.sample(uids, PEOPLE * 4 // 5)
    a_minute = -(-READINGS // (len(DAYS) * MINUTES))
    for day in DAYS:
        ins: set[tuple[str, str]] = set()
        for minute in range(MINUTES):
            at = datetime.fromisoformat(day) + timedelta(hours=OPENS, minutes=minute)
            notes = [_note(rng, came, ins) for _ in range(a_minute)]
            with core.writing():
                record_all(notes, Act(at, f"Clerk {minute % 7}", 1, stream))


def _note(rng: Random, came: list[str], ins: set[tuple[str, str]]) -> tuple[Kind, str, dict]:
    uid, place = rng.choice(came), rng.choices(tuple(HALLS), (5, 3, 2, 2))[0]
    key, rule = (uid, place), HALLS[place]
    outcome = "admitted"
    if key in ins and rule != "free":
        outcome = "left" if rule == "inout" else "already-in"
    if outcome == "left":
        ins.discard(key)
    else:
        ins.add(key)
    desk = rng.randrange(1, 9)
    return Kind.SCANNED, uid, {"checkpoint": place, "outcome": outcome, "text": "", "desk": desk}


def _session(desk: Desk, number: int) -> None:
    day, hour = DAYS[number // 12], 8 + number % 12 // 2 * 2
    place = ("hall", "atrium")[number % 2]
    title = {"en": f"Session {number + 1}"}
    talk = Session("", title, place, f"{day}T{hour:02d}:00", f"{day}T{hour + 1:02d}:30")
    desk.programme.save_session(talk)


def measure(forum: Path) -> None:
    with Desk(forum) as desk:
        ready, _ = timed(desk.reports.get_ready)
        say(f"count everything once in the background {OF}", ready / 1000, "s")
        for words, choice in (("all days", Choice()), ("one day", Choice(DAYS[0])),
                              ("one day, one place", Choice(DAYS[0], "entrance"))):  # fmt: skip
            times = [timed(lambda c=choice: desk.reports.figures(c))[0] for _ in range(5)]
            say(f"figures {OF}, {words}, first time", times[0], "ms")
            say(f"figures {OF}, {words}, again", at(times, 0.5), "ms", 50)
        for kind in ("organisation", "session", "desk"):
            took, _ = timed(lambda k=kind: desk.reports.cut(k, Choice()))
            say(f"people by {kind} {OF}", took, "ms")
        took, page = timed(lambda: desk.behind.page(Figure("present"), Choice()))
        say(f"open the {page.total:,} people behind a number {OF}", took, "ms")
        took, _ = timed(lambda: desk.diary.page(Asked()))
        say(f"the newest page of the diary {OF}", took, "ms")
        took, _ = timed(desk.programme.sessions)
        say(f"the programme with who came {OF}", took, "ms")
        say(f"most memory with figures ready {OF}", peak_mb(), "MB")


def measure_page(forum: Path) -> None:
    """From the wish to see the page until its figures stand there."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from ui.attendance.page import AttendancePage
    from ui.style.tokens import theme_named
    from ui.tasks import Tasks

    app = QApplication([])
    with Desk(forum) as desk:
        desk.reports.get_ready()
        for words in ("first time", "again"):
            tasks = Tasks("desk")
            start = time.perf_counter()
            page = AttendancePage(desk, tasks, theme_named("light"))
            page.resize(1160, 620)
            page.show()
            page.refresh()
            while page.figures is None:  # asleep meanwhile, as the window is
                app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            app.processEvents()
            took = (time.perf_counter() - start) * 1000
            say(f"attendance page with its figures {OF}, {words}", took, "ms", 200)
            page.close()
            tasks.close()


def measure_file(forum: Path, kind: str, ending: str) -> None:
    with Desk(forum) as desk, TemporaryDirectory(dir=forum.parent) as folder:
        told: list[int] = []
        before = time.process_time()
        took, made = timed(
            lambda: desk.reports.export(
                kind, Path(folder, f"x.{ending}"), told=lambda done, of: told.append(done)
            )
        )
        size = made.file.stat().st_size / 1e6
        name = f"{kind}.{ending}, {size:.1f} MB, told {len(told)} times, {OF}"
        say(f"write {name}", took / 1000, "s", 30)
        busy = time.process_time() - before
        say(f"of it the processor's time for {kind}.{ending}", busy, "s")
        say(f"most memory for {kind}.{ending}", peak_mb(), "MB", 500)


def main(folder: Path) -> None:
    forum = busy_forum(folder)
    _apart("--measure", forum)
    _apart("--page", forum)
    for kind, ending in MEASURED:
        _apart("--file", forum, kind, ending)


def _apart(*words: object) -> None:
    """A process of its own, so that its memory is its own."""
    subprocess.run([sys.executable, __file__, *map(str, words)], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(Path(sys.argv[2]))
    elif sys.argv[1] == "--page":
        measure_page(Path(sys.argv[2]))
    elif sys.argv[1] == "--file":
        measure_file(Path(sys.argv[2]), *sys.argv[3:5])
    else:
        main(Path(sys.argv[-1]))
