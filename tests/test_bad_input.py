"""What cannot work gets one clear sentence, and nothing is half written or lost.

Here: the forum's own file, what comes into the box, and a full disk. Lists and layouts have theirs
in tests/importers and tests/badges.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from random import Random

import pytest
from helpers import Clock, make_plan

from checkin import commands
from checkin.desk import Desk, Outcome, Reason
from checkin.desk.making import make_forum
from checkin.errors import (
    BackupFailed,
    BadgesNotWritten,
    DiskFull,
    ForumBusy,
    ReportNotWritten,
    SettingsNotKept,
)
from checkin.rehearsal import crowd
from checkin.store import database
from checkin.store.journal import connection, one

MOUNTS = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


@pytest.fixture
def crowded(desk):
    """A desk with twelve people on the list, two of them in."""
    crowd.grow(desk, 12, Random(1))
    guests = crowd.guests()
    for guest in guests[:2]:
        desk.reception.check_in(guest.ticket)
    return desk, guests


# -- the forum's own file -----------------------------------------------------


def emptied(path):
    path.write_bytes(b"")


def replaced(path):
    path.write_bytes(b"PK\x03\x04 a workbook" * 100)


def of_another_program(path):
    path.unlink()
    run_sql(path, "CREATE TABLE notes (text)")


def of_a_newer_version(path):
    run_sql(path, "PRAGMA user_version = 99")


def cut_short(path):
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize(
    ("spoil", "code", "advice"),
    [
        (emptied, "forum-damaged", "backups"),
        (replaced, "forum-foreign", "choose the folder of a forum"),
        (of_another_program, "forum-foreign", "choose the folder of a forum"),
        (of_a_newer_version, "forum-too-new", "install the newer program"),
        (cut_short, "forum-damaged", "backups"),
        (lambda path: path.unlink(), "forum-missing", "Choose another folder"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "find", "rehearse"])
def test_a_forum_that_cannot_be_opened_says_why_and_is_left_as_it_was(
    forum_folder, capsys, spoil, code, advice, command
):
    path = forum_folder / database.FILE
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    words = [command, "--json", str(forum_folder), *(["Anna"] if command == "find" else [])]
    assert commands.run(words) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == code
    assert advice in said.err
    assert said.err.count("\n") == 1
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_forum_another_program_holds_is_said_and_works_again_afterwards(crowded):
    desk, guests = crowded
    connection().execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(desk.folder / database.FILE)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(ForumBusy, match="close the other one"):
            desk.reception.check_in(guests[3].ticket)
        assert desk.reception.search(guests[3].name)[0].state == "expected"
    finally:
        other.close()
    assert desk.reception.check_in(guests[3].ticket).outcome is Outcome.ADMITTED
    assert desk.reports.verify().problems == ()


@pytest.mark.skipif(not MOUNTS, reason="only root may mount a disk")
def test_a_forum_on_a_read_only_disk_is_said_so(tmp_path, capsys):
    with small_disk(tmp_path / "stick") as stick:
        make_forum(stick / "a.forum", make_plan())
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        assert commands.run(["verify", str(stick / "a.forum")]) == 1
        assert "cannot be written" in capsys.readouterr().err


# -- the box ------------------------------------------------------------------

HOSTILE = [
    "\0",
    "\x02\x03",
    "t\0est",
    "\x1b[2J\x07",
    "\ud800 half a letter",
    "\u202e gnirts",
    "'; DROP TABLE scan; --",
    '=HYPERLINK("http://x.example","free")',
    "%s%n{0}{name}",
    "<script>alert(1)</script>",
    "\N{THINKING FACE}" * 500,
    "1" * 26,
    "9" * 4000,
    '{"ticket_id": ' + "[" * 2000,
    "file:///etc/passwd",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_scanner_types_is_answered_and_kept(crowded, text):
    desk, _ = crowded
    desk.reception.is_code(text)
    desk.reception.search(text)
    answer = desk.reception.check_in(text)
    assert answer.outcome in (Outcome.UNKNOWN, Outcome.UNREADABLE)
    assert answer.uid == ""
    assert answer.scan in {line.scan for line in desk.reception.last_scans()}
    assert desk.reports.verify().problems == ()


def test_half_a_letter_in_a_name_does_not_stop_a_registration(crowded):
    desk, _ = crowded
    uid = desk.people.register_walk_in({"display_name": "Anna \ud800 Berg"})
    assert desk.people.card(uid).person.display_name == "Anna ? Berg"
    assert desk.people.look_alikes({"display_name": "Anna \udfff"})


def test_control_characters_around_a_code_are_the_scanners_not_the_codes(crowded):
    desk, guests = crowded
    for number, around in enumerate(("\x02{}\x03", "{}\r\n", "\0{}\0", " {}\t"), 3):
        text = around.format(guests[number].ticket)
        assert desk.reception.check_in(text).uid == guests[number].uid


def test_five_megabytes_in_the_box_are_refused_and_not_stored(crowded):
    desk, _ = crowded
    flood = "Айгүл 7 " * 700_000
    size = (desk.folder / database.FILE).stat().st_size
    assert len(flood.encode()) > 5_000_000
    assert desk.reception.search(flood) == []
    answer = desk.reception.check_in(flood)
    assert (answer.outcome, answer.reason) == (Outcome.UNREADABLE, Reason.TOO_LONG)
    assert len(one("SELECT text FROM scan WHERE id = ?", (answer.scan,))[0]) <= 300
    assert (desk.folder / database.FILE).stat().st_size - size < 100_000


# -- a full disk --------------------------------------------------------------


def test_a_full_disk_stops_check_in_with_a_word_and_loses_nothing(crowded):
    desk, guests = crowded
    with no_more_pages():
        said = refused_at_last(lambda guest: desk.reception.check_in(guest.ticket), guests[2:] * 20)
        assert "What was written before is safe" in said
        before = desk.reports.figures().counts
        with pytest.raises(DiskFull):
            desk.people.register_walk_in({"display_name": "Anna " + "Berg " * 2000})
        assert desk.reports.figures().counts == before
        assert desk.reports.verify().problems == ()
    assert desk.reception.check_in("nobody's").outcome is Outcome.UNKNOWN
    assert desk.reports.verify().problems == ()


def test_people_are_found_on_a_full_disk_even_if_their_search_keys_cannot_be_stored(crowded):
    desk, guests = crowded
    with no_more_pages():
        refused_at_last(lambda guest: desk.reception.check_in(guest.ticket), guests[2:] * 20)
        connection().execute("PRAGMA query_only = 1")
        try:
            assert guests[5].uid in {hit.uid for hit in desk.reception.search(guests[5].name)}
        finally:
            connection().execute("PRAGMA query_only = 0")


def test_a_disk_that_fills_during_an_import_takes_nothing_in(crowded):
    desk, _ = crowded
    with no_more_pages(), pytest.raises(DiskFull):
        crowd.grow(desk, 3000, Random(2))
    assert desk.reports.figures().counts.on_list == 12
    assert desk.reports.verify().problems == ()
    desk.people.register_walk_in({"display_name": "Anna Berg"})
    assert desk.reports.figures().counts.walk_ins == 1


@pytest.mark.skipif(not MOUNTS, reason="only root may mount a disk")
def test_on_a_disk_that_is_really_full_every_file_is_whole_or_not_there(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        make_forum(disk / "a.forum", make_plan(), Clock())
        with Desk(disk / "a.forum", clock=Clock()) as desk:
            crowd.grow(desk, 40, Random(1))
            guests = crowd.guests()
            desk.reception.check_in(guests[0].ticket)
            with filled(disk):
                before = names_of(disk)
                for work, error in (
                    (lambda: desk.reception.check_in(guests[1].ticket), DiskFull),
                    (lambda: desk.paper.print_next(), DiskFull),
                    (lambda: desk.choose(theme="dark"), SettingsNotKept),
                    (lambda: desk.reports.backup(), BackupFailed),
                    (lambda: desk.badges.write(disk / "b.pdf", [guests[0].uid]), BadgesNotWritten),
                    *(
                        (lambda end=end: export(desk, disk / f"a.{end}"), ReportNotWritten)
                        for end in ("csv", "xlsx", "pdf")
                    ),
                ):
                    with pytest.raises(error):
                        work()
                assert names_of(disk) - before <= {"a.forum/backups"}
                assert desk.reception.search(guests[1].name)
            assert desk.reception.check_in(guests[1].ticket).outcome is Outcome.ADMITTED
            assert desk.paper.print_next().problem == ""
            assert export(desk, disk / "a.csv").rows == 40
            assert desk.reports.verify().problems == ()


def export(desk, path):
    return desk.reports.export("attendance", path)


def run_sql(path, sql):
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


@contextmanager
def no_more_pages():
    """This thread's connection behaves as on a full disk: the file may not grow."""
    pages = one("PRAGMA page_count")[0]
    connection().execute(f"PRAGMA max_page_count = {pages + 1}")
    try:
        yield
    finally:
        connection().execute("PRAGMA max_page_count = 4294967294")


def refused_at_last(work, things):
    """Go on until the disk is full; what was said then. Room in the last pages is used up first."""

    def go_on():
        for thing in things:
            work(thing)

    with pytest.raises(DiskFull) as said:
        go_on()
    return str(said.value)


@contextmanager
def small_disk(place, size="6m"):
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def filled(disk):
    """Not a byte is left."""
    ballast = disk / "ballast"
    descriptor = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    try:
        for size in (65536, 1):
            while True:
                try:
                    os.write(descriptor, b"x" * size)
                except OSError:
                    break
        yield
    finally:
        os.close(descriptor)
        ballast.unlink()


def names_of(disk):
    return {str(path.relative_to(disk)) for path in disk.rglob("*")}
