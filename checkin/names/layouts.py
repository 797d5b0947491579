"""What a text would be had another keyboard been active while it was typed."""

from functools import cache

from checkin.names import tables

_KEYS = 47


def retyped(text: str) -> tuple[str, ...]:
    """`text` as typed on each other usual keyboard, from each it may have been typed on."""
    others: dict[str, None] = {}
    for active in _keyboards():
        keys = [_key(active, letter) for letter in text]
        if any(key is None for key in keys):
            continue
        for meant in _keyboards():
            if meant != active:
                others["".join(_letter(meant, key) for key in keys if key is not None)] = None
    others.pop(text, None)
    return tuple(others)


def _key(keyboard: str, letter: str) -> tuple[int, bool] | None:
    """Which key, with Shift or without, gives a letter."""
    if letter == " ":
        return (-1, False)
    keys = _keys(keyboard)
    return keys.get(letter) or keys.get(letter.lower())


def _letter(keyboard: str, key: tuple[int, bool]) -> str:
    at, shifted = key
    return " " if at < 0 else _keyboards()[keyboard][shifted][at]


@cache
def _keys(keyboard: str) -> dict[str, tuple[int, bool]]:
    plain, shifted = _keyboards()[keyboard]
    keys = {letter: (at, True) for at, letter in enumerate(shifted)}
    return keys | {letter: (at, False) for at, letter in enumerate(plain)}


@cache
def _keyboards() -> dict[str, tuple[list[str], list[str]]]:
    """layout -> what its keys give, without and with Shift."""
    keyboards: dict[str, tuple[list[str], list[str]]] = {}
    for name, letters in tables.rows("keyboards"):
        keys = letters.split()
        if len(keys) != _KEYS:
            raise ValueError(f"keyboard {name} has {len(keys)} keys, not {_KEYS}")
        plain = keyboards.get(name, (keys, keys))[0]
        capitals = [key.upper() if len(key.upper()) == len(key) else key for key in keys]
        keyboards[name] = (plain, capitals if plain is keys else keys)
    return keyboards
