"""The usual keyboards: what each of their keys writes, and what the same key writes in the US.

Scanners are made to press the keys of a US keyboard; what comes of it is up to the computer.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from checkin import paths

_NOTHING, _SPACE = "×", "␣"


@dataclass(frozen=True)
class Keyboard:
    """One layout, read backwards: from the letter on the screen to the key that was pressed."""

    name: str
    letters: frozenset[str]  # all it can write
    meant: dict[int, str]  # letter -> what a US keyboard writes by the same key and Shift
    unshifted: dict[int, str]  # letter -> what a US keyboard writes by the same key alone
    pairs: tuple[tuple[str, str], ...]  # two letters some systems write for one key -> the key's


@cache
def keyboards() -> tuple[Keyboard, ...]:
    """Every keyboard of resources/keyboards/layouts.tsv, the US one first."""
    rows = rows_of_layouts()
    us = rows["us"]
    return tuple(_keyboard(name, levels, us) for name, levels in rows.items() if name != "codes")


def rows_of_layouts() -> dict[str, dict[str, list[str]]]:
    """layout -> level (plain, shift) -> what its keys write, in the order of the row `codes`."""
    rows: dict[str, dict[str, list[str]]] = {}
    table = paths.resources() / "keyboards" / "layouts.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            layout, level, keys = line.split("\t")
            rows.setdefault(layout, {})[level] = keys.split(" ")
    return rows


def _keyboard(name: str, levels: dict[str, list[str]], us: dict[str, list[str]]) -> Keyboard:
    meant: dict[int, str] = {ord(" "): " "}
    unshifted = dict(meant)
    for level in ("plain", "shift"):  # what stands on two keys is sooner pressed without Shift
        for cell, shown, alone in zip(levels[level], us[level], us["plain"], strict=True):
            for letter in "" if cell == _NOTHING else cell.replace(_SPACE, "\u00a0"):
                meant.setdefault(ord(letter), shown)
                unshifted.setdefault(ord(letter), alone)
    letters = frozenset(map(chr, meant))
    pairs = ((unicodedata.normalize("NFKC", letter), letter) for letter in sorted(letters))
    return Keyboard(
        name, letters, meant, unshifted,
        tuple((pair, letter) for pair, letter in pairs if len(pair) > 1 and not pair.isascii()),
    )  # fmt: skip
