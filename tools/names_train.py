"""Learn from real pairs what letters stand for in the other script: learned-*.tsv.

Run `python tools/names_train.py [script ...]`; it needs some seconds a script. The pairs are
in tests/data/names/learn, `latin TAB native TAB people`.

A native letter stands for a chunk of 0 to LONGEST Latin letters. EM over all monotone alignments
(Dempster, Laird, Rubin 1977; forward-backward as in Rabiner 1989) finds which; the best alignment
of every pair is then counted by the letters around, so that a vowel nobody writes is learned
from its neighbours. Kept are places seen at least SEEN times, likeliest chunks first.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyascii

from checkin.names.folding import clean, fold
from checkin.names.learned import around, units

PAIRS = Path(__file__).parents[1] / "tests" / "data" / "names" / "learn"
TABLES = Path(__file__).parents[1] / "resources" / "scripts"
LONGEST = {"chinese-read": 6, "chinese-write": 2, "katakana-write": 3, "korean-write": 4}
ROUNDS = 8
SEEN = 3  # how often a place must be seen to get a row of its own
SEEN_FAR = 5  # the same of a place with two letters on one side
FAR_READ = {"korean-read"}  # where such places help in reading too; elsewhere they only cost
LEAST = 0.04  # share of a place's chunks below which a chunk is left out
MOST = 6  # chunks kept of one place
MOST_ALONE = 40  # of a letter whose neighbours are not looked at: the tail of what may be
HEAD = """# {name}: what letters stand for in the other script, learned from {count} real pairs by
# tools/names_train.py (Wikidata names, CC0). letters <TAB> chunk:sightings ... ("-" is nothing);
# the letter meant is in brackets, ^ begins a name and $ ends it. Correct it freely, but a new
# training writes it anew.
"""
SIGNS_HEAD = """# The sign that stands for all Chinese signs read alike, in the learned tables.
# Chosen by tools/names_train.py: reading without tone <TAB> sign.
"""

Pair = tuple[str, str]  # native units, Latin
Chunks = dict[str, dict[str, float]]  # native letter -> Latin chunk -> probability


def read_pairs(script: str, part: str) -> Iterator[tuple[str, str, int]]:
    """(Latin, native, people) of a file of pairs, as they are written there."""
    for line in (PAIRS / f"{script}-{part}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            latin, native, people = line.split("\t")
            yield latin, native, int(people)


def usable(script: str) -> list[Pair]:
    """The pairs one can learn from: one word each, and of plausible lengths."""
    pairs = []
    for latin, native, _ in read_pairs(script, "train"):
        letters = "".join(c for c in fold(clean(latin)) if "a" <= c <= "z")
        parts = units(clean(native))
        if 2 <= len(letters) <= min(16, 6 * len(parts)) and 1 <= len(parts) <= 18:
            pairs.append((parts, letters))
    return pairs


def write_signs() -> None:
    """Choose the commonest Chinese sign of each reading to stand for all of that reading."""
    signs = Counter(sign for _, native, _ in read_pairs("chinese", "train") for sign in native)
    chosen: dict[str, str] = {}
    for sign, _ in signs.most_common():
        chosen.setdefault(anyascii.anyascii(sign).strip().lower(), sign)
    lines = [f"{reading}\t{sign}" for reading, sign in sorted(chosen.items())]
    (TABLES / "signs-chinese.tsv").write_text(
        SIGNS_HEAD + "\n".join(lines) + "\n", encoding="utf-8"
    )


def learn(pairs: list[Pair], longest: int) -> Chunks:
    """What each letter stands for, by EM from equal beginnings."""
    chunks = _first_guess(pairs, longest)
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for native, latin in pairs:
            _expect(native, latin, chunks, longest, counts)
        chunks = {letter: _shares(count, 0.001) for letter, count in counts.items()}
    return chunks


def _first_guess(pairs: list[Pair], longest: int) -> Chunks:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for native, latin in pairs:
        pace = len(latin) / len(native)
        for i, letter in enumerate(native):
            for start in range(len(latin) + 1):
                if abs(start - i * pace) <= 3:
                    for length in range(min(longest, len(latin) - start) + 1):
                        counts[letter][latin[start : start + length]] += 1
    return {letter: _shares(count, 0.0) for letter, count in counts.items()}


def _shares(counts: dict[str, float], least: float) -> dict[str, float]:
    total = sum(counts.values())
    return {chunk: n / total for chunk, n in counts.items() if n / total >= least and n > 0.3}


def _expect(
    native: str, latin: str, chunks: Chunks, longest: int, counts: dict[str, dict[str, float]]
) -> None:
    """Add to `counts` how often each chunk is expected in this pair."""
    ahead = _ahead(native, latin, chunks, longest)
    total = ahead[-1][-1]
    if total <= 0:
        return
    behind = [0.0] * len(latin) + [1.0]
    for i in range(len(native) - 1, -1, -1):
        known, count, before = chunks.get(native[i], {}), counts[native[i]], ahead[i]
        now = [0.0] * (len(latin) + 1)
        for j, mass in enumerate(before):
            for length in range(min(longest, len(latin) - j) + 1):
                chunk = latin[j : j + length]
                share = known.get(chunk, 0.0) * behind[j + length]
                if share:
                    now[j] += share
                    if mass:
                        count[chunk] += mass * share / total
        behind = now


def _ahead(native: str, latin: str, chunks: Chunks, longest: int) -> list[list[float]]:
    table = [[1.0] + [0.0] * len(latin)]
    for letter in native:
        known, now = chunks.get(letter, {}), [0.0] * (len(latin) + 1)
        for j, mass in enumerate(table[-1]):
            if mass:
                for length in range(min(longest, len(latin) - j) + 1):
                    share = known.get(latin[j : j + length])
                    if share:
                        now[j + length] += mass * share
        table.append(now)
    return table


def aligned(native: str, latin: str, chunks: Chunks, longest: int) -> list[str]:
    """The likeliest chunk of each native letter; [] if the pair does not fit."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in native:
        known = chunks.get(letter, {})
        now: dict[int, tuple[float, int]] = {}
        for j, (cost, _) in best[-1].items():
            for length in range(min(longest, len(latin) - j) + 1):
                share = known.get(latin[j : j + length])
                if share:
                    reached = (cost - math.log(share), j)
                    now[j + length] = min(reached, now.get(j + length, (math.inf, 0)))
        best.append(now)
    at, parts = len(latin), []
    for column in reversed(best[1:]):
        if at not in column:
            return []
        parts.append(latin[column[at][1] : at])
        at = column[at][1]
    return parts[::-1]


