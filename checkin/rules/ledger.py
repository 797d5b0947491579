"""Figures that are kept up to date: what is new in the journal is added, nothing is counted twice.

The first question about a period counts it from the tables; every later one takes in only the
entries written since. `attendance` counts the same from nothing: reports do, and tests hold the two
together.
"""

from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from threading import RLock
from typing import NamedTuple

from checkin.rules.attendance import (
    NOT_REFUSED,
    Counts,
    Group,
    Period,
    admitting,
    live,
    outcomes,
)
from checkin.rules.insides import Insides
from checkin.store import models
from checkin.store.entries import Kind
from checkin.store.heads import heads_now
from checkin.store.journal import connection, one

KEPT = 8  # periods; the one asked for longest ago is forgotten
TOO_MANY = 20_000  # new entries; then it is quicker to count anew
CHUNK = 500
_ABOUT_PEOPLE = {
    Kind.DELEGATE_REGISTERED, Kind.DELEGATE_CORRECTED, Kind.DELEGATE_WITHDRAWN,
    Kind.DELEGATE_RESTORED,
}  # fmt: skip
_CELLS = "SELECT uid, role, country, status, walk_in, principal != '' FROM delegate"
_UPSETTING = {Kind.DELEGATE_MERGED, Kind.MERGE_UNDONE, Kind.CHECKPOINT_SET}


class Cell(NamedTuple):
    """What people are counted by."""

    role: str
    country: str
    status: str
    walk_in: int
    comes_with: int  # a companion of somebody


class Reading(NamedTuple):
    """One reading, as its table has it."""

    id: str
    delegate: str
    checkpoint: str
    at: str
    outcome: str
    undone: int


@dataclass
class _Tally:
    """What the readings of one period add up to."""

    period: Period
    firsts: dict[str, str] = field(default_factory=dict)  # uid -> first admission
    minutes: Counter[str] = field(default_factory=Counter)  # of first admissions
    outcomes: Counter[str] = field(default_factory=Counter)
    came: Counter[Cell] = field(default_factory=Counter)

    def has(self, reading: Reading) -> bool:
        period = self.period
        return period.checkpoint in ("", reading.checkpoint) and (
            period.since <= reading.at < period.until
        )


