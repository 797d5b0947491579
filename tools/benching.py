"""What the benches share: a forum of a given size, figures out, percentiles."""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from checkin.desk import Desk, ForumPlan, make_forum
from checkin.rehearsal import crowd

T = TypeVar("T")


def forum_of(people: int, folder: Path) -> Path:
    """A forum with so many invented people, each with a ticket; made where it is not there yet."""
    made = folder / f"{people}.forum"
    if not made.exists():
        make_forum(made, ForumPlan("Bench", "2026-06-20", "2026-06-21", "Asia/Almaty"))
        with Desk(made) as desk:
            crowd.grow(desk, people, Random(people))
    return made


def say(
    name: str, value: float, unit: str, goal: float | None = None, *, at_least: bool = False
) -> None:
    """One figure for the table; the goal is the most it may be, or `at_least` the least."""
    print(json.dumps([name, value, unit, goal, at_least]), flush=True)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds it took, and what came of it."""
    start = time.perf_counter()
    made = work()
    return (time.perf_counter() - start) * 1000, made


def at(times: Sequence[float], share: float) -> float:
    """The time that `share` of them stayed within."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def peak_mb() -> float:
    """The most memory this process has had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)
