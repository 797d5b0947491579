"""How a batch of badges is put in order and onto paper."""

from collections.abc import Callable
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.faces import role_word
from checkin.desk.hits import country_name
from checkin.names import sort_key
from checkin.store.journal import connection

_FIELDS = {"organisation": "organisation", "country": "country_name", "role": "role_name"}
_Row = tuple[str, str, str, str, str]  # uid, name, organisation, country, role


@dataclass(frozen=True)
class BadgeRun:
    """What the organiser chooses for a batch."""

    by: str = ""  # "" as given, or name, organisation, country, role
    separated: bool = False  # a page with the group's name before each group
    first_label: int = 1  # on the first sheet, counted as one reads
    two_sided: bool = False

    def on_paper(self) -> tuple[int, bool, str]:
        """First label, two sides, and the field of the face that groups are told apart by."""
        field = _FIELDS.get(self.by, "") if self.separated else ""
        return self.first_label, self.two_sided, field


def in_order(core: Core, uids: list[str], run: BadgeRun) -> list[str]:
    """The same people in the order of the organiser's language; who has no group comes last."""
    if not run.by:
        return uids
    language = core.settings.language or "en"
    group_of = _grouping(core, run.by)
    asked = "SELECT uid, display_name, organisation, country, role FROM delegate"
    rows: dict[str, _Row] = {row[0]: row for row in connection().execute(asked)}

    def place(uid: str) -> tuple[object, ...]:
        group = group_of(rows[uid])
        return (not group, sort_key(group, language), group, sort_key(rows[uid][1], language), uid)

    return sorted((uid for uid in uids if uid in rows), key=place) + [
        uid
        for uid in uids
        if uid not in rows  # said to be unknown by whoever issues them
    ]


def groups(core: Core, run: BadgeRun) -> Callable[[str], str]:
    """Before which people a page with the name of their group comes: whose group is another."""
    if not (run.separated and run.by in _FIELDS):
        return lambda uid: ""
    group_of = _grouping(core, run.by)
    asked = "SELECT uid, display_name, organisation, country, role FROM delegate WHERE uid = ?"
    return lambda uid: group_of(connection().execute(asked, (uid,)).fetchone())


def _grouping(core: Core, by: str) -> Callable[[_Row], str]:
    language = core.settings.paper_country_language
    words: dict[str, Callable[[_Row], str]] = {
        "organisation": lambda row: row[2],
        "country": lambda row: country_name(core, row[3], language),
        "role": lambda row: role_word(row[4], language),
    }
    return words.get(by, lambda row: "-")
