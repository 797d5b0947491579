"""The search index beside the database: quick to take up, never trusted, silent when it is bad."""

import pytest

from checkin.desk import Desk
from checkin.desk.searching import SHELF
from checkin.store.journal import connection

QUERIES = ("zhussip", "jusip", "sarybay", "kairat", "aliev", "ozturk", "ng", "petrov", "country:kz")


def names(desk, words):
    return [hit.name for hit in desk.reception.search(words)]


def register(desk, *names):
    return [desk.people.register_walk_in({"display_name": name}) for name in names]


def reopened(desk, clock):
    again = Desk(desk.folder, clock=clock)
    again.reception.warm_up()
    return again


@pytest.fixture
def shelved(desk, clock):
    """A forum whose search index is kept beside it."""
    register(desk, "Нұртөре Жүсіп", "Қайрат Сарыбай", "İlyas Öztürk", "Ng Seng")
    desk.close()
    reopened(desk, clock).close()
    assert (desk.folder / SHELF).is_file()
    return desk.folder


def test_the_next_opening_takes_it_up(shelved, clock):
    with Desk(shelved, clock=clock) as desk:
        # Not what a program would do: the row is another one, and stands where it stood.
        with desk._core.writing():
            connection().execute("UPDATE name_key SET keys = 'nxyz\t\txyz\tx'")
        assert names(desk, "zhussip") == ["Нұртөре Жүсіп"]
        assert names(desk, "xyz") == []


def test_it_answers_as_if_made_anew_whatever_happened_since(shelved, clock):
    with Desk(shelved, clock=clock) as desk:
        uids = {name: desk.reception.search(name)[0].uid for name in ("zhussip", "ozturk", "seng")}
        _, double = register(desk, "Ахмет Әлиев", "Öztürk İlyas")
        desk.people.correct(uids["zhussip"], {"display_name": "Иван Петров", "country": "KZ"})
        desk.people.merge(double, uids["ozturk"], {})
        desk.reception.teach(uids["seng"], "the tall one")
    with Desk(shelved, clock=clock) as desk:
        found = {query: names(desk, query) for query in (*QUERIES, "the tall one")}
    (shelved / SHELF).unlink(missing_ok=True)
    with Desk(shelved, clock=clock) as desk:
        assert found == {query: names(desk, query) for query in found}
    assert found["petrov"] == ["Иван Петров"]
    assert found["zhussip"] == []


def test_whoever_is_gone_is_not_left_in_it(shelved, clock):
    assert b"ozturk" in (shelved / SHELF).read_bytes()
    with Desk(shelved, clock=clock) as desk:
        desk.reception.warm_up()
        known = desk.reception.search("ilyas")[0].uid
        (double,) = register(desk, "Ilyas Ozturk")
        desk.people.merge(double, known, {})
        assert not (shelved / SHELF).exists()


@pytest.mark.parametrize("spoil", ["empty", "cut", "bit", "foreign", "folder", "other forum's"])
def test_a_bad_one_is_made_anew_without_a_word(shelved, clock, spoil, caplog):
    path = shelved / SHELF
    whole = path.read_bytes()
    spoilt = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "bit": whole[:700] + bytes([whole[700] ^ 4]) + whole[701:],
        "foreign": b"SQLite format 3\0" * 99,
        "other forum's": whole,
    }
    path.unlink()
    if spoil == "folder":
        path.mkdir()
    else:
        path.write_bytes(spoilt[spoil])
    if spoil == "other forum's":
        with Desk(shelved, clock=clock) as desk, desk._core.writing():
            connection().execute("UPDATE name_key SET delegate = 'of-another-' || delegate")
    with Desk(shelved, clock=clock) as desk:
        assert names(desk, "zhussip") == ["Нұртөре Жүсіп"]
        desk.reception.warm_up()
        assert names(desk, "kairat") == ["Қайрат Сарыбай"]
    if spoil != "folder":
        assert not caplog.records
        assert path.read_bytes() == whole  # a good one again
