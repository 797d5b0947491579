"""Compare a list with the people who are known already: who is new, what changed, who is missing.

Pure functions: rows in, a plan out. Nothing is written before the operator has seen the plan.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checkin.rules.delegates import Person


@dataclass(frozen=True)
class Listed:
    """One person as a list has them."""

    number: int  # row, as a spreadsheet counts
    list_id: str  # the list's own id of the person, "" where it has none
    fields: dict[str, str]  # only those the list has a column for
    tickets: tuple[str, ...]
    extra: dict[str, str]


@dataclass(frozen=True)
class Source:
    """Where a list comes from; lists of one family number their people alike."""

    family: str  # preset, or "list"
    file: str  # name without folder


@dataclass(frozen=True)
class Change:
    """One field that the list has otherwise. `keep`: a desk corrected it, so ours stays."""

    uid: str
    name: str
    row: int
    field: str
    old: str
    new: str
    keep: bool = False


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is on the list and not yet known."""

    uid: str
    listed: Listed


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    source: Source
    new: tuple[Newcomer, ...]
    changes: tuple[Change, ...]
    unchanged: int
    missing: tuple[tuple[str, str], ...]  # uid and name of people the list no longer has
    listed: dict[str, Listed] = field(default_factory=dict)  # uid -> row, of those who change

    @property
    def changed(self) -> int:
        """How many people change."""
        return len({change.uid for change in self.changes})


class Known:
    """The people of the forum, ready to be recognised in a list."""

    def __init__(
        self,
        forum: str,
        people: Iterable[Person],
        tickets: Mapping[str, str],
        merged: Collection[str] = (),
    ) -> None:
        self.forum = uuid.UUID(forum)
        self.merged = merged  # uids of records that count for another one
        self.people = {person.uid: person for person in people}
        self.tickets = tickets  # text -> uid
        self.tickets_of: dict[str, list[str]] = defaultdict(list)
        for text, uid in sorted(tickets.items()):
            self.tickets_of[uid].append(text)
        self.by_mail: dict[str, list[str]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            if person.email:
                self.by_mail[person.email.casefold()].append(person.uid)
            self.by_name[_plain(person.display_name)].append(person.uid)

    def recognise(self, listed: Listed, uid: str) -> str:
        """The uid of the person a row means, "" for a new one. The surest sign decides."""
        for sure in (uid, listed.list_id):  # the second in a file this very forum has written
            if sure in self.people or sure in self.merged:
                return sure
        by_ticket = next((self.tickets[t] for t in listed.tickets if t in self.tickets), "")
        if by_ticket:
            return by_ticket
        mail = self.by_mail.get(listed.fields.get("email", "").casefold(), [])
        named = self.by_name.get(_plain(listed.fields.get("display_name", "")), [])
        both = [each for each in named if each in mail]
        if len(both) == 1:
            return both[0]
        if len(mail) == 1 and not named:
            return mail[0]
        if len(named) == 1 and self._nothing_speaks_against(named[0], listed):
            return named[0]
        return ""

    def _nothing_speaks_against(self, uid: str, listed: Listed) -> bool:
        person = self.people[uid]
        pairs = (
            (listed.fields.get(name, ""), getattr(person, name))
            for name in ("email", "organisation", "country")
        )
        return all(not a or not b or a.casefold() == b.casefold() for a, b in pairs)


def compare(rows: Sequence[Listed], source: Source, known: Known) -> Plan:
    """What importing `rows` would do to the people `known`."""
    new: list[Newcomer] = []
    changes: list[Change] = []
    met: dict[str, Listed] = {}
    merged = 0  # rows of people who stand on the list twice, which the desk has settled
    for listed, made in zip(rows, _uids(rows, source, known.forum), strict=True):
        uid = known.recognise(listed, made)
        if not uid or uid in met:
            new.append(Newcomer(made, listed))
            continue
        if uid in known.merged:
            merged += 1
            continue
        met[uid] = _merged(listed, known, uid, source)
        changes += _changes(known, uid, met[uid])
    changed = {change.uid for change in changes}
    return Plan(
        source,
        tuple(new),
        tuple(changes),
        len(met) - len(changed) + merged,
        tuple(_missing(known, met, source)),
        {uid: met[uid] for uid in changed},
    )


def _uids(rows: Sequence[Listed], source: Source, forum: uuid.UUID) -> Iterable[str]:
    """A uid for each row, the same at every desk that imports this list."""
    seen: Counter[str] = Counter()
    for listed in rows:
        if listed.list_id:
            word = f"{source.family}:{listed.list_id}"
        else:
            mail = listed.fields.get("email", "").casefold()
            word = f"name:{_plain(listed.fields.get('display_name', ''))}|{mail}"
            seen[word] += 1
            word = f"{word}|{seen[word]}"  # two people of one name are two people
        yield str(uuid.uuid5(forum, word))


def _merged(listed: Listed, known: Known, uid: str, source: Source) -> Listed:
    """The row with what only another list knew of the person: no list takes away another's."""
    person = known.people[uid]
    extra = listed.extra
    if not person.source.startswith(f"{source.family}|"):
        extra = {**person.extra, **listed.extra}
    tickets = listed.tickets or tuple(known.tickets_of[uid])
    return replace(listed, extra=extra, tickets=tuple(sorted(tickets)))


def _changes(known: Known, uid: str, listed: Listed) -> Iterable[Change]:
    person = known.people[uid]
    who = (uid, person.display_name, listed.number)
    for name, new in listed.fields.items():
        said = person.corrected.get(name, getattr(person, name))  # by the list, last time
        if new != said and new != getattr(person, name):
            keep = name in person.corrected
            yield Change(*who, name, getattr(person, name), new, keep)
    for name in sorted(listed.extra.keys() | person.extra.keys()):
        old, new = person.extra.get(name, ""), listed.extra.get(name, "")
        if old != new:
            yield Change(*who, f"extra.{name}", old, new)
    if list(listed.tickets) != known.tickets_of[uid]:
        yield Change(*who, "tickets", ", ".join(known.tickets_of[uid]), ", ".join(listed.tickets))


def _missing(
    known: Known, met: Mapping[str, Listed], source: Source
) -> Iterable[tuple[str, str]]:  # fmt: skip
    """People an earlier list of the same family had; walk-ins and other lists are not missed."""
    for person in known.people.values():
        same = person.source.startswith(f"{source.family}|")
        if same and not person.walk_in and person.uid not in met and person.status != "withdrawn":
            yield person.uid, person.display_name


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
