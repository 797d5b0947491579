"""Latin names that the list lacks: proposed by the passport standard, confirmed by staff.

A proposal is never kept: it is made anew from the name. What staff confirm is a correction of the
field like any other, in the journal, with who did it and when.
"""

from collections.abc import Iterable

from checkin.names.passports import Proposal, propose
from checkin.rules import options
from checkin.rules.delegates import Person, correct, everybody, get
from checkin.rules.refusals import LatinNameNotKnown
from checkin.store.entries import Act

PRINTED = "print-proposed-latin"  # option: proposals go onto badges before anybody confirmed them


def proposal(person: Person) -> Proposal | None:
    """How the passport would write this person; None where nothing is missing."""
    if person.latin_name.strip():
        return None
    return propose(person.display_name, person.country, person.language)


def missing() -> list[tuple[Person, Proposal]]:
    """Everybody expected whose name only those read who know its script."""
    people = everybody("WHERE status = 'expected' AND trim(latin_name) = ''")
    return [(person, found) for person in people if (found := proposal(person))]


def on_badge(person: Person) -> str:
    """What a badge says: a confirmed Latin name, or a sure proposal where the forum allows it."""
    if person.latin_name.strip() or not options.get(PRINTED, False):
        return person.latin_name
    found = proposal(person)
    return found.latin if found and not found.is_guess else ""


def confirm(uid: str, latin: str, act: Act) -> None:
    """Staff have looked at it: this is how the name stands in Latin.

    Raises:
        DelegateUnknown
        LatinNameNotKnown: there is nothing to confirm.
    """
    if not latin.strip():
        raise LatinNameNotKnown(name=get(uid).display_name)
    correct(uid, {"latin_name": " ".join(latin.split())}, act)


def confirm_sure(uids: Iterable[str], act: Act) -> list[str]:
    """Confirm what the standard leaves no doubt of; whose names these were."""
    done = []
    for uid in uids:
        found = proposal(get(uid))
        if found and not found.is_guess and found.latin:
            confirm(uid, found.latin, act)
            done.append(uid)
    return done
