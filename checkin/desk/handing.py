"""The counter for badges in hands: handed over one by one or to a delegation, lost, given back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.places import arrived
from checkin.desk.shapes import DocumentLine
from checkin.errors import NoBadgeYet
from checkin.names import sort_key
from checkin.paths import resources
from checkin.rules import checkins, delegates, documents, issuing, print_queue
from checkin.rules.clock import local
from checkin.rules.credentials import grouped
from checkin.rules.refusals import BadgesMissing, HandoverIncomplete, NotABadge
from checkin.store.journal import connection, one

KINDS = ("country", "delegation", "organisation")  # by what people come for badges together


@dataclass(frozen=True)
class DelegationLine:
    """People who belong together."""

    kind: str
    key: str  # as stored
    name: str  # as shown
    people: int
    handed: int  # badges out of the desk's hands already


@dataclass(frozen=True)
class PickUpLine:
    """Somebody whose badge may be fetched by another."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    country: str
    serial: str  # of the live badge, grouped; "" = none
    printed: bool
    handed: bool
    is_in: bool


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
        return self._write_application(uid, badge.serial)

    def delegations(self, kind: str) -> list[DelegationLine]:
        """Those of one kind, the largest first."""
        if kind not in KINDS:
            raise ValueError(kind)
        rows = connection().execute(
            f"SELECT {kind}, count(*), sum(uid IN (SELECT delegate FROM badge WHERE void_at IS"
            " NULL AND handed_at IS NOT NULL)) FROM delegate WHERE status != 'withdrawn'"
            f" AND {kind} != '' GROUP BY {kind} ORDER BY count(*) DESC, {kind}"
        )
        return [
            DelegationLine(kind, key, self._called(kind, key), people, handed)
            for key, people, handed in rows
        ]

    def members(self, kind: str, key: str) -> list[PickUpLine]:
        """The people of a delegation who may come, by the alphabet of the operator's language."""
        if kind not in KINDS:
            raise ValueError(kind)
        return self._lines(f"WHERE {kind} = ? AND status != 'withdrawn'", (key,))

    def lines(self, uids: Sequence[str]) -> list[PickUpLine]:
        """These people, as they stand now."""
        return self._lines(f"WHERE uid IN ({', '.join('?' * len(uids))})", tuple(uids))

    def somebody(self, text: str) -> PickUpLine | None:
        """Whose badge or invitation was scanned; None where nobody or nobody welcome is known."""
        uid = checkins.read(text.strip(), self._core.seal).uid
        found = self._lines("WHERE uid = ? AND status != 'withdrawn'", (uid,)) if uid else []
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
            for uid in fresh:
                layout = self._core.settings.layout
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
        from checkin.exporters import papers  # typesetting; not before the first paper

        words, both = _words()["sign-off"], self._both
        lines = self.lines(uids)
        facts = (
            papers.Fact(both(words["for"]), delegation),
            papers.Fact(both(words["taker"]), taker),
            papers.Fact(both(words["paper"]), paper),
            papers.Fact(both(words["count"]), str(len(lines))),
        )
        said = papers.SignedPaper(
            both(words["title"]),
            self._core.forum.name,
            both(words["statement"]),
            tuple(fact for fact in facts if fact.value),
            self._feet(),
            tuple(both(_words()["table"][name]) for name in ("name", "organisation", "badge")),
            tuple(
                papers.Named(each.name, each.latin_name, each.organisation, each.country,
                             each.serial)
                for each in lines
            ),
        )  # fmt: skip
        path = self._path("sign-off")
        papers.write_paper(said, path)
        return HandedOver(len(lines), path)

    def _write_application(self, uid: str, serial: str) -> Path:
        from checkin.exporters import papers

        words, both, person = _words()["duplicate"], self._both, delegates.get(uid)
        now = local(self._core.now(), self._core.zone)
        latin = person.latin_name if person.latin_name != person.display_name else ""
        values = {
            "name": " / ".join(name for name in (person.display_name, latin) if name),
            "organisation": person.organisation,
            "country": country_name(self._core, person.country),
            "badge": grouped(serial),
            "blocked": f"{now:%Y-%m-%d %H:%M}",
        }
        said = papers.SignedPaper(
            both(words["title"]),
            self._core.forum.name,
            both(words["statement"]),
            tuple(
                papers.Fact(both(words[name]), value, person.country)
                for name, value in values.items()
                if value
            ),
            self._feet(),
        )
        path = self._path(f"duplicate-{serial}")
        papers.write_paper(said, path)
        return path

    def _lines(self, where: str, values: tuple[object, ...]) -> list[PickUpLine]:
        people = delegates.everybody(where, values)
        uids = [person.uid for person in people]
        own = self._core.settings.language or "en"
        people.sort(key=lambda p: (sort_key(p.display_name, own), p.uid))
        inside = arrived(self._core, uids)
        badges = _live(uids)
        return [
            PickUpLine(
                p.uid, p.display_name, p.latin_name if p.latin_name != p.display_name else "",
                p.organisation, p.country, *badges.get(p.uid, ("", False, False)), p.uid in inside,
            )
            for p in people
        ]  # fmt: skip

    def _called(self, kind: str, key: str) -> str:
        return country_name(self._core, key) if kind == "country" else key

    def _both(self, words: dict[str, str]) -> tuple[str, str]:
        """English, and the operator's language where we have it, else Russian."""
        own = self._core.settings.language
        return words["en"], words.get(own if own != "en" else "", words["ru"])

    def _feet(self) -> tuple[tuple[str, str], ...]:
        foot = _words()["foot"]
        return tuple(self._both(foot[name]) for name in ("date", "signature", "desk"))

    def _path(self, stem: str) -> Path:
        now: datetime = local(self._core.now(), self._core.zone)
        return self._core.subfolder("exports") / f"{stem}-{now:%Y%m%d-%H%M%S}.pdf"


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


def _live(uids: list[str]) -> dict[str, tuple[str, bool, bool]]:
    """uid -> serial, whether printed, whether handed, of the newest badge that is good."""
    rows = connection().execute(
        "SELECT delegate, serial, printed, handed_at FROM badge WHERE void_at IS NULL"
        f" AND delegate IN ({', '.join('?' * len(uids))}) ORDER BY issued_at, credential",
        uids,
    )
    return {uid: (grouped(serial), printed > 0, bool(at)) for uid, serial, printed, at in rows}


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(
        (resources() / "papers.json").read_text("utf-8")
    )
    return found
