"""Distinct lines, numbered in the order of their coming and kept as one text.

A million lines as strings with their dict take four times the memory of their letters.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any
from zlib import crc32

from checkin.names.shelf import Part


class Lines:
    """Lines to be had by number, and numbers to be had by line."""

    def __init__(self) -> None:
        self._text = b""
        self._starts = array("I", [0])  # where each line of the text begins, in bytes
        self._hashes, self._by_hash = array("I"), array("I")  # in the order of the hashes
        self._later: dict[str, int] = {}  # lines that came after that, and their numbers
        self._late: list[str] = []
        self._cells = 0  # to which settled lines were cut; 0 = whole

    def __len__(self) -> int:
        return len(self._by_hash) + len(self._later)

    def __iter__(self) -> Iterator[str]:
        yield from self._text.decode(errors="surrogatepass").split("\n")[:-1]
        yield from self._late

    def __getitem__(self, number: int) -> str:
        settled = len(self._by_hash)
        if number < settled:
            return self._text[self._starts[number] : self._starts[number + 1] - 1].decode(
                errors="surrogatepass"
            )
        return self._late[number - settled]

    def take(self, lines: list[str]) -> list[int]:
        """The numbers of lines, quickly, before any is asked for; `settle` ends it."""
        numbers = self._later
        return [numbers.setdefault(line, len(numbers)) for line in lines]

    def settle(self) -> None:
        """Put everything taken into one text."""
        lines, self._later = list(self._later), {}
        hashes = array("I", map(_hash, lines))
        order = sorted(range(len(lines)), key=hashes.__getitem__)
        self._hashes = array("I", map(hashes.__getitem__, order))
        self._by_hash = array("I", order)
        self._put_down("\n".join(lines))

    def shorten(self, cells: int) -> None:
        """Keep only the first cells of the settled lines; they are known by all of them still."""
        if self._cells == cells:
            return
        self._cells = cells
        self._put_down("\n".join(map(self._kept, islice(self, len(self._by_hash)))))

    def number(self, line: str) -> int | None:
        """The number of a line that is known."""
        wanted = _hash(line)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            if self[self._by_hash[at]] == self._kept(line):
                return self._by_hash[at]
            at += 1
        return self._later.get(line)

    def add(self, line: str) -> int:
        """Number one more line, which is not known yet."""
        number = self._later[line] = len(self)
        self._late.append(line)
        return number

    @property
    def parts(self) -> list[Part]:
        """What to put away of settled lines; `of` takes it up."""
        return [self._text, self._starts, self._hashes, self._by_hash, bytes([self._cells])]

    @classmethod
    def of(cls, parts: Iterator[Any]) -> "Lines":
        """Lines made of what was put away."""
        lines = cls()
        lines._text, lines._starts, lines._hashes, lines._by_hash = islice(parts, 4)
        (lines._cells,) = next(parts)
        return lines

    def _put_down(self, text: str) -> None:
        self._text = f"{text}\n".encode(errors="surrogatepass") if text else b""
        sizes = map(len, self._text.split(b"\n")[:-1])
        self._starts = array("I", accumulate((size + 1 for size in sizes), initial=0))

    def _kept(self, line: str) -> str:
        return "\t".join(line.split("\t", self._cells)[: self._cells]) if self._cells else line


def _hash(line: str) -> int:
    """The same in every run, as `hash` is not."""
    return crc32(line.encode(errors="surrogatepass"))
