"""The desk's search: ready in parts, right in between, and in time whatever is typed."""

import time

import pytest

from checkin.desk import Desk, Outcome
from checkin.names import KEYS_VERSION
from checkin.store.journal import connection

NOT_FOR_EVER_S = 30  # what grows out of hand takes minutes; how fast it is, `make bench` says


def names(desk, words):
    return [hit.name for hit in desk.reception.search(words)]


@pytest.fixture
def reopened(desk, clock):
    """The forum with one person on its list, just opened: nothing is ready yet."""
    desk.people.register_walk_in({"display_name": "Нұртөре Жүсіп"})
    with Desk(desk.folder, clock=clock) as again:
        yield again


@pytest.mark.parametrize("parts", [0, 1, 2, 4, 7, 99])
def test_people_are_found_admitted_and_registered_while_the_search_gets_ready(reopened, parts):
    for _ in range(parts):
        reopened.reception.warm_up_further()
    uid = reopened.reception.search("zhussip")[0].uid
    assert reopened.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
    reopened.people.register_walk_in({"display_name": "Қайрат Сарыбай"})
    reopened.reception.warm_up()
    assert names(reopened, "sarybay") == ["Қайрат Сарыбай"]
    assert names(reopened, "jusip") == ["Нұртөре Жүсіп"]


def test_keys_of_an_older_version_are_made_anew_before_the_rest_gets_ready(reopened):
    with reopened._core.writing():
        connection().execute("UPDATE name_key SET stamp = '1:', keys = 'nxyz'")
    assert reopened.reception.warm_up_further()
    keys = connection().execute("SELECT stamp, keys FROM name_key").fetchone()
    assert keys[0].startswith(f"{KEYS_VERSION}:")
    assert "жүсіп" in keys[1]
    reopened.reception.warm_up()
    assert names(reopened, "zhussip") == ["Нұртөре Жүсіп"]
    assert names(reopened, "xyz") == []


def test_getting_ready_comes_to_an_end_and_stays_there(reopened):
    parts = 0
    while reopened.reception.warm_up_further():
        parts += 1
        assert parts < 20
    assert parts > 3  # else scans would wait for all of it
    assert not reopened.reception.warm_up_further()


@pytest.mark.parametrize(
    "query",
    [
        "a" * 5_000_000,
        "country:" + "k" * 5_000_000,
        "\0\x07\x1b[2J",
        "!!! --- ...",
        "😀😀",
        "\u202eمحمد abc\u202c",
        "(?P<x>.*)+$",
        "'; DROP TABLE delegate; --",
        "role:';-- org:% страна:_",
        "\ud800",
        "",
    ],
    ids=range(11),
)
def test_any_query_is_answered_in_time_by_the_desk(reopened, query):
    reopened.reception.warm_up()
    begun = time.perf_counter()
    assert reopened.reception.search(query) == []
    assert time.perf_counter() - begun < NOT_FOR_EVER_S


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country:kz", {"Нұртөре Жүсіп"}),
        ("country:kaz", {"Нұртөре Жүсіп"}),
        ("country:kazakh", {"Нұртөре Жүсіп"}),
        ("страна:каз", {"Нұртөре Жүсіп"}),
        ("ел:қазақ", {"Нұртөре Жүсіп"}),
        ("country:niger", {"Amadou Issoufou"}),
        ("country:nige", {"Amadou Issoufou", "Ngozi Okonjo"}),
        ("country:uk", {"Ada Byron"}),
        ("country:ukr", {"Оксана Коваль"}),
        ("country:germany", set()),
        ("country:qqq", set()),
    ],
)
def test_a_country_is_asked_for_by_code_by_name_or_by_its_beginning(desk, query, found):
    people = {"Нұртөре Жүсіп": "KZ", "Amadou Issoufou": "NE", "Ngozi Okonjo": "NG"}
    for name, country in (people | {"Ada Byron": "GB", "Оксана Коваль": "UA"}).items():
        desk.people.register_walk_in({"display_name": name, "country": country})
    assert set(names(desk, query)) == found


def test_namesakes_of_one_organisation_are_told_apart_by_their_birth_dates(desk, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Organisation,Hotel,Date of birth\n"
        "Анна Ли,UNESCO,Rixos,1980-05-01\nАнна Ли,UNESCO,Hilton,1991-12-24\n",
        encoding="utf-8",
    )
    desk.lists.apply(desk.lists.plan(*desk.lists.open(path)).plan)
    found = {hit.differs for hit in desk.reception.search("anna li")}
    assert found == {"Date of birth 1980-05-01", "Date of birth 1991-12-24"}


def test_namesakes_that_differ_in_nothing_are_still_marked(desk):
    for _ in range(2):
        desk.people.register_walk_in({"display_name": "Анна Ли"})
    assert [(hit.namesake, hit.differs) for hit in desk.reception.search("анна")] == 2 * [
        (True, "")
    ]
