"""Who somebody is who checks in alone: by the whole name and one thing more the list has of them.

A kiosk stands where nobody watches. So a name alone says nothing, what is wrong is never said
apart from what is missing, and who guesses too often has to wait.
"""

import hashlib
import hmac
import re
import secrets
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from checkin.names.countries import country_code
from checkin.names.folding import fold, words
from checkin.names.likeness import confusable
from checkin.rules.delegates import Person

LONGEST = 120  # letters of a name or a fact that are looked at
SHORTEST_TAIL = 4  # last digits of a telephone number
SHORTEST_WORD = 4  # letters of an organisation's word that says something
GUESSES, WITHIN = 5, timedelta(minutes=5)  # wrong ones, after which a kiosk waits
CODES, CODES_WITHIN = 10, timedelta(minutes=1)  # unknown codes: nearly all are only foreign
WAIT = timedelta(seconds=60)
SHORTEST_CODE = 4
_ROUNDS = 50_000  # a code of four digits is guessed anyway; it is only not to be read off a file
_Test = Callable[[str, str], bool]  # what was said, what the list has
_DATES = (r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})",
          r"(?P<d>\d{1,2})[-./ ](?P<m>\d{1,2})[-./ ](?P<y>\d{4})")  # fmt: skip


def is_named(person: Person, typed: str) -> bool:
    """Whether `typed` is this person's whole name, in any script and with a slip of the hand."""
    typed = typed[:LONGEST]
    names = [person.display_name, person.latin_name, f"{person.given_name} {person.family_name}"]
    said = len(words(typed))
    return any(said >= min(2, len(words(name))) and confusable(typed, name) for name in names)


def knows(person: Person, fact: str) -> bool:
    """Whether `fact` is something the list has of this person, besides the name.

    An e-mail, the end of a telephone number, a date (of birth) or the organisation; the country
    only of people of whom the list has none of these.
    """
    fact = fact.strip()[:LONGEST]
    kept = _kept(person)
    if not kept:
        return bool(person.country) and country_code(fact) == person.country
    return any(test(fact, value) for test, value in kept)


def same_one(people: Iterable[Person], typed: str, fact: str) -> list[Person]:
    """Those of `people` who may be whoever typed this."""
    return [each for each in people if is_named(each, typed) and knows(each, fact)]


class Guesses:
    """Counts wrong guesses at one kiosk, and says how long it has to wait."""

    def __init__(self, most: int = GUESSES, within: timedelta = WITHIN) -> None:
        self._within = within
        self._wrong: deque[datetime] = deque(maxlen=most)
        self._until: datetime | None = None

    def wrong(self, at: datetime) -> None:
        """Somebody guessed, and it was nothing."""
        self._wrong.append(at)
        if len(self._wrong) == self._wrong.maxlen and at - self._wrong[0] <= self._within:
            self._wrong.clear()
            self._until = at + WAIT

    def seconds_left(self, at: datetime) -> int:
        """How long no guess is taken; never longer than `WAIT`, however the clock is turned."""
        if self._until is None or at >= self._until or self._until - at > WAIT:
            self._until = None
            return 0
        return -(-(self._until - at) // timedelta(seconds=1))


def lock_of(code: str) -> str:
    """What to keep of a code that ends a kiosk."""
    salt = secrets.token_hex(8)
    return f"{salt}:{_digest(code, salt)}"


def opens(lock: str, code: str) -> bool:
    """Whether `code` is the one `lock` was made of."""
    salt, _, kept = lock.partition(":")
    return bool(kept) and hmac.compare_digest(kept, _digest(code, salt))


def _digest(code: str, salt: str) -> str:
    said = code.strip()[:LONGEST].encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", said, salt.encode(), _ROUNDS).hex()


def _kept(person: Person) -> list[tuple[_Test, str]]:
    """How each thing the list has of somebody is told, with the thing itself."""
    tests = [(_is_email, person.email), (_is_tail, person.phone), (_is_place, person.organisation)]
    tests += [(_is_date, value) for value in person.extra.values() if _date(value)]
    return [(test, value) for test, value in tests if value.strip()]


def _is_email(fact: str, kept: str) -> bool:
    return "@" in fact and fact.casefold() == kept.strip().casefold()


def _is_tail(fact: str, kept: str) -> bool:
    tail, whole = (re.sub(r"\D", "", each) for each in (fact, kept))
    return (
        len(tail) >= SHORTEST_TAIL
        and re.search(r"[^\W\d]", fact) is None
        and (whole.endswith(tail) or (len(whole) >= 9 and tail.endswith(whole[-9:])))
    )


def _is_place(fact: str, kept: str) -> bool:
    said, known = ({fold(word) for word in words(each)} for each in (fact, kept))
    telling = any(len(word) >= SHORTEST_WORD for word in said) or said == known
    return bool(said) and telling and said <= known


def _is_date(fact: str, kept: str) -> bool:
    return _date(fact) is not None and _date(fact) == _date(kept)


def _date(text: str) -> date | None:
    for form in _DATES:
        found = re.fullmatch(form + r"(?:[ T]00:00.*)?", text.strip())
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None
