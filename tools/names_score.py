"""How well people are found by name: first 1 and first 5 among 10,000, per script, and false hits.

Run `python tools/names_score.py [script ...]`. The people of a list bear the native names of the
pairs in tests/data/names/learn; the queries are the Latin names of pairs the tables were not
trained on (`dev`), of names borne by BORNE people or more.
A list of one-word names is harder than any real one.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from checkin.names import Index, Searchable, make_keys
from tools.names_train import PAIRS, read_pairs

BORNE = 5
PEOPLE = 10_000
QUERIES = 200  # of one draw
DRAWS = 3  # of names for the list and the queries, so that one unlucky draw does not decide


@dataclass(frozen=True)
class Score:
    """Shares of queries, in percent, and the time one took."""

    first: float
    first_five: float
    false_hits: float  # queries for somebody not on the list that showed somebody
    ms: float


def scripts() -> list[str]:
    """The scripts there are pairs of."""
    return sorted({path.stem.split("-")[0] for path in PAIRS.glob("*.tsv")})


def score_few(script: str, draw: int = 0) -> Score:
    """The same as it was first sketched: 100 names borne by more, among 1,500."""
    return score_words(script, draw, queries=100, people=1_500, borne=12)


def score_words(
    script: str,
    draw: int = 0,
    queries: int = QUERIES,
    *,
    people: int = PEOPLE,
    borne: int = BORNE,
) -> Score:
    """Everyone has one name of one word, all different."""
    chance = random.Random(3 + draw)
    pairs = _dev_pairs(script, borne)
    chance.shuffle(pairs)
    asked = pairs[:queries]
    absent = {native for _, native in pairs[queries : 2 * queries]}
    rest = [native for part in ("dev", "train") for _, native, _ in read_pairs(script, part)]
    names = list(dict.fromkeys([native for _, native in asked] + rest))
    names = [name for name in names if name not in absent][:people]
    missing = [latin for latin, _ in pairs[queries : 2 * queries]]
    return _score(names, asked, missing)


def score_names(script: str, draw: int = 0, queries: int = QUERIES) -> Score:
    """Everyone has a given and a family name; both are typed, family name first."""
    chance = random.Random(5 + draw)
    pairs = _dev_pairs(script)
    natives = [native for part in ("dev", "train") for _, native, _ in read_pairs(script, part)]
    asked, missing, names = [], [], []
    for _ in range(queries):
        (given, own_given), (family, own_family) = chance.sample(pairs, 2)
        names.append(f"{own_given} {own_family}")
        asked.append((f"{family} {given}", names[-1]))
        missing.append(" ".join(latin for latin, _ in chance.sample(pairs, 2)))
    while len(names) < PEOPLE:
        names.append(" ".join(chance.sample(natives, 2)))
    return _score(names, asked, missing)


def _dev_pairs(script: str, borne: int = BORNE) -> list[tuple[str, str]]:
    pairs = read_pairs(script, "dev")
    return [(latin, own) for latin, own, people in pairs if people >= borne and len(latin) >= 4]


def _score(names: list[str], asked: list[tuple[str, str]], missing: list[str]) -> Score:
    index = Index()
    index.load((str(at), make_keys(Searchable("", name))) for at, name in enumerate(names))
    places = []
    begun = time.process_time()
    for query, meant in asked:
        found = [names[int(match.uid)] for match in index.search(query)]
        places.append(found.index(meant) if meant in found else 99)
    ms = (time.process_time() - begun) * 1000 / len(asked)
    false = sum(bool(index.search(query)) for query in missing)
    share = 100 / len(asked)
    first = sum(place == 0 for place in places) * share
    five = sum(place < 5 for place in places) * share
    return Score(first, five, false * 100 / max(len(missing), 1), ms)


def score(script: str, way: Callable[[str, int], Score]) -> Score:
    """The mean of several draws."""
    draws = [astuple(way(script, draw)) for draw in range(DRAWS)]
    return Score(*(sum(figures) / DRAWS for figures in zip(*draws, strict=True)))


def measure(ways: dict[str, Callable[[str, int], Score]] | None = None) -> dict[str, float]:
    """Every score under a name of its own, for `make bench`."""
    ways = ways or {"words": score_words, "few": score_few, "names": score_names}
    scores = {}
    for script in sys.argv[1:] or scripts():
        for way, scored in ways.items():
            result = score(script, scored)
            scores[f"names.{script}.{way}.first"] = result.first
            scores[f"names.{script}.{way}.first_five"] = result.first_five
            scores[f"names.{script}.{way}.false_hits"] = result.false_hits
            scores[f"names.{script}.{way}.ms"] = result.ms
            print(
                f"{script:9} {way:6} first {result.first:5.1f}  first five {result.first_five:5.1f}"
                f"  false hits {result.false_hits:5.1f}  {result.ms:.2f} ms"
            )
    return scores


if __name__ == "__main__":
    measure()
