"""The counter for people: cards, the list, walk-ins, corrections."""

from datetime import datetime

from checkin.desk.accompanying import companion_lines, principal_line
from checkin.desk.choosing import Terms, chosen
from checkin.desk.core import Core
from checkin.desk.greeting import greeting
from checkin.desk.handing import document_line
from checkin.desk.hits import country_name, make_hits, state_of
from checkin.desk.latin import latin_proposal
from checkin.desk.places import arrived
from checkin.desk.questions import answer_lines, notices
from checkin.desk.scans import scan_lines
from checkin.desk.searching import Finder
from checkin.desk.shapes import BadgeLine, Card, Hit, MergedLine, PeoplePage, PersonLine
from checkin.names import Searchable
from checkin.names.filters import parse_filters
from checkin.rules import companions, delegates, merging
from checkin.rules.clock import local
from checkin.rules.credentials import grouped
from checkin.rules.delegates import Person
from checkin.rules.print_queue import JobState
from checkin.store.journal import connection, one

SORTS = {"name": "display_name", "organisation": "organisation", "country": "country",
         "role": "role"}  # fmt: skip

MOST_FOUND = 1_000  # people a search of the list shows


class People:
    """Who is on the list, and what is known of them."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core = core
        self._finder = finder

    def card(self, uid: str) -> Card:
        """Everything about one person.

        Raises:
            DelegateUnknown
        """
        person = delegates.get(merging.home(uid))
        uid = person.uid
        since = arrived(self._core, [uid]).get(uid)
        where = "WHERE s.delegate = ? ORDER BY s.at DESC, s.id DESC"
        return Card(
            person,
            country_name(self._core, person.country),
            state_of(person, since is not None),
            since,
            tuple(scan_lines(self._core, where, (uid,), 20)),
            tuple(self._badges(uid)),
            tuple(
                row[0] for row in _all("SELECT DISTINCT text FROM ticket WHERE delegate = ?", uid)
            ),
            greeting(person),
            document_line(self._core, person),
            tuple(
                MergedLine(m.lost, m.names, local(m.at, self._core.zone), m.operator)
                for m in merging.into(uid)
            ),
            answer_lines(self._core, uid),
            notices(self._core, person),
            latin_proposal(person),
            companion_lines(self._core, uid),
            principal_line(self._core, person),
        )

    def merge(self, kept: str, lost: str, fields: dict[str, str]) -> Card:
        """Make two records one: everything of `lost` counts for `kept`, whose fields are chosen.

        Raises:
            MergeImpossible, DelegateUnknown, FieldUnknown, DelegateIncomplete
        """
        with self._core.writing() as act:
            merging.merge(kept, lost, _with_code(fields), act)
        self._finder.refresh([kept, lost])
        return self.card(kept)

    def undo_merge(self, lost: str) -> Card:
        """Make two people of a merged record again; the card of the one that was kept.

        Raises:
            MergeUnknown
        """
        with self._core.writing() as act:
            done = merging.undo(lost, act)
        self._finder.refresh([done.kept, lost])
        return self.card(done.kept)

    def look_alikes(self, fields: dict[str, str], limit: int = 5) -> list[Hit]:
        """People on the list who could be the one a form is being filled in for."""
        name = fields.get("display_name", "").strip()
        if not name:
            return []
        person = Searchable("", name, fields.get("latin_name", ""))
        matches = self._finder.alike(person, limit)
        return make_hits(self._core, matches, name, limit)

    def register_walk_in(self, fields: dict[str, str]) -> str:
        """Put somebody on the list; their uid.

        Raises:
            DelegateIncomplete: no name. FieldUnknown
        """
        with self._core.writing() as act:
            uid = delegates.register_walk_in(_with_code(fields), act)
        self._finder.refresh([uid])
        return uid

    def register_companion(self, principal: str, fields: dict[str, str]) -> str:
        """Put somebody who comes with `principal` on the list; their uid.

        Raises:
            DelegateUnknown, DelegateIncomplete: no name. FieldUnknown
            CompanionImpossible: the principal comes with somebody else.
        """
        with self._core.writing() as act:
            uid = companions.register(principal, _with_code(fields), act)
        self._finder.refresh([uid])
        return uid

    def link(self, uid: str, principal: str) -> Card:
        """Say with whom somebody of the list comes, "" with nobody any more.

        Raises:
            DelegateUnknown, CompanionImpossible
        """
        with self._core.writing() as act:
            companions.link(uid, principal, act)
        return self.card(uid)

    def correct(self, uid: str, fields: dict[str, str]) -> Card:
        """Put fields right; what the list said is kept and shown.

        Raises:
            DelegateUnknown, FieldUnknown, DelegateIncomplete
        """
        with self._core.writing() as act:
            delegates.correct(uid, _with_code(fields), act)
        self._finder.refresh([uid])
        return self.card(uid)

    def withdraw(self, uid: str, reason: str) -> Card:
        """The person may not enter any more."""
        with self._core.writing() as act:
            delegates.withdraw(uid, reason, act)
        return self.card(uid)

    def restore(self, uid: str, reason: str) -> Card:
        """The person may enter again."""
        with self._core.writing() as act:
            delegates.restore(uid, reason, act)
        return self.card(uid)

    def page(
        self, words: str = "", *, state: str = "", role: str = "", sort: str = "name",
        offset: int = 0, limit: int = 100,
    ) -> PeoplePage:  # fmt: skip
        """A part of the list: those who fit `words`, `state` and `role`, in the order of `sort`.

        `words` may hold conditions: country:kz role:speaker org:unv not in.
        """
        name, asked = parse_filters(words)
        terms = chosen(self._core, state, role, asked)
        if name:
            return self._found(name, terms, offset, limit)
        total = one(f"SELECT count(*) FROM delegate WHERE {terms.sql}", terms.values)[0]
        order = SORTS.get(sort, "display_name")
        rows = connection().execute(
            f"SELECT uid FROM delegate WHERE {terms.sql} ORDER BY {order}, display_name, uid"
            " LIMIT ? OFFSET ?",
            (*terms.values, limit, offset),
        )
        return PeoplePage(total, tuple(self._lines([row[0] for row in rows])))

    def _found(self, words: str, terms: Terms, offset: int, limit: int) -> PeoplePage:
        """Those who fit, the likeliest first."""
        sql = f"SELECT uid FROM delegate WHERE {terms.sql}"
        allowed = {row[0] for row in connection().execute(sql, terms.values)}
        matches = self._finder.search(words, MOST_FOUND)
        uids = [match.uid for match in matches if match.uid in allowed]
        return PeoplePage(len(uids), tuple(self._lines(uids[offset : offset + limit])))

    def _lines(self, uids: list[str]) -> list[PersonLine]:
        people = {p.uid: p for p in self._some(uids)}
        inside = arrived(self._core, uids)
        marks = ", ".join("?" * len(uids))
        serials = dict(
            connection().execute(
                "SELECT delegate, max(serial) FROM badge"
                f" WHERE delegate IN ({marks}) AND void_at IS NULL GROUP BY delegate",
                uids,
            )
        )
        return [
            PersonLine(
                uid, p.display_name, p.latin_name if p.latin_name != p.display_name else "",
                p.organisation, p.country, country_name(self._core, p.country), p.role,
                state_of(p, uid in inside), grouped(serials.get(uid, "")),
            )
            for uid in uids
            if (p := people.get(uid))
        ]  # fmt: skip

    def _some(self, uids: list[str]) -> list[Person]:
        return delegates.everybody(f"WHERE uid IN ({', '.join('?' * len(uids))})", tuple(uids))

    def _badges(self, uid: str) -> list[BadgeLine]:
        rows = _all(
            "SELECT serial, reissue, issued_at, printed, void_at, void_reason, (SELECT state FROM"
            " print_job WHERE badge = credential ORDER BY id DESC LIMIT 1), credential, handed_at,"
            " handed_to, returned_at FROM badge"
            " WHERE delegate = ? ORDER BY issued_at DESC, reissue DESC",
            uid,
        )
        return [
            BadgeLine(
                grouped(row[0]), row[1], self._local(row[2]), row[3],
                self._local(row[4]) if row[4] else None, row[5],
                JobState(row[6]) if row[6] else None, row[7],
                self._local(row[8]) if row[8] else None, row[9],
                self._local(row[10]) if row[10] else None,
            )
            for row in rows
        ]  # fmt: skip

    def _local(self, stored: str) -> datetime:
        return local(datetime.fromisoformat(stored), self._core.zone)


def _with_code(fields: dict[str, str]) -> dict[str, str]:
    """The fields with the country as its code, where it is one; else as it was typed."""
    from checkin.names import countries  # loads a library of languages; not before it is needed

    typed = fields.get("country", "")
    code = countries.country_code(typed) if typed else None
    return {**fields, "country": code} if code else fields


def _all(sql: str, *values: object) -> list[tuple]:
    return list(connection().execute(sql, values))
