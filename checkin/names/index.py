"""Find a delegate by a few letters in any script; all in memory, from keys made beforehand."""

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import or_
from pathlib import Path

from checkin.names import asking, shelf
from checkin.names.asking import Grades
from checkin.names.codes import SHORTEST, Codes
from checkin.names.folding import fold, words
from checkin.names.keys import FIELDS, Searchable, as_code
from checkin.names.layouts import retyped
from checkin.names.matches import RANKS, Match, Why, why_of
from checkin.names.memory import give_back
from checkin.names.people import People
from checkin.names.transliteration import know
from checkin.names.vocabulary import Vocabulary

LONGEST_QUERY = 200  # letters looked at
_MOST_WORDS = 8
_LEAST_WORDS = 2  # of a name that is looked for; more may be a father's name, left out elsewhere
_MOST_CANDIDATES = 4000  # people looked at closely for one query of several words
_PER_WORD = 0.01  # what one more word that nobody asked for costs
_NOBODY = 99.0
_SHORTEST_HALF = 3  # letters of a word that was cut off another
_SHORTEST_RETYPED, _LONGEST_RETYPED = 3, 40  # letters of a query read on other keyboards
_SAMPLE = 300  # words counted to see which asked word is the rarest
_MOST_HALVES = 24
_MEAN_DOUBT = 1.5  # more is not believed of a whole name; see asking.doubt

_FEW = 3  # found, so that typing errors are looked for
# How to guess, where fewer were found than this, and whether only if nobody has all words whole.
_VAGUER = ((asking.heard, 99, False), (asking.written, 99, True), (asking.mistyped, _FEW, True))
_SHARP = (RANKS[Why.EXACT], RANKS[Why.OTHER_SCRIPT])
Found = dict[int, tuple[float, str]]  # person number -> rank, field letter


