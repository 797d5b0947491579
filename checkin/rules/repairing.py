"""What a scanner meant when the computer's keyboard made other letters of it.

A scanner presses keys. On a Kazakh, French or Thai layout even digits come out as letters, with
Caps Lock on every letter changes its case. Each keyboard is tried backwards; which of the results
is right is for others to say: a badge by its tag, a ticket by the list.
"""

import unicodedata
from collections.abc import Iterator

from checkin.rules.keyboards import keyboards

SHORTEST = 6  # characters; what is shorter may be a name as well
LONGEST = 400  # characters; a signed ticket has some 170, and every keyboard costs time


def repaired(text: str) -> list[str]:
    """What may have been meant by `text`: other texts, each once, the likelier ones first."""
    if not SHORTEST <= len(text) <= LONGEST:
        return []
    forms: dict[str, None] = {}
    for written in dict.fromkeys((text, plain_digits(text))):
        forms[written] = None
        for form in _retyped(written):
            forms[form] = None
    forms.pop(text, None)
    return list(forms)


def plain_digits(text: str) -> str:
    """`text` with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(_plain_digit(letter) for letter in text)


def is_far(text: str, other: str) -> bool:
    """Whether the two differ in more than one place.

    A keyboard that changes only one letter of a ticket cannot be told from a slip or a forgery.
    """
    if len(text) != len(other):
        return True
    return sum(a != b for a, b in zip(text, other, strict=True)) > 1


def _retyped(text: str) -> Iterator[str]:
    letters = frozenset(text)
    for keyboard in keyboards():
        written, needed = text, letters
        for pair, letter in keyboard.pairs:
            if pair in written:
                written = written.replace(pair, letter)
                needed = frozenset(written)
        for form, wanted in {text: letters, written: needed}.items():
            if wanted <= keyboard.letters:
                meant = form.translate(keyboard.meant)
                alone = form.translate(keyboard.unshifted)
                yield from (meant, alone, meant.swapcase(), alone.upper())


def _plain_digit(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
