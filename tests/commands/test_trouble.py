"""What stands in the way of a command is said, and leaves everything as it was."""

import sqlite3

import pytest

from checkin import commands
from checkin.store.database import FILE


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
    for given in ([], *([name] for name in commands.COMMANDS)):
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