def places(pairs: list[Pair], chunks: Chunks, longest: int) -> dict[str, Counter[str]]:
    """place -> how often each chunk stood there; places as `learned.around` names them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for native, latin in pairs:
        for i, chunk in enumerate(aligned(native, latin, chunks, longest)):
            for place in around(native, i):
                counts[place][chunk] += 1
    return counts


def table(counts: dict[str, Counter[str]], far: bool) -> Iterable[str]:
    """The rows of a learned table, with those of `far` places or without."""
    for place in sorted(counts):
        count = counts[place]
        total = sum(count.values())
        alone, long = len(place) == len("[x]"), len(place) > len("a[x]b")
        if (long and not far) or (not alone and total < (SEEN_FAR if long else SEEN)):
            continue
        common = count.most_common(MOST_ALONE if alone else MOST)
        kept = [(chunk, n) for chunk, n in common if alone or n / total >= LEAST]
        yield f"{place}\t" + " ".join(f"{chunk or '-'}:{n}" for chunk, n in kept)


def main(scripts: list[str]) -> None:
    write_signs()
    for script in scripts or sorted({path.stem.split("-")[0] for path in PAIRS.glob("*.tsv")}):
        pairs = usable(script)
        _write_table(f"{script}-read", pairs)
        _write_table(f"{script}-write", [(latin, native) for native, latin in pairs])


def _write_table(name: str, pairs: list[Pair]) -> None:
    longest = LONGEST.get(name, 4)
    counts = places(pairs, learn(pairs, longest), longest)
    lines = list(table(counts, far=name.endswith("write") or name in FAR_READ))
    text = HEAD.format(name=name, count=len(pairs)) + "\n".join(lines) + "\n"
    (TABLES / f"learned-{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}: {len(pairs)} pairs, {len(lines)} places, {len(text.encode()) // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
