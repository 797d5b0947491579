"""What letters stand for in another script, learned from real pairs of names.

A letter's chunk depends on its neighbours. The tables are resources/scripts/learned-*.tsv, made
by tools/names_train.py: `-read` from a script to Latin, `-write` from Latin to it. What a rare
place has not seen is filled in from shorter places (a prior, as in Witten and Bell 1991).
"""

import math
import re
import unicodedata
from functools import cache
from itertools import islice
from operator import itemgetter

import anyascii

from checkin.names import tables
from checkin.names.folding import GERESH

# Sightings that a shorter place counts for; chosen on pairs held back from the training.
_PRIOR, _PRIORS = 2.0, {"arabic": 8.0, "katakana": 8.0}
_LEAST = 0.0005
_NEVER = 99.0
_LOST, _ADDED, _ADDED_VOWEL, _ADDED_TWICE = 5.0, 5.0, 3.0, 2.0  # costs, as -ln(probability)
_HOPELESS = 8.0  # how far behind the best a partial writing is given up
_LONGEST_CHUNK = 5
_MOST_CHUNKS = 5  # of one letter, in guessing
_MOST_BEGUN, _MOST_KNOWN = 2_000, 20_000  # kept from one query to the next
_MUCH_WORSE = 3.5  # how far behind the best a guess is not worth keeping
_COST = itemgetter(1)
_VOWELS = frozenset("aeiouy")
_SILENT = "\u110b"  # the Hangul letter that only holds the place of a consonant
_GLIDES = {
    one: glide + bare
    for glide, ones, bares in (
        ("ʲ", "ᅣᅤᅧᅨᅭᅲ", "ᅡᅢᅥᅦᅩᅮ"),
        ("ʷ", "ᅪᅫᅯᅰᅱ", "ᅡᅢᅥᅦᅵ"),
    )
    for one, bare in zip(ones, bares, strict=True)
}  # Hangul vowels that begin with a y or a w
_GLIDING = {two: one for one, two in _GLIDES.items()}
_WITH_GERESH = dict(zip("גדזחטסעצץרתו", "ǧḏžẖẓṣġččřṯẇ", strict=True))  # Hebrew for other tongues
_OF_GERESH = {
    ord(ours): f"{letter}{GERESH}" for letter, ours in _WITH_GERESH.items() if letter != "ץ"
}
_MARKED = re.compile(f"[{''.join(_WITH_GERESH)}]{GERESH}")
_VOWEL_ALONE = re.compile("(?<![\u1100-\u1112])([\u1161-\u1175])")

Choices = dict[str, float]  # chunk -> cost, the likeliest first


def units(word: str) -> str:
    """`word` as the tables see it: Hangul in its letters, Chinese signs by sound, no accents."""
    if word.isascii():
        return word
    parts = _MARKED.sub(lambda met: _WITH_GERESH[met[0][0]], unicodedata.normalize("NFD", word))
    kept = (c for c in parts if not unicodedata.combining(c) or c in "\u3099\u309a\u0306")
    return "".join(_unit(c) for c in kept)


def joined(parts: str) -> str:
    """The word that `parts` are the units of, as a list would have it."""
    if "\u1100" <= max(parts, default="") <= "\u11ff":  # Hangul
        for two, one in _GLIDING.items():
            parts = parts.replace(two, one)
        parts = _VOWEL_ALONE.sub(rf"{_SILENT}\1", parts)
    return unicodedata.normalize("NFC", parts.translate(_OF_GERESH))


def _unit(letter: str) -> str:
    if letter == _SILENT:
        return ""
    return _same_sound(letter) if "\u3400" <= letter <= "\u9fff" else _GLIDES.get(letter, letter)


def nearest(parts: str) -> str:
    """`parts` with each letter that no learned table has seen as the one that is read like it."""
    return parts if parts.isascii() else parts.translate(_nearest())


@cache
def _nearest() -> dict[int, str]:
    named = tables.named("nearest")
    return {ord(row[0]): row[1] for name in named for row in tables.rows(name)}


@cache
def _swaps() -> dict[str, tuple[str, str]]:
    """letter -> (Latin of the nearest letter, its own Latin), where the two differ."""
    rows = (row for name in tables.named("nearest") for row in tables.rows(name))
    return {row[0]: (row[2], row[3]) for row in rows if len(row) > 3}


@cache
def _same_sound(sign: str) -> str:
    """The one sign that stands for all that are read alike, traditional or simplified."""
    return _signs().get(anyascii.anyascii(sign).strip().lower(), sign)


