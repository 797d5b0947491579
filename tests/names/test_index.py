"""The search box: anyone, however their name is typed."""

import itertools
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.names import Index, Searchable, Why, make_keys

FORUM = uuid.UUID("6f1c0c52-6f0e-4a36-9f35-7b1f8a5f0f11")
NAMES = (
    "Нұртөре Жүсіп",
    "Қайрат Сарыбай",
    "Michaela Friberg-Storey",
    "Жұматай Әлиев",
    "İlyas Öztürk",
    "Ван Ли",
    "Ng Seng",
    "Алексей Щербаков",
)


def uid_of(name: str) -> str:
    return str(uuid.uuid5(FORUM, name))


def person(name: str, **more: object) -> Searchable:
    return Searchable(uid_of(name), name, **more)  # type: ignore[arg-type]


@pytest.fixture
def index() -> Index:
    index = Index()
    index.load((uid_of(name), make_keys(person(name))) for name in NAMES)
    return index


def names_of(matches: list) -> list[str]:
    by_uid = {uid_of(name): name for name in NAMES}
    return [by_uid[match.uid] for match in matches]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhus", "Нұртөре Жүсіп"),
        ("Жусип", "Нұртөре Жүсіп"),
        ("jusip nur", "Нұртөре Жүсіп"),
        ("kairat", "Қайрат Сарыбай"),
        ("storey mich", "Michaela Friberg-Storey"),
        ("fribergstorey", "Michaela Friberg-Storey"),
        ("Алиев", "Жұматай Әлиев"),
        ("ozturk", "İlyas Öztürk"),
        ("oeztuerk", "İlyas Öztürk"),
        ("ли", "Ван Ли"),
        ("n", "Ng Seng"),
        ("sherbakov", "Алексей Щербаков"),
    ],
)
def test_the_person_meant_comes_first(index, typed, meant):
    assert names_of(index.search(typed))[0] == meant


def test_a_whole_word_is_surer_than_a_beginning_and_that_than_another_script(index):
    whys = [index.search(typed)[0].why for typed in ("Ng", "Щерб", "zhus", "sherbakov")]
    assert whys == [Why.EXACT, Why.PREFIX, Why.OTHER_SCRIPT, Why.SOUND]


def test_a_dropped_person_is_found_no_more_and_a_changed_one_by_the_new_name(index):
    index.drop(uid_of("Ng Seng"))
    index.put(uid_of("Ван Ли"), make_keys(person("Анна Каренина")))
    assert index.search("seng") == []
    assert index.search("ван ли") == []
    assert [match.uid for match in index.search("karenina")] == [uid_of("Ван Ли")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(NAMES), st.sampled_from(NAMES))))
def test_an_index_kept_up_to_date_answers_as_one_newly_loaded(changes):
    kept, now = Index(), {}
    kept.load([])
    for is_put, place, name in changes:
        if is_put:
            now.pop(place, None)
            now[place] = make_keys(person(name))
            kept.put(place, now[place])
        else:
            now.pop(place, None)
            kept.drop(place)
    fresh = Index()
    fresh.load(now.items())
    for typed in ("н", "sary", "storey", "алиев", "frigberg", "ilyas ozturk"):
        uids = [{match.uid for match in index.search(typed, limit=99)} for index in (kept, fresh)]
        assert uids[0] == uids[1]


@pytest.mark.parametrize("parts", range(10))
def test_a_search_and_a_change_between_the_parts_of_getting_ready_are_as_after_them(index, parts):
    ready = Index()
    ready.load((uid_of(name), make_keys(person(name))) for name in NAMES[:-1])
    for _ in itertools.islice(ready.getting_ready(), parts):
        pass
    ready.put(uid_of(NAMES[-1]), make_keys(person(NAMES[-1])))
    for typed in ("sherbakov", "щерб", "shcherbakoff", "Сербаков", "storey", "jusip", "Frigberg"):
        assert names_of(ready.search(typed)) == names_of(index.search(typed)), typed


def test_what_is_not_a_name_is_found_with_its_field():
    index = Index()
    one = person(
        "Ng Seng",
        organisation="UNESCO",
        email="ng.seng@example.org",
        phone="+7 701 123-45-67",
        serials=("001000123",),
        tickets=("zk4p9q",),
        other=("Hall B",),
    )
    index.load([(one.uid, make_keys(one))])
    typed = ("unesc", "seng@exa", "4567", "001 000 123", "p9q", "hall")
    fields = [index.search(text)[0].field for text in typed]
    assert fields == ["organisation", "email", "phone", "serial", "ticket", "other"]


def test_a_walk_in_already_on_the_list_in_another_script_is_noticed(index):
    matches = index.alike(Searchable("new", "Sarybay Kairat"))
    assert names_of(matches) == ["Қайрат Сарыбай"]
    assert index.alike(Searchable("new", "Sarybay Aigul")) == []


def test_a_walk_in_with_a_fathers_name_is_noticed_where_the_list_has_none(index):
    matches = index.alike(Searchable("new", "Щербаков Алексей Петрович"))
    assert names_of(matches) == ["Алексей Щербаков"]


def test_a_query_on_the_wrong_keyboard_is_read_as_it_was_meant(index):
    assert index.search(":ecsg")[0].why == Why.LAYOUT
    assert names_of(index.search(":ecsg")) == ["Нұртөре Жүсіп"]
    assert names_of(index.search("шднфы")) == ["İlyas Öztürk"]


def test_a_typing_error_is_forgiven_but_ranks_behind_what_is_certain(index):
    found = index.search("Frigberg")
    assert (names_of(found), found[0].why) == (["Michaela Friberg-Storey"], Why.TYPO)
    assert index.search("Bowerman") == []


def test_one_name_in_several_languages_is_found_by_any_of_them():
    index = Index()
    index.load((str(at), make_keys(Searchable("", n))) for at, n in enumerate(("محمد", "Юлия")))
    assert [match.uid for match in index.search("Mehmet")] == ["0"]
    assert [match.uid for match in index.search("Julia")] == ["1"]


def test_a_typing_error_that_happens_to_begin_another_word_is_forgiven() -> None:
    people = [f"Somebody{chr(97 + at)} Wei" for at in range(26)]
    people += ["Sarmc Wei", "Sarcazov Ivan", "Sarcov Ann"]
    index = Index()
    index.load((name, make_keys(Searchable(name, name))) for name in people)
    assert "Sarmc Wei" in [match.uid for match in index.search("sarc wei")]


def test_a_word_asked_for_in_vain_is_found_once_somebody_has_it():
    index = Index()
    index.put("1", make_keys(Searchable("1", "Әлия Сапарова")))
    assert index.search("Тоқаев") == []
    index.put("2", make_keys(Searchable("2", "Ержан Тоқаев")))
    assert [match.uid for match in index.search("Тоқаев")] == ["2"]
    assert [match.uid for match in index.search("tokaev")] == ["2"]


def test_a_name_is_told_apart_by_a_part_of_a_code_typed_with_it():
    index = Index()
    people = [
        person("Ng Seng", phone="+7 701 222 4567"),
        person("Seng Li", phone="+7 701 222 8888", tickets=("AB-45-99",)),
        person("Ван Ли", phone="+7 705 333 4567"),
    ]
    index.load((one.uid, make_keys(one)) for one in people)
    for query, name in {"seng 4567": "Ng Seng", "4567 ван": "Ван Ли", "li 8888": "Seng Li"}.items():
        assert [match.uid for match in index.search(query)] == [uid_of(name)]
