"""The counter for which layout is for whom, everywhere in the forum."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.layout_choosing import choices, named
from checkin.desk.layouts import find, title_of
from checkin.errors import LayoutMissing
from checkin.rules import layout_choice
from checkin.rules.layout_choice import DESK, HERE, Chosen, LayoutRule, decide
from checkin.rules.printer_choice import roles
from checkin.store.journal import connection

_GROUPS = (
    "SELECT role, country, count(*) FROM delegate WHERE status = 'expected' GROUP BY role, country"
)


@dataclass(frozen=True)
class RuleLine:
    """A rule, and how many people have their layout by it."""

    rule: LayoutRule
    people: int
    is_there: bool  # the layout it names


@dataclass(frozen=True)
class LayoutShares:
    """Who has which layout: the rules, what this desk prints otherwise, and all others."""

    rules: tuple[RuleLine, ...]
    here: tuple[tuple[str, str, int], ...]  # a role, what this desk prints it with, people
    desk: str  # the layout of all others
    others: int


@dataclass(frozen=True)
class LayoutWhy:
    """The layout of somebody's badge, and why it is that one."""

    title: str
    why: str  # here: this desk prints their role so; rule; desk: nobody says otherwise
    number: int = 0  # of the rule, from 1
    rule: LayoutRule | None = None
    gone: tuple[str, ...] = ()  # layouts that were named before and are not there


class LayoutRules:
    """Rules that give some people another layout than the one the desk has chosen."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def rules(self) -> tuple[LayoutRule, ...]:
        """The rules, the first first; the first that fits a person decides."""
        return layout_choice.rules()

    def roles(self) -> tuple[str, ...]:
        """The roles that somebody on the list has."""
        return roles()

    def shares(self) -> LayoutShares:
        """How many of those expected each rule decides for; the numbers add up to all of them."""
        known, counts = named(self._core), Counter[Chosen]()
        for role, country, people in connection().execute(_GROUPS):
            chosen = decide(role, country, known)
            whose = role if chosen.why == HERE else ""
            counts[Chosen(whose, chosen.why, chosen.rule)] += people
        lines = (
            RuleLine(rule, counts[Chosen("", layout_choice.RULE, at)], known.is_there(rule.layout))
            for at, rule in enumerate(known.rules, 1)
        )
        here = (
            (role, layout, counts[Chosen(role, HERE)])
            for purpose, layout in sorted(known.here.items())
            if (role := purpose.removeprefix("role:")) != purpose
        )
        return LayoutShares(tuple(lines), tuple(here), known.desk, counts[Chosen("", DESK)])

    def why(self, uid: str) -> LayoutWhy:
        """The layout of a person's badge, and who says so."""
        chosen = choices(self._core, [uid])[uid]
        rule = self.rules()[chosen.rule - 1] if chosen.rule else None
        title = title_of(self._core, chosen.layout)
        gone = tuple(title_of(self._core, each) for each in chosen.gone)
        return LayoutWhy(title, chosen.why, chosen.rule, rule, gone)

    def choose(self, wanted: Sequence[LayoutRule]) -> None:
        """Have these rules from now on; one of before may name a layout that is not there.

        Raises:
            LayoutMissing: a new rule names a layout that is not there.
        """
        before = {rule.layout for rule in self.rules()}
        for rule in wanted:
            path = find(self._core, rule.layout)
            if rule.layout not in before and not path.is_file():
                raise LayoutMissing(path=path, known="")
        with self._core.writing() as act:
            layout_choice.choose(wanted, act)

    def give(self, role: str, layout: str) -> None:
        """Give a role a layout of its own; "" = the one the desk has chosen."""
        kept = [rule for rule in self.rules() if rule.roles != (role,) or rule.countries]
        self.choose([*kept, LayoutRule(layout, (role,))] if layout else kept)

    def naming(self, layout: str) -> int:
        """How many rules, of the forum and of this desk's printing, name a layout."""
        known = named(self._core)
        return [*known.here.values(), *(rule.layout for rule in known.rules)].count(layout)
