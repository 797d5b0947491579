import errno
import os
from pathlib import Path

import pytest
from exporters.reports import report

from checkin.errors import ReportNotWritten
from checkin.exporters import KINDS, write_report

ROWS = [(str(n), f"Name {n}", n) for n in range(1200)]


@pytest.fixture(params=sorted(KINDS))
def ending(request):
    return request.param


def test_a_report_says_how_many_rows_the_first_sheet_has(tmp_path, ending):
    assert write_report(report(ROWS[:7]), tmp_path / f"a{ending}") == 7


def test_the_ending_decides_whatever_its_case(tmp_path):
    write_report(report(ROWS[:1]), tmp_path / "A.CSV")
    assert (tmp_path / "A.CSV").read_bytes().startswith(b"\xef\xbb\xbfuid,")


def test_an_unknown_ending_names_the_known_ones(tmp_path):
    with pytest.raises(ReportNotWritten, match=r"\.csv.*\.xlsx"):
        write_report(report(ROWS[:1]), tmp_path / "a.docx")


def test_nothing_but_the_report_is_in_the_folder_afterwards(tmp_path, ending):
    write_report(report(ROWS[:3]), tmp_path / f"a{ending}")
    assert [path.name for path in tmp_path.iterdir()] == [f"a{ending}"]


def test_a_missing_folder_is_said(tmp_path, ending):
    with pytest.raises(ReportNotWritten, match="No such file"):
        write_report(report(ROWS[:1]), tmp_path / "gone" / f"a{ending}")


def test_a_file_where_the_folder_should_be_is_said(tmp_path, ending):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportNotWritten, match="Not a directory"):
        write_report(report(ROWS[:1]), tmp_path / "file" / f"a{ending}")


def test_a_folder_of_that_name_is_left_alone(tmp_path, ending):
    (tmp_path / f"a{ending}").mkdir()
    with pytest.raises(ReportNotWritten, match="folder"):
        write_report(report(ROWS[:1]), tmp_path / f"a{ending}")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_said(ending):
    with pytest.raises(ReportNotWritten, match="could not be written"):
        write_report(report(ROWS[:1]), Path(f"/proc/self/a{ending}"))


@pytest.fixture
def full_disk():
    """Files of this process may not grow beyond 4 kB: the nearest thing to a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("as_rows", [list, iter])
def test_a_disk_that_fills_up_leaves_the_older_file_and_nothing_else(
    tmp_path, ending, as_rows, full_disk
):
    path = tmp_path / f"a{ending}"
    path.write_text("older")
    with pytest.raises(ReportNotWritten, match=os.strerror(errno.EFBIG)):
        write_report(report(as_rows(ROWS)), path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_rows_that_fail_leave_the_older_file_and_nothing_else(tmp_path, ending):
    def rows():
        yield "1", "Айгүл", 1
        raise KeyError("a fault of ours")

    path = tmp_path / f"a{ending}"
    path.write_text("older")
    with pytest.raises(KeyError):
        write_report(report(rows()), path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_is_told_and_ends_with_all(tmp_path, ending):
    told = []
    write_report(report(ROWS), tmp_path / f"a{ending}", lambda *at: told.append(at))
    assert told[0] == (500, 1200)
    assert told[-1] == (1200, 1200)


def test_an_empty_report_is_a_file_with_a_header(tmp_path, ending):
    assert write_report(report([]), tmp_path / f"a{ending}") == 0
    assert (tmp_path / f"a{ending}").stat().st_size > 20
