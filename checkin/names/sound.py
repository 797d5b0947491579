"""Keys that are equal where two Latin spellings of one name sound alike.

The key is never shown. `sound` joins the spellings passports disagree about (Yerlan/Erlan,
Kassym/Qasym, Tokayev/Tokaev); `skeleton` also drops the vowels, for scripts that do not write them.
"""

import re
from functools import lru_cache

_CLUSTERS = {
    "shch": "S", "sch": "S", "tch": "S", "dzh": "J", "tsch": "S", "sh": "S", "ch": "S", "cz": "S",
    "ts": "c", "tz": "c", "tc": "c", "zh": "J", "dj": "J", "dz": "J", "gy": "J",
    "kh": "h", "gh": "g", "ph": "f", "th": "t", "bh": "b", "dh": "d", "ck": "k", "qu": "kv",
    "ks": "ks", "x": "ks", "w": "v", "q": "k", "j": "J", "z": "J", "c": "k",
}  # fmt: skip
_CLUSTER = re.compile("|".join(sorted(_CLUSTERS, key=len, reverse=True)))
_SOFT_C = re.compile(r"c(?=[eiy])")
_FIRST_X = re.compile("^x")  # Uzbek and Azerbaijani Latin write kh so
_FRONT = re.compile(r"^[yj]e|^ie")
_VOWELS = (
    (re.compile(r"[yi]o|[yi]u|eu"), "u"),
    (re.compile(r"[yi]*[ae]+[yi]*(?:[ae]+[yi]*)*"), "a"),
    (re.compile(r"[ou]+"), "u"),
    (re.compile(r"[iy]+"), "i"),
)
_TWICE = re.compile(r"(.)\1+")
_SILENT_H = re.compile(r"(?<=.)h")


@lru_cache(maxsize=50_000)
def sound(latin: str) -> str:
    """How a Latin spelling sounds, roughly; "" when there is nothing to hear."""
    key = _SOFT_C.sub("s", _FRONT.sub("e", _FIRST_X.sub("kh", latin)))
    key = _CLUSTER.sub(lambda m: _CLUSTERS[m[0]], key)
    for pattern, letter in _VOWELS:
        key = pattern.sub(letter, key)
    return _TWICE.sub(r"\1", _SILENT_H.sub("", key))


@lru_cache(maxsize=50_000)
def skeleton(latin: str) -> str:
    """The consonants of a Latin spelling, as `sound` hears them."""
    key = _SOFT_C.sub("s", _FIRST_X.sub("kh", latin.removesuffix("h")))
    key = _CLUSTER.sub(lambda m: _CLUSTERS[m[0]], key)
    return _TWICE.sub(r"\1", re.sub("[aeiouy]", "", key))
