"""The distinct words of a list, to be found by their beginning, spelling, sound or consonants.

Each way to find them is made ready when it is asked for, and kept up to date from then on.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from checkin.names.keys import NAME, NAMES
from checkin.names.ladder import Ladder
from checkin.names.lines import Lines
from checkin.names.scripts import script_of
from checkin.names.shelf import Part, as_part

_OF_NAMES = frozenset(map(ord, NAMES))
_NOT_OF_NAMES = re.compile(f"[^{''.join(NAMES)}]".encode())
_CELLS_KEPT = 2  # of a line: as it is written, and its spellings
_LADDERS = ("written", "spelled", "sounds", "bones")  # in the order of a line's cells


class Vocabulary:
    """Every distinct line of keys that stands for a word, numbered in the order of its coming."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._fields = bytearray()  # the letter of the field of each line

    def numbers(self, lines: list[str]) -> list[int]:
        """The numbers of lines, new ones for those that were not seen before."""
        known = map(self._lines.number, lines)
        return [
            self._new(line) if word is None else word
            for word, line in zip(known, lines, strict=True)
        ]

    def take(self, lines: list[str]) -> list[int]:
        """The numbers of lines, quickly, before anything is asked for; `settle` ends it."""
        return self._lines.take(lines)

    def settle(self) -> None:
        """Make ready for questions after `take`."""
        self._lines.settle()
        self._fields = bytearray("".join(line[0] for line in self._lines), "ascii")

    @cached_property
    def elsewhere(self) -> set[int]:
        """Words that are not of a name."""
        return {met.start() for met in _NOT_OF_NAMES.finditer(self._fields)}

    @cached_property
    def scripts(self) -> Counter[str]:
        """How many words of names there are in each script but Latin."""
        return Counter(script_of(line[1]) for line in self._lines if _is_of_script(line))

    @cached_property
    def written(self) -> Ladder:
        """Words as they are written, folded."""
        return Ladder([line[1:].partition("\t")[0]] for line in self._lines)

    @cached_property
    def spelled(self) -> Ladder:
        """Words by their other spellings, in Latin."""
        return self._ladder(1)

    @cached_property
    def sounds(self) -> Ladder:
        """Words of names by their sound keys."""
        return self._ladder(2)

    @cached_property
    def bones(self) -> Ladder:
        """Words of names by their consonants."""
        return self._ladder(3)

    def getting_ready(self) -> Iterator[None]:
        """Make the ways to find words one after another, those first that every search needs."""
        for way in (*_LADDERS, "scripts", "elsewhere"):
            getattr(self, way)
            yield

    def shorten(self) -> None:
        """Let go of the sounds and consonants of each word once they are to be found by."""
        for ladder in _LADDERS:
            getattr(self, ladder)
        self._lines.shorten(_CELLS_KEPT)

    @property
    def parts(self) -> list[Part]:
        """What to put away of settled and shortened lines; `of` takes it up."""
        ladders = (part for way in _LADDERS for part in getattr(self, way).parts)
        return [*self._lines.parts, self._fields, as_part(self.scripts), *ladders]

    @classmethod
    def of(cls, parts: Iterator[Any]) -> "Vocabulary":
        """A vocabulary made of what was put away."""
        made = cls()
        made._lines = Lines.of(parts)
        made._fields, scripts = islice(parts, 2)
        made._fields, made.scripts = bytearray(made._fields), Counter(json.loads(scripts))
        for way in _LADDERS:
            setattr(made, way, Ladder.of(parts))
        return made

    def field(self, word: int) -> str:
        """The letter of the field a word stands in."""
        return chr(self._fields[word])

    def name(self, word: int) -> str:
        """A word as it stands in a name, folded; "" if it stands in another field."""
        return self._lines[word][1:].partition("\t")[0] if self.is_name(word) else ""

    def latin(self, word: int) -> list[str]:
        """The spellings of a word, itself first if it is Latin."""
        written, spelled, *_ = self._lines[word][1:].split("\t")
        return [written, *spelled.split()] if written.isascii() else spelled.split()

    def is_name(self, word: int) -> bool:
        """Whether a word is part of a person's name."""
        return self._fields[word] in _OF_NAMES

    def _new(self, line: str) -> int:
        word = self._lines.add(line)
        self._fields += line[0].encode()
        if line[0] not in NAMES:
            self.elsewhere.add(word)  # a set made just now has it already
        if "scripts" in self.__dict__ and _is_of_script(line):
            self.scripts[script_of(line[1])] += 1
        for ladder, forms in zip(_LADDERS, _forms(line), strict=False):
            if ladder in self.__dict__:  # it was asked for
                getattr(self, ladder).insert(forms, word)
        return word

    def _ladder(self, cell: int) -> Ladder:
        """The forms in one cell of every line; the lines of places end before the sounds."""
        split = (line.split("\t", cell + 1) for line in self._lines)
        return Ladder(cells[cell].split() if len(cells) > cell else [] for cells in split)


def _forms(line: str) -> list[list[str]]:
    written, *others = line[1:].split("\t")
    return [[written], *(other.split() for other in others)]


def _is_of_script(line: str) -> bool:
    return line[0] == NAME and line[1:2] > "z"
