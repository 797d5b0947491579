"""What is only guessed of one word alone, as no other word confirms it."""

import pytest

from checkin.names import Index, Searchable, make_keys


@pytest.fixture
def index() -> Index:
    index = Index()
    names = ("Алексей Щербаков", "דוד לוינסון", "김민준", "רות גוטהרד", "カサード")
    index.load((name, make_keys(Searchable(name, name))) for name in names)
    return index


@pytest.mark.parametrize(
    "query", ["levinson", "lewinsohn", "shcherbakov", "shcherbakoff", "minjoon", "gothard"]
)
def test_a_word_spelled_otherwise_finds_who_is_meant(index, query):
    assert len(index.search(query)) == 1


@pytest.mark.parametrize("query", ["gottfried", "casadesus", "levantine"])
def test_a_long_word_that_is_hardly_like_a_name_finds_nobody(index, query):
    assert index.search(query) == []
