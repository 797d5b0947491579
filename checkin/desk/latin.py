"""The counter for Latin names that the list lacks: see what is proposed, confirm it."""

from collections.abc import Sequence
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.searching import Finder
from checkin.desk.shapes import LatinProposal
from checkin.rules import latin, options
from checkin.rules.delegates import Person
from checkin.rules.latin import Proposal

CHUNK = 200  # names confirmed in one transaction


@dataclass(frozen=True)
class LatinLine:
    """Somebody without a Latin name."""

    uid: str
    name: str
    country_name: str
    proposal: LatinProposal


class Latin:
    """Names in Latin letters that nobody has written yet."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core, self._finder = core, finder

    def missing(self) -> list[LatinLine]:
        """Everybody expected who has none, those first that nothing is in doubt of."""
        lines = [
            LatinLine(p.uid, p.display_name, country_name(self._core, p.country), _said(found))
            for p, found in latin.missing()
        ]
        return sorted(lines, key=lambda line: (line.proposal.is_guess, line.proposal.standard))

    def confirm(self, uid: str, written: str) -> None:
        """This is how the name stands in Latin: a correction of the list, with who said so.

        Raises:
            DelegateUnknown, LatinNameNotKnown
        """
        with self._core.writing() as act:
            latin.confirm(uid, written, act)
        self._finder.refresh([uid])

    def confirm_sure(self, uids: Sequence[str]) -> int:
        """Confirm all of these that nothing is in doubt of; how many."""
        done: list[str] = []
        for start in range(0, len(uids), CHUNK):
            with self._core.writing() as act:
                done += latin.confirm_sure(uids[start : start + CHUNK], act)
        self._finder.refresh(done)
        return len(done)

    @property
    def is_printed_unconfirmed(self) -> bool:
        """Whether the forum puts sure proposals onto badges that nobody has confirmed."""
        return bool(options.get(latin.PRINTED, False))

    def print_unconfirmed(self, wanted: bool) -> None:
        """Let sure proposals onto badges, or not; for the whole forum."""
        with self._core.writing() as act:
            options.choose(latin.PRINTED, wanted, act)


def latin_proposal(person: Person) -> LatinProposal | None:
    """What is proposed for a person who has no Latin name and needs one."""
    found = latin.proposal(person)
    return _said(found) if found else None


def _said(found: Proposal) -> LatinProposal:
    return LatinProposal(found.latin, found.standard, found.is_guess)