@cache
def _signs() -> dict[str, str]:
    return (
        dict(row[:2] for row in tables.rows("signs-chinese")) if tables.has("signs-chinese") else {}
    )


def around(parts: str, at: int) -> tuple[str, ...]:
    """The places of letter `at`: alone, with one neighbour, with both, with two on one side."""
    far, before, letter, after, beyond = (f"^^{parts}$$"[at + step] for step in range(5))
    both = f"{before}[{letter}]{after}"
    return (
        f"[{letter}]",
        f"{before}[{letter}]",
        f"[{letter}]{after}",
        both,
        far + both,
        both + beyond,
    )


class _Near:
    """Shares of chunks by the nearest neighbours, and what follows from them."""

    def __init__(self, shares: dict[str, float], is_known: bool, trust: float) -> None:
        self.choices = _choices(shares)
        self.is_known = is_known  # whether the neighbours were seen together
        self._shares, self._trust = shares, trust

    def with_counts(self, counts: dict[str, int]) -> dict[str, float]:
        """`_shares` of counts, without those that are too rare in any case."""
        if not counts:
            return self._shares
        total = sum(counts.values()) + self._trust
        shares = {chunk: self._trust * self._shares[chunk] / total for chunk in self.choices}
        for chunk, count in counts.items():
            shares[chunk] = (self._trust * self._shares.get(chunk, 0.0) + count) / total
        return shares


