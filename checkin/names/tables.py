"""Reads the tables of resources/scripts: tab-separated text that a native speaker can correct."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from zlib import crc32

from checkin import paths


def folder() -> Path:
    """Where the tables lie."""
    return paths.resources() / "scripts"


def rows(name: str) -> Iterator[list[str]]:
    """The rows of table `name`, cut at tabs; comments and empty lines are left out."""
    for line in (folder() / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


class Cells:
    """A big table of two columns, kept as one text: as a dict it takes five times the memory."""

    def __init__(self, name: str) -> None:
        lines = (folder() / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
        rows = [line for line in lines if "\t" in line and line[0] != "#"]
        self.longest = max((row.index("\t") for row in rows), default=0)  # letters of first cells
        texts = sorted((_hash(row), row) for row in map(str.encode, rows))
        self._text = b"\n".join((*(text for _, text in texts), b""))
        self._hashes = array("I", [own for own, _ in texts])
        self._starts = array("I", accumulate((len(text) + 1 for _, text in texts), initial=0))

    def get(self, first: str) -> str:
        """The second cell of the row with that first one; "" if there is none."""
        wanted = f"{first}\t".encode()
        own = _hash(wanted)
        at = bisect_left(self._hashes, own)
        while at < len(self._hashes) and self._hashes[at] == own:
            if self._text.startswith(wanted, self._starts[at]):
                return self._text[
                    self._starts[at] + len(wanted) : self._starts[at + 1] - 1
                ].decode()
            at += 1
        return ""


def _hash(row: bytes) -> int:
    """Of the first cell."""
    return crc32(row[: row.index(b"\t")])


def named(kind: str) -> list[str]:
    """The tables of one kind: `spellings` finds spellings-cyrillic.tsv and the like."""
    return sorted(path.stem for path in folder().glob(f"{kind}-*.tsv"))


@cache
def has(name: str) -> bool:
    """Whether there is a table of that name."""
    return (folder() / f"{name}.tsv").is_file()
