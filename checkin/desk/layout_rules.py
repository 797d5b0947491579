"""The counter for which layout is for whom, everywhere in the forum."""

from collections.abc import Iterable, Sequence

from checkin.desk.badges import NobodyMeant
from checkin.desk.core import Core
from checkin.desk.layout_choosing import choices
from checkin.desk.layouts import find
from checkin.errors import LayoutMissing
from checkin.rules import layout_choice
from checkin.rules.layout_choice import DESK, LayoutRule
from checkin.rules.printer_choice import roles


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

    def choose(self, wanted: Sequence[LayoutRule]) -> None:
        """Have these rules from now on.

        Raises:
            LayoutMissing: a rule names a layout that is not there.
        """
        for rule in wanted:
            path = find(self._core, rule.layout)
            if not path.is_file():
                raise LayoutMissing(path=path, known="")
        with self._core.writing() as act:
            layout_choice.choose(wanted, act)

    def give(self, role: str, layout: str) -> None:
        """Give a role a layout of its own; "" = the one the desk has chosen."""
        kept = [rule for rule in self.rules() if rule.roles != (role,) or rule.countries]
        self.choose([*kept, LayoutRule(layout, (role,))] if layout else kept)

    def meant_for(self, layout: str, uids: Iterable[str]) -> list[str]:
        """Those of them who have this layout while the desk has chosen it."""
        wanted = list(uids)
        chosen = choices(self._core, wanted)
        return [uid for uid in wanted if chosen[uid].why == DESK or chosen[uid].layout == layout]

    def somebody_of(self, layout: str, uids: Iterable[str]) -> list[str]:
        """The same, for a file that somebody must be in.

        Raises:
            NobodyMeant
        """
        meant = self.meant_for(layout, uids)
        if not meant:
            raise NobodyMeant
        return meant
