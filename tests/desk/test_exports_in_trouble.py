"""A full disk, a stick that was pulled out: a sentence, the older file as it was, nothing lost."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers import add_delegate

from checkin.desk.reports import KINDS
from checkin.errors import DeskError, ReportNotWritten, ReportStopped

PEOPLE = 25


@pytest.fixture
def busy(desk):
    """A desk with people on its list, all in, all with badges."""
    with desk._core.writing() as act:
        for number in range(PEOPLE):
            add_delegate(act, f"P{number}", f"Person Ғ{number}", country="KZ")
    for number in range(PEOPLE):
        desk.reception.check_in_delegate(f"P{number}")
    while desk.paper.print_next():
        pass
    desk.badges.write(desk.folder / "first.pdf")
    return desk


@contextmanager
def full_disk():
    """No file of this process may grow beyond 1 kB: the nearest thing to a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


EXPORTS = {
    **{
        f"{kind}{ending}": lambda desk, folder, kind=kind, ending=ending: desk.reports.export(
            kind, folder / f"a{ending}"
        )
        for kind in KINDS
        for ending in (".csv", ".xlsx", ".pdf")
    },
    "badges": lambda desk, folder: desk.badges.write(folder / "a.pdf"),
    "paper list": lambda desk, folder: desk.fallback.write_list(folder, anew=True),
    "backup": lambda desk, folder: desk.reports.backup(folder),
}


def left(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_is_said_and_the_older_files_stay(busy, tmp_path):
    for name, write in EXPORTS.items():
        folder = tmp_path / name
        folder.mkdir()
        write(busy, folder)
        before = left(folder)
        small = all(len(content) <= 1024 for content in before.values())  # it fits all the same
        with full_disk():
            if not small:
                with pytest.raises(DeskError) as said:
                    write(busy, folder)
                words = (os.strerror(errno.EFBIG), "full")
                assert any(word in str(said.value) for word in words), name
        assert left(folder) == before, name
    assert busy.reports.figures().counts.scans == PEOPLE
    assert busy.reports.verify().problems == ()


def refused(desk, write, folder, monkeypatch, broken):
    """The words of a second writing that fails; what the first one left must be as it was."""
    folder.mkdir()
    write(desk, folder)
    before = left(folder)
    with monkeypatch.context() as patched:
        patched.setattr(*broken)
        with pytest.raises(DeskError) as said:
            write(desk, folder)
    assert left(folder) == before, folder.name
    return str(said.value)


def test_a_file_that_another_program_holds_is_said_and_stays(busy, tmp_path, monkeypatch):
    """As Windows answers while a table is open in Excel."""

    def held(part, target):
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))

    for name, write in EXPORTS.items():
        folder = tmp_path / name
        words = refused(busy, write, folder, monkeypatch, (Path, "replace", held))
        assert "cannot access the file" in words, name
        assert "cannot be read" not in words, name
        assert str(tmp_path) in words, name
        if name.endswith((".csv", ".xlsx", ".pdf")):
            assert "Close the file if another program has it open" in words
    assert busy.reports.verify().problems == ()


def test_a_stick_that_is_gone_is_said(busy):
    gone = Path("/proc/self/stick")  # where nothing can be made, as under a stick pulled out
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a place nobody can write to")
    for name, write in EXPORTS.items():
        with pytest.raises(DeskError) as said:
            write(busy, gone)
        assert "stick" in str(said.value), name
    assert busy.reports.verify().problems == ()


@pytest.mark.parametrize("code", [errno.ENODEV, errno.EIO])
def test_a_stick_pulled_out_half_way_leaves_nothing_half(busy, tmp_path, monkeypatch, code):
    """The bytes went out, and then the device did not answer any more."""

    def pulled(_):
        raise OSError(code, os.strerror(code))

    for name, write in EXPORTS.items():
        folder = tmp_path / name
        words = refused(busy, write, folder, monkeypatch, (os, "fsync", pulled))
        assert os.strerror(code) in words, name
        assert "stick" in words or "another place" in words, name  # what to do
        write(busy, folder)  # it is in again
    assert busy.reports.verify().problems == ()


def test_a_lost_badge_is_blocked_also_where_its_paper_cannot_be_written(busy):
    busy.handing.hand_over("P1")
    (busy.folder / "exports").write_text("a file stands where the folder should")
    with pytest.raises(ReportNotWritten):
        busy.handing.report_lost("P1")  # said as what could not be written, not as a crash
    assert busy.people.card("P1").badges[0].void_reason == "lost"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_a_report_that_is_stopped_leaves_the_older_file_and_nothing_else(busy, tmp_path, ending):
    path = tmp_path / "out" / f"a.{ending}"
    path.parent.mkdir()
    path.write_text("older", "utf-8")
    with pytest.raises(ReportStopped):
        busy.reports.export("attendance", path, told=lambda *_: False)
    assert path.read_text("utf-8") == "older"
    assert list(path.parent.iterdir()) == [path]
