"""Lists stand in the order of the reader's alphabet, and names that could be confused are known."""

from checkin.names import confusable, sort_key


def test_kazakh_letters_follow_their_neighbours():
    names = ["Ян", "Қайрат", "Кайрат", "Лаура", "Әлия", "Алия", "Бота", "Іңкәр", "Ырыс"]
    in_order = ["Алия", "Әлия", "Бота", "Кайрат", "Қайрат", "Лаура", "Ырыс", "Іңкәр", "Ян"]
    assert sorted(names, key=lambda name: sort_key(name, "kk")) == in_order


def test_an_accent_decides_only_between_equal_names():
    names = ["Zoë", "Zoe Young", "Zoe", "Élan", "Eland"]
    in_order = ["Élan", "Eland", "Zoe", "Zoë", "Zoe Young"]
    assert sorted(names, key=sort_key) == in_order


def test_the_same_letter_stands_where_each_language_has_it():
    names = ["Öberg", "Zorn", "Olsen"]
    assert sorted(names, key=lambda name: sort_key(name, "sv")) == ["Olsen", "Zorn", "Öberg"]
    assert sorted(names, key=lambda name: sort_key(name, "de")) == ["Öberg", "Olsen", "Zorn"]


def test_near_names_are_confusable_and_others_are_not():
    assert confusable("Айгүл Серікқызы", "Aigul Serikkyzy")
    assert confusable("Ahmed Hassan", "Hasan Ahmad")
    assert confusable("Anna Petrova", "Anna Petrowa")
    assert not confusable("Anna Petrova", "Inna Sidorova")
    assert not confusable("Ng", "Li")
    assert not confusable("", "Anna")
