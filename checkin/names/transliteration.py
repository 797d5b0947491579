"""Latin spellings of a word in any script, the likeliest first; and back, for scripts learned.

A table of resources/scripts gives each letter its spellings, and the spellings of a word are the
cheapest combinations; for some scripts a learned table adds what real people chose. What no
table knows is left to `anyascii`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import anyascii

from checkin.names import tables
from checkin.names.folding import fold
from checkin.names.learned import Model, joined, model, nearest, units
from checkin.names.scripts import script_of

MOST = 8  # spellings kept of one word
_BEAM = 8
_LONGEST_UNIT = 4
_SIGNS_ARE_VAGUE = 0.82  # a sign is a whole syllable: a good guess of it says less
_HOPELESS = 3.5  # unlikelihood of one direction that spares asking the other
_SECOND_CHOICE = 1.0  # cost of each step down a table's list of spellings
_MODELS = {"cyrillic": "russian"}  # where the learned table is named after a language
_LEADING_VOWEL = re.compile("([เ-ไເ-ໄ])([ก-ฮກ-ຮ])")  # Thai and Lao write it before its consonant
_KILLED = re.compile("[ก-ฮ][ิุ]?์")  # Thai writes a letter it does not speak, with a mark
_INDIC_BLOCKS = range(0x900, 0xD80, 0x80)  # built alike: consonants at 15-39, vowel signs at 3E-4D
_BARE_CONSONANT = re.compile(
    "([{}ක-ෆ])(?![{}්-ෟ]|$)".format(
        "".join(f"{chr(block + 0x15)}-{chr(block + 0x39)}" for block in _INDIC_BLOCKS),
        "".join(f"{chr(block + 0x3C)}-{chr(block + 0x4D)}" for block in _INDIC_BLOCKS),
    )
)  # followed by no vowel: it is read with an a
_RULES_FIRST = frozenset(("cyrillic", "chinese", "korean", "katakana"))


@dataclass(frozen=True)
class Spelling:
    """One way of writing a word in Latin, and how unlikely it is (0 = the likeliest)."""

    latin: str
    cost: float


@lru_cache(maxsize=50_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """The likeliest Latin spellings of a cleaned `word`; of a Latin word, itself without marks."""
    if not word or word.isascii():
        return (Spelling(word, 0.0),) if word else ()
    script = script_of(word[0])
    ruled = _ruled(word, script)
    reader = reading(script)
    word = fold(word) if script == "katakana" else word  # hiragana is read as katakana
    if reader is None or not reader.knows_all_of(word):
        return tuple(ruled[:MOST])
    heard = [Spelling(*guess) for guess in reader.guesses(word, most=MOST, beam=10)]
    first, second = (ruled[:4], heard) if script in _RULES_FIRST else (heard, ruled[:2])
    merged = {spelling.latin: spelling for spelling in (*second, *first) if spelling.latin}
    order = dict.fromkeys(spelling.latin for spelling in (*first, *second) if spelling.latin)
    return tuple(merged[latin] for latin in order)[:MOST]


def is_family_name(word: str) -> bool:
    """Whether the tables know a Chinese or Korean word as a family name."""
    return "^" in _table().get(unicodedata.normalize("NFD", word), {})


def reading(script: str) -> Model | None:
    """What was learned of reading `script` in Latin."""
    return model(f"{_MODELS.get(script, script)}-read")


def writing(script: str) -> Model | None:
    """What was learned of writing Latin names in `script`."""
    return model(f"{_MODELS.get(script, script)}-write")


def know(script: str) -> None:
    """Read what was learned of a script, before somebody waits for it."""
    reading(script), writing(script)


@lru_cache(maxsize=2_000)
def writings(latin: str, script: str) -> tuple[str, ...]:
    """How a Latin name is likely to stand in a list written in `script`, folded, best first."""
    writer = writing(script)
    if writer is None or not latin.isascii():
        return ()
    guesses = writer.guesses(latin, most=12, beam=12)
    return tuple(fold(joined(guess)) for guess, _ in guesses)


@lru_cache(maxsize=20_000)
def unlikelihood(word: str, latin: str) -> float | None:
    """How unlikely it is that `latin` is `word` of another script, per letter; None = not learned.

    Below 0.5 it is nearly certain, above 1.5 hardly ever true.
    """
    script = script_of(word[0])
    reader, writer = reading(script), writing(script)
    if reader is None or writer is None or not latin:
        return None
    letters = max(len(latin), 3) * (_SIGNS_ARE_VAGUE if script == "chinese" else 1)
    written = writer.cost(latin, nearest(units(word))) / letters
    if written > _HOPELESS:
        return written
    return (written + reader.cost(word, latin) / letters) / 2


def _ruled(word: str, script: str) -> list[Spelling]:
    """The spellings by the table, cheapest first."""
    if script == "korean":
        word = unicodedata.normalize("NFD", word)
    word = _LEADING_VOWEL.sub(r"\2\1", _KILLED.sub("", word))
    word = _BARE_CONSONANT.sub(r"\1a", word)
    beams = {"": 0.0}
    at = 0
    while at < len(word):
        length, choices = _choices(word, at)
        beams = _grown(beams, choices)
        at += length
    ranked = sorted(beams.items(), key=lambda beam: beam[1])
    return [Spelling(latin, cost) for latin, cost in ranked if latin]


def _grown(beams: dict[str, float], choices: tuple[str, ...]) -> dict[str, float]:
    if len(choices) == 1:
        return {latin + choices[0]: cost for latin, cost in beams.items()}
    grown: dict[str, float] = {}
    for latin, cost in beams.items():
        for step, choice in enumerate(choices):
            longer, total = latin + choice, cost + step * _SECOND_CHOICE
            if total < grown.get(longer, 99.0):
                grown[longer] = total
    return dict(sorted(grown.items(), key=lambda beam: beam[1])[:_BEAM])


def _choices(word: str, at: int) -> tuple[int, tuple[str, ...]]:
    """How many letters the longest row that fits at `at` takes, and their spellings."""
    table = _table()
    for length in range(min(_LONGEST_UNIT, len(word) - at), 0, -1):
        places = table.get(word[at : at + length])
        if places is None or _cuts_syllable(word, at, length):
            continue
        for place in ("^",) * (at == 0) + ("$",) * (at + length == len(word)) + ("",):
            if place in places:
                return length, places[place]
    return 1, (_plain(word[at]),)


def _cuts_syllable(word: str, at: int, length: int) -> bool:
    """Whether a unit would end before the last letter of a Hangul syllable it begins."""
    return length > 1 and at + length < len(word) and "\u11a8" <= word[at + length] <= "\u11c2"


@lru_cache(maxsize=20_000)
def _plain(letter: str) -> str:
    return "".join(c for c in anyascii.anyascii(fold(letter)).lower() if c.isalnum())


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in tables.named("spellings"):
        for unit, latin, *place in tables.rows(name):
            choices = tuple("" if choice == "-" else choice for choice in latin.split())
            parts = unicodedata.normalize("NFD", unit) if script_of(unit[0]) == "korean" else unit
            table.setdefault(parts, {})[place[0] if place else ""] = choices
    return table
