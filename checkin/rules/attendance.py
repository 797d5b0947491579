"""What the scans add up to. People are counted first, then scans; the two are never mixed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from checkin.rules.clock import local
from checkin.store.journal import connection, one

SLOT = 10  # minutes in which arrivals are counted together
NOT_REFUSED = ("admitted", "already-in", "left", "unknown", "unreadable", "undone")


@dataclass(frozen=True)
class Counts:
    """Who was to come and who came. on_list + walk_ins - withdrawn = expected = present + absent.

    `present` counts people who are still expected; those admitted and withdrawn later are told
    apart in `withdrawn_present`, so that the sum holds.
    """

    on_list: int
    walk_ins: int
    withdrawn: int
    expected: int
    present: int
    absent: int
    withdrawn_present: int
    scans: int  # every reading
    admitted: int
    again: int  # already in
    refused: int  # withdrawn, void, not here, too early, full ...
    unknown: int  # nobody is known by the code, or it could not be read
    undone: int
    left: int  # went out, of a place with entry and exit
    badges: int  # live ones
    badges_printed: int  # of these, at least once on paper
    issued: int  # badges ever; issued - void = badges
    void: int  # spoiled, lost, replaced or given back
    handed: int  # ever handed over
    companions: int = 0  # of those expected, people who come with somebody
    companions_present: int = 0


@dataclass(frozen=True)
class Group:
    """Some of the people: how many came, of how many expected."""

    key: str  # role, country ...
    present: int
    expected: int


@dataclass(frozen=True)
class Slot:
    """First arrivals in a stretch of time."""

    at: datetime  # its beginning, local
    people: int


@dataclass(frozen=True)
class Period:
    """Which scans count: of one checkpoint, from and until (UTC, as stored)."""

    checkpoint: str  # "" = all
    since: str = ""
    until: str = "9"


@dataclass(frozen=True)
class Arrival:
    """When somebody was first and last seen (UTC, as stored), and how often read."""

    first_in: str  # "" = never admitted
    last_seen: str
    scans: int


def counts(period: Period) -> Counts:
    """The figures of a period."""
    total, walk_ins, withdrawn = one(
        "SELECT count(*), coalesce(sum(walk_in), 0), coalesce(sum(status = 'withdrawn'), 0)"
        " FROM delegate"
    )
    came, gone = _present(period)
    companions, with_somebody = _companions(period)
    by_outcome = outcomes(period)
    expected = total - withdrawn
    issued, void, printed, handed = one(
        "SELECT count(*), coalesce(sum(void_at IS NOT NULL), 0),"
        " coalesce(sum(printed > 0 AND void_at IS NULL), 0),"
        " coalesce(sum(handed_at IS NOT NULL), 0) FROM badge"
    )
    return Counts(
        on_list=total - walk_ins,
        walk_ins=walk_ins,
        withdrawn=withdrawn,
        expected=expected,
        present=came,
        absent=expected - came,
        withdrawn_present=gone,
        scans=by_outcome.total(),
        admitted=by_outcome["admitted"],
        again=by_outcome["already-in"],
        refused=sum(n for outcome, n in by_outcome.items() if outcome not in NOT_REFUSED),
        unknown=by_outcome["unknown"] + by_outcome["unreadable"],
        undone=by_outcome["undone"],
        left=by_outcome["left"],
        badges=issued - void,
        badges_printed=printed,
        issued=issued,
        void=void,
        handed=handed,
        companions=companions,
        companions_present=with_somebody,
    )


def groups(field: str, period: Period) -> list[Group]:
    """Present and expected by role, country, organisation or delegation; the largest first."""
    if field not in ("role", "country", "organisation", "delegation"):
        raise ValueError(field)
    where, values = live(period)
    rows = connection().execute(
        f"SELECT d.{field}, count(s.delegate), count(*) FROM delegate d LEFT JOIN"
        f" (SELECT DISTINCT delegate FROM {admitting(period)} {where}) s ON s.delegate = d.uid"
        f" WHERE d.status != 'withdrawn' GROUP BY d.{field} ORDER BY count(*) DESC, d.{field}",
        values,
    )
    return [Group(*row) for row in rows]


def arrivals(period: Period, zone: ZoneInfo, minutes: int = SLOT) -> list[Slot]:
    """First admissions by time of day, every slot from the first to the last, empty ones too."""
    return slots_of(Counter(_firsts(period)), zone, minutes)


def slots_of(moments: "Counter[str]", zone: ZoneInfo, minutes: int = SLOT) -> list[Slot]:
    """The same of moments (UTC, as stored) and how many people came then."""
    begun: Counter[datetime] = Counter()
    for moment, people in moments.items():
        begun[_slot_of(moment, zone, minutes)] += people
    slots, at, last = [], min(begun, default=None), max(begun, default=None)
    while at is not None and last is not None and at <= last:
        slots.append(Slot(local(at, zone), begun[at]))
        at = _after(at, zone, minutes)
    return slots


def seen(period: Period) -> dict[str, Arrival]:
    """By uid, everybody who was read at all in the period."""
    where, values = within(period)
    rows = connection().execute(
        "SELECT delegate, coalesce(min(CASE WHEN outcome = 'admitted' AND NOT undone THEN at END),"
        f" ''), max(at), count(*) FROM {everything(period)} {where} AND delegate != ''"
        " GROUP BY delegate",
        values,
    )
    return {uid: Arrival(*rest) for uid, *rest in rows}


def scan_rows(period: Period) -> Iterable[tuple[str, ...]]:
    """Every reading of the period, oldest first: at, uid, name, checkpoint, outcome, desk, ..."""
    where, values = within(period)
    return connection().execute(
        "SELECT s.at, s.delegate, coalesce(d.display_name, ''), coalesce(c.name, s.checkpoint),"
        " CASE WHEN s.undone THEN 'undone' ELSE s.outcome END, s.desk, s.operator, s.text"
        " FROM scan s LEFT JOIN delegate d ON d.uid = s.delegate"
        " LEFT JOIN checkpoint c ON c.id = s.checkpoint"
        f" {where.replace('at ', 's.at ')} ORDER BY s.at, s.id",
        values,
    )


def _present(period: Period) -> tuple[int, int]:
    """People admitted: those still expected, and those withdrawn since."""
    where, values = live(period)
    row = one(
        "SELECT coalesce(sum(status != 'withdrawn'), 0), coalesce(sum(status = 'withdrawn'), 0)"
        f" FROM delegate WHERE uid IN (SELECT delegate FROM {admitting(period)} {where})",
        values,
    )
    return row[0], row[1]


def _companions(period: Period) -> tuple[int, int]:
    """Of those expected, who comes with somebody; and how many of them were admitted."""
    where, values = live(period)
    row = one(
        "SELECT count(*), coalesce(sum(uid IN (SELECT delegate FROM scan"
        f" {where})), 0) FROM delegate WHERE principal != '' AND status != 'withdrawn'",
        values,
    )
    return row[0], row[1]


def outcomes(period: Period) -> "Counter[str]":
    """How many readings of the period had each outcome; those taken back count as undone."""
    where, values = within(period)
    rows = connection().execute(
        "SELECT CASE WHEN undone THEN 'undone' ELSE outcome END, count(*)"
        f" FROM scan {where} GROUP BY 1",
        values,
    )
    return Counter(dict(rows))


def _firsts(period: Period) -> list[str]:
    where, values = live(period)
    rows = connection().execute(
        f"SELECT min(at) FROM {admitting(period)} {where} GROUP BY delegate", values
    )
    return [row[0] for row in rows]


@lru_cache(4_096)
def _slot_of(moment: str, zone: ZoneInfo, minutes: int) -> datetime:
    """The same of a stored moment: a page that is open asks of the same minutes again and again."""
    return _slot(datetime.fromisoformat(moment), zone, minutes)


def _slot(at: datetime, zone: ZoneInfo, minutes: int) -> datetime:
    """Where the stretch begins that `at` lies in, in UTC; even minutes on the wall's clock."""
    wall = local(at, zone)
    past = timedelta(minutes=wall.minute % minutes, seconds=at.second)
    return at.replace(microsecond=0) - past


