"""A forum of three people, and commands carried out on it."""

import io
import json
import sys

import pytest
from commands.program import PEOPLE

from checkin import commands


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
