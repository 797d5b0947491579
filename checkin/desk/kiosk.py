"""The counter nobody stands behind: people check themselves in, and see nobody but themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from checkin.desk.core import Core
from checkin.desk.greeting import greeting
from checkin.desk.reception import Reception
from checkin.desk.searching import Finder
from checkin.rules import checkins, delegates, self_service
from checkin.rules.checkins import CheckIn
from checkin.rules.clock import local

MOST_LOOKED_AT = 20  # people of such a name
LONGEST_SPELLING = 120


class WhyNot(StrEnum):
    """Why the kiosk cannot help. None of them says what is on the list."""

    UNKNOWN = "unknown"  # no such code, or not this name with this fact
    DESK = "desk"  # somebody has to look into it
    WAIT = "wait"  # too many guesses


@dataclass(frozen=True)
class Guest:
    """Who stands at the kiosk: the name as it is on the list, to be confirmed."""

    uid: str
    name: str
    latin_name: str = ""
    greeting: str = ""  # how to greet them in their own language
    code: str = ""  # by which they came; "" where by name


@dataclass(frozen=True)
class Refused:
    """Nobody was found; `seconds` until a next try is taken."""

    why: WhyNot
    seconds: int = 0


class Kiosk:
    """Finds one person at a time, and checks that one in."""

    def __init__(self, core: Core, reception: Reception, finder: Finder) -> None:
        self._core, self._reception, self._finder = core, reception, finder
        self._names, self._ends = self_service.Guesses(), self_service.Guesses()
        self._codes = self_service.Guesses(self_service.CODES, self_service.CODES_WITHIN)

    def by_code(self, texts: Sequence[str]) -> Guest | Refused:
        """Who holds the badge or ticket that was read, as meant or as typed.

        A code that is not good is kept as a reading, as at the desk.
        """
        left = self._codes.seconds_left(self._core.now())
        if left:
            return Refused(WhyNot.WAIT, left)
        tried = [text.strip() for text in texts if text.strip()]
        text = next((each for each in tried if self._reception.is_code(each)), "")
        if not text:
            self._codes.wrong(self._core.now())
            for each in tried[:1]:
                self._reception.check_in(each, paper=False)
            return Refused(WhyNot.UNKNOWN)
        found = checkins.read(text, self._core.seal)
        person = delegates.find(found.uid) if found.uid and found.outcome is None else None
        guest = _guest(person, text) if person else Refused(WhyNot.DESK)
        if isinstance(guest, Refused) and not (person and person.alert):
            self._reception.check_in(text, paper=False)
        return guest

    def by_name(self, name: str, fact: str) -> Guest | Refused:
        """Who has this whole name, and of whom the list says this.

        Not found and found twice with different facts look alike, so that nobody can fish.
        """
        at = self._core.now()
        left = self._names.seconds_left(at)
        if left:
            return Refused(WhyNot.WAIT, left)
        matches = self._finder.search(name[: self_service.LONGEST], MOST_LOOKED_AT)
        uids = tuple(match.uid for match in matches)
        marks = ", ".join("?" * len(uids))
        people = delegates.everybody(f"WHERE uid IN ({marks})", uids)
        found = self_service.same_one(people, name, fact)
        if len(found) == 1:
            return _guest(found[0])
        if found:
            return Refused(WhyNot.DESK)
        self._names.wrong(at)
        return Refused(WhyNot.UNKNOWN)

    def check_in(self, guest: Guest) -> CheckIn:
        """Check in whoever confirmed the name, with every rule of the desk.

        Where a document has to be seen first, the badge waits at the desk.
        """
        paper = False if self._core.settings.document_step else None
        if guest.code:
            return self._reception.check_in(guest.code, paper=paper)
        return self._reception.check_in_delegate(guest.uid, paper=paper)

    def note_spelling(self, guest: Guest, wanted: str) -> None:
        """Tell the desk how somebody says their name is written; nothing is changed by it."""
        at = f"{local(self._core.now(), self._core.zone):%d.%m. %H:%M}"
        words = " ".join(wanted.split())[:LONGEST_SPELLING]
        note = f"Kiosk {at}: says the name is misspelled" + (
            f", write “{words}”." if words else "."
        )
        person = delegates.get(guest.uid)
        alert = "\n".join(filter(None, (person.alert, note)))
        with self._core.writing() as act:
            delegates.correct(guest.uid, {"alert": alert}, act)
        self._finder.refresh([guest.uid])

    def has_code(self) -> bool:
        """Whether a code was set that ends the kiosk."""
        return bool(self._core.settings.kiosk_lock)

    def set_code(self, code: str) -> bool:
        """Let this code end the kiosk; False where it is too short to be one."""
        if len(code.strip()) < self_service.SHORTEST_CODE:
            return False
        self._core.change(kiosk_lock=self_service.lock_of(code))
        return True

    def try_code(self, code: str) -> tuple[bool, int]:
        """Whether the code ends the kiosk, and how many seconds no other is taken."""
        at = self._core.now()
        left = self._ends.seconds_left(at)
        if left:
            return False, left
        if self_service.opens(self._core.settings.kiosk_lock, code):
            return True, 0
        self._ends.wrong(at)
        return False, self._ends.seconds_left(at)


def _guest(person: delegates.Person, code: str = "") -> Guest | Refused:
    """Somebody to greet; whom the desk wants to see is sent there without a word why."""
    if person.alert or person.status == "withdrawn":
        return Refused(WhyNot.DESK)
    return Guest(person.uid, person.display_name, person.latin_name, greeting(person)[0], code)
