"""Which printer a badge goes to: by role, by layout, by the order of the desk; equals share.

A purpose is "" (what follows the desk's own printer), `role:speaker` or `layout:cr80`. Its printers
stand in order; printers of one team are equals, and the least busy of them takes the next badge.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checkin.store import remembered
from checkin.store.journal import connection

_QUEUED = (
    "SELECT j.id, j.kind, j.printer, coalesce(d.role, ''), j.layout FROM print_job j"
    " LEFT JOIN delegate d ON d.uid = j.delegate"
    " WHERE j.state = 'queued' AND j.lead IS NULL AND (+j.batch = 0) = ? ORDER BY j.id"
)
_PURPOSES = (
    "SELECT DISTINCT j.kind, j.printer, coalesce(d.role, ''), j.layout FROM print_job j"
    " LEFT JOIN delegate d ON d.uid = j.delegate WHERE j.state = 'queued' AND j.lead IS NULL"
)


class Target(NamedTuple):
    """A printer by what it is and where."""

    kind: str
    address: str


@dataclass(frozen=True)
class Routes:
    """All that decides where a badge goes, as it is known at this moment."""

    desk: Target
    orders: Mapping[str, Sequence[Target]] = field(default_factory=dict)
    teams: Mapping[Target, str] = field(default_factory=dict)
    paused: frozenset[Target] = frozenset()
    troubled: frozenset[Target] = frozenset()  # they could not print a moment ago
    takes_over: bool = False  # the next in order prints what a troubled one cannot


class Pick(NamedTuple):
    """A job that can be sent now, and where to; `instead` of which printer that is in trouble."""

    job: int
    to: Target
    instead: Target | None = None


def order_for(routes: Routes, role: str, layout: str) -> tuple[Target, ...]:
    """The printers for a badge, the one that should have it first."""
    own = routes.orders.get(f"role:{role}") or routes.orders.get(f"layout:{layout}")
    return tuple(dict.fromkeys(own or (routes.desk, *routes.orders.get("", ()))))


def team_of(routes: Routes, target: Target) -> tuple[Target, ...]:
    """The printer and its equals."""
    team = routes.teams.get(target)
    if not team:
        return (target,)
    return (target, *(o for o, name in routes.teams.items() if name == team and o != target))


def takers(routes: Routes, order: Sequence[Target]) -> tuple[Target, ...]:
    """Who may take a badge of this order now; nobody while its printers are paused.

    Where all are in trouble, the first is tried: it says what the trouble is.
    """
    for first in order:
        team = [each for each in team_of(routes, first) if each not in routes.paused]
        well = tuple(each for each in team if each not in routes.troubled)
        if well or not team:
            return well
        if not routes.takes_over:
            break
    team = [each for each in team_of(routes, order[0]) if each not in routes.paused]
    return tuple(team[:1])


def next_in_order(routes: Routes, order: Sequence[Target]) -> Target | None:
    """The first printer that could print instead of those in trouble; None where none could."""
    out = routes.troubled | routes.paused
    return next((t for each in order for t in team_of(routes, each) if t not in out), None)


def next_job(routes: Routes, most: int, only: Target | None = None) -> Pick | None:
    """The oldest queued job that a printer with fewer than `most` pages may take.

    Single badges come before batches: somebody stands at the desk and waits for his.
    `only`: what that printer may take, for printers that are each served on their own.
    """
    load = _load()
    found = (next(_picks(routes, load, most, only, alone), None) for alone in (1, 0))
    return next(filter(None, found), None)


def _picks(
    routes: Routes, load: Mapping[Target, int], most: int, only: Target | None, alone: int
) -> Iterator[Pick]:
    seen: dict[tuple[str, ...], _Able] = {}
    for job, *purpose in connection().execute(_QUEUED, (alone,)):
        key = tuple(purpose)
        able = seen.get(key) or seen.setdefault(key, _able(routes, *key))
        to = _least_busy(able.takers, load, most)
        if to is not None and only in (None, to):
            yield Pick(job, to, None if to in able.proper else able.proper[0])


def due(routes: Routes, most: int) -> tuple[Target, ...]:
    """The printers that can be given a badge now."""
    load = _load()
    purposes = connection().execute(_PURPOSES).fetchall()
    found = (_least_busy(_able(routes, *each).takers, load, most) for each in purposes)
    return tuple(dict.fromkeys(target for target in found if target))


def _least_busy(takers: Sequence[Target], load: Mapping[Target, int], most: int) -> Target | None:
    """The first of equals that has room for a page."""
    free = (each for each in takers if load[each] < most)
    return min(free, key=lambda each: load[each], default=None)


class _Able(NamedTuple):
    """Who may take a badge, and who should."""

    takers: tuple[Target, ...]
    proper: tuple[Target, ...]


def _able(routes: Routes, kind: str, address: str, role: str, layout: str) -> _Able:
    if kind:  # somebody said where, and nowhere else
        there = (Target(kind, address),)
        return _Able(() if there[0] in routes.paused else there, there)
    order = order_for(routes, role, layout)
    return _Able(takers(routes, order), team_of(routes, order[0]))


def _load() -> Counter[Target]:
    """How many pages each printer has that are not out yet."""
    rows = connection().execute(
        "SELECT sent_kind, sent_to, count(*) FROM print_job"
        " WHERE state IN ('sent', 'printing') AND lead IS NULL GROUP BY sent_kind, sent_to"
    )
    return Counter({Target(kind, address): count for kind, address, count in rows})


# -- what is kept


def orders() -> dict[str, tuple[Target, ...]]:
    """Every purpose that has printers of its own, and them in order."""
    found: dict[str, list[Target]] = {}
    rows = connection().execute(
        "SELECT purpose, kind, address FROM printer_order WHERE kind != ''"
        " ORDER BY purpose, position"
    )
    for purpose, kind, address in rows:
        found.setdefault(purpose, []).append(Target(kind, address))
    return {purpose: tuple(targets) for purpose, targets in found.items()}


def layouts() -> dict[str, str]:
    """Purposes that are printed with a layout of their own."""
    return remembered.kept("desk layouts", _layouts)


def _layouts() -> dict[str, str]:
    rows = connection().execute(
        "SELECT purpose, layout FROM printer_order WHERE position = 0 AND layout != ''"
    )
    return dict(rows.fetchall())


def set_order(purpose: str, targets: Sequence[Target], layout: str = "") -> None:
    """Badges of that purpose go to these, first to last; none: as all others do."""
    remembered.forget()
    connection().execute("DELETE FROM printer_order WHERE purpose = ?", (purpose,))
    kept = list(dict.fromkeys(targets)) or ([Target("", "")] if layout else [])
    connection().executemany(
        "INSERT INTO printer_order VALUES (?, ?, ?, ?, ?)",
        [(purpose, at, *target, layout) for at, target in enumerate(kept)],
    )


def role_of(uid: str) -> str:
    """The role of a delegate, which decides the printer."""
    row = connection().execute("SELECT role FROM delegate WHERE uid = ?", (uid,)).fetchone()
    return str(row[0]) if row else ""


def roles() -> tuple[str, ...]:
    """The roles that somebody on the list has."""
    rows = connection().execute("SELECT DISTINCT role FROM delegate ORDER BY role")
    return tuple(row[0] for row in rows if row[0])
