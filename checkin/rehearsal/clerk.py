"""How a clerk types a name: seldom as the list has it.

Every way returns what is typed when the clerk has typed it all; "" where a name offers no such way.
"""

from collections.abc import Callable
from random import Random

from checkin.rehearsal.crowd import Guest

Way = Callable[[Guest, Random], str]
_NEAR = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o",
    "j": "k", "k": "l", "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "q": "w", "r": "t",
    "s": "d", "t": "y", "u": "i", "v": "b", "w": "e", "x": "c", "y": "u", "z": "x",
}  # fmt: skip


def as_written(guest: Guest, rng: Random) -> str:
    """Letter by letter from the invitation."""
    return guest.name


def in_latin(guest: Guest, rng: Random) -> str:
    """As the passport has it, because the keyboard is Latin."""
    return guest.latin_name if guest.latin_name != guest.name else ""


def lower_case(guest: Guest, rng: Random) -> str:
    """Without a capital letter, as everybody types in a hurry."""
    return _heard(guest).lower()


def half_words(guest: Guest, rng: Random) -> str:
    """The first letters of each word."""
    words = _heard(guest).lower().split()
    return " ".join(word[:4] for word in words) if len(words) > 1 else ""


def family_first(guest: Guest, rng: Random) -> str:
    """The last word first."""
    words = _heard(guest).split()
    return " ".join([words[-1], *words[:-1]]) if len(words) > 1 else ""


def one_typo(guest: Guest, rng: Random) -> str:
    """One slip of the finger in the longest word."""
    words = _heard(guest).lower().split()
    longest = max(words, key=len, default="")
    if len(longest) < 5 or not longest.isascii():
        return ""
    place = rng.randrange(1, len(longest) - 1)
    return " ".join(_slip(word, place, rng) if word is longest else word for word in words)


WAYS: dict[str, Way] = {
    "as written": as_written,
    "in Latin letters": in_latin,
    "in lower case": lower_case,
    "half words": half_words,
    "family name first": family_first,
    "one typing error": one_typo,
}
SHARES = {
    "as written": 10,
    "in Latin letters": 25,
    "in lower case": 20,
    "half words": 20,
    "family name first": 12,
    "one typing error": 13,
}


def choose(guest: Guest, rng: Random) -> tuple[str, str]:
    """A way of typing that this name offers, and what is typed."""
    way = rng.choices(list(SHARES), list(SHARES.values()))[0]
    typed = WAYS[way](guest, rng)
    return (way, typed) if typed else ("as written", guest.name)


def keystrokes(typed: str) -> list[str]:
    """What stands in the box after each letter."""
    return [typed[:end] for end in range(1, len(typed) + 1) if not typed[end - 1].isspace()]


def _heard(guest: Guest) -> str:
    """What a clerk hears and writes down: Latin where the name has another script."""
    return guest.latin_name or guest.name


def _slip(word: str, place: int, rng: Random) -> str:
    """A letter left out, doubled, swapped with the next, or its neighbour on the keyboard."""
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + _NEAR.get(word[place], "e") + word[place + 1 :],
    )
    return rng.choice([slip for slip in slips if slip != word])
