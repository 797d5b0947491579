"""An index from the disk answers like one made anew; a file that is not whole is no index."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.names import Index, Searchable, make_keys
from checkin.names.shelf import put_away, take_up

GIVEN = ("Жүсіп", "Айгүл", "Mehmet", "Ayşe", "محمد", "דוד", "さくら", "민준", "伟", "Ng")
FAMILY = ("Сарыбай", "Әлиев", "O’Brien", "Öztürk", "李", "김", "بن سلمان", "Friberg-Storey")
QUERIES = (
    *("zhussip", "жусип", "aigul", "alie", "ng", "sarybai", "mehmet", "muhamad", "obrien", "li"),
    *("sakura", "minjun", "david", ":ecsg", "storey f", "d3@", "0003", "unesco"),
)
PEOPLE = st.lists(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY), st.booleans()), max_size=25
)
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 30), st.none() | st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY))
    ),
    max_size=8,
)


def keys_of(at: int, given: str, family: str, more: bool = False) -> str:
    extra = {"organisation": "UNESCO", "email": f"d{at}@example.org", "country": "KZ"}
    return make_keys(Searchable(str(at), f"{family} {given}", **(extra if more else {})))


def made_of(rows: dict[str, str]) -> Index:
    index = Index()
    index.load(rows.items())
    index.make_ready()
    return index


def answers(index: Index) -> list:
    return [
        sorted((m.rank, m.uid, m.why, m.field) for m in index.search(query, limit=99))
        for query in QUERIES
    ]


@settings(max_examples=25, deadline=None)
@given(people=PEOPLE, changes=CHANGES)
def test_an_index_from_the_disk_answers_like_one_made_anew(tmp_path_factory, people, changes):
    path = tmp_path_factory.mktemp("shelf") / "search.index"
    rows = {str(at): keys_of(at, *person) for at, person in enumerate(people)}
    made = made_of(rows)
    assert made.put_away(path, b"stamps")
    taken, stamps = Index.taken_up(path, b"others")
    assert stamps == b"stamps"
    assert answers(taken) == answers(made)
    for at, name in changes:
        if name is None:
            taken.drop(str(at))
            rows.pop(str(at), None)
        else:
            rows[str(at)] = keys_of(at, *name)
            taken.put(str(at), rows[str(at)])
    found, anew = answers(taken), answers(made_of(rows))
    assert [[row[1:] for row in each] for each in found] == [
        [row[1:] for row in each] for each in anew
    ]


def test_an_index_somebody_came_to_is_not_put_away(tmp_path):
    index = made_of({"1": keys_of(1, "Жүсіп", "Әлиев")})
    index.put("2", keys_of(2, "Ng", "李"))
    assert not index.put_away(tmp_path / "search.index", b"")
    assert not (tmp_path / "search.index").exists()


@pytest.fixture
def shelved(tmp_path) -> Path:
    path = tmp_path / "search.index"
    made_of({str(at): keys_of(at, "Жүсіп", "Әлиев", True) for at in range(9)}).put_away(
        path, b"1 5:x a\n2 5:y b"
    )
    return path


def test_any_wrong_bit_and_any_missing_end_is_noticed(shelved):
    whole = shelved.read_bytes()
    for at in range(0, len(whole), 7):
        shelved.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert take_up(shelved, b"now") is None, at
        shelved.write_bytes(whole[:at])
        assert take_up(shelved, b"now") is None, at
    shelved.write_bytes(whole)
    assert take_up(shelved, b"now") is not None


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 5000, b"SQLite format 3\0", b"ashar index 1\n\n[]\n", b"\n" * 99999]
)
def test_a_foreign_file_is_no_index(tmp_path, content):
    path = tmp_path / "search.index"
    path.write_bytes(content)
    assert Index.taken_up(path, b"") is None


def test_an_index_of_other_keys_or_another_machine_is_no_use(shelved):
    magic, seal, head, rest = shelved.read_bytes().split(b"\n", 3)
    for name, other in (("keys", 0), ("order", "middle"), ("int", 2)):
        told = json.dumps(json.loads(head) | {name: other}).encode()
        shelved.write_bytes(b"\n".join((magic, seal, told, rest)))
        assert take_up(shelved, b"") is None


def test_a_folder_or_nothing_at_its_place_is_no_index(tmp_path):
    assert take_up(tmp_path, b"") is None
    assert take_up(tmp_path / "none", b"") is None


def test_stamps_of_today_need_not_be_read(tmp_path):
    put_away(tmp_path / "x", [b"one"], b"stamps")
    whole = (tmp_path / "x").read_bytes()
    (tmp_path / "x").write_bytes(whole.removesuffix(b"stamps"))
    assert take_up(tmp_path / "x", b"stamps").parts == [b"one"]
    assert take_up(tmp_path / "x", b"other") is None
