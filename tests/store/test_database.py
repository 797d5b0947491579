import shutil
import sqlite3
from pathlib import Path

import pytest
from helpers import make_plan

from checkin.desk.making import make_forum
from checkin.errors import (
    ForumBusy,
    ForumDamaged,
    ForumDetailsWrong,
    ForumExists,
    ForumForeign,
    ForumMissing,
    ForumTooNew,
)
from checkin.store import database, models


def test_steps_build_exactly_what_the_models_expect(store):
    for table in models.TABLES:
        built = {(c.name, c.null) for c in store.get_columns(table._meta.table_name)}
        assert built == {(f.column_name, f.null) for f in table._meta.sorted_fields}


def test_the_file_is_as_safe_as_a_file_can_be(store):
    assert store.pragma("journal_mode") == "wal"
    assert store.pragma("synchronous") == 2


def test_a_file_of_a_newer_version_is_left_alone(forum_folder):
    path = forum_folder / database.FILE
    _run(path, "PRAGMA user_version = 99")
    with pytest.raises(ForumTooNew, match="newer Ashar"):
        database.open_database(path)


def test_a_missing_file_is_not_made_by_looking(tmp_path):
    with pytest.raises(ForumMissing):
        database.open_database(tmp_path / "gone.forum" / database.FILE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", ForumDamaged), (b"%PDF-1.7 " * 50, ForumForeign), (b"SQLite format 3\0", ForumForeign)],
)
def test_a_file_that_is_no_forum_is_refused_and_left_as_it_was(tmp_path, content, error):
    path = tmp_path / database.FILE
    path.write_bytes(content)
    with pytest.raises(error):
        database.open_database(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / database.FILE
    _run(path, "CREATE TABLE notes (text)")
    before = path.read_bytes()
    with pytest.raises(ForumForeign, match="not made by Ashar"):
        database.open_database(path)
    assert path.read_bytes() == before


def test_a_torn_file_says_where_the_backups_are(forum_folder):
    path = forum_folder / database.FILE
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ForumDamaged, match="backups"):
        database.open_database(path)


def test_a_file_held_by_somebody_else_is_said_so(forum_folder, monkeypatch):
    path = forum_folder / database.FILE
    monkeypatch.setitem(database.PRAGMAS, "busy_timeout", 50)
    _run(path, "PRAGMA journal_mode = delete")
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(ForumBusy, match="another program"):
            database.open_database(path)
    finally:
        other.close()


def test_a_copy_is_whole_while_the_forum_is_in_use(store, act, tmp_path, forum_folder):
    target = tmp_path / "copy.sqlite"
    database.copy(forum_folder / database.FILE, target)
    with sqlite3.connect(target) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM entry").fetchone()[0] == 2
    copy.close()
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.sqlite"]


def test_a_forum_is_never_made_over_another(forum_folder):
    before = (forum_folder / database.FILE).read_bytes()
    with pytest.raises(ForumExists):
        make_forum(forum_folder, make_plan())
    assert (forum_folder / database.FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "no name"),
        ({"begins": "20 June"}, "20 June is not a date"),
        ({"ends": "2026-06-19"}, "before it begins"),
        ({"timezone": "Mars/Base"}, "no time zone"),
        ({"timezone": "../etc/passwd"}, "no time zone"),
    ],
)
def test_a_forum_with_wrong_details_is_not_made(tmp_path, wrong, said):
    with pytest.raises(ForumDetailsWrong, match=said):
        make_forum(tmp_path / "a.forum", make_plan(**wrong))
    assert not (tmp_path / "a.forum").exists()


def _run(path, sql):
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


def test_a_long_log_is_brought_home(store, tmp_path, monkeypatch):
    path = Path(store.database)
    monkeypatch.setattr(database, "LOG_BYTES", 0)
    store.execute_sql("INSERT INTO here VALUES ('test', 'x')")
    database.bring_home(path)
    alone = tmp_path / "alone.sqlite"
    shutil.copy(path, alone)  # without the log beside it
    found = sqlite3.connect(alone).execute("SELECT value FROM here WHERE name = 'test'").fetchone()
    assert found == ("x",)
