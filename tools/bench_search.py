"""How fast people are found: each keystroke of real queries, in lists of 600 to 1,000,000.

Run `python tools/bench_search.py [people ...]`. Names are made of syllables of the region, given
names of many scripts, and half the people have an organisation, a mail address and a serial.
Times are of the processor, so that another program running beside does not spoil them.
"""

import gc
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections import deque
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from checkin.names import Index, Searchable, make_keys
from checkin.names.transliteration import spellings

SIZES = (600, 10_000, 100_000)
QUERIES = 60
GIVEN = (
    "Жүсіп Айгүл Ерлан Нұрсұлтан Қайрат Әлия Динара Бекжан Мұхаммед Алексей Дмитрий Юлия "
    "Наталья Mehmet Ayşe İlyas Çağla Michaela John Sinéad José Łukasz Zoë Björn 민준 지우 伟 芳 "
    "さくら محمد فاطمة דוד Priya Arjun Sokha Somchai Батбаяр გიორგი Aram Nguyễn Fatima Omar"
)
CYRILLIC = (
    "сар бай нұр жан қай рат бек дә улет ом ура әл мұх ами тө ре шың ғыс тоқ аев каз ым жол "
    "аман ер ғали се рік"
)
LATIN = (
    "sar bay nur jan kai rat bek dau let om ura al muh ami to re shyn gys tok ev kaz ym jol "
    "aman er gali se rik fri berg sto rey mc don ald ez son"
)
ORGANISATIONS = "UNESCO ООН ЮНИСЕФ Ministry Академия Ġaqda Universität Казгидромет WHO"


def people(count: int) -> Iterator[Searchable]:
    """Invented delegates, always the same."""
    chance = random.Random(7)
    for at in range(count):
        family = _family(chance)
        name = f"{family} {chance.choice(GIVEN.split())}"
        uid = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        if at % 2:
            yield Searchable(uid, name)
        else:
            yield Searchable(
                uid,
                name,
                organisation=chance.choice(ORGANISATIONS.split()),
                email=f"d{at}@example.org",
                serials=(f"{1_000_000 + at:09}",),
            )


def _family(chance: random.Random) -> str:
    syllables = chance.choice((CYRILLIC, LATIN))
    word = "".join(chance.choice(syllables.split()) for _ in range(chance.choice((2, 3, 3))))
    endings = ("ов", "ова", "ев", "") if syllables is CYRILLIC else ("ov", "ova", "", "son")
    return (word + chance.choice(endings)).capitalize()


def keystrokes(everyone: list[str]) -> list[str]:
    """What stands in the box after each letter typed for some of `everyone`, in Latin."""
    chance = random.Random(11)
    typed = []
    for name in chance.sample(everyone, min(QUERIES, len(everyone))):
        family, given = name.split()[:2]
        query = f"{_in_latin(family)} {_in_latin(given)}"
        typed += [query[:end] for end in range(1, min(len(query), 14) + 1)]
    return typed


def mistyped(everyone: list[str]) -> list[tuple[str, str]]:
    """(query, name): a family name of five letters or more with one letter wrong."""
    chance = random.Random(13)
    asked: list[tuple[str, str]] = []
    for name in chance.sample(everyone, min(8 * QUERIES, len(everyone))):
        family = _in_latin(name.split()[0])
        if len(family) >= 5 and len(asked) < QUERIES:
            at = chance.randrange(1, len(family) - 1)
            wrong = (
                family[:at] + family[at + 1 :],
                family[:at] + family[at + 1] + family[at] + family[at + 2 :],
                family[:at] + chance.choice("aeioubn") + family[at + 1 :],
            )
            asked.append((f"{chance.choice(wrong)} {_in_latin(name.split()[1])[:3]}", name))
    return asked


def _in_latin(word: str) -> str:
    return spellings(word.lower())[0].latin


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def measure_size(count: int) -> dict[str, float]:
    """Milliseconds, megabytes and seconds for a list of `count` people.

    Another process makes the keys, so that the memory is the index's own.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.tsv")
        made = subprocess.run(
            [sys.executable, __file__, "--rows", str(count), str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
        deque(_stored(path), maxlen=0)  # from the disk once, so that loading is not reading
        gc.collect()
        before, begun = _resident_mb(), time.process_time()
        index = Index()
        index.load((uid, keys) for uid, _, keys in _stored(path))
        figures = {"keys_us": float(made.stdout), "load_s": time.process_time() - begun}
        begun = time.process_time()
        index.make_ready()
        figures["first_search_s"] = time.process_time() - begun
        figures["memory_mb"] = _resident_mb() - before
        known = random.Random(17).sample([row[:2] for row in _stored(path)], min(count, 4_000))
    return figures | _searched(index, dict(known))


def _searched(index: Index, names: dict[str, str]) -> dict[str, float]:
    """How long keystrokes take, and whether names with one wrong letter are found."""
    everyone = list(names.values())
    typed = mistyped(everyone)
    index.search("warm up")
    taken = sorted(_milliseconds(index, query) for query in keystrokes(everyone))
    slow = sorted(_milliseconds(index, query) for query, _ in typed)
    found = [
        any(names.get(match.uid) == name for match in index.search(query)[:5])
        for query, name in typed
    ]
    return {
        "key_p50_ms": taken[len(taken) // 2],
        "key_p95_ms": taken[int(len(taken) * 0.95)],
        "key_max_ms": taken[-1],
        "typo_p50_ms": slow[len(slow) // 2],
        "typo_p95_ms": slow[int(len(slow) * 0.95)],
        "typo_found": 100 * sum(found) / len(found),
    }


def _stored(path: Path) -> Iterator[tuple[str, str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            uid, name, keys = line.rstrip("\n").split("\x1f")
            yield uid, name, keys.replace("\x1e", "\n")


def _store(count: int, path: Path) -> float:
    """Write everyone's keys to a file; returns microseconds a person."""
    taken = 0.0
    with path.open("w", encoding="utf-8") as lines:
        for person in people(count):
            begun = time.process_time()
            keys = make_keys(person)
            taken += time.process_time() - begun
            lines.write("\x1f".join((person.uid, person.display_name, keys.replace("\n", "\x1e"))))
            lines.write("\n")
    return taken / count * 1e6


def _milliseconds(index: Index, query: str) -> float:
    begun = time.process_time()
    index.search(query)
    return (time.process_time() - begun) * 1000


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """All figures, each under `search.<people>.<what>`, for `make bench`."""
    figures = {}
    for count in sizes:
        for what, figure in measure_size(count).items():
            figures[f"search.{count}.{what}"] = figure
    return figures


if __name__ == "__main__" and sys.argv[1:2] == ["--rows"]:
    print(_store(int(sys.argv[2]), Path(sys.argv[3])))
elif __name__ == "__main__":
    for name, figure in measure(tuple(map(int, sys.argv[1:])) or SIZES).items():
        print(f"{name:32} {figure:10.2f}")
