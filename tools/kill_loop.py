"""Kill a working desk with SIGKILL at random moments, open it again, and look for what was lost.

A child process checks people in through the real Desk as fast as it can, prints their badges and
takes in lists; after every commit it says so on a pipe. Whatever it said must be there afterwards,
and whatever is there must be whole.

usage: python tools/kill_loop.py [--acks 2000] [--kills 20] [--seed 7]
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from checkin.desk import Desk, ForumPlan, Newcomer, Plan, make_forum
from checkin.rehearsal import crowd
from checkin.rules.comparing import Listed, Source
from checkin.store.journal import connection

NEWCOMERS = 200  # on each list that is taken in
MODES = ("scan", "scan", "print", "import", "open")
LONGEST = {"scan": 0.8, "print": 2.0, "import": 1.0}  # seconds at work until the kill


@dataclass
class Result:
    """What a loop found. `lost` and `torn` are to be empty."""

    kills: Counter[str] = field(default_factory=Counter)  # by what was going on
    check_ins: int = 0  # acknowledged
    prints: int = 0
    imports: int = 0
    ghosts: int = 0  # done, but killed before it could be said: allowed
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    entries: int = 0
    seconds: float = 0


def make(folder: Path, people: int) -> None:
    """A forum with so many invented people, each with a ticket."""
    plan = ForumPlan("Kill", "2026-06-20", "2026-06-21", "Asia/Almaty")
    make_forum(folder, plan)
    with Desk(folder) as desk:
        crowd.grow(desk, people, Random(1))


def run(folder: Path, acks: int, kills: int, rng: Random) -> Result:
    """Kill until so many check-ins were acknowledged and so many kills were done."""
    result, said = Result(), Said()
    start = time.monotonic()
    while result.check_ins < acks or result.kills.total() < kills:
        mode = rng.choice(MODES)
        lines = kill_one(folder, mode, rng)
        result.kills[mode] += 1
        said.take(lines)
        look_for_losses(folder, said, result)
        if result.lost or result.torn:
            break
    result.seconds = time.monotonic() - start
    return result


@dataclass
class Said:
    """Everything the children acknowledged, of all kills."""

    scans: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)

    def take(self, lines: list[str]) -> None:
        places = {"C": self.scans, "P": self.printed, "I": self.lists}
        for line in lines:
            places[line[0]].add(line[2:])


def kill_one(folder: Path, mode: str, rng: Random) -> list[str]:
    """Let a child work for a moment, kill it; what it had acknowledged."""
    command = [sys.executable, __file__, "--child", str(folder), mode]
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdout=pipe, stderr=pipe, bufsize=0)  # no buffer of ours
    assert child.stdout
    if mode == "open":
        time.sleep(rng.uniform(0.05, 0.6))
    else:
        child.stdout.readline()  # it is at work
        time.sleep(rng.uniform(0.02, LONGEST[mode]))
    child.send_signal(signal.SIGKILL)
    out, trouble = child.communicate()
    if trouble:
        raise RuntimeError(trouble.decode())
    whole = out.decode().split("\n")[:-1]  # what stands after the last line end was not said
    return [line for line in whole if line != "ready"]


def look_for_losses(folder: Path, said: Said, result: Result) -> None:
    """Open the forum again and hold it against what was acknowledged."""
    with Desk(folder) as desk:
        proof = desk.reports.verify()
        result.torn += proof.problems
        result.entries = proof.entries
        _scans(said, result)
        _paper(folder, said, result)
        _lists(said, result)


def _scans(said: Said, result: Result) -> None:
    there = dict(_rows("SELECT id, delegate FROM scan WHERE outcome = 'admitted'"))
    result.lost += [f"check-in {scan}" for scan in said.scans - there.keys()]
    result.check_ins = len(said.scans)
    result.ghosts = len(there) - len(said.scans)
    without = (
        "SELECT s.id FROM scan s WHERE s.outcome = 'admitted' AND {} NOT IN (SELECT {} FROM {})"
    )
    for mine, theirs, table in (
        ("s.id", "id", "entry"),
        ("s.delegate", "delegate", "badge"),
        ("s.delegate", "delegate", "print_job"),
    ):
        found = _rows(without.format(mine, theirs, table))
        result.torn += [f"scan {row[0]} has no {table}" for row in found]
    twice = _rows(
        "SELECT delegate FROM scan WHERE outcome = 'admitted' GROUP BY delegate HAVING count(*) > 1"
    )
    result.torn += [f"{row[0]} was let in twice" for row in twice]


def _paper(folder: Path, said: Said, result: Result) -> None:
    states = dict(_rows("SELECT badge, state FROM print_job"))
    files = dict(_rows("SELECT badge, sent_as FROM print_job WHERE state = 'done'"))
    result.prints = len(said.printed)
    result.lost += [f"page {code}" for code in said.printed if states.get(code) != "done"]
    result.torn += [f"job {code} is still sent" for code in states if states[code] == "sent"]
    for code, name in files.items():
        if not (folder / "paper" / name).read_bytes().rstrip().endswith(b"%%EOF"):
            result.torn.append(f"page {name} of {code} is not whole")
    for sql, problem in (
        ("SELECT badge FROM print_job GROUP BY badge HAVING count(*) > 1", "queued twice"),
        ("SELECT badge FROM print_job EXCEPT SELECT credential FROM badge", "there is no badge"),
        (
            "SELECT badge FROM badge JOIN print_job ON badge = credential"
            " WHERE (state = 'done') != (printed = 1)",
            "the journal does not agree that it was printed",
        ),
    ):
        result.torn += [f"job {row[0]}: {problem}" for row in _rows(sql)]


def _lists(said: Said, result: Result) -> None:
    sizes = Counter(row[0].split("|")[1] for row in _rows(
        "SELECT source FROM delegate WHERE source LIKE 'killed|%'"))  # fmt: skip
    result.imports = len(said.lists)
    result.lost += [f"list {name}" for name in said.lists if sizes[name] != NEWCOMERS]
    result.torn += [f"list {name} is half in" for name, n in sizes.items() if n != NEWCOMERS]


def work(folder: Path, mode: str) -> None:
    """The child: work until killed."""
    with Desk(folder) as desk:
        waiting = _rows(
            "SELECT min(text) FROM ticket WHERE delegate NOT IN (SELECT delegate FROM scan)"
            " GROUP BY delegate"
        )
        _say("ready")
        for number, (ticket,) in enumerate(waiting):
            if mode == "import" and number % 3 == 0:
                _take_in(desk, f"{os.getpid()}-{number}")
            _say(f"C {desk.reception.check_in(ticket).scan}")
            if mode == "print" and (sent := desk.paper.print_next()) and not sent.problem:
                _say(f"P {sent.job.credential}")
        raise RuntimeError("everybody is in; make the forum larger")


def _take_in(desk: Desk, name: str) -> None:
    people = crowd.strangers(Random(name))
    rows = [next(people) for _ in range(NEWCOMERS)]
    new = tuple(
        Newcomer(f"{name}-{number}", Listed(number, "", one.fields, (), {}))
        for number, one in enumerate(rows)
    )
    desk.lists.apply(Plan(Source("killed", name), new, (), 0, ()))
    _say(f"I {name}")


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")  # past every buffer: said is said


def _rows(sql: str) -> list[tuple[str, ...]]:
    return list(connection().execute(sql))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acks", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--people", type=int, default=6000)
    parser.add_argument("--child", nargs=2, metavar=("FORUM", "MODE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        work(Path(asked.child[0]), asked.child[1])
        return 0
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, "kill.forum")
        make(folder, asked.people)
        found = run(folder, asked.acks, asked.kills, Random(asked.seed))
    print(
        f"{found.kills.total()} kills {dict(found.kills)}, {found.check_ins} check-ins,"
        f" {found.prints} pages and {found.imports} lists acknowledged, {found.ghosts} done but"
        f" not yet said, {len(found.lost)} lost, {len(found.torn)} torn, journal of"
        f" {found.entries} entries, {found.seconds:.0f} s"
    )
    print(*found.lost, *found.torn, sep="\n")
    return 1 if found.lost or found.torn else 0


if __name__ == "__main__":
    sys.exit(main())
