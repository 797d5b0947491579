"""The probes: queries as clerks type them, in more than twenty languages, and who they mean."""

import random
from functools import cache
from pathlib import Path

import pytest

from checkin.names import Index, Searchable, make_keys

DATA = Path(__file__).parents[1] / "data" / "names"
NOBODY = "-"
STRANGERS = 40  # of each script, so that there is somebody to confuse with


def rows(file: str) -> list[list[str]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


PROBES = rows("probes.tsv") + rows("kazakh.tsv")


@cache
def everyone() -> tuple[str, ...]:
    chance = random.Random(1)
    names = [meant for _, meant, _ in PROBES if meant != NOBODY]
    for script in ("arabic", "chinese", "hebrew", "katakana", "korean", "russian"):
        pairs = rows(f"learn/{script}-dev.tsv")
        names += [f"{chance.choice(pairs)[1]} {chance.choice(pairs)[1]}" for _ in range(STRANGERS)]
    return tuple(dict.fromkeys(names))


@cache
def index() -> Index:
    index = Index()
    index.load((str(at), make_keys(Searchable("", name))) for at, name in enumerate(everyone()))
    return index


@pytest.mark.parametrize(("typed", "meant", "why"), PROBES, ids=[probe[0] for probe in PROBES])
def test_a_probe_finds_who_is_meant(typed, meant, why):
    found = [everyone()[int(match.uid)] for match in index().search(typed)]
    if meant == NOBODY:
        assert found == [], why
    else:
        assert meant in found[:5], why


def test_the_probes_are_many_and_of_many_languages():
    languages = {why.split(",")[0].split(" in ")[0] for _, _, why in rows("probes.tsv")}
    assert len(PROBES) > 150
    assert len(languages) > 20
