"""The demo forum is what the welcome page promises, and the ordinary importer takes it."""

import csv
import tomllib
import unicodedata
from collections import Counter
from datetime import datetime
from itertools import pairwise

import pytest

from checkin.importers import open_list, read_rows, recognise
from checkin.paths import resources

DEMO = resources() / "demo"
REAL = {
    "Kairat Sarybay",
    "Kubanychbek Omuraliev",
    "Michaela Friberg-Storey",
    "Nurtore Zhussip",
    "Katariina Jarvi",
}


def table(name):
    with (DEMO / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def people():
    return table("delegates.csv")


@pytest.fixture(scope="module")
def programme():
    return table("programme.csv")


def test_the_importer_takes_every_row_and_guesses_every_column():
    file = open_list(DEMO / "delegates.csv")
    mapping = recognise(file)
    reading = read_rows(file, mapping)
    assert (len(reading.rows), reading.faults, reading.notes) == (445, (), ())
    header = file.path.read_text("utf-8-sig").splitlines()[0].split(",")
    assert [name for name in header if name not in mapping.columns] == ["Dietary needs"]


def test_440_people_of_34_countries_and_five_speakers(people):
    assert len(people) == 445
    assert len({each["Country"] for each in people} - {""}) == 34
    assert {each["Name in Latin"] for each in people if each["E-mail"].startswith("speaker.")} == (
        REAL
    )
    assert Counter(each["Status"] for each in people) == {"expected": 439, "withdrawn": 6}
    assert sum(bool(each["Staff alert"]) for each in people) == 8


def test_nothing_points_at_a_living_person(people):
    domains = {each["E-mail"].split("@")[1] for each in people}
    assert domains == {"example.org", "example.com", "example.net"}
    assert all(" 000 " in each["Phone"] for each in people if each["Phone"])
    assert not [each for each in people if each["Phone"] and each["Name in Latin"] in REAL]


@pytest.mark.parametrize("column", ["ID", "E-mail", "Phone", "Ticket"])
def test_what_should_be_one_persons_is(people, column):
    said = [each[column] for each in people if each[column]]
    assert len(said) == len(set(said)) >= 440
    assert all(value.isascii() for value in said)


def test_five_pairs_share_a_name_and_one_of_them_a_country(people):
    same = [name for name, times in Counter(e["Full name"] for e in people).items() if times == 2]
    assert len(same) == 5
    twins = [each for each in people if each["Full name"] == "Айгерім Жүсіпова"]
    assert [each["Country"] for each in twins] == ["Kazakhstan"] * 2
    assert len({each["Organisation"] for each in twins}) == 2


def test_the_hard_names_are_among_them(people):
    names = [each["Full name"] for each in people]
    assert max(len(name) for name in names) == 60
    assert sum(unicodedata.normalize("NFC", name) != name for name in names) == 1
    written = [*names, *(each["Name in Latin"] for each in people)]
    for part in ("oʻ", "'t ", " van den ", " bin ", "O’", "уулу", "қызы", " oğlu ", "-"):
        assert any(part in name for name in written), part


def test_every_latin_name_is_plain_as_in_a_passport(people):
    assert all(each["Name in Latin"].isascii() for each in people)


def test_the_programme_lies_in_the_forum_and_its_halls(programme):
    forum = tomllib.loads((DEMO / "forum.toml").read_text("utf-8"))
    halls = {each["id"] for each in forum["checkpoints"]}
    assert len(halls) == 4
    assert len(programme) == 11
    for session in programme:
        assert session["hall"] in halls
        starts, ends = (datetime.fromisoformat(session[at]) for at in ("starts", "ends"))
        assert forum["begins"] <= str(starts.date()) == str(ends.date()) <= forum["ends"]
        assert starts < ends


def test_two_sessions_never_need_one_hall_at_once(programme):
    by_hall = sorted((each["hall"], each["starts"], each["ends"]) for each in programme)
    for (hall, _, ends), (other, starts, _) in pairwise(by_hall):
        assert hall != other or ends <= starts


def test_who_speaks_is_on_the_list_as_a_speaker(people, programme):
    speakers = {each["Name in Latin"] for each in people if each["Role"] == "Speaker"}
    said = [name for session in programme for name in session["speakers"].split("; ")]
    assert len(said) == len(set(said))
    assert set(said) <= speakers
    assert set(said) >= REAL
