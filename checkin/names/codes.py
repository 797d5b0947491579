"""Mail addresses, phones, serials and tickets, searched anywhere inside: one text, one scan."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any

from checkin.names.shelf import Part

SHORTEST = 3  # letters of a code worth searching for
_MOST_HITS = 200


class Codes:
    """The codes of everyone in one text, so that a search is a single fast scan."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._starts = array("I")
        self._owners = array("I")

    def add(self, person: int, codes: list[str]) -> None:
        """Take the codes of one more person, each with its field's letter in front."""
        if codes:
            self._starts.append(len(self._text))
            self._owners.append(person)
            self._text += ("\n" + "\n".join(codes)).encode()

    def settle(self) -> None:
        """Give back the room that was left to grow in."""
        self._text = bytearray(bytes(self._text))
        self._starts, self._owners = self._starts[:], self._owners[:]

    @property
    def parts(self) -> list[Part]:
        """What to put away; `of` takes it up."""
        return [self._text, self._starts, self._owners]

    @classmethod
    def of(cls, parts: Iterator[Any]) -> "Codes":
        """Codes made of what was put away."""
        codes = cls()
        codes._text, codes._starts, codes._owners = bytearray(next(parts)), *islice(parts, 2)
        return codes

    def find(self, part: str) -> list[tuple[int, str]]:
        """(person, field) of codes with `part` in them, in the order of the list."""
        wanted = part.encode()
        hits: list[tuple[int, str]] = []
        at = self._text.find(wanted)
        while at >= 0 and len(hits) < _MOST_HITS:
            line = self._text.rfind(b"\n", 0, at + 1)
            if at > line + 1:  # not the field's own letter
                owner = self._owners[bisect_right(self._starts, at) - 1]
                hits.append((owner, chr(self._text[line + 1])))
            at = self._text.find(wanted, at + 1)
        return hits
