"""The commands as a shell starts them."""

import json
import subprocess
import sys
import threading

import pytest
from commands.program import ROOT, start

from checkin import commands
from checkin.desk import Desk


def test_the_program_speaks_json_alone_on_standard_output(forum):
    made = start("find", forum, "--json", typed="beridze\nÖztürk\nbad \xff\xfe\n".encode("latin-1"))
    assert (made.returncode, made.stderr) == (0, b"")
    lines = made.stdout.decode().splitlines()
    assert [len(json.loads(line)["hits"]) for line in lines] == [1, 0, 0]


def test_progress_goes_to_standard_error(tmp_path, forum_folder, ask, monkeypatch):
    monkeypatch.setattr("checkin.speaking.PAUSE_S", 0)
    rows = "".join(f"{n},Person {n}\n" for n in range(2_500))
    (tmp_path / "long.csv").write_text(f"ID,Full name\n{rows}", "utf-8")
    status, (said,), err = ask("import", forum_folder, tmp_path / "long.csv")
    assert (status, said["new"]) == (0, 2_500)
    assert "1000 of 2500 people\n" in err


def test_a_reader_that_leaves_early_ends_it_quietly(forum):
    program = subprocess.Popen(
        [sys.executable, ROOT / "main.py", "find", forum],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    program.stdin.write(b"beridze\n")
    program.stdin.flush()
    program.stdout.readline()
    program.stdout.close()
    _, err = program.communicate(b"beridze\n" * 50, timeout=60)
    assert program.returncode == 1
    assert b"could not be written" in err
    assert b"Traceback" not in err
    assert b"Exception" not in err


@pytest.mark.parametrize("encoding", ["cp1251", "cp1254", "ascii", "utf-16"])
def test_a_console_of_few_letters_stops_nothing(forum, encoding):
    for given in ((), ("--json",)):
        made = start("find", forum, "Nino", *given, PYTHONIOENCODING=encoding)
        assert (made.returncode, made.stderr) == (0, b"")
    said = made.stdout.decode(encoding)
    assert json.loads(said)["hits"][0]["name"] == "ნინო ბერიძე"


def test_two_programs_check_in_at_once_and_lose_nothing(forum, tmp_path):
    rows = "".join(f"p{n},Person {n},x{n}\n" for n in range(60))
    path = tmp_path / "more.csv"
    path.write_text(f"ID,Full name,Ticket\n{rows}", "utf-8")
    assert commands.run(["import", str(forum), str(path), "--json"]) == 0
    typed = "".join(f"x{n}\n" for n in range(60)).encode()
    made = []

    def play():
        made.append(start("check-in", forum, "--json", typed=typed))

    both = [threading.Thread(target=play) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [(each.returncode, each.stderr) for each in made] == [(0, b""), (0, b"")]
    outcomes = [json.loads(line)["outcome"] for each in made for line in each.stdout.splitlines()]
    assert sorted(outcomes) == ["admitted"] * 60 + ["already-in"] * 60
    with Desk(forum) as desk:
        counts = desk.reports.figures().counts
        assert (counts.present, counts.scans, counts.badges_printed) == (60, 120, 60)
        assert desk.status().waiting == 0
        assert desk.reports.verify().problems == ()


def test_no_command_loads_qt(forum, tmp_path):
    code = (
        "import sys; from checkin import commands;"
        f"commands.run(['check-in', {str(forum)!r}, 't1']);"
        f"commands.run(['export', {str(forum)!r}, 'attendance', {str(tmp_path / 'a.pdf')!r}]);"
        "sys.exit('PySide6' in sys.modules)"
    )
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (made.returncode, made.stderr) == (0, b"")


def test_a_word_that_is_no_command_is_wrong_usage():
    for given in (["nonsense"], ["nonsense", "forum"], ["find"]):
        made = start(*given, QT_QPA_PLATFORM="")
        assert (made.returncode, made.stdout) == (2, b"")


def test_without_a_display_the_window_says_what_to_do_instead(forum):
    quiet = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    for given in ([], [forum], [forum.with_name("gone.forum")]):
        made = start(*given, **quiet)
        assert made.returncode == 1
        assert b"rehearse" in made.stderr
