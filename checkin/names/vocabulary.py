"""The distinct words of a list, to be found by their beginning, spelling, sound or consonants."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checkin.names.keys import NAME, NAMES
from checkin.names.scripts import script_of

_COUNTING = bytes(range(256))
_MOST_NEAR = 60
_LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүһі",
}  # which may stand by mistake at the beginning
_AFTER_ALL = "\U0010ffff"


class Ladder:
    """Forms in code point order, each with the word it belongs to and its place in that word."""

    def __init__(self) -> None:
        self._forms: list[str] = []
        self._words = array("I")
        self._places = bytearray()  # 0 is the word's likeliest form

    def fill(self, forms_of: Iterable[list[str]]) -> None:
        """Begin anew with the forms of word 0, 1, 2 and so on; no loop of our own, for speed."""
        own = list(forms_of)
        counts = list(map(len, own))
        forms = list(chain.from_iterable(own))
        words = array("I", chain.from_iterable(map(repeat, range(len(own)), counts)))
        places = b"".join(map(_COUNTING.__getitem__, map(slice, counts)))
        del own, counts
        order = array("I", sorted(range(len(forms)), key=forms.__getitem__))
        self._forms = list(map(forms.__getitem__, order))
        self._words = array("I", map(words.__getitem__, order))
        self._places = bytearray(map(places.__getitem__, order))

    def insert(self, forms: Iterable[str], word: int) -> None:
        """Add the forms of one more word where they belong."""
        for place, form in enumerate(forms):
            at = bisect_left(self._forms, form)
            self._forms.insert(at, form)
            self._words.insert(at, word)
            self._places.insert(at, min(place, 255))

    def exact(self, form: str) -> list[tuple[int, int]]:
        """(word, place) of every word with just this form."""
        first = bisect_left(self._forms, form)
        last = bisect_left(self._forms, form + "\0", first)
        return list(zip(self._words[first:last], self._places[first:last], strict=False))

    def prefixed(self, start: str) -> "array[int]":
        """Every word with a form that begins with `start`."""
        first = bisect_left(self._forms, start)
        return self._words[first : bisect_left(self._forms, start + _AFTER_ALL, first)]

    def near(self, form: str, most: int) -> list[tuple[int, int, int]]:
        """(word, place, distance) of forms at most so many typing errors away from `form`."""
        if not form:
            return []
        first = bisect_left(self._forms, form[0])
        forms = self._forms[first : bisect_left(self._forms, form[0] + _AFTER_ALL, first)]
        hits = process.extract(
            form, forms, scorer=OSA.distance, score_cutoff=most, limit=_MOST_NEAR
        )
        near = [
            (self._words[first + at], self._places[first + at], int(off)) for _, off, at in hits
        ]
        for other in _with_another_beginning(form):
            near += [(word, place, 1) for word, place in self.exact(other)]
        return near


class Vocabulary:
    """Every distinct line of keys that stands for a word, numbered in the order of its coming."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.written, self.spelled, self.sounds, self.bones = (Ladder() for _ in range(4))
        self._numbers: dict[str, int] = {}
        self._settled = True
        self.elsewhere: set[int] = set()  # words that are not of a name
        self.scripts: Counter[str] = Counter()  # how many words of names, but Latin

    def number(self, line: str) -> int:
        """The number of a line, a new one if it was not seen before."""
        known = self._numbers.get(line)
        if known is not None:
            return known
        word = self._numbers[line] = len(self.lines)
        self.lines.append(line)
        if line[0] not in NAMES:
            self.elsewhere.add(word)
        if line[0] == NAME and line[1:2] > "z":
            self.scripts[script_of(line[1])] += 1
        if self._settled:
            for ladder, forms in zip(self._ladders(), _forms(line), strict=False):
                ladder.insert(forms, word)
        return word

    def open(self) -> None:
        """Take many lines quickly; `settle` ends it."""
        self._settled = False

    def settle(self) -> None:
        """Make ready for questions after `open`."""
        for at, ladder in enumerate(self._ladders()):
            ladder.fill(
                [form for cell in line[1:].split("\t")[at : at + 1] for form in cell.split()]
                for line in self.lines
            )
        self._settled = True

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

    def _ladders(self) -> tuple[Ladder, ...]:
        return self.written, self.spelled, self.sounds, self.bones


def _with_another_beginning(form: str) -> Iterator[str]:
    """`form` with one typing error in its first letter; errors further in leave that letter."""
    yield form[1:]
    yield form[1::-1] + form[2:]
    for letter in _LETTERS.get(script_of(form[0]), ""):
        yield letter + form
        if letter != form[0]:
            yield letter + form[1:]


def _forms(line: str) -> list[list[str]]:
    written, *others = line[1:].split("\t")
    return [[written], *(other.split() for other in others)]
