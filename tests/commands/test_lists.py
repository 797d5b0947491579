"""Make a forum and take lists in, by command."""

import os
import threading
from pathlib import Path

import pytest
from commands.program import PEOPLE

from checkin.store.database import FILE

IMPORTED = {"preset", "read", "new", "changed", "unchanged", "missing", "faulty", "milliseconds"}


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
