"""How fast the program is, on this machine, today: `make bench`.

Every figure comes from a process of its own, so that none pays for or profits from another. The
table is printed and written into docs/performance.md between its two marks.

usage: python tools/bench.py [--quick] [--only WORD]
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- figures begin -->", "<!-- figures end -->")


@dataclass(frozen=True)
class Bench:
    """A process to start, and what its figures are held against."""

    part: str  # bench_<part>.py
    what: str  # its argument
    is_quick: bool = False


@dataclass(frozen=True)
class Figure:
    """One line of the table; no goal where nothing was promised."""

    name: str
    value: float
    unit: str
    goal: float | None
    at_least: bool = False  # the goal; else it is the most the figure may be

    @property
    def is_met(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value < self.goal


BENCHES = (
    Bench("desk", "600", is_quick=True),
    Bench("desk", "10000", is_quick=True),
    Bench("desk", "100000"),
    Bench("window", "600", is_quick=True),
    Bench("window", "10000"),
    Bench("day", "100000"),
    Bench("figures", ""),
    Bench("lists", "10000.csv", is_quick=True),
    Bench("lists", "10000.xlsx", is_quick=True),
    Bench("lists", "100000.csv"),
    Bench("lists", "100000.xlsx"),
    Bench("codes", "10000", is_quick=True),
    Bench("paper", "", is_quick=True),
    Bench("names", "600", is_quick=True),
    Bench("names", "10000", is_quick=True),
    Bench("names", "100000"),
    Bench("found", ""),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the large lists")
    parser.add_argument("--only", default="", metavar="WORD", help="desk, window, lists, names ...")
    asked = parser.parse_args()
    chosen = [
        bench
        for bench in BENCHES
        if (bench.is_quick or not asked.quick) and asked.only in f"{bench.part} {bench.what}"
    ]
    figures: list[Figure] = []
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with TemporaryDirectory(prefix="bench-", dir=_scratch()) as folder:
        for bench in chosen:
            print(f"measuring {bench.part} {bench.what}".strip(), file=sys.stderr, flush=True)
            found = measure(bench, Path(folder))
            print(in_columns(found), flush=True)  # at once: the run takes a quarter of an hour
            figures += found
    if not asked.quick and not asked.only:
        write(figures, load)
    return 0 if all(figure.is_met for figure in figures) else 1


def measure(bench: Bench, folder: Path) -> list[Figure]:
    """Run one process and read the figures it prints."""
    command = [sys.executable, str(ROOT / "tools" / f"bench_{bench.part}.py"), bench.what]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, str(folder)], stdout=subprocess.PIPE, env=environment, check=True, text=True
    )
    return [Figure(*json.loads(line)) for line in done.stdout.splitlines() if line.startswith("[")]


def in_columns(figures: list[Figure]) -> str:
    """The figures for a terminal."""
    wide = max((len(figure.name) for figure in figures), default=0)
    return "\n".join(
        f"{figure.name:<{wide}}  {_said(figure.value, figure.unit):>10}  {_goal(figure)}".rstrip()
        for figure in figures
    )


def write(figures: list[Figure], load: float) -> None:
    """Put the table of today into the page."""
    rows = [
        f"| {f.name} | {_said(f.value, f.unit)} | {_goal(f).replace('goal ', '')} |"
        for f in figures
    ]
    day = time.strftime("%Y-%m-%d", time.gmtime())
    cores = os.cpu_count()
    lines = [
        MARKS[0],
        f"Measured on {day}, {cores}-core {platform.system()} machine,"
        f" Python {platform.python_version()}, load {load:.1f} before it began.",
        "",
        "| what | measured | goal |",
        "|--|--|--|",
        *rows,
        MARKS[1],
    ]
    text = PAGE.read_text("utf-8")
    pattern = f"{re.escape(MARKS[0])}.*{re.escape(MARKS[1])}"
    PAGE.write_text(re.sub(pattern, lambda _: "\n".join(lines), text, flags=re.DOTALL), "utf-8")


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    words = f"goal {'at least' if figure.at_least else 'under'} {_said(figure.goal, figure.unit)}"
    return words if figure.is_met else f"{words}, MISSED"


def _said(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _scratch() -> Path:
    made = ROOT / "build"
    made.mkdir(exist_ok=True)
    return made


if __name__ == "__main__":
    sys.exit(main())
