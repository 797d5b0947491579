"""What another program writes into the forum's file is found here without opening it again."""

import subprocess
import sys
from pathlib import Path

import pytest

from checkin.desk import News, searching
from checkin.rules import merging
from checkin.store import models
from checkin.store.entries import Act, Kind
from checkin.store.journal import record

ROOT = Path(__file__).parents[2]


def names(desk, words):
    return [hit.name for hit in desk.reception.search(words)]


def import_beside(folder, path, people):
    """Another program reads a list into the same forum."""
    lines = [f"{nth},{name}" for nth, name in enumerate(people, 1)]
    path.write_text("\n".join(["ID,Full name", *lines]), "utf-8")
    command = [sys.executable, ROOT / "main.py", "import", folder, path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def open_desk(desk):
    """A desk that has searched already, so that its index is in memory."""
    desk.people.register_walk_in({"display_name": "Ann Miller"})
    assert names(desk, "miller") == ["Ann Miller"]
    assert desk.beside.news() == News()
    return desk


def test_a_list_read_in_by_another_program_is_found(open_desk, tmp_path):
    import_beside(open_desk.folder, tmp_path / "list.csv", ["Нино Беридзе", "Pia Olsen"])
    assert names(open_desk, "beridze") == []
    news = open_desk.beside.news()
    assert news.people == 2
    assert names(open_desk, "beridze") == ["Нино Беридзе"]
    assert names(open_desk, "miller") == ["Ann Miller"]
    assert open_desk.beside.news() == News()


def test_it_is_noticed_though_we_wrote_in_between(open_desk, tmp_path):
    import_beside(open_desk.folder, tmp_path / "list.csv", ["Pia Olsen"])
    uid = open_desk.people.register_walk_in({"display_name": "Bo Berg"})
    open_desk.reception.check_in_delegate(uid)
    assert open_desk.beside.news().people == 1
    assert names(open_desk, "olsen") == ["Pia Olsen"]


def test_a_long_list_is_taken_in_in_parts(open_desk, tmp_path, monkeypatch):
    monkeypatch.setattr(searching, "MANY", 3)
    people = [f"Person{nth} Olsen" for nth in range(8)]
    import_beside(open_desk.folder, tmp_path / "list.csv", people)
    assert open_desk.beside.news().people == 8
    while open_desk.reception.warm_up_further():
        pass
    assert names(open_desk, "person7") == ["Person7 Olsen"]


def test_entries_of_another_desk_are_news_and_ours_are_not(open_desk):
    uid = open_desk.people.register_walk_in({"display_name": "Bo Berg"})
    open_desk.people.correct(uid, {"organisation": "Rivers"})
    assert open_desk.beside.news() == News()
    act = Act(open_desk._core.now(), "Dana", 2, "f" * 16)
    with models.database.atomic("IMMEDIATE"):  # as a merge of another journal writes it
        note = {"fields": {"organisation": "Lakes"}, "before": {"organisation": "Rivers"}}
        record((Kind.DELEGATE_CORRECTED, uid, note), act)
    assert open_desk.beside.news() == News(1, 1)
    assert names(open_desk, "lakes") == ["Bo Berg"]


def failing(desk):
    with desk._core.writing() as act:
        record((Kind.DELEGATE_REGISTERED, "x", {"display_name": "Nobody"}), act)
        raise RuntimeError


def test_what_was_taken_back_is_no_news(open_desk):
    with pytest.raises(RuntimeError):
        failing(open_desk)
    assert open_desk.beside.news() == News()
    open_desk.people.register_walk_in({"display_name": "Bo Berg"})
    assert open_desk.beside.news() == News()


def test_records_made_one_elsewhere_and_two_again_are_found_so(open_desk):
    kept, lost = (
        open_desk.people.register_walk_in({"display_name": name}) for name in ("Bo Berg", "B Bergh")
    )
    elsewhere = Act(open_desk._core.now(), "Dana", 2, "f" * 16)
    with models.database.atomic("IMMEDIATE"):
        merging.merge(kept, lost, {}, elsewhere)
    assert open_desk.beside.news().people == 2
    assert names(open_desk, "bergh") == ["Bo Berg"]
    with models.database.atomic("IMMEDIATE"):
        merging.undo(lost, elsewhere)
    assert open_desk.beside.news().people == 2
    assert names(open_desk, "bergh")[0] == "B Bergh"