class Model:
    """What one script's letters stand for in another, place by place."""

    def __init__(self, name: str) -> None:
        self._cells = tables.Cells(f"learned-{name}")  # read when asked for: most never are
        self._reach = 2 if self._cells.longest > len("a[x]b") else 1
        self._trust = _PRIORS.get(name.partition("-")[0], _PRIOR)
        self._known: dict[str, Choices] = {}
        self._nearer: dict[str, _Near] = {}
        self._seen: dict[str, dict[str, int]] = {}
        self._costs: dict[tuple[str, str], dict[int, float]] = {}  # of beginnings
        self._begun: dict[str, dict[str, float]] = {}  # beginnings of what is typed, guessed

    def knows_all_of(self, word: str) -> bool:
        """Whether every letter of `word`, or one that is read alike, was ever seen."""
        return all(self._cells.get(f"[{letter}]") for letter in nearest(units(word)))

    def guesses(self, word: str, *, most: int, beam: int) -> list[tuple[str, float]]:
        """The likeliest writings of `word`, each with its cost (-ln of the probability)."""
        parts = units(word)
        beams = {"": 0.0}
        for at in range(len(parts)):
            begun = (
                f"{beam}{parts[: at + 1 + self._reach]}" if at + self._reach < len(parts) else ""
            )
            known = self._begun.get(begun)
            beams = self._grown(beams, parts, at, beam) if known is None else known
            if begun and known is None:
                self._keep_begun(begun, beams)
        ranked = sorted(beams.items(), key=_COST)[:most]
        return [guess for guess in ranked if guess[1] <= ranked[0][1] + _MUCH_WORSE]

    def _grown(self, beams: dict[str, float], parts: str, at: int, beam: int) -> dict[str, float]:
        """The likeliest writings of one more letter."""
        grown: dict[str, float] = {}
        for chunk, step in islice(self.choices(parts, at).items(), _MOST_CHUNKS):
            for text, cost in beams.items():
                longer, total = text + chunk, cost + step
                if total < grown.get(longer, _NEVER):
                    grown[longer] = total
        if len(grown) > beam:
            grown = dict(sorted(grown.items(), key=_COST)[:beam])
        return grown or beams

    def _keep_begun(self, begun: str, beams: dict[str, float]) -> None:
        """A longer query begins like the shorter: keep how far its writings have been guessed."""
        if len(self._begun) >= _MOST_BEGUN:
            self._begun.clear()
        self._begun[begun] = beams

    def cost(self, word: str, target: str) -> float:
        """How unlikely it is that `word` is written `target`; letters lost or added cost much."""
        parts, typed = units(word), word.isascii()
        best = self._with_added({0: 0.0}, target)
        for at in range(len(parts)):
            seen = at + 1 + self._reach  # letters that were looked at
            begun = (parts[:seen], target) if typed and seen <= len(parts) else None
            known = self._costs.get(begun) if begun else None
            best = (
                self._with_added(self._further(best, parts, at, target), target)
                if known is None
                else known
            )
            if begun and known is None:
                if len(self._costs) >= _MOST_BEGUN:
                    self._costs.clear()
                self._costs[begun] = best
        return best.get(len(target), _NEVER)

    def _further(
        self, best: dict[int, float], parts: str, at: int, target: str
    ) -> dict[int, float]:
        """What it costs to have written so much of `target` by one more letter."""
        known = self.choices(parts, at)
        longest = min(max(map(len, known), default=0), _LONGEST_CHUNK)
        floor, lost = min(best.values()) + _HOPELESS, known.get("", _LOST)
        now: dict[int, float] = {}
        for start, cost in best.items():
            if cost > floor:
                continue
            if cost + lost < now.get(start, _NEVER):
                now[start] = cost + lost
            for end in range(start + 1, min(start + longest, len(target)) + 1):
                step = known.get(target[start:end])
                if step is not None and cost + step < now.get(end, _NEVER):
                    now[end] = cost + step
        return now

    @staticmethod
    def _with_added(best: dict[int, float], target: str) -> dict[int, float]:
        """The same places and those reached by letters that stand for nothing."""
        for start in range(min(best), len(target)):
            if start in best:
                letter = target[start]
                step = _ADDED_VOWEL if letter in _VOWELS else _ADDED
                if start and target[start - 1] == letter:
                    step = _ADDED_TWICE
                if best[start] + step < best.get(start + 1, _NEVER):
                    best[start + 1] = best[start] + step
        return best

    def choices(self, parts: str, at: int) -> Choices:
        """The chunks letter `at` may stand for, the likeliest first; {} for a foreign letter."""
        window = f"^^{parts}$$"[at + 2 - self._reach : at + 3 + self._reach]
        known = self._known.get(window)
        if known is None:
            known = self._mixed(around(nearest(parts), at))
            theirs, ours = _swaps().get(parts[at], ("", ""))
            if theirs != ours:
                known = {chunk.replace(theirs, ours, 1): cost for chunk, cost in known.items()}
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[window] = known
        return known

    def _mixed(self, places: tuple[str, ...]) -> Choices:
        near = self._near(places)
        if not near.is_known or self._reach == 1:  # then no table has a place with more letters
            return near.choices
        far, beyond = map(self._counts, places[4:])
        if not far and not beyond:
            return near.choices
        return _choices(_blend(near.with_counts(far), near.with_counts(beyond)))

    def _near(self, places: tuple[str, ...]) -> "_Near":
        """Shares by one neighbour on each side."""
        alone, left, right, both = places[:4]
        known = self._nearer.get(both)
        if known is None:
            trust, counts = self._trust, self._counts(both)
            shares = _shares(self._common(alone), {}, trust)
            beside = [_shares(self._common(place), shares, trust) for place in (left, right)]
            shares = _shares(counts, _blend(*beside), trust)
            known = self._nearer[both] = _Near(shares, bool(counts), trust)
        return known

    def _common(self, place: str) -> dict[str, int]:
        """`_counts` of a place that is often asked for."""
        counts = self._seen.get(place)
        if counts is None:
            counts = self._seen[place] = self._counts(place)
        return counts

    def _counts(self, place: str) -> dict[str, int]:
        """How often each chunk was seen at a place, the commonest first."""
        counts = {}
        for item in self._cells.get(place).split():
            chunk, _, count = item.rpartition(":")
            counts["" if chunk == "-" else chunk] = int(count)
        return counts


@cache
def model(name: str) -> Model | None:
    """The model of that name (`arabic-read`), if it was learned."""
    return Model(name) if tables.has(f"learned-{name}") else None


def _choices(shares: dict[str, float]) -> Choices:
    ranked = sorted(shares.items(), key=_COST, reverse=True)
    return {chunk: -math.log(share) for chunk, share in ranked if share >= _LEAST}


def _shares(counts: dict[str, int], prior: dict[str, float], trust: float) -> dict[str, float]:
    """Shares of counts, as far as there are few of them those of the `prior`."""
    if not counts:
        return prior
    trust = trust if prior else 0.0
    total = sum(counts.values()) + trust
    shares = {chunk: trust * share / total for chunk, share in prior.items()}
    for chunk, count in counts.items():
        shares[chunk] = shares.get(chunk, 0.0) + count / total
    return shares


def _blend(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    if left is right:
        return left
    return {chunk: (left.get(chunk, 0.0) + right.get(chunk, 0.0)) / 2 for chunk in left | right}
