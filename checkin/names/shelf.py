"""An index put away in a file, so that the next opening takes it up instead of making it anew.

The file is never the truth: whoever takes it up compares its `stamps` with the tables, and
whatever is doubtful about it - another version, machine or length, one wrong bit - is as if
there was none. It holds numbers and text only, and nothing in it is ever run.
"""

import json
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from checkin.names.keys import KEYS_VERSION
from checkin.paths import written_whole

Part = bytes | bytearray | array
_MAGIC = b"ashar index 1\n"
_LONGEST_HEAD = 10_000  # bytes
_UNREADABLE = (EOFError, LookupError, ValueError, TypeError, OverflowError, MemoryError)
# Files of another version of the keys, or of a machine that stores numbers otherwise, are no use.
_OURS = {"keys": KEYS_VERSION, "order": sys.byteorder, "int": array("I").itemsize}


@dataclass(frozen=True)
class Shelved:
    """What was put away: the parts of an index, and the stamps of what it was made from."""

    parts: list[Part]
    stamps: bytes


class NotTakenUp(Exception):
    """The file is not one this version can use as it is."""


def put_away(path: Path, parts: Sequence[Part], stamps: bytes) -> None:
    """Write the parts of an index and its stamps, whole or not at all.

    Raises:
        OSError: the disk does not take it.
    """
    kinds = [(p.typecode if isinstance(p, array) else "", len(p)) for p in parts]
    head = as_part(_OURS | {"stamps": _digest(stamps), "parts": kinds})
    with written_whole(path) as part, part.open("wb") as file:
        file.write(_MAGIC + _seal(head, parts) + b"\n" + head + b"\n")
        for piece in (*parts, stamps):
            file.write(piece)


def take_up(path: Path, now: bytes) -> Shelved | None:
    """What lies at `path`, or None if it is not whole or not ours; `now` are the stamps today.

    Stamps are long, so they are only read if they are others than those of today.
    """
    try:
        with path.open("rb") as file:
            return _taken_up(file, now)
    except (OSError, NotTakenUp, *_UNREADABLE):
        return None


def as_part(value: object) -> bytes:
    """A small thing - texts, numbers, lists and dicts of them - as a part."""
    return json.dumps(value).encode()


def _taken_up(file: BinaryIO, now: bytes) -> Shelved:
    if file.read(len(_MAGIC)) != _MAGIC:
        raise NotTakenUp
    seal = file.readline(_LONGEST_HEAD)[:-1]
    head = file.readline(_LONGEST_HEAD)[:-1]
    told = json.loads(head)
    if not isinstance(told, dict) or any(told.get(name) != own for name, own in _OURS.items()):
        raise NotTakenUp
    parts = [_part(file, code, count) for code, count in told["parts"]]
    if _seal(head, parts) != seal:
        raise NotTakenUp
    stamps = now if told["stamps"] == _digest(now) else file.read()
    if _digest(stamps) != told["stamps"]:
        raise NotTakenUp
    return Shelved(parts, stamps)


def _part(file: BinaryIO, code: str, count: int) -> Part:
    if not code:
        return file.read(count)
    numbers = array(code)
    numbers.fromfile(file, count)
    return numbers


def _seal(head: bytes, parts: Sequence[Part]) -> bytes:
    seal = sha256(head)
    for part in parts:
        seal.update(part)
    return seal.hexdigest().encode()


def _digest(stamps: bytes) -> str:
    return sha256(stamps).hexdigest()
