"""Which script a letter belongs to (UAX #24), and what a reader sees as one character (UAX #29)."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from checkin.paths import resources

COMMON = "Zyyy"
_JOINER = "\u200d"
_EXTENDING = {0x200C, 0x200D, 0xFE0E, 0xFE0F, 0x20E3}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True)
class Ranges:
    """Scripts.txt in short: sorted first letters, and the last letter and script of each range."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    scripts: tuple[str, ...]


@lru_cache(maxsize=1)
def font_table() -> dict[str, Any]:
    """resources/fonts/fonts.toml as it stands."""
    import tomllib

    return tomllib.loads((resources() / "fonts" / "fonts.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _ranges() -> Ranges:
    found = []
    for script, table in font_table()["scripts"].items():
        for part in table["letters"].split():
            first, _, last = part.partition("-")
            found.append((int(first, 16), int(last or first, 16), script))
    firsts, lasts, scripts = zip(*sorted(found), strict=True)
    return Ranges(firsts, lasts, scripts)


@lru_cache(maxsize=20_000)
def script_of(letter: str) -> str:
    """ISO 15924 code, or `COMMON` for what any script may use."""
    ranges, code = _ranges(), ord(letter)
    at = bisect_right(ranges.firsts, code) - 1
    return ranges.scripts[at] if at >= 0 and code <= ranges.lasts[at] else COMMON


@lru_cache(maxsize=20_000)
def extends(letter: str) -> bool:
    """Whether this character changes the one before it: marks, joiners, tags, skin tones."""
    code = ord(letter)
    return (
        code in _EXTENDING
        or unicodedata.category(letter)[0] == "M"
        or code in _SKIN_TONES
        or code in _TAGS
    )


def clusters(text: str) -> list[int]:
    """Where each user-perceived character of `text` starts."""
    starts: list[int] = []
    flag_letters = 0
    for at, letter in enumerate(text):
        if at and (extends(letter) or text[at - 1] == _JOINER):
            continue
        flag_letters = flag_letters + 1 if ord(letter) in _FLAG_LETTERS else 0
        if flag_letters and flag_letters % 2 == 0:
            continue
        starts.append(at)
    return starts


def cluster_scripts(text: str, starts: list[int]) -> list[str]:
    """The script of every cluster; common ones go with the script before them, else after."""
    scripts = [script_of(text[start]) for start in starts]
    _spread(scripts, range(len(scripts)))
    _spread(scripts, range(len(scripts) - 1, -1, -1))
    return scripts


def _spread(scripts: list[str], order: range) -> None:
    last = COMMON
    for at in order:
        if scripts[at] == COMMON:
            scripts[at] = last
        last = scripts[at]
