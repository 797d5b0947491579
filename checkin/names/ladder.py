"""Forms in code point order, kept as one text with few heads: a million take little memory."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain, islice, repeat
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checkin.names.shelf import Part

_RUNG = 96  # forms from one head to the next
_COUNTING = bytes(range(256))
_MOST_NEAR = 60
_LONG = 200_000  # bytes that take longer to go through than to try
_FEW_LETTERS = 64  # one after another in the place of the first
_MOST_KEPT = 20_000  # forms of a letter kept from one question to the next
_AFTER_ALL = "\U0010ffff"


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
        # Bytes of UTF-8 stand in the order of code points (RFC 3629, page 2).
        text = "\n".join(("", *map(forms.__getitem__, order), ""))
        self._text = text.encode(errors="surrogatepass")  # a line each, and one before the first
        self._words = array("I", map(words.__getitem__, order))
        self._places = bytes(map(places.__getitem__, order))  # 0 is the word's likeliest form
        del forms, words, places, order, text
        lines = self._text.split(b"\n")[1:-1]
        ends = accumulate((len(line) + 1 for line in lines), initial=1)
        self._starts = array("I", islice(ends, 0, len(lines), _RUNG))  # bytes before each rung
        self._starts.append(len(self._text))
        self._heads = [_read(line) for line in lines[::_RUNG]]  # the first form of each rung
        self._late: list[tuple[str, int, int]] = []  # (form, word, place) of those that came later
        self._kept_letter, self._kept = "", list[str]()

    @property
    def parts(self) -> list[Part]:
        """What to put away of settled forms; `of` takes it up."""
        heads = "\n".join(self._heads).encode(errors="surrogatepass")
        return [self._text, self._words, self._places, self._starts, heads]

    @classmethod
    def of(cls, parts: Iterator[Any]) -> "Ladder":
        """A ladder made of what was put away."""
        ladder = cls()
        ladder._text, ladder._words, ladder._places, ladder._starts, heads = islice(parts, 5)
        ladder._heads = _read(heads).split("\n") if ladder._words else []
        return ladder

    def insert(self, forms: Iterable[str], word: int) -> None:
        """Add the forms of one more word where they belong."""
        for place, form in enumerate(forms):
            insort(self._late, (form, word, min(place, 255)))

    def exact(self, form: str) -> list[tuple[int, int]]:
        """(word, place) of every word with just this form."""
        return [late[1:] for late in self._late_between(form, form + "\0")] + self._settled(form)

    def _settled(self, form: str) -> list[tuple[int, int]]:
        line = b"\n" + form.encode(errors="surrogatepass") + b"\n"
        rung = max(bisect_left(self._heads, form) - 1, 0)
        while rung < len(self._heads) and self._heads[rung] <= form:
            begin = self._starts[rung] - 1
            at = self._text.find(line, begin, self._starts[rung + 1])
            if at >= 0:
                first = rung * _RUNG + self._text.count(b"\n", begin, at)
                last = first
                while self._text.startswith(line, at):
                    last, at = last + 1, at + len(line) - 1
                return list(zip(self._words[first:last], self._places[first:last], strict=True))
            rung += 1
        return []

    def prefixed(self, start: str) -> "array[int]":
        """Every word with a form that begins with `start`."""
        high = start + _AFTER_ALL
        first, last = self._begun_so(start, high)
        words = self._words[first:last]
        if self._late:
            words.extend(word for _, word, _ in self._late_between(start, high))
        return words

    def _begun_so(self, start: str, high: str) -> tuple[int, int]:
        """From which settled form to which they begin with `start`; no text is decoded for it."""
        if not start or not self._heads:
            return 0, len(self._words)
        text, starts, line = self._text, self._starts, b"\n" + start.encode(errors="surrogatepass")
        rung, end = max(bisect_left(self._heads, start) - 1, 0), bisect_left(self._heads, high)
        above, below = starts[rung] - 1, starts[max(end - 1, 0)] - 1
        first = text.find(line, above, starts[end])
        if first < 0:
            return 0, 0
        last = text.rfind(line, first, starts[end])
        return (
            rung * _RUNG + text.count(b"\n", above, first),
            (end - 1) * _RUNG + text.count(b"\n", below, last) + 1,
        )

    def near(self, form: str, most: int) -> list[tuple[int, int, int]]:
        """(word, place, distance) of forms at most so many typing errors away from `form`."""
        if not form:
            return []
        low, high = form[0], form[0] + _AFTER_ALL
        first, last = self._begun_so(low, high)
        late = self._late_between(low, high)
        forms = self._letter(low, first, last) + [other for other, _, _ in late]
        hits = process.extract(
            form, forms, scorer=OSA.distance, score_cutoff=most, limit=_MOST_NEAR
        )
        words = self._words[first:last] + array("I", [word for _, word, _ in late])
        places = self._places[first:last] + bytes(place for *_, place in late)
        near = [(words[at], places[at], int(off)) for _, off, at in hits]
        near += [(word, place, 1) for word, place in self._begun_otherwise(form)]
        return near

    def _begun_otherwise(self, form: str) -> Iterator[tuple[int, int]]:
        """(word, place) of forms with one typing error in the first letter of `form`."""
        rest = form[1:]
        yield from self.exact(rest)
        if rest[:1] not in ("", form[0]):
            yield from self.exact(rest[0] + form[0] + rest[1:])
        for other, word, place in self._late:
            if other.endswith(rest) and _is_begun_otherwise(other, form):
                yield word, place
        if len(self._text) > _LONG and len(self._first_letters) <= _FEW_LETTERS:
            for other in sorted(x + end for x in self._first_letters for end in (rest, form)):
                if _is_begun_otherwise(other, form):
                    yield from self._settled(other)
        else:
            yield from self._ending_so(rest, form)

    def _ending_so(self, rest: str, form: str) -> Iterator[tuple[int, int]]:
        """The same by going through all there is: quicker where signs are many."""
        line = rest.encode(errors="surrogatepass") + b"\n"
        at = self._text.find(line)
        while at >= 0:
            start = self._text.rfind(b"\n", 0, at) + 1
            if _is_begun_otherwise(_read(self._text[start : at + len(line) - 1]), form):
                rung = bisect_right(self._starts, start) - 1
                own = rung * _RUNG + self._text.count(b"\n", self._starts[rung], start)
                yield self._words[own], self._places[own]
            at = self._text.find(line, at + 1)

    @cached_property
    def _first_letters(self) -> list[str]:
        """What settled forms begin with, as far as that is a few letters and a few more."""
        letters: list[str] = []
        at = 0
        while at < len(self._words) and len(letters) <= _FEW_LETTERS:
            rung = at // _RUNG
            letters.append(self._rungs(rung, rung + 1)[at % _RUNG][0])
            at = self._begun_so(letters[-1], letters[-1] + _AFTER_ALL)[1]
        return letters

    def _letter(self, letter: str, first: int, last: int) -> list[str]:
        """The settled forms of one first letter; kept while it is asked for, if they are few."""
        if letter != self._kept_letter:
            rung = first // _RUNG
            skipped = rung * _RUNG
            forms = self._rungs(rung, -(-last // _RUNG))[first - skipped : last - skipped]
            if len(forms) > _MOST_KEPT:
                return forms
            self._kept_letter, self._kept = letter, forms
        return self._kept

    def _rungs(self, first: int, last: int) -> list[str]:
        """The forms of some neighbouring rungs."""
        if first >= last or first >= len(self._heads):
            return []
        return _read(self._text[self._starts[first] : self._starts[last] - 1]).split("\n")

    def _late_between(self, low: str, high: str) -> list[tuple[str, int, int]]:
        late = self._late
        return late[bisect_left(late, (low,)) : bisect_left(late, (high,))] if late else []


def _read(text: bytes) -> str:
    return text.decode(errors="surrogatepass")


def _is_begun_otherwise(other: str, form: str) -> bool:
    """Whether `other`, which ends like `form`, has one more or another letter at the beginning."""
    more = len(other) - len(form)
    return (more == 1 and other[1] == form[0]) or (more == 0 and other[0] != form[0])
