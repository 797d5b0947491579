"""Colours by name, and the tone of each role, from resources/badges/colors.toml."""

import re
import tomllib
from functools import lru_cache
from typing import Any, NamedTuple

from checkin.paths import resources

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_OF_THE_ROLE = ("role", "on-role")


class RoleTone(NamedTuple):
    """The band of a role: its colour, what is written on it, the name of its icon."""

    fill: str
    on: str
    icon: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = resources() / "badges" / "colors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_color(name: str) -> bool:
    """Whether a layout may say this."""
    return bool(_HEX.fullmatch(name)) or name in _OF_THE_ROLE or name in _table()["named"]


@lru_cache(maxsize=256)
def role_tone(role: str) -> RoleTone:
    """The tone of a role; roles a forum invented share one."""
    table = _table()
    return RoleTone(**table["roles"].get(role, table["other"]))


@lru_cache(maxsize=1024)
def rgb(name: str, role: str) -> str:
    """Red, green and blue from 0 to 1, as PDF operators take them."""
    if name in _OF_THE_ROLE:
        tone = role_tone(role)
        name = tone.fill if name == "role" else tone.on
    code = _table()["named"].get(name, name)
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))


def named_colors() -> list[tuple[str, str]]:
    """Every name a layout may say, with its six digits; "" where the role decides."""
    return [(name, "") for name in _OF_THE_ROLE] + list(_table()["named"].items())
