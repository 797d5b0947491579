"""A rush on a copy of the forum: planned, played through the door, timed, with a report.

The forum itself is only read. The copy writes a stream of its own, lies in the output folder while
it is played on, and is removed at the end, because it holds everybody's details.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from checkin.desk import Choice, Desk
from checkin.rehearsal import clerk, crowd
from checkin.rehearsal.figures import Place, RehearsalReport
from checkin.rehearsal.page import write_page
from checkin.rehearsal.playing import Played, Player, Wall
from checkin.rehearsal.refusals import RehearsalFolderTaken, RehearsalWithoutPeople
from checkin.rehearsal.script import Scene, write_script
from checkin.rules.clock import span
from checkin.settings import FILE as SETTINGS
from checkin.store import database

__all__ = ["RehearsalReport", "rehearse"]

PAGE = "rehearsal.html"
BADGES, ALL_BADGES = "badges", "badges.pdf"
ATTENDANCE = ("attendance.csv", "attendance.xlsx", "attendance.pdf")
SEED = 20260620
Told = Callable[[int, int], object]  # done, of


def rehearse(
    forum_folder: Path, output: Path, *, delegates: int = 0, told: Told | None = None,
    seed: int = SEED,
) -> RehearsalReport:  # fmt: skip
    """Play a rush on a copy of the forum and write what came of it into `output`.

    `delegates`: people on the copy, where the forum has fewer; the others are invented.

    Raises:
        ForumMissing and what else opening may say; RehearsalWithoutPeople, RehearsalFolderTaken
    """
    database.look(forum_folder / database.FILE)
    _make_room(forum_folder, output)
    with TemporaryDirectory(prefix=".rehearsal-", dir=output) as scratch:
        folder = Path(scratch, "rehearsal.forum")
        _copy(forum_folder, folder)
        wall = Wall(datetime.now(UTC).replace(tzinfo=None))
        try:
            with Desk(folder, clock=wall) as desk:
                return _on_copy(desk, wall, output, (delegates, seed), told)
        except BaseException:
            _clear(output)
            raise


def _on_copy(
    desk: Desk, wall: Wall, output: Path, wished: tuple[int, int], told: Told | None
) -> RehearsalReport:
    delegates, seed = wished
    rng = Random(seed)  # the same plan for the same seed
    listed = desk.people.page(limit=1).total
    if not listed and not delegates:
        raise RehearsalWithoutPeople(forum=desk.forum.name)
    wanted = max(0, delegates - listed)
    if wanted:
        crowd.grow(desk, wanted, rng)
    for question in desk.questions.asked():
        desk.questions.remove(question.id)  # in a rehearsal there is nobody to answer
    desk.choose(print_on_check_in=True)
    desk.paper.choose("folder", str(output / BADGES))
    played = _play(desk, wall, rng, told)
    days = desk.reports.days()
    here = next(c.name for c in desk.reception.checkpoints() if c.current)
    place = Place(
        desk.forum.name, desk.forum.place, tuple(days), here, listed, wanted, seed
    )  # fmt: skip
    files = _write(desk, output, played)
    report = RehearsalReport(
        place, played, desk.reports.figures(Choice(days[0])), desk.reports.verify(),
        output, files, output / PAGE,
    )  # fmt: skip
    write_page(report)
    return report


def _play(desk: Desk, wall: Wall, rng: Random, told: Told | None) -> Played:
    here = next(line for line in desk.reception.checkpoints() if line.current)
    days = desk.reports.days()
    zone = desk.forum.zone
    spans = {day: ("", "9") if here.rule == "once" else span(day, zone) for day in days[:2]}
    inside = {day: frozenset(crowd.inside(here.id, *of)) for day, of in spans.items()}
    steps = write_script(crowd.guests(), Scene(days, zone, here.rule, inside), rng)
    wall.at = steps[0].at
    desk.reception.warm_up()
    player = Player(desk, wall, crowd.strangers(rng), partial(clerk.choose, rng=rng))
    return player.play(steps, told)


def _write(desk: Desk, output: Path, played: Played) -> tuple[Path, ...]:
    """Attendance in every kind of file, and the badges once more in one."""
    files = [desk.reports.export("attendance", output / name).file for name in ATTENDANCE]
    if played.uids:
        files.append(desk.badges.write(output / ALL_BADGES, played.uids).file)
    return (*files, output / BADGES)


def _make_room(forum_folder: Path, output: Path) -> None:
    """An empty folder, or one that an earlier rehearsal filled: nothing else is ever removed."""
    here, there = output.resolve(), forum_folder.resolve()
    if here.is_relative_to(there):
        raise RehearsalFolderTaken(path=output, reason="it lies in the forum itself")
    is_ours = (output / PAGE).is_file()
    if output.exists() and not is_ours and (not output.is_dir() or any(output.iterdir())):
        raise RehearsalFolderTaken(path=output, reason="something else lies there")
    with database.said_plainly(output):
        if is_ours:
            _clear(output)
        (output / BADGES).mkdir(parents=True, exist_ok=True)


def _clear(output: Path) -> None:
    """Take away what a rehearsal wrote, so that half of one stands in nobody's way."""
    shutil.rmtree(output / BADGES, ignore_errors=True)
    for name in (*ATTENDANCE, ALL_BADGES, PAGE):
        (output / name).unlink(missing_ok=True)


def _copy(forum_folder: Path, folder: Path) -> None:
    """The forum's file, settings and photos."""
    with database.said_plainly(folder):
        folder.mkdir()
        database.copy(forum_folder / database.FILE, folder / database.FILE)
        for name in (SETTINGS, "photos"):
            if (forum_folder / name).is_dir():
                shutil.copytree(forum_folder / name, folder / name)
            elif (forum_folder / name).exists():
                shutil.copy(forum_folder / name, folder / name)
