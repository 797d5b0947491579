"""Every command, in words and as JSON lines, through `run` and now and then as a real program."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader

from checkin import commands
from checkin.desk import Desk
from checkin.store.database import FILE

ROOT = Path(__file__).parents[1]
PEOPLE = """\
ID,Full name,Name in Latin,Organisation,Country,Role,Ticket
1,Жүсіп Нұртөре,Zhussip Nurtore,Сенат,Kazakhstan,speaker,t1
2,ნინო ბერიძე,Nino Beridze,Rivers,Georgia,delegate,t2
3,Çağla Öztürk,,Anadolu,Türkiye,press,t3
"""
IMPORTED = {"preset", "read", "new", "changed", "unchanged", "missing", "faulty", "milliseconds"}


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


@pytest.fixture
def forum(forum_folder, people):
    """A forum with three people on its list, which nobody has open."""
    assert commands.run(["import", str(forum_folder), str(people), "--json"]) == 0
    return forum_folder


@pytest.fixture
def ask(capsys, monkeypatch):
    """Carry out a command: its exit status, its JSON lines, what it said beside them."""

    def carry_out(*words, typed=""):
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = commands.run([*map(str, words), "--json"])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return carry_out


@pytest.fixture
def words(capsys):
    """Carry out a command in words: its exit status and what it said."""

    def carry_out(*given):
        capsys.readouterr()
        status = commands.run([*map(str, given)])
        return status, capsys.readouterr().out

    return carry_out


def start(*given, typed=b"", **environment):
    """The real program, as a shell would start it."""
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *given],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def uid_of(forum, name):
    with Desk(forum) as desk:
        return desk.reception.search(name)[0].uid


# -- a forum ------------------------------------------------------------------


def test_the_demo_is_made_once(tmp_path, ask):
    status, (made,), _ = ask("demo", tmp_path / "demo")
    assert (status, made["made"], made["delegates"] > 400) == (0, True, True)
    status, (again,), _ = ask("demo", tmp_path / "demo")
    assert (status, again["made"], again["delegates"]) == (0, False, 0)


def new(folder, **other):
    plan = {"name": "Форум", "from": "2026-06-20", "to": "2026-06-21", "timezone": "Asia/Almaty"}
    options = (plan | other).items()
    return ["new", folder, *(part for name, said in options for part in (f"--{name}", said))]


def test_a_new_forum_can_be_opened_and_is_never_made_twice(tmp_path, ask):
    folder = tmp_path / "Форум №1 #?%20 — 2026"
    assert ask(*new(folder)) == (0, [{"forum": str(folder), "made": True}], "")
    before = (folder / FILE).read_bytes()
    status, (said,), _ = ask(*new(folder))
    assert (status, said["error"]) == (1, "forum-exists")
    assert (folder / FILE).read_bytes() == before
    assert ask("verify", folder)[1] == [{"entries": 2, "streams": 1, "problems": []}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": "20.06.2026"},
        {"from": "20260620"},
        {"to": "2026-06-19"},
        {"to": "2062-06-21"},
        {"timezone": "Astana"},
        {"timezone": ""},
        {"name": "  "},
    ],
)
def test_details_that_cannot_be_make_no_forum(tmp_path, ask, wrong):
    status, (said,), err = ask(*new(tmp_path / "f", **wrong))
    assert (status, said["error"]) == (1, "forum-details-wrong")
    assert said["message"] in err
    assert not (tmp_path / "f").exists()


# -- lists in -----------------------------------------------------------------


def test_a_list_is_taken_in_and_the_second_time_nothing_changes(forum_folder, people, ask):
    status, (first,), _ = ask("import", forum_folder, people)
    assert (status, first.keys()) == (0, IMPORTED)
    assert (first["read"], first["new"], first["faulty"]) == (3, 3, [])
    _, (again,), _ = ask("import", forum_folder, people)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 3)


def test_a_dry_run_says_the_same_and_writes_nothing(forum_folder, people, ask):
    _, (dry,), _ = ask("import", forum_folder, people, "--dry-run")
    assert dry["new"] == 3
    assert ask("find", forum_folder, "Nino")[1][0]["hits"] == []
    _, (done,), _ = ask("import", forum_folder, people)
    assert {**dry, "milliseconds": 0} == {**done, "milliseconds": 0}


def test_in_words_an_import_names_faults_changes_and_who_is_missing(forum, people, words):
    rows = PEOPLE.splitlines()
    people.write_text("\n".join([rows[0], rows[1].replace("Сенат", "Senate"), "4,,,,,,"]), "utf-8")
    status, said = words("import", forum, people, "--dry-run")
    assert status == 0
    assert "row 3: The row has no name." in said
    assert "row 2, Жүсіп Нұртөре: organisation: 'Сенат' -> 'Senate'" in said
    assert "missing from this list: ნინო ბერიძე" in said
    assert "0 new, 1 changed, 0 unchanged, 2 missing, 1 faulty." in said
    assert said.endswith("Nothing was written.\n")


def test_a_faulty_row_is_left_out_with_its_reason(forum_folder, people, ask):
    people.write_text(PEOPLE + "4,,,Nobody,KZ,,\n", "utf-8")
    status, (said,), _ = ask("import", forum_folder, people)
    assert (status, said["read"], said["new"]) == (0, 4, 3)
    assert said["faulty"] == [{"row": 5, "column": "", "problem": "The row has no name."}]


def test_columns_mean_what_the_operator_says(forum_folder, people, ask):
    people.write_text("A,B,C=D\nAli,Ng,Rivers\n", "utf-8")
    given = ("--map", "A=given_name", "B=family_name", "--map", "C=D=organisation")
    assert ask("import", forum_folder, people, *given)[0] == 0
    (hit,) = ask("find", forum_folder, "Ali")[1][0]["hits"]
    assert (hit["name"], hit["organisation"]) == ("Ali Ng", "Rivers")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--map", "Nickname=display_name"), "list-column-unknown"),
        (("--map", "Role=shoe size"), "list-field-unknown"),
        (("--map", "Role=country", "Ticket=country"), "list-field-twice"),
        (("--map", "Role"), "not-a-mapping"),
        (("--preset", "facebook"), "list-preset-unknown"),
    ],
)
def test_a_mapping_that_cannot_be_is_said_and_nothing_is_taken_in(
    forum_folder, people, ask, given, code
):
    status, (said,), err = ask("import", forum_folder, people, *given)
    assert (status, said["error"]) == (1, code)
    assert said["message"] in err
    assert ask("find", forum_folder, "Nino")[1][0]["hits"] == []


def test_lists_that_are_none_are_said(forum_folder, tmp_path, ask):
    (tmp_path / "empty.csv").touch()
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "cut.xlsx").write_bytes(b"PK\3\4 cut off")
    (tmp_path / "header.csv").write_text("Name,Country\n")
    for name in ("gone.csv", "empty.csv", "letter.pdf", "cut.xlsx", "header.csv", "."):
        status, (said,), _ = ask("import", forum_folder, tmp_path / name)
        assert (status, said["error"].startswith("list-")) == (1, True), said
    status, (said,), _ = ask("import", forum_folder, os.devnull)
    assert (status, said["error"]) == (1, "list-empty")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
def test_a_list_without_an_end_is_too_large(forum_folder, ask):
    status, (said,), _ = ask("import", forum_folder, "/dev/zero")
    assert (status, said["error"]) == (1, "list-too-large")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have a name")
def test_a_list_may_come_through_a_pipe(forum_folder, tmp_path, ask):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(PEOPLE, "utf-8"))
    writer.start()
    assert ask("import", forum_folder, tmp_path / "pipe")[1][0]["new"] == 3
    writer.join()


# -- find and check in --------------------------------------------------------


def test_somebody_is_found(forum, ask):
    status, (said,), _ = ask("find", forum, "beridze")
    assert (status, said.keys()) == (0, {"query", "milliseconds", "hits"})
    (hit,) = said["hits"]
    assert hit.pop("delegate")
    assert hit == {
        "name": "ნინო ბერიძე",
        "latin_name": "Nino Beridze",
        "organisation": "Rivers",
        "country": "GE",
        "why": hit["why"],
    }


def test_queries_are_read_one_a_line(forum, ask):
    typed = "\ufeffberidze\r\n\n  \nnobody at all\nÖztürk"
    _, said, _ = ask("find", forum, typed=typed)
    assert [each["query"] for each in said] == ["beridze", "nobody at all", "Öztürk"]
    assert [len(each["hits"]) for each in said] == [1, 0, 1]


def test_as_many_are_found_as_were_wanted(forum, ask):
    assert len(ask("find", forum, "n")[1][0]["hits"]) > 1
    assert len(ask("find", forum, "n", "--limit", 1)[1][0]["hits"]) == 1


def test_options_may_stand_anywhere(forum, capsys):
    for given in (
        ["--json", "find", forum, "beridze"],
        ["find", "--json", forum, "beridze"],
        ["find", forum, "--json", "beridze"],
        ["find", forum, "--limit", "3", "beridze", "--json"],
        ["check-in", forum, "--checkpoint", "entrance", "--json", "t2"],
    ):
        capsys.readouterr()
        assert commands.run([*map(str, given)]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said.get("query", "beridze"), said.get("text", "t2")) == ("beridze", "t2")


def test_in_words_a_person_is_one_line(forum, words):
    status, said = words("find", forum, "beridze")
    assert status == 0
    assert said.startswith("ნინო ბერიძე  Nino Beridze  Rivers  Georgia  expected  ")
    assert words("find", forum, "qqqqq") == (0, "Nobody is found by 'qqqqq'.\n")


def test_checking_in_says_what_the_desk_says(forum, ask):
    status, said, _ = ask("check-in", forum, typed="t1\nt1\nno such ticket\n")
    assert status == 0
    assert [each["outcome"] for each in said] == ["admitted", "already-in", "unknown"]
    first, again, unknown = said
    assert first.keys() == {"text", "outcome", "delegate", "name", "first_at", "milliseconds"}
    assert (first["text"], first["name"], first["first_at"]) == ("t1", "Жүсіп Нұртөре", None)
    assert again["delegate"] == first["delegate"] == uid_of(forum, "Zhussip")
    assert again["first_at"].endswith("+05:00")
    assert (unknown["delegate"], unknown["name"], unknown["first_at"]) == ("", "", None)


def test_a_badge_is_printed_with_the_check_in(forum, ask):
    ask("check-in", forum, "t1")
    (paper,) = (forum / "paper").glob("*.pdf")
    assert "Zhussip Nurtore" in PdfReader(paper).pages[0].extract_text()


def test_in_words_a_second_scan_says_since_when_and_where(forum, words):
    assert words("check-in", forum, "t1") == (0, "Admitted: Жүсіп Нұртөре. Badge 001 000 001.\n")
    _, said = words("check-in", forum, "t1")
    assert said.startswith("Already in: Жүсіп Нұртөре, since ")
    assert said.endswith(", Main entrance, desk 1.\n")


def test_a_badge_of_this_form_that_nobody_made_is_called_so(forum, words):
    assert "nobody here made it" in words("check-in", forum, "1" * 26)[1]


def test_what_a_sick_scanner_types_is_answered_and_kept(forum, ask):
    typed = "\0\nt\0002\nt\udcff2\n\x02t2\x03\n" + "9" * 5000 + "\n"
    status, said, _ = ask("check-in", forum, typed=typed)
    assert status == 0
    assert [each["outcome"] for each in said] == [
        "unreadable", "unknown", "unknown", "admitted", "unreadable",
    ]  # fmt: skip
    assert ask("check-in", forum, "")[1][0]["outcome"] == "unreadable"
    assert ask("verify", forum)[1][0]["problems"] == []


def test_half_letters_and_controls_are_searched_without_harm(forum, ask):
    status, said, _ = ask("find", forum, typed="\0\n\udcff\n\x1b[2J\u2028\x85b\n\u202e\n")
    assert status == 0
    assert len(said) == 4


def test_what_a_name_holds_gives_the_terminal_no_orders(forum, tmp_path, words, ask):
    path = tmp_path / "more.csv"
    path.write_text("Name,Organisation\nAli Ng,\x1b[2JRivers\x9b\n", "utf-8")
    assert ask("import", forum, path)[0] == 0
    said = words("find", forum, "Ali Ng")[1]
    assert "\\x1b[2JRivers\\x9b" in said
    assert "\x1b" not in said
    (hit,) = ask("find", forum, "Ali Ng")[1][0]["hits"]
    assert hit["organisation"] == "\x1b[2JRivers\x9b"


def test_an_unknown_checkpoint_names_the_known_ones(forum, ask):
    status, (said,), _ = ask("check-in", forum, "t1", "--checkpoint", "gate 7")
    assert (status, said["error"]) == (1, "checkpoint-unknown")
    assert "entrance" in said["message"]
    assert ask("check-in", forum, "t1", "--checkpoint", "entrance")[1][0]["outcome"] == "admitted"


# -- badges, exports, the proof, the rehearsal --------------------------------


def test_badges_of_everybody_are_one_file(forum, tmp_path, ask):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "all.pdf")
    assert status == 0
    assert said.keys() == {"badges", "pages", "bytes", "milliseconds", "warnings"}
    assert (said["badges"], said["pages"], said["warnings"]) == (3, 3, [])
    assert said["bytes"] == (tmp_path / "all.pdf").stat().st_size
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 3


def test_badges_of_those_who_were_named(forum, tmp_path, ask):
    output = tmp_path / "one.pdf"
    who = uid_of(forum, "Nino")
    status, (said,), _ = ask(
        "badges", forum, "--delegate", who, who, "--output", output, "--layout", "label-100x62"
    )
    assert (status, said["badges"]) == (0, 1)
    assert "Nino Beridze" in PdfReader(output).pages[0].extract_text()
    (code,) = ask("find", forum, "001 000 001")[1][0]["hits"]
    assert code["delegate"] == who


def test_a_name_no_font_can_write_is_warned_of(forum, tmp_path, ask, words):
    path = tmp_path / "more.csv"
    path.write_text("Name\n𒀀𒀁𒀂\n", "utf-8")
    ask("import", forum, path)
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "a.pdf")
    assert status == 0
    assert said["warnings"][0].keys() == {"delegate", "field", "problem"}
    assert "𒀀𒀁𒀂: display_name: " in words("badges", forum, "--output", tmp_path / "a.pdf")[1]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--delegate", "nobody"), "delegate-unknown"),
        (("--delegate", "\udcff"), "delegate-unknown"),
        (("--layout", "a0"), "layout-missing"),
    ],
)
def test_badges_that_cannot_be_made_are_said(forum, tmp_path, ask, given, code):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "a.pdf", *given)
    assert (status, said["error"]) == (1, code)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have a name")
def test_what_is_no_file_is_never_replaced_by_one(forum, tmp_path, ask):
    for given in (["badges", forum, "--output"], ["export", forum, "attendance"]):
        path = tmp_path / f"{given[0]}.pdf"
        os.mkfifo(path)
        status, (said,), _ = ask(*given, path)
        assert (status, "a folder or a device" in said["message"]) == (1, True)
        assert path.is_fifo()


def test_badges_into_a_folder_that_is_not_there_are_said(forum, tmp_path, ask):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "gone" / "a.pdf")
    assert (status, said["error"]) == (1, "badges-not-written")


@pytest.mark.parametrize("kind", commands.KINDS)
@pytest.mark.parametrize("ending", ["csv", "XLSX", "pdf"])
def test_a_file_of_every_kind_is_written(forum, tmp_path, ask, kind, ending):
    path = tmp_path / f"out.{ending}"
    assert ask("export", forum, kind, path)[:2] == (0, [{"rows": 3, "file": str(path)}])
    assert path.stat().st_size > 100


def test_an_ending_nobody_knows_is_said(forum, tmp_path, ask):
    for name in ("out.docx", "out", "."):
        status, (said,), _ = ask("export", forum, "attendance", tmp_path / name)
        assert (status, said["error"]) == (1, "report-not-written")


def test_a_sound_forum_is_verified(forum, ask, words):
    assert ask("verify", forum)[:2] == (0, [{"entries": 5, "streams": 1, "problems": []}])
    assert words("verify", forum)[1].startswith("5 entries in 1 streams, 0 problems. Head: ")


def tamper(forum, sql):
    connection = sqlite3.connect(forum / FILE)
    connection.executescript(f"DROP TRIGGER entry_unchanged; DROP TRIGGER entry_kept; {sql};")
    connection.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET operator = 'Mallory' WHERE seq = 4",
        "DELETE FROM entry WHERE seq = 4",
        "UPDATE delegate SET status = 'withdrawn'",
    ],
)
def test_a_forum_that_was_tampered_with_is_not_well(forum, ask, sql):
    tamper(forum, sql)
    status, (said,), _ = ask("verify", forum)
    assert status == 1
    assert said["problems"]


def test_tables_are_made_again_from_the_journal(forum, ask):
    tamper(forum, "UPDATE delegate SET display_name = 'X'")
    assert ask("verify", forum, "--rebuild")[0] == 0
    assert len(ask("find", forum, "Nino")[1][0]["hits"]) == 1


def test_a_rehearsal_leaves_the_forum_alone_and_says_its_figures(forum, tmp_path, ask):
    before = ask("verify", forum)[1]
    status, (said,), _ = ask(
        "rehearse", forum, "--delegates", 20, "--output", tmp_path / "out"
    )  # fmt: skip
    assert (status, said["delegates"], said["unexplained"], said["problems"]) == (0, 20, 0, [])
    assert Path(said["report"]).is_file()
    assert ask("verify", forum)[1] == before


def test_a_rehearsal_that_was_stopped_stands_in_nobodys_way(forum, tmp_path, ask, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("checkin.rehearsal.write_page", stop)
        status, _, err = ask("rehearse", forum, "--output", tmp_path / "out")
    assert (status, "Stopped" in err) == (1, True)
    assert list((tmp_path / "out").iterdir()) == []
    assert ask("rehearse", forum, "--output", tmp_path / "out")[0] == 0


def test_a_rehearsal_lies_beside_the_forum_unless_told(forum, ask, monkeypatch):
    monkeypatch.chdir(forum)
    (said,) = ask("rehearse", ".")[1]
    assert Path(said["report"]).parent == forum.with_name("test-rehearsal")


# -- what stands in the way ---------------------------------------------------


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE delegate (name)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "forum-missing"),
        (lambda path: path.write_bytes(b""), "forum-damaged"),
        (lambda path: path.write_bytes(b"not a database" * 99), "forum-foreign"),
        (lambda path: (path.unlink(), foreign(path)), "forum-foreign"),
        (lambda path: pragma(path, "user_version = 999"), "forum-too-new"),
    ],
)
@pytest.mark.parametrize("command", ["find", "check-in", "verify"])
def test_a_file_that_is_no_forum_of_ours_is_left_as_it_is(
    forum_folder, ask, spoil, code, command
):  # fmt: skip
    path = forum_folder / FILE
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    status, (said,), err = ask(command, forum_folder, *["t1"] * (command != "verify"))
    assert (status, said["error"]) == (1, code)
    assert said["message"] in err
    assert (path.read_bytes() if path.exists() else None) == before


def pragma(path, said):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {said}")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_forum_that_another_program_holds_is_said(forum, ask, monkeypatch):
    monkeypatch.setattr("checkin.store.database.PRAGMAS", {"busy_timeout": 50})
    holder = sqlite3.connect(forum / FILE)
    holder.execute("BEGIN IMMEDIATE")
    status, (said,), _ = ask("check-in", forum, "t1")
    holder.close()
    assert (status, said["error"]) == (1, "forum-busy")
    assert ask("check-in", forum, "t1")[1][0]["outcome"] == "admitted"


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["nonsense"],
        ["find"],
        ["find", "f", "--nonsense"],
        ["find", "f", "a", "b"],
        ["find", "f", "a", "--limit", "0"],
        ["find", "f", "a", "--limit", "many"],
        ["new", "f"],
        ["badges", "f"],
        ["export", "f", "attendance"],
        ["export", "f", "gossip", "a.csv"],
        ["rehearse", "f", "--delegates", "-5"],
    ],
)
def test_wrong_usage_is_said_beside_the_answers(wrong, capsys):
    with pytest.raises(SystemExit) as stop:
        commands.run(wrong)
    said = capsys.readouterr()
    assert (stop.value.code, said.out) == (2, "")
    assert "usage: main.py" in said.err


def test_every_command_explains_itself(capsys):
    for given in ([], *([name] for name in commands.NAMES)):
        with pytest.raises(SystemExit) as stop:
            commands.run([*given, "--help"])
        assert stop.value.code == 0
    assert "opens the window" in capsys.readouterr().out.replace("\n", " ")


def test_a_stop_from_the_keyboard_is_no_mistake(forum, people, ask, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("checkin.desk.lists.Lists.apply", stop)
    status, said, err = ask("import", forum, people)
    assert (status, said, "Stopped" in err) == (1, [], True)


# -- the real program ---------------------------------------------------------


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