def _after(at: datetime, zone: ZoneInfo, minutes: int) -> datetime:
    """The stretch after the one at `at`, in UTC: at night the wall's clock may jump.

    Where it jumps by half an hour, stretches of an hour begin at other minutes from then on.
    """
    following = at + timedelta(minutes=minutes)
    even = _slot(following, zone, minutes)
    return even if even > at else following


def admitting(period: Period) -> str:
    """The table to ask for who was admitted: at any place, by the index that holds nothing else."""
    return "scan" if period.checkpoint else "scan INDEXED BY scan_admitted"


def everything(period: Period) -> str:
    """The table to ask for whole rows: from end to end where all of them are wanted."""
    return "scan" if period.checkpoint or period.since else "scan NOT INDEXED"


def within(period: Period) -> tuple[str, tuple[str, ...]]:
    """The condition, with its values, that a reading lies in the period."""
    values = (period.since, period.until)
    if not period.checkpoint:
        return "WHERE at >= ? AND at < ?", values
    return "WHERE at >= ? AND at < ? AND checkpoint = ?", (*values, period.checkpoint)


def live(period: Period) -> tuple[str, tuple[str, ...]]:
    """The condition, with its values, that a reading of the period admitted somebody for good."""
    where, values = within(period)
    return f"{where} AND outcome = 'admitted' AND NOT undone", values
