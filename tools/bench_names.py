"""Finding people: what a keystroke costs, and opening. usage: bench_names.py PEOPLE FOLDER"""

import sys

from bench_search import measure_size
from benching import say

KEYSTROKE_MS = {600: 1.0, 10_000: 3.0, 100_000: 20.0}  # goals, 95 of 100


def main(people: int) -> None:
    found = measure_size(people)
    of = f"{people:,} people"
    say(f"search, a keystroke, half within, {of}", found["key_p50_ms"], "ms", None)
    say(
        f"search, a keystroke, 95 of 100 within, {of}",
        found["key_p95_ms"],
        "ms",
        KEYSTROKE_MS.get(people),
    )
    say(f"search, index loaded, {of}", found["load_s"], "s", 1.0)
    say(f"search, memory of the index, {of}", found["memory_mb"], "MB", None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
