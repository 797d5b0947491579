"""The distinct words of a list, to be found by their beginning, spelling, sound or consonants.

Each way to find them is made ready when it is asked for, and kept up to date from then on.
"""

from collections import Counter
from functools import cached_property

from checkin.names.keys import NAME, NAMES
from checkin.names.ladder import Ladder
from checkin.names.scripts import script_of

_LADDERS = ("written", "spelled", "sounds", "bones")  # in the order of a line's cells


class Vocabulary:
    """Every distinct line of keys that stands for a word, numbered in the order of its coming."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: dict[str, int] = {}

    def numbers(self, lines: list[str]) -> list[int]:
        """The numbers of lines, new ones for those that were not seen before."""
        known = self._numbers
        return [known[line] if line in known else self._new(line) for line in lines]

    def take(self, lines: list[str]) -> list[int]:
        """The numbers of lines, quickly, before anything is asked for; `settle` ends it."""
        numbers = self._numbers
        return [numbers.setdefault(line, len(numbers)) for line in lines]

    def settle(self) -> None:
        """Make ready for questions after `take`."""
        self.lines = list(self._numbers)

    @cached_property
    def elsewhere(self) -> set[int]:
        """Words that are not of a name."""
        return {word for word, line in enumerate(self.lines) if line[0] not in NAMES}

    @cached_property
    def scripts(self) -> Counter[str]:
        """How many words of names there are in each script but Latin."""
        return Counter(script_of(line[1]) for line in self.lines if _is_of_script(line))

    @cached_property
    def written(self) -> Ladder:
        """Words as they are written, folded."""
        return Ladder([line[1:].partition("\t")[0]] for line in self.lines)

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

    def field(self, word: int) -> str:
        """The letter of the field a word stands in."""
        return self.lines[word][0]

    def name(self, word: int) -> str:
        """A word as it stands in a name, folded; "" if it stands in another field."""
        line = self.lines[word]
        return line[1 : line.index("\t")] if line[0] in NAMES else ""

    def latin(self, word: int) -> list[str]:
        """The spellings of a word, itself first if it is Latin."""
        written, spelled, *_ = self.lines[word][1:].split("\t")
        return [written, *spelled.split()] if written.isascii() else spelled.split()

    def is_name(self, word: int) -> bool:
        """Whether a word is part of a person's name."""
        return self.lines[word][0] in NAMES

    def _new(self, line: str) -> int:
        word = self._numbers[line] = len(self.lines)
        self.lines.append(line)
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
        split = (line.split("\t", cell + 1) for line in self.lines)
        return Ladder(cells[cell].split() if len(cells) > cell else [] for cells in split)


def _forms(line: str) -> list[list[str]]:
    written, *others = line[1:].split("\t")
    return [[written], *(other.split() for other in others)]


def _is_of_script(line: str) -> bool:
    return line[0] == NAME and line[1:2] > "z"