class Ledger:
    """Counts of an open forum. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._heads: dict[str, int] = {}
        self._people: dict[str, Cell] = {}
        self._known: Counter[Cell] = Counter()
        self._tallies: OrderedDict[Period, _Tally] = OrderedDict()
        self._insides = Insides()
        self._badges: tuple[int, int, int, int] | None = None  # None: to be counted

    def forget(self) -> None:
        """Count anew at the next question: the tables were made again."""
        with self._lock:
            self._heads = {}

    def counts(self, period: Period) -> Counts:
        """The same as `attendance.counts`."""
        with self._lock:
            tally = self._tally(period)
            known, came, said = self._known, tally.came, tally.outcomes
            withdrawn = sum(n for cell, n in known.items() if cell.status == "withdrawn")
            gone = sum(n for cell, n in came.items() if cell.status == "withdrawn")
            walk_ins = sum(n for cell, n in known.items() if cell.walk_in)
            expected, present = known.total() - withdrawn, came.total() - gone
            issued, void, printed, handed = self._badge_counts()
            return Counts(
                on_list=known.total() - walk_ins, walk_ins=walk_ins, withdrawn=withdrawn,
                expected=expected, present=present, absent=expected - present,
                withdrawn_present=gone, scans=said.total(), admitted=said["admitted"],
                again=said["already-in"],
                refused=sum(n for outcome, n in said.items() if outcome not in NOT_REFUSED),
                unknown=said["unknown"] + said["unreadable"], undone=said["undone"],
                left=said["left"], badges=issued - void, badges_printed=printed, issued=issued,
                void=void, handed=handed, companions=_companions(known),
                companions_present=_companions(came),
            )  # fmt: skip

    def groups(self, name: str, period: Period) -> list[Group]:
        """The same as `attendance.groups`, of roles and countries."""
        with self._lock:
            tally = self._tally(period)
            came, known = Counter[str](), Counter[str]()
            for found, cells in ((came, tally.came), (known, self._known)):
                for cell, number in cells.items():
                    if cell.status != "withdrawn" and number:
                        found[getattr(cell, name)] += number
            ordered = sorted(known.items(), key=lambda item: (-item[1], item[0]))
            return [Group(key, came[key], number) for key, number in ordered]

    def people_by(self, name: str, period: Period) -> list[Group]:
        """The same as `attendance.groups`, of what people are not counted by all the time."""
        with self._lock:
            firsts = self._tally(period).firsts
            known, came = Counter[str](), Counter[str]()
            sql = f"SELECT {name}, uid FROM delegate WHERE status != 'withdrawn'"
            for key, uid in connection().execute(sql):
                known[key] += 1
                came[key] += uid in firsts
            ordered = sorted(known.items(), key=lambda item: (-item[1], item[0]))
            return [Group(key, came[key], number) for key, number in ordered]

    def minutes(self, period: Period) -> Counter[str]:
        """How many people were first admitted in each minute (UTC, as stored)."""
        with self._lock:
            return Counter({at: n for at, n in self._tally(period).minutes.items() if n})

    def inside(self, checkpoint: str, today: str) -> int:
        """How many people are in now at a place, "" for any; `today` is when the day began."""
        with self._lock:
            self._take_in()
            return self._insides.count(checkpoint, today)

    # -- keeping up

    def _badge_counts(self) -> tuple[int, int, int, int]:
        if self._badges is None:
            self._badges = badge_counts()
        return self._badges

    def _tally(self, period: Period) -> _Tally:
        with models.database.atomic():  # all of one moment
            self._take_in()
            if period not in self._tallies:
                self._tallies[period] = self._counted(period)
            self._tallies.move_to_end(period)
            while len(self._tallies) > KEPT:
                self._tallies.popitem(last=False)
            return self._tallies[period]

    def _take_in(self) -> None:
        now, before = heads_now(), self._heads
        if now == before:
            return
        news = [
            row
            for stream, head in now.items()
            if head > before.get(stream, 0)
            for row in connection().execute(
                "SELECT kind, subject, id FROM entry WHERE stream = ? AND seq > ? LIMIT ?",
                (stream, before.get(stream, 0), TOO_MANY),
            )
        ]
        if not before or len(news) >= TOO_MANY or any(kind in _UPSETTING for kind, *_ in news):
            self._begin_anew()
        else:
            self._add(news)
        self._heads = now

    def _begin_anew(self) -> None:
        rows = connection().execute(_CELLS)
        cells: dict[Cell, Cell] = {}  # one object for all who are alike
        self._people = {
            uid: cells.setdefault(made, made) for uid, *rest in rows if (made := Cell(*rest))
        }
        self._known = Counter(self._people.values())
        self._tallies.clear()
        self._insides.forget()
        self._badges = None

    def _counted(self, period: Period) -> _Tally:
        where, values = live(period)
        made = _Tally(period, outcomes=outcomes(period))
        made.firsts = dict(
            connection().execute(
                f"SELECT delegate, min(at) FROM {admitting(period)} {where} GROUP BY delegate",
                values,
            )
        )
        made.minutes = Counter(at[:16] for at in made.firsts.values())
        people = self._people
        made.came = Counter(people[uid] for uid in made.firsts if uid in people)
        return made

    def _add(self, news: list[tuple[str, str, str]]) -> None:
        if any(kind.startswith("badge-") for kind, *_ in news):
            self._badges = None
        fresh = [id_ for kind, _, id_ in news if kind == Kind.SCANNED]
        undone = Counter(subject for kind, subject, _ in news if kind == Kind.SCAN_UNDONE)
        self._renew(list({subject for kind, subject, _ in news if kind in _ABOUT_PEOPLE}))
        for reading in _readings(fresh):
            self._scanned(reading)
        known = set(fresh)
        for reading in _readings([id_ for id_ in undone if id_ not in known]):
            if _undone_entries(reading.id) == undone[reading.id]:  # it was not undone before
                self._taken_back(reading)

    def _renew(self, uids: list[str]) -> None:
        """These people are counted by what they are now."""
        found: dict[str, Cell] = {}
        for start in range(0, len(uids), CHUNK):
            some = uids[start : start + CHUNK]
            rows = connection().execute(
                f"{_CELLS} WHERE uid IN ({', '.join('?' * len(some))})",
                some,
            )
            found |= {uid: Cell(*rest) for uid, *rest in rows}
        for uid in uids:
            self._count_as(uid, found.get(uid))

    def _count_as(self, uid: str, cell: Cell | None) -> None:
        old = self._people.pop(uid, None)
        counters = [self._known, *(t.came for t in self._tallies.values() if uid in t.firsts)]
        for counter in counters:
            if old is not None:
                counter[old] -= 1
            if cell is not None:
                counter[cell] += 1
        if cell is not None:
            self._people[uid] = cell

    def _scanned(self, reading: Reading) -> None:
        for tally in self._tallies.values():
            if tally.has(reading):
                tally.outcomes["undone" if reading.undone else reading.outcome] += 1
                if reading.outcome == "admitted" and not reading.undone:
                    first = tally.firsts.get(reading.delegate)
                    self._first(tally, reading.delegate, min(first or "9", reading.at))
        self._insides.take(reading.checkpoint, reading.delegate)

    def _taken_back(self, reading: Reading) -> None:
        for tally in self._tallies.values():
            if tally.has(reading):
                tally.outcomes[reading.outcome] -= 1
                tally.outcomes["undone"] += 1
                if tally.firsts.get(reading.delegate) == reading.at:
                    where, values = live(tally.period)
                    row = one(
                        f"SELECT min(at) FROM scan {where} AND delegate = ?",
                        (*values, reading.delegate),
                    )
                    self._first(tally, reading.delegate, row[0] or "")
        self._insides.take(reading.checkpoint, reading.delegate)

    def _first(self, tally: _Tally, uid: str, at: str) -> None:
        """Somebody came first then, "" for not at all."""
        before, cell = tally.firsts.pop(uid, ""), self._people.get(uid)
        if before:
            tally.minutes[before[:16]] -= 1
        if at:
            tally.firsts[uid] = at
            tally.minutes[at[:16]] += 1
        if cell is not None:
            tally.came[cell] += bool(at) - bool(before)


def badge_counts() -> tuple[int, int, int, int]:
    """Badges ever issued, void ones, good ones that were printed, ones that were handed over."""
    issued, void, printed, handed = one(
        "SELECT count(*), coalesce(sum(void_at IS NOT NULL), 0),"
        " coalesce(sum(printed > 0 AND void_at IS NULL), 0),"
        " coalesce(sum(handed_at IS NOT NULL), 0) FROM badge"
    )
    return issued, void, printed, handed


def _companions(cells: Counter[Cell]) -> int:
    return sum(n for cell, n in cells.items() if cell.comes_with and cell.status != "withdrawn")


def _readings(ids: list[str]) -> list[Reading]:
    found: list[Reading] = []
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        rows = connection().execute(
            f"SELECT {', '.join(Reading._fields)} FROM scan"
            f" WHERE id IN ({', '.join('?' * len(some))})",
            some,
        )
        found += map(Reading._make, rows)
    return found


def _undone_entries(scan: str) -> int:
    sql = "SELECT count(*) FROM entry WHERE subject = ? AND kind = 'scan-undone'"
    return int(one(sql, (scan,))[0])
