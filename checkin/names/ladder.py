"""Forms in code point order, kept as short texts of many: a million take little memory."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checkin.names.scripts import script_of

_RUNG = 64  # forms of one text
_LONGEST_RUNG = 4 * _RUNG  # then it is cut in two
_COUNTING = bytes(range(256))
_MOST_NEAR = 60
_LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүһі",
}  # which may stand by mistake at the beginning
_AFTER_ALL = "\U0010ffff"


@dataclass(slots=True)
class _Rung:
    """Some neighbouring forms, each with its word and its place in that word."""

    text: str  # the forms, a line each
    words: "array[int]"
    places: bytearray  # 0 is the word's likeliest form


class Ladder:
    """Forms in code point order, each with the word it belongs to and its place in that word."""

    def __init__(self, forms_of: Iterable[list[str]] = ()) -> None:
        """Take the forms of word 0, 1, 2 and so on; no loop of our own, for speed."""
        own = list(forms_of)
        counts = list(map(len, own))
        forms = list(chain.from_iterable(own))
        words = array("I", chain.from_iterable(map(repeat, range(len(own)), counts)))
        places = b"".join(map(_COUNTING.__getitem__, map(slice, counts)))
        del own, counts
        order = sorted(range(len(forms)), key=forms.__getitem__)
        self._heads: list[str] = []  # the first form of each rung
        self._rungs: list[_Rung] = []
        for at in range(0, len(order), _RUNG):
            some = order[at : at + _RUNG]
            self._heads.append(forms[some[0]])
            self._rungs.append(
                _Rung(
                    "\n".join(map(forms.__getitem__, some)),
                    array("I", map(words.__getitem__, some)),
                    bytearray(map(places.__getitem__, some)),
                )
            )

    def insert(self, forms: Iterable[str], word: int) -> None:
        """Add the forms of one more word where they belong."""
        for place, form in enumerate(forms):
            if not self._rungs:
                self._heads.append(form)
                self._rungs.append(_Rung(form, array("I", [word]), bytearray([min(place, 255)])))
                continue
            at = max(bisect_left(self._heads, form) - 1, 0)
            rung = self._rungs[at]
            own = rung.text.split("\n")
            step = bisect_left(own, form)
            own.insert(step, form)
            rung.words.insert(step, word)
            rung.places.insert(step, min(place, 255))
            rung.text, self._heads[at] = "\n".join(own), own[0]
            if len(own) > _LONGEST_RUNG:
                self._cut(at, own)

    def exact(self, form: str) -> list[tuple[int, int]]:
        """(word, place) of every word with just this form."""
        hits: list[tuple[int, int]] = []
        heads = self._heads
        at = max(bisect_left(heads, form) - 1, 0)
        while at < len(heads) and heads[at] <= form:
            rung = self._rungs[at]
            if form in rung.text:  # most that are looked for are not there
                own = rung.text.split("\n")
                first, last = bisect_left(own, form), bisect_right(own, form)
                hits += zip(rung.words[first:last], rung.places[first:last], strict=True)
            at += 1
        return hits

    def prefixed(self, start: str) -> "array[int]":
        """Every word with a form that begins with `start`."""
        words = array("I")
        for rung, first, last in self._between(start, start + _AFTER_ALL):
            words += rung.words[first:last]
        return words

    def near(self, form: str, most: int) -> list[tuple[int, int, int]]:
        """(word, place, distance) of forms at most so many typing errors away from `form`."""
        if not form:
            return []
        forms: list[str] = []
        words, places = array("I"), bytearray()
        for rung, first, last in self._between(form[0], form[0] + _AFTER_ALL):
            forms += rung.text.split("\n")[first:last]
            words += rung.words[first:last]
            places += rung.places[first:last]
        hits = process.extract(
            form, forms, scorer=OSA.distance, score_cutoff=most, limit=_MOST_NEAR
        )
        near = [(words[at], places[at], int(off)) for _, off, at in hits]
        for other in _with_another_beginning(form):
            near += [(word, place, 1) for word, place in self.exact(other)]
        return near

    def _between(self, low: str, high: str) -> Iterator[tuple[_Rung, int, int]]:
        """Rungs with forms from `low` to just below `high`, and which of theirs these are."""
        heads = self._heads
        first, last = max(bisect_left(heads, low) - 1, 0), bisect_left(heads, high)
        for at in range(first, last):
            rung = self._rungs[at]
            if first < at < last - 1:
                yield rung, 0, len(rung.words)
            else:
                own = rung.text.split("\n")
                yield rung, bisect_left(own, low), bisect_left(own, high)

    def _cut(self, at: int, own: list[str]) -> None:
        """Make two rungs of one."""
        rung, half = self._rungs[at], len(own) // 2
        upper = _Rung("\n".join(own[half:]), rung.words[half:], rung.places[half:])
        lower = _Rung("\n".join(own[:half]), rung.words[:half], rung.places[:half])
        self._rungs[at : at + 1] = [lower, upper]
        self._heads.insert(at + 1, own[half])


def _with_another_beginning(form: str) -> Iterator[str]:
    """`form` with one typing error in its first letter; errors further in leave that letter."""
    yield form[1:]
    yield form[1::-1] + form[2:]
    for letter in _LETTERS.get(script_of(form[0]), ""):
        yield letter + form
        if letter != form[0]:
            yield letter + form[1:]
