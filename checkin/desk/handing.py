"""The counter for badges in hands: handed over one by one or to a delegation, lost, given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.layout_choosing import layouts_of
from checkin.desk.pickups import (
    KINDS,
    DelegationLine,
    PickUpLine,
    delegation_lines,
    pick_up_lines,
)
from checkin.desk.shapes import DocumentLine
from checkin.desk.signing import write_application, write_sign_off
from checkin.errors import NoBadgeYet
from checkin.rules import checkins, delegates, documents, issuing, print_queue
from checkin.rules.clock import local
from checkin.rules.credentials import grouped
from checkin.rules.refusals import BadgesMissing, HandoverIncomplete, NotABadge
from checkin.store.journal import one


@dataclass(frozen=True)
class HandedOver:
    """A pile of badges that left the desk, and the paper to sign for it."""

    count: int
    file: Path


@dataclass(frozen=True)
class Returned:
    """A badge that was given back."""

    uid: str
    name: str
    serial: str
    was_void: bool  # it had been replaced or blocked before


class Handing:
    """Who has which badge in the hand."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def hand_over(self, uid: str) -> None:
        """The person took their own badge.

        Raises:
            NoBadgeYet
            DocumentNotSeen: the forum wants a document seen first.
        """
        with self._core.writing() as act:
            badge = issuing.live_badge(uid)
            if badge is None:
                raise NoBadgeYet()
            if self._core.settings.document_step:
                documents.require(uid)
            issuing.hand_over(uid, badge.credential, act)

    def see_document(self, uid: str, kind: str) -> None:
        """The person's document was looked at and agrees with the list.

        Raises:
            DelegateUnknown
        """
        with self._core.writing() as act:
            documents.note_seen(uid, kind, act)

    def document_differs(self, uid: str, kind: str) -> None:
        """The document says something else: the badge waits for the correction.

        A badge that was on its way to the printer does not come out.

        Raises:
            DelegateUnknown
        """
        with self._core.writing() as act:
            documents.note_differing(uid, kind, act)
            badge = issuing.live_badge(uid)
            if badge is not None and not badge.printed:
                print_queue.cancel_for(badge.credential)

    def take_back(self, text: str) -> Returned:
        """A badge was given back: it is scanned in, and opens no door from now on.

        Raises:
            NotABadge
        """
        text = text.strip()
        with self._core.writing() as act:
            row = one(
                "SELECT delegate, serial, void_at, returned_at FROM badge WHERE credential = ?",
                (text,),
            )
            if row is None:
                raise NotABadge()
            uid, serial, void_at, returned_at = row
            if returned_at is None:
                issuing.take_back(uid, text, act)
        person = delegates.find(uid)
        return Returned(uid, person.display_name if person else "", grouped(serial), bool(void_at))

    def report_lost(self, uid: str) -> Path:
        """Block the badge at once, and write the application for its duplicate to be signed.

        The badge is blocked also where the paper cannot be written.

        Raises:
            NoBadgeYet, ReportNotWritten
        """
        with self._core.writing() as act:
            badge = issuing.live_badge(uid)
            if badge is None:
                raise NoBadgeYet()
            print_queue.cancel_for(badge.credential)
            issuing.void(uid, badge.credential, "lost", act)
        return write_application(self._core, uid, badge.serial)

    def delegations(self, kind: str) -> list[DelegationLine]:
        """Those of one kind, the largest first."""
        return delegation_lines(self._core, kind)

    def members(self, kind: str, key: str) -> list[PickUpLine]:
        """The people of a delegation who may come, by the alphabet of the operator's language."""
        if kind not in KINDS:
            raise ValueError(kind)
        return pick_up_lines(self._core, f"WHERE {kind} = ? AND status != 'withdrawn'", (key,))

    def lines(self, uids: Sequence[str]) -> list[PickUpLine]:
        """These people, as they stand now."""
        return pick_up_lines(
            self._core, f"WHERE uid IN ({', '.join('?' * len(uids))})", tuple(uids)
        )

    def somebody(self, text: str) -> PickUpLine | None:
        """Whose badge or invitation was scanned; None where nobody or nobody welcome is known."""
        uid = checkins.read(text.strip(), self._core.seal).uid
        found = (
            pick_up_lines(self._core, "WHERE uid = ? AND status != 'withdrawn'", (uid,))
            if uid
            else []
        )
        return found[0] if found else None

    def print_for(self, uids: Sequence[str]) -> int:
        """Queue the badges that are not printed yet, in the order given; how many."""
        with self._core.writing() as act:
            badges = issuing.issue_all(list(uids), self._core.seal, act)
            fresh = [
                uid for uid in uids
                if not badges[uid].printed
                and not print_queue.has_open_job(badges[uid].credential)
            ]  # fmt: skip
            for uid, layout in layouts_of(self._core, fresh).items():
                print_queue.add(uid, badges[uid].credential, layout, act)
        return len(fresh)

    def hand_to(
        self, uids: Sequence[str], taker: str, paper: str, delegation: str = ""
    ) -> HandedOver:
        """Hand the badges of all these people to one who takes them, and write the paper to sign.

        Raises:
            HandoverIncomplete: who takes them, or by which paper, is not said.
            BadgesMissing: somebody has no printed badge.
            ReportNotWritten: the badges are handed over all the same; `sign_off` writes again.
        """
        for field, said in (("name of who takes them", taker), ("paper", paper)):
            if not said.strip():
                raise HandoverIncomplete(field=field)
        if not uids:
            raise HandoverIncomplete(field="choice of people")
        to = f"{taker.strip()} ({paper.strip()})"
        with self._core.writing() as act:
            badges = {uid: issuing.live_badge(uid) for uid in uids}
            bare = [uid for uid, badge in badges.items() if badge is None or not badge.printed]
            if bare:
                names = [delegates.get(uid).display_name for uid in bare]
                more = f" + {len(names) - 5}" if len(names) > 5 else ""
                raise BadgesMissing(names=", ".join(names[:5]) + more)
            for uid, badge in badges.items():
                if badge is not None:
                    issuing.hand_over(uid, badge.credential, act, to)
        return self.sign_off(uids, taker, paper, delegation)

    def sign_off(
        self, uids: Sequence[str], taker: str, paper: str, delegation: str = ""
    ) -> HandedOver:
        """Write the paper by which somebody signs for the badges of these people.

        Raises:
            ReportNotWritten
        """
        lines = self.lines(uids)
        path = write_sign_off(self._core, lines, taker, paper, delegation)
        return HandedOver(len(lines), path)


def document_line(core: Core, person: delegates.Person) -> DocumentLine | None:
    """What the card says of the document; None where the forum does not ask for one."""
    if not core.settings.document_step:
        return None
    look, tail = documents.last_look(person.uid), documents.tail(person)
    if look is None:
        return DocumentLine(tail=tail)
    return DocumentLine(
        look.document, look.differs, local(look.at, core.zone), look.operator, tail
    )  # fmt: skip
