"""Whose badges a batch would hold, and who is left out and why: before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.layout_choosing import choices
from checkin.desk.layouts import title_of
from checkin.names import sort_key
from checkin.rules import print_queue
from checkin.rules.layout_choice import DESK
from checkin.store.journal import connection

WITHDRAWN, PRINTED, ON_THE_WAY, OTHER_LAYOUT = "withdrawn", "printed", "on-the-way", "other-layout"
_EVERYBODY = "SELECT uid, display_name, status FROM delegate"
_PRINTED = "SELECT DISTINCT delegate FROM badge WHERE void_at IS NULL AND printed > 0"


@dataclass(frozen=True)
class LeftOut:
    """Somebody whose badge is not in the batch."""

    uid: str
    name: str
    reason: str
    layout: str = ""  # the title of the layout they have instead


@dataclass(frozen=True)
class BatchPlan:
    """Everybody on the list is in one of the two."""

    uids: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def plan(core: Core, layout: str, *, only_unprinted: bool) -> BatchPlan:
    """Who would be in a batch of this layout, by the alphabet of the operator's language."""
    language = core.settings.language or "en"
    people = connection().execute(_EVERYBODY).fetchall()
    people.sort(key=lambda row: (sort_key(row[1], language), row[0]))
    why = _reasons(core, layout, [uid for uid, *_ in people], only_unprinted=only_unprinted)
    inside: list[str] = []
    left: list[LeftOut] = []
    for uid, name, status in people:
        reason, other = (WITHDRAWN, "") if status == "withdrawn" else why(uid)
        if reason:
            left.append(LeftOut(uid, name, reason, other))
        else:
            inside.append(uid)
    return BatchPlan(tuple(inside), tuple(left))


def _reasons(
    core: Core, layout: str, uids: list[str], *, only_unprinted: bool
) -> Callable[[str], tuple[str, str]]:
    """Why somebody who is expected is left out, and the title of the layout they have instead."""
    chosen = choices(core, uids)
    titles = {each.layout: title_of(core, each.layout) for each in set(chosen.values())}
    printed = {row[0] for row in connection().execute(_PRINTED)} if only_unprinted else set()
    waiting = print_queue.waiting_for() if only_unprinted else set()

    def why(uid: str) -> tuple[str, str]:
        own = chosen[uid]
        if own.why != DESK and own.layout != layout:
            return OTHER_LAYOUT, titles[own.layout]
        if uid in printed:
            return PRINTED, ""
        return (ON_THE_WAY, "") if uid in waiting else ("", "")

    return why