class Index:
    """Everyone of a forum, found by name in any script and by whatever else the list says."""

    def __init__(self) -> None:
        self._forget()

    def load(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take everyone at once, as (uid, keys); what was known before is forgotten."""
        self._forget()
        self._people.open()
        collecting = gc.isenabled()
        gc.disable()  # a million new strings and no circles: searching for some takes a third more
        try:
            for uid, keys in rows:
                self._add(uid, keys, self._vocabulary.take)
            self._vocabulary.settle()
            self._people.settle()
            self._codes.settle()
        finally:
            if collecting:
                gc.enable()

    def make_ready(self) -> None:
        """Make what is otherwise made when it is first asked for, before anybody waits for it."""
        for _ in self.getting_ready():
            pass

    def getting_ready(self) -> Iterator[None]:
        """The same in parts, so that others get a turn; what a first search needs comes first."""
        for _ in self._vocabulary.getting_ready():
            yield
        self.search("warm up")
        self._vocabulary.shorten()
        for script in self._vocabulary.scripts:
            yield
            know(script)
        yield
        self._people.number("")
        give_back()

    def put_away(self, path: Path, stamps: bytes) -> bool:
        """Keep what was made ready for the next opening; whether it was still as it was loaded.

        Raises:
            OSError: the disk does not take it.
        """
        if not self._people.is_as_settled:
            return False
        parts = [*self._vocabulary.parts, *self._people.parts, *self._codes.parts]
        shelf.put_away(path, parts, stamps)
        return True

    @classmethod
    def taken_up(cls, path: Path, now: bytes) -> "tuple[Index, bytes] | None":
        """An index put away at `path` and the stamps it was made of, if it is whole and of use.

        `now` are the stamps of today; where they are the same, they need not be read.
        """
        shelved = shelf.take_up(path, now)
        if shelved is None:
            return None
        index, parts = cls(), iter(shelved.parts)
        index._vocabulary = Vocabulary.of(parts)
        index._kept = asking.Kept(index._vocabulary)
        index._people, index._codes = People.of(parts), Codes.of(parts)
        return index, shelved.stamps

    def put(self, uid: str, keys: str) -> None:
        """Add a person, or replace what was known of them."""
        self._people.drop(uid)
        self._add(uid, keys, self._vocabulary.numbers)
        self._kept.forget()

    def drop(self, uid: str) -> None:
        """Forget a person; nothing happens if they are not known."""
        self._people.drop(uid)

    def search(self, query: str, *, limit: int = 8) -> list[Match]:
        """Those `query` may mean, the likeliest first; whatever is typed, never an error."""
        query = query[:LONGEST_QUERY]
        asked = words(query)[:_MOST_WORDS]
        found: Found = {}
        grades = [self._kept.ask(asking.sharp, word) for word in asked]
        self._gather(found, grades, limit)
        if not found:
            self._gather_regrouped(found, _joined(asked), limit)
            self._gather_with_code(found, asked, grades)
        if len(found) < limit:
            self._gather_codes(found, query)
        for vaguer, few, sure in _VAGUER:
            if len(found) < min(few, limit) and not (sure and _has_whole(found)):
                self._add_vaguer(grades, asked, vaguer, sure)
                self._gather(found, grades, limit)
        self._gather_mistyped(found, asked, grades, limit)
        if len(found) < limit and _best(found) >= RANKS[Why.OTHER_SCRIPT]:
            ways = filter(self._has_all, _split(asked)) if found else _split(asked)
            self._gather_regrouped(found, ways, limit)
        if not found and len(asked) > 1:
            self._gather_half(found, asked, grades)
        if _best(found) >= RANKS[Why.TYPO]:
            self._gather_retyped(found, query)
        return self._ranked(found, limit)

    def alike(self, person: Searchable, *, limit: int = 5) -> list[Match]:
        """Those who could be the same as `person`: every name alike, in any script, or one mail."""
        found: Found = {}
        shown = (person.display_name, f"{person.given_name} {person.family_name}")
        for name in dict.fromkeys((*shown, person.latin_name)):
            same = [asking.whole(self._vocabulary, word) for word in words(name)[:_MOST_WORDS]]
            self._gather(found, same, limit)
            for left_out in range(len(same) if len(same) > _LEAST_WORDS else 0):
                self._gather(found, same[:left_out] + same[left_out + 1 :], limit)
        for code in (person.email, person.phone):
            self._gather_codes(found, code)
        own = self._people.number(person.uid)
        return self._ranked({who: at for who, at in found.items() if who != own}, limit)

    def _add_vaguer(
        self, grades: list[Grades], asked: list[str], vaguer: asking.Step, sure: bool
    ) -> None:
        """Add to the grades of each asked word what it may mean by a vaguer step."""
        for at, (word, grade) in enumerate(zip(asked, grades, strict=True)):
            if sure and len(asked) > 1 and min(grade.values(), default=_NOBODY) < RANKS[Why.SOUND]:
                continue  # known well enough to look at people by it
            vague = self._kept.ask(vaguer, word)
            if len(asked) == 1:
                vague = asking.alone(self._vocabulary, word, vague)
            grades[at] = _best_of(grade, vague)

    def _gather_mistyped(
        self, found: Found, asked: list[str], grades: list[Grades], limit: int
    ) -> None:
        """Add people whose words, mistyped, are those the list has as beginnings of others."""
        if len(asked) < 2 or len(found) >= _FEW or _best(found) < RANKS[Why.SOUND]:
            return
        for at, (word, grade) in enumerate(zip(asked, grades, strict=True)):
            best = min(grade.values(), default=_NOBODY)
            if best < RANKS[Why.SOUND] and not _is_whole(best):
                meant = (self._kept.ask(step, word) for step in (asking.mistyped, asking.written))
                grades[at] = _best_of(grade, or_(*meant))
        self._gather(found, grades, limit)

    def _ranked(self, found: Found, limit: int) -> list[Match]:
        best = sorted((rank, person, field) for person, (rank, field) in found.items())[:limit]
        return [
            Match(self._people.uid(person), why_of(rank), FIELDS[field], rank)
            for rank, person, field in best
        ]

    def _forget(self) -> None:
        self._vocabulary = Vocabulary()
        self._kept = asking.Kept(self._vocabulary)
        self._people = People()
        self._codes = Codes()

    def _add(self, uid: str, keys: str, numbers: Callable[[list[str]], list[int]]) -> None:
        lines = keys.split("\n") if keys else []
        person = self._people.add(uid, numbers([line for line in lines if line[0] > "Z"]))
        self._codes.add(person, [line for line in lines if line[0] <= "Z"])

    def _gather(self, found: Found, asked: list[Grades], most: int) -> None:
        """Add to `found` the people who have a word for each of the `asked` ones."""
        if not asked or not all(asked):
            return
        rarest = min(asked, key=self._how_many) if len(asked) > 1 else asked[0]
        rest = [grades for grades in asked if grades is not rarest]
        enough = _MOST_CANDIDATES if rest else most + len(found)
        for seen, (person, word, rank) in enumerate(self._with_any(rarest)):
            if seen >= enough:
                break
            rank = self._joint_rank(person, rank, rest)
            if rank < found.get(person, (_NOBODY, ""))[0]:
                found[person] = (rank, self._vocabulary.field(word))

    def _gather_regrouped(self, found: Found, ways: Iterator[list[str]], limit: int) -> None:
        """Add people whose name is joined or split otherwise than it was typed."""
        for asked in ways:
            grades = [self._kept.ask(asking.sharp, word) for word in asked]
            self._gather(found, grades, limit)

    def _has_all(self, asked: list[str]) -> bool:
        """Whether the list has each of the words just so: Abdurrahman is also Abdur Rahman."""
        return all(self._vocabulary.written.exact(fold(word)) for word in asked)

    def _gather_half(self, found: Found, asked: list[str], grades: list[Grades]) -> None:
        """Add people who have one asked word, if their other words could well be the other ones."""
        doubts: Found = {}
        for at, known in enumerate(grades):
            others = asked[:at] + asked[at + 1 :]
            for person, word, rank in islice(self._with_any(known), _MOST_HALVES):
                if rank >= RANKS[Why.TYPO] or person in doubts:
                    continue
                own = [w for w in self._people.words(person) if w != word]
                total = asking.doubt(self._vocabulary, asked[at], word)
                total += sum(self._least_doubt(other, own) for other in others)
                doubts[person] = (total / len(asked), self._vocabulary.field(word))
        for person, (doubt, field) in doubts.items():
            if doubt < _MEAN_DOUBT:
                found[person] = (RANKS[Why.SOUND] + 0.4 + doubt / 5, field)

    def _gather_retyped(self, found: Found, query: str) -> None:
        """Add people whom the query means if another keyboard was active while it was typed."""
        for text in retyped(query[:_LONGEST_RETYPED].strip()):
            asked = words(text)[:_MOST_WORDS]
            if sum(map(len, asked)) < _SHORTEST_RETYPED:
                continue
            meant: Found = {}
            self._gather(meant, [asking.sharp(self._vocabulary, word) for word in asked], 8)
            for person, (rank, field) in meant.items():
                if rank < asking.WHOLE_WORD and (
                    rank < 1 or sum(map(len, asked)) > _SHORTEST_RETYPED
                ):
                    found.setdefault(person, (RANKS[Why.LAYOUT] + rank / 10, field))

    def _least_doubt(self, typed: str, words: list[int]) -> float:
        """How surely one of the words, if it is of a name, was meant by `typed`."""
        names = filter(self._vocabulary.is_name, words)
        return min((asking.doubt(self._vocabulary, typed, word) for word in names), default=9.0)

    def _how_many(self, grades: Grades) -> int:
        """How many people have one of the words, roughly where there are many words."""
        sample = list(islice(grades, _SAMPLE))
        counted = sum(map(self._people.how_many, sample))
        return counted * len(grades) // max(len(sample), 1)

    def _with_any(self, grades: Grades) -> Iterator[tuple[int, int, float]]:
        """(person, word, rank) of everyone with one of the words, best words first, each once."""
        seen: set[int] = set()
        for word, rank in sorted(grades.items(), key=lambda grade: grade[1]):
            for person in self._people.having(word):
                if person not in seen and self._people.is_here(person):
                    seen.add(person)
                    yield person, word, rank

    def _joint_rank(self, person: int, rank: float, rest: list[Grades]) -> float:
        """The rank of a person who has one asked word, by the worst of all asked words."""
        own = self._people.words(person)
        total, doubts = rank, asking.doubt_in(rank)
        for grades in rest:
            other = min((grades.get(word, _NOBODY) for word in own), default=_NOBODY)
            if other == _NOBODY:
                return _NOBODY
            rank, total = max(rank, other), total + other
            doubts += asking.doubt_in(other)
        if doubts / (len(rest) + 1) > _MEAN_DOUBT and rest:
            return _NOBODY
        spare = sum(map(self._vocabulary.is_name, own)) - len(rest) - 1
        fine = _PER_WORD * (total / (len(rest) + 1) + min(max(spare, 0), 20))
        return min(rank + fine, int(rank) + 0.999)

    def _gather_codes(self, found: Found, query: str) -> None:
        code = as_code(query)
        if len(code) < SHORTEST:
            return
        for person, field in self._codes.find(code):
            if person not in found and self._people.is_here(person):
                found[person] = (RANKS[Why.OTHER_FIELD] + 0.3, field)

    def _gather_with_code(self, found: Found, asked: list[str], grades: list[Grades]) -> None:
        """Add people by a part of a code, of those who have the other words: `seng 4567`."""
        for at, code in enumerate(asked):
            others = grades[:at] + grades[at + 1 :]
            if len(code) < SHORTEST or not any(map(str.isdigit, code)) or not others:
                continue
            for person, field in self._codes.find(code):
                own = self._people.words(person)
                if self._people.is_here(person) and not any(map(set(own).isdisjoint, others)):
                    found[person] = (RANKS[Why.OTHER_FIELD] + 0.4, field)


def _joined(asked: list[str]) -> Iterator[list[str]]:
    """The asked words with two neighbours written as one."""
    for at in range(len(asked) - 1):
        yield [*asked[:at], asked[at] + asked[at + 1], *asked[at + 2 :]]


def _split(asked: list[str]) -> Iterator[list[str]]:
    """The asked words with one of them cut in two."""
    for at, word in enumerate(asked):
        for cut in range(_SHORTEST_HALF, min(len(word), 24) - _SHORTEST_HALF + 1):
            yield [*asked[:at], word[:cut], word[cut:], *asked[at + 1 :]]


def _best_of(grades: Grades, others: Grades) -> Grades:
    """The words of both, each at its better rank."""
    better = {word: rank for word, rank in others.items() if rank < grades.get(word, _NOBODY)}
    return grades | better if better else grades


def _has_whole(found: Found) -> bool:
    """Whether somebody has every asked word as it was typed, or so in another script."""
    return any(_is_whole(rank) for rank, _ in found.values())


def _is_whole(rank: float) -> bool:
    """Whether a rank is of a whole word, as it was typed or in another script."""
    return int(rank) in _SHARP and rank % 1 < 0.4


def _best(found: Found) -> float:
    return min((rank for rank, _ in found.values()), default=_NOBODY)
