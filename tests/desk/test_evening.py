"""The end of a day where the disk is full, the folder is gone, or somebody stops it."""

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from checkin.desk.evening import BACKUP, FILES, NAMES, PROOF

DAY = "2026-06-20"


@pytest.fixture
def listed(desk):
    """Sixty people, one of whom came."""
    uids = [desk.people.register_walk_in({"display_name": f"Guest {n}"}) for n in range(60)]
    desk.reception.check_in_delegate(uids[0])
    return desk


def states(steps):
    return {step.name: step.state for step in steps}


def test_everything_is_told_step_by_step(listed):
    heard = []
    folder = listed.evening.free_folder(DAY)
    steps = listed.evening.write(DAY, folder, lambda step: heard.append(step) or True)
    assert tuple(states(steps)) == NAMES
    assert set(states(steps).values()) == {"done"}
    assert [step.name for step in heard if step.state == "done"] == list(NAMES)
    assert len(list(folder.iterdir())) == len(FILES) + 1
    assert listed.evening.free_folder(DAY) == folder.with_name(f"{DAY}-2")


def test_a_folder_that_is_taken_away_fails_file_by_file_and_the_proof_is_made(listed, tmp_path):
    stick = tmp_path / "stick"
    stick.write_text("no folder", "utf-8")
    steps = {step.name: step for step in listed.evening.write(DAY, stick / DAY, lambda _: True)}
    assert {steps[f"{kind}.{ending}"].state for kind, ending in FILES} == {"failed"}
    assert "could not be written" in str(steps["report.pdf"].problem)
    assert "The forum itself is safe" in str(steps[BACKUP].problem)
    assert steps[PROOF].state == "done"


def test_a_folder_that_goes_in_the_middle_comes_back_with_the_next_file(listed, tmp_path):
    folder = tmp_path / "stick" / DAY

    def pull(step):
        if step.name == "report.pdf" and step.state == "done":
            shutil.rmtree(folder)
        return True

    steps = listed.evening.write(DAY, folder, pull)
    assert states(steps)["scans.csv"] == "done"
    assert (folder / f"scans-{DAY}.csv").exists()


def test_a_name_that_is_taken_by_a_folder_is_said_and_the_rest_is_made(listed, tmp_path):
    folder = tmp_path / DAY
    (folder / f"days-{DAY}.xlsx").mkdir(parents=True)
    found = states(listed.evening.write(DAY, folder, lambda _: True))
    assert found.pop("days.xlsx") == "failed"
    assert set(found.values()) == {"done"}


def test_who_stops_it_keeps_what_is_whole(listed, tmp_path):
    folder = tmp_path / DAY
    steps = listed.evening.write(DAY, folder, lambda step: step.name != "sessions.xlsx")
    found = states(steps)
    assert (found["days.xlsx"], found["sessions.xlsx"], found[PROOF]) == ("done", "left", "left")
    assert all(not path.name.startswith(".") for path in folder.iterdir())


PROGRAM = """
    import resource, signal, sys
    from pathlib import Path
    from checkin.desk import Desk
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Desk(Path(sys.argv[1])) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, resource.RLIM_INFINITY))
        steps = desk.evening.write("2026-06-20", Path(sys.argv[2]), lambda step: True)
        for step in steps:
            print(step.name, step.state, step.problem or "", sep="|")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit here")
def test_a_disk_that_takes_no_more_loses_nothing_and_says_so(listed, tmp_path):
    """No file may grow beyond 16 kB: small ones are written, large ones are not, none is half."""
    folder = tmp_path / "full" / DAY
    listed.close()
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(listed.folder), str(folder)],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True,
    )  # fmt: skip
    found = {line.split("|")[0]: line.split("|")[1:] for line in ran.stdout.splitlines()}
    failed = {name for name, (state, _) in found.items() if state == "failed"}
    assert {"attendance.pdf", BACKUP} <= failed < set(NAMES) - {PROOF, "attendance.csv"}
    assert "could not be written" in found["attendance.pdf"][1]
    there = {path.name for path in folder.iterdir()}
    assert there == {
        f"{kind}-{DAY}.{ending}" for kind, ending in FILES if f"{kind}.{ending}" not in failed
    }
