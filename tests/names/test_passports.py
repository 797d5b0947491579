"""Names in Latin as passports write them, and what is said where nobody can know."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.names import tables
from checkin.names.countries import country_code
from checkin.names.passports import Proposal, propose
from checkin.paths import resources


@pytest.mark.parametrize(
    ("name", "country", "language", "latin", "standard"),
    [
        ("Айгүл Серікқызы", "KZ", "kk", "Aigul Serikkyzy", "kazakh"),
        ("Есен Тоқаев", "KZ", "", "Yesen Tokayev", "kazakh"),
        ("Цой Ксения", "KZ", "ru", "Tsoy Kseniya", "kazakh"),
        ("АЙГҮЛ ӘЛИ", "KZ", "", "AIGUL ALI", "kazakh"),
        ("Ғани Өмір", "", "kk", "Gani Omir", "kazakh"),
        ("Юлия Щербакова-Ёлкина", "RU", "ru", "Iuliia Shcherbakova-Elkina", "cyrillic"),
        ("Иван Smith", "RU", "", "Ivan Smith", "cyrillic"),
        ("Юлія Згурська", "UA", "uk", "Yuliia Zghurska", "ukrainian"),
        ("Мар’яна Їжак-Гнатюк", "UA", "", "Mariana Yizhak-Hnatiuk", "ukrainian"),
        ("Мээрим Жээнбекова", "KG", "", "Meerim Zheenbekova", "kyrgyz"),
        ("Шавкат Ғафуров Ўткир", "UZ", "", "Shavkat G‘afurov O‘tkir", "uzbek"),
        ("Суҳроб Қодиров", "TJ", "", "Suhrob Qodirov", "tajik"),
        ("Мария Щерева", "BG", "", "Maria Shtereva", "bulgarian"),
        ("Ђорђе Љубић", "RS", "", "Đorđe Ljubić", "serbian"),
        ("გიორგი ჭავჭავაძე", "GE", "", "Giorgi Chavchavadze", "georgian"),
        ("გიორგი ბერიძე", "", "", "Giorgi Beridze", "georgian"),
        ("Պետրոսյան Երևան", "AM", "", "Petrosyan Yerevan", "armenian"),
        ("Ευάγγελος Μπάμπης Παπαδόπουλος", "GR", "", "Evangelos Bampis Papadopoulos", "greek"),
        ("Αυγουστίνος Αϋφαντής", "CY", "", "Avgoustinos Ayfantis", "greek"),
    ],
)
def test_a_name_is_written_as_the_countrys_passports_do(name, country, language, latin, standard):
    assert propose(name, country, language) == Proposal(latin, standard, False)


@pytest.mark.parametrize(
    ("name", "country", "latin"),
    [
        ("Иван Петров", "", "Ivan Petrov"),  # whose passport?
        ("Иван Петров", "DE", "Ivan Petrov"),
        ("王小明", "CN", "Wang Xiaoming"),
        ("欧阳明", "CN", "Ouyang Ming"),
        ("김민준", "KR", "Kim Minjun"),
        ("محمد", "SA", "Muhammad"),
        ("राम शर्मा", "IN", "Ram Sharma"),
        ("ปกรณ์ อินทรวิเชียร", "TH", ""),  # the person must be asked
        ("Доржийн Энхбат", "MN", "Dorjiin Enkhbat"),
    ],
)
def test_what_nobody_can_know_is_a_guess(name, country, latin):
    found = propose(name, country)
    assert found is not None
    assert (found.latin, found.is_guess) == (latin, True)


@pytest.mark.parametrize("name", ["Ivan Petrov", "Zoë Müller-Łukasz", "", "   ", "123", "!!!"])
def test_what_everybody_can_read_needs_nothing(name):
    assert propose(name, "KZ") is None


def test_letters_the_table_does_not_have_make_it_a_guess():
    found = propose("Айгүл მ", "KZ")
    assert found is not None
    assert found.is_guess


def test_invisible_and_broken_letters_are_left_out():
    found = propose("\u202eИван\u200d \ud800Пе\x00тров", "RU")
    assert found is not None
    assert found.latin == "Ivan Petrov"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["KZ", "RU", "GR", "CN", "JP", "SA", ""]))
def test_whatever_is_written_a_proposal_is_made_or_none(name, country):
    found = propose(name, country)
    assert found is None or found.is_guess or found.latin


@pytest.mark.parametrize("name", [row[0] for row in tables.rows("passports")])
def test_every_standard_has_its_table(name):
    assert tables.has(f"passport-{name}")


def test_the_demos_names_are_proposed_as_their_passports_have_them():
    right, asked = 0, 0
    with (resources() / "demo" / "delegates.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found = propose(row["Full name"], country_code(row["Country"]) or "", row["Language"])
            if found and not found.is_guess:
                asked += 1
                right += found.latin == row["Name in Latin"]
    assert asked > 150
    assert right / asked > 0.92
