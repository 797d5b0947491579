"""What letters stand for, as learned, and the pieces it is learned in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.names import Index, Searchable, make_keys
from checkin.names.learned import joined, units

LEARN = Path(__file__).parents[1] / "data" / "names" / "learn"
SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(st.text(SYLLABLES, min_size=1, max_size=8))
def test_hangul_comes_together_again_from_its_units(word: str) -> None:
    assert joined(units(word)) == word


def test_a_silent_letter_is_no_unit_and_a_glide_is_one() -> None:
    assert units("예이츠") == "ʲ\u1166\u1175\u110e\u1173"


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("merritt pearce", "피어스 메릿"),
        ("takeda yates", "예이츠 다케다"),
        ("ethan nate", "네이트 이선"),
    ],
)
def test_foreign_names_in_hangul_are_found_in_latin(typed: str, listed: str) -> None:
    lines = (LEARN / "korean-dev.tsv").read_text(encoding="utf-8").splitlines()
    others = [line.split("\t")[1] for line in lines if not line.startswith("#")][:300]
    index = Index()
    people = enumerate([listed, *others])
    index.load((str(at), make_keys(Searchable("", name))) for at, name in people)
    assert [match.uid for match in index.search(typed)][:1] == ["0"]
