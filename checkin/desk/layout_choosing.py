"""Whose badge has which layout: what this desk, the forum's rules and the desk's choice say."""

from collections.abc import Iterable
from functools import cache

from checkin.desk.core import Core
from checkin.desk.layouts import find
from checkin.rules import layout_choice, printer_choice
from checkin.rules.layout_choice import Chosen, Named, decide
from checkin.store.journal import connection

_WHO = "SELECT role, country FROM delegate WHERE uid = ?"


def layout_of(core: Core, uid: str) -> str:
    """The layout a person's badge is printed with at this desk."""
    return choices(core, [uid])[uid].layout


def layouts_of(core: Core, uids: Iterable[str]) -> dict[str, str]:
    """The same of many people."""
    return {uid: chosen.layout for uid, chosen in choices(core, uids).items()}


def choices(core: Core, uids: Iterable[str]) -> dict[str, Chosen]:
    """The layout of each of these people, and why; nothing is asked of the disk without rules."""
    known = named(core)
    if not known.here and not known.rules:
        plain = decide("", "", known)
        return dict.fromkeys(uids, plain)
    ask = connection().execute
    who = {uid: ask(_WHO, (uid,)).fetchone() or ("", "") for uid in uids}
    return {uid: decide(role, country, known) for uid, (role, country) in who.items()}


def gone(core: Core) -> list[tuple[str, int]]:
    """Layouts that are named and not there: which, and by which rule; 0: at "Who prints where"."""
    known = named(core)
    said = [(layout, 0) for layout in known.here.values()]
    said += [(rule.layout, number) for number, rule in enumerate(known.rules, 1)]
    return [each for each in said if not known.is_there(each[0])]


def named(core: Core) -> Named:
    """Every layout that somebody is to have, as it is now."""

    @cache
    def is_there(layout: str) -> bool:
        return find(core, layout).is_file()

    return Named(core.settings.layout, printer_choice.layouts(), layout_choice.rules(), is_there)
