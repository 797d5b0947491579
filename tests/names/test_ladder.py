"""Forms by their beginning, whole, or with a typing error, against a plain list."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from checkin.names.ladder import Ladder

FORM = st.text(st.sampled_from("abcdefжü"), min_size=1, max_size=6)
WORDS = st.lists(st.lists(FORM, max_size=4), max_size=60)


def _plain(words: list[list[str]]) -> list[tuple[str, int, int]]:
    return [(f, word, place) for word, own in enumerate(words) for place, f in enumerate(own)]


def _made(first: list[list[str]], later: list[list[str]]) -> Ladder:
    ladder = Ladder(first)
    for at, forms in enumerate(later, len(first)):
        ladder.insert(forms, at)
    return ladder


@given(first=WORDS, later=st.lists(st.lists(FORM, max_size=3), max_size=9), asked=FORM)
def test_a_ladder_answers_as_a_plain_list_would(
    first: list[list[str]], later: list[list[str]], asked: str
) -> None:
    ladder, plain = _made(first, later), _plain(first + later)
    assert sorted(ladder.exact(asked)) == sorted((w, p) for f, w, p in plain if f == asked)
    begun = sorted(w for f, w, _ in plain if f.startswith(asked))
    assert sorted(ladder.prefixed(asked)) == begun


@given(first=WORDS, later=st.lists(st.lists(FORM, max_size=2), max_size=5), asked=FORM)
def test_one_typing_error_is_forgiven_anywhere(
    first: list[list[str]], later: list[list[str]], asked: str
) -> None:
    near = {(word, place) for word, place, _ in _made(first, later).near(asked, 1)}
    plain = _plain(first + later)
    assert near == {(w, p) for form, w, p in plain if OSA.distance(form, asked) <= 1}


def test_forms_equal_by_hundreds_are_all_found() -> None:
    ladder = _made([["same"]] * 300 + [["same", "other"]] * 40, [["same"]])
    assert len(ladder.exact("same")) == 341
    assert len(ladder.exact("other")) == len(ladder.prefixed("ot")) == 40
    assert ladder.exact("sam") == []


def test_an_empty_ladder_finds_nothing() -> None:
    ladder = Ladder()
    assert (ladder.exact("a"), list(ladder.prefixed("a")), ladder.near("a", 1)) == ([], [], [])
