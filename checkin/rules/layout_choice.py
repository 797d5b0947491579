"""Which layout is for whom: rules of the forum, the first that fits a person decides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from checkin.rules import options
from checkin.store import remembered
from checkin.store.entries import Act

OPTION = "layout-rules"
HERE, RULE, DESK = "here", "rule", "desk"  # who says which layout it is


@dataclass(frozen=True)
class LayoutRule:
    """People of these roles and these countries have this layout; none named asks nothing."""

    layout: str
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-2

    def fits(self, role: str, country: str) -> bool:
        """Whether it is for somebody of this role, from this country."""
        of_role = not self.roles or role in self.roles
        return of_role and (not self.countries or country.upper() in self.countries)


@dataclass(frozen=True)
class Named:
    """Every layout that is named for somebody, and whether one is there."""

    desk: str  # what the desk has chosen for all
    here: Mapping[str, str]  # purpose, as `role:press`, -> what this desk prints it with
    rules: Sequence[LayoutRule]
    is_there: Callable[[str], bool]


class Chosen(NamedTuple):
    """Somebody's layout, and why it is that one."""

    layout: str
    why: str  # here, rule, desk
    rule: int = 0  # which one, counted from 1
    gone: tuple[str, ...] = ()  # what was named before and is not there


def rules() -> tuple[LayoutRule, ...]:
    """The rules, the first first."""
    return remembered.kept("layout rules", _rules)


def _rules() -> tuple[LayoutRule, ...]:
    return tuple(
        LayoutRule(one["layout"], tuple(one["roles"]), tuple(one["countries"]))
        for one in options.get(OPTION, [])
    )


def choose(wanted: Sequence[LayoutRule], act: Act) -> None:
    """Have these rules from now on, at every desk."""
    options.choose(OPTION, [asdict(rule) | _lists(rule) for rule in wanted], act)


def decide(role: str, country: str, named: Named) -> Chosen:
    """The layout of somebody of this role, from this country.

    What this desk prints the role with comes first, then the rules of the forum, then the layout
    the desk has chosen for all. A layout that is not there any more is passed over.
    """
    gone: list[str] = []
    for layout, why, number in _candidates(role, country, named):
        if named.is_there(layout):
            return Chosen(layout, why, number, tuple(gone))
        gone.append(layout)
    return Chosen(named.desk, DESK, 0, tuple(gone))


def _candidates(role: str, country: str, named: Named) -> Iterator[tuple[str, str, int]]:
    if here := named.here.get(f"role:{role}"):
        yield here, HERE, 0
    for number, rule in enumerate(named.rules, 1):
        if rule.fits(role, country):
            yield rule.layout, RULE, number


def _lists(rule: LayoutRule) -> dict[str, list[str]]:
    return {"roles": list(rule.roles), "countries": list(rule.countries)}
