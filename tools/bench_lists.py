"""Taking in a list, from the file to the last commit. usage: bench_lists.py 10000.csv FOLDER"""

import csv
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

from benching import peak_mb, say, timed

from checkin.desk import Desk, ForumPlan, make_forum
from checkin.rehearsal import crowd

HEADER = ("ID", "Full name", "Name in Latin", "Organisation", "Country", "Role", "E-mail", "Ticket")
GOALS = {10_000: 3.0, 100_000: 30.0}  # seconds


def main(name: str, folder: Path) -> None:
    rows = int(name.split(".")[0])
    path = folder / name
    _write(path, rows)
    subprocess.run([sys.executable, __file__, "--measure", str(path)], check=True)


def measure(path: Path) -> None:
    forum = path.with_name(path.name + ".forum")
    make_forum(forum, ForumPlan("Bench", "2026-06-20", "2026-06-21", "Asia/Almaty"))
    with Desk(forum) as desk:
        opened, (file, mapping) = timed(lambda: desk.lists.open(path))
        planned, made = timed(lambda: desk.lists.plan(file, mapping))
        applied, done = timed(lambda: desk.lists.apply(made.plan))
    assert not made.faulty, made.faulty[:3]
    of = f"import {done.new:,} rows of {path.suffix[1:].upper()}"
    seconds = (opened + planned + applied) / 1000
    say(of, seconds, "s", GOALS[done.new])
    print(f"{of}: read {opened:.0f}, plan {planned:.0f}, write {applied:.0f} ms", file=sys.stderr)
    say(f"{of}, most memory", peak_mb(), "MB", 1000 if done.new >= 100_000 else None)


def _write(path: Path, rows: int) -> None:
    lines = [HEADER, *_people(rows)]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(lines)
        return
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("People")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)


def _people(rows: int) -> list[tuple[str, ...]]:
    return [
        (
            f"P{number}", who.fields["display_name"], who.fields["latin_name"],
            who.fields["organisation"], who.fields["country"], who.fields["role"],
            f"p{number}@example.org", who.ticket,
        )
        for number, who in enumerate(islice(crowd.strangers(Random(rows)), rows))
    ]  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(Path(sys.argv[2]))
    else:
        main(sys.argv[1], Path(sys.argv[2]))
