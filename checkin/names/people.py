"""Who is in an index: uids and the words of each, kept small for a million people."""

import json
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate, chain, islice, repeat
from typing import Any

from checkin.names.shelf import Part, as_part

_WIDTH = 16  # bytes a uid takes


class People:
    """Delegates numbered in the order of their coming, with the words each is found by."""

    def __init__(self) -> None:
        self._uids = bytearray()
        self._odd_uids: dict[bytes, str] = {}
        self._words = array("I")
        self._starts = array("I", [0])
        self._gone: set[int] = set()
        self._is_settled, self._settled = True, 0
        self._newer: dict[bytes, list[int]] = {}  # uid -> people who came after that
        self._whose, self._firsts = array("I"), array("I", [0])  # of word after word
        self._later: dict[int, array[int]] = {}  # word -> people who came after that

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, uid: str, words: list[int]) -> int:
        """Take one more person and return their number."""
        person, packed = len(self), self._packed(uid)
        self._uids += packed
        self._words.extend(words)
        self._starts.append(len(self._words))
        if self._is_settled:
            self._newer.setdefault(packed, []).append(person)
            for word in words:
                self._later.setdefault(word, array("I")).append(person)
        return person

    def open(self) -> None:
        """Take many people quickly; `settle` ends it."""
        self._is_settled = False

    def settle(self) -> None:
        """Note who has each word, once for all who were added; those added later are few."""
        words, starts = self._words, self._starts
        counts = Counter(words)
        in_order = map(counts.__getitem__, range(max(words, default=-1) + 1))
        self._firsts = array("I", accumulate(in_order, initial=0))
        # Counted into place: sorting needs ten times the memory for a moment.
        free, whose = self._firsts[:], self._words[:]
        owners = map(repeat, range(len(self)), map(int.__sub__, starts[1:], starts))
        for word, person in zip(words, chain.from_iterable(owners), strict=True):
            whose[free[word]] = person
            free[word] += 1
        self._whose = whose
        # Copies have no room left to grow in, an eighth of what was added to one by one.
        self._uids, self._words, self._starts = bytearray(bytes(self._uids)), words[:], starts[:]
        self._is_settled, self._settled = True, len(self)

    @property
    def is_as_settled(self) -> bool:
        """Whether nobody came or went since `settle`."""
        return self._settled == len(self) and not self._gone

    @property
    def parts(self) -> list[Part]:
        """What to put away of those who are settled; `of` takes it up."""
        odd = as_part({packed.hex(): uid for packed, uid in self._odd_uids.items()})
        lists = [self._words, self._starts, self._whose, self._firsts, self._by_uid]
        return [self._uids, odd, *lists]

    @classmethod
    def of(cls, parts: Iterator[Any]) -> "People":
        """People made of what was put away."""
        people = cls()
        people._uids, odd = bytearray(next(parts)), json.loads(next(parts))
        people._odd_uids = {bytes.fromhex(packed): uid for packed, uid in odd.items()}
        people._words, people._starts, people._whose, people._firsts = islice(parts, 4)
        people._by_uid, people._settled = next(parts), len(people)
        return people

    def drop(self, uid: str) -> int | None:
        """Forget a person; their number is never used again."""
        person = self.number(uid)
        if person is not None:
            self._gone.add(person)
        return person

    def number(self, uid: str) -> int | None:
        """The number of the person of that uid, if there is one."""
        packed = self._packed(uid)
        for person in (*self._newer.get(packed, ()), *self._settled_with(packed)):
            if person not in self._gone:
                return person
        return None

    def _settled_with(self, packed: bytes) -> Iterator[int]:
        order, wanted = self._by_uid, packed
        at = bisect_left(order, wanted, key=self._own)
        while at < len(order) and self._own(order[at]) == wanted:
            yield order[at]
            at += 1

    def _own(self, person: int) -> bytes:
        return bytes(self._uids[person * _WIDTH : (person + 1) * _WIDTH])

    @cached_property
    def _by_uid(self) -> "array[int]":
        """Those who came before `settle`, in the order of their uids; made when first asked for."""
        return array("I", sorted(range(self._settled), key=self._own))

    def uid(self, person: int) -> str:
        """The uid of a person."""
        packed = self._own(person)
        odd = self._odd_uids.get(packed)
        if odd is not None:
            return odd
        at = packed.hex()
        return f"{at[:8]}-{at[8:12]}-{at[12:16]}-{at[16:20]}-{at[20:]}"

    def words(self, person: int) -> "array[int]":
        """The words of a person."""
        return self._words[self._starts[person] : self._starts[person + 1]]

    def having(self, word: int) -> "array[int]":
        """Everyone who has a word, also those who are gone."""
        firsts = self._firsts
        whose = self._whose[firsts[word] : firsts[word + 1]] if word + 1 < len(firsts) else None
        later = self._later.get(word)
        if whose is None or later is None:
            return whose or later or array("I")
        return whose + later

    def how_many(self, word: int) -> int:
        """How many have a word, also of those who are gone."""
        firsts = self._firsts
        early = firsts[word + 1] - firsts[word] if word + 1 < len(firsts) else 0
        return early + len(self._later.get(word, ()))

    def is_here(self, person: int) -> bool:
        """Whether a person was not dropped."""
        return person not in self._gone

    def _packed(self, uid: str) -> bytes:
        if len(uid) == 36 and uid[8] == uid[13] == uid[18] == uid[23] == "-":
            try:
                packed = bytes.fromhex(uid.replace("-", ""))
            except ValueError:
                packed = b""
            if len(packed) == _WIDTH and uid == uid.lower():
                return packed
        packed = blake2b(uid.encode(errors="surrogatepass"), digest_size=_WIDTH).digest()
        self._odd_uids[packed] = uid
        return packed
