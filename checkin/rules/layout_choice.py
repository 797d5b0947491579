"""Which layout is for whom: rules of the forum, the first that fits a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from checkin.rules import options
from checkin.store.entries import Act
from checkin.store.journal import connection

OPTION = "layout-rules"


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


def rules() -> tuple[LayoutRule, ...]:
    """The rules, the first first."""
    return tuple(
        LayoutRule(one["layout"], tuple(one["roles"]), tuple(one["countries"]))
        for one in options.get(OPTION, [])
    )


def choose(wanted: Sequence[LayoutRule], act: Act) -> None:
    """Have these rules from now on, at every desk."""
    options.choose(OPTION, [asdict(rule) | _lists(rule) for rule in wanted], act)


def by_rule(uids: Iterable[str]) -> dict[str, str]:
    """The layout of each of these people whom a rule names one for."""
    known, found = rules(), {}
    for uid in uids if known else ():
        asked = "SELECT role, country FROM delegate WHERE uid = ?"
        row = connection().execute(asked, (uid,)).fetchone()
        rule = next((rule for rule in known if row and rule.fits(*row)), None)
        if rule:
            found[uid] = rule.layout
    return found


def _lists(rule: LayoutRule) -> dict[str, list[str]]:
    return {"roles": list(rule.roles), "countries": list(rule.countries)}
