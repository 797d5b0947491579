"""What only the whole list or the finished page tells of badges: twins, missing photos, codes."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checkin.store.journal import connection

if TYPE_CHECKING:
    from checkin.badges import Layout

SAME_BADGE, NO_PHOTO, PHOTO_MISSING = "same-badge", "no-photo", "photo-missing"
_COLUMNS = ("display_name", "latin_name", "honorific", "position", "organisation", "country",
            "delegation", "role")  # fmt: skip
_SHOWN_AS = {"country": "country_name", "role": "role_name"}


def twins(uids: Sequence[str] | None, layout: "Layout") -> list[tuple[str, str]]:
    """The uid and name of everybody whose badge says word for word what another one says."""
    from checkin.badges.face import OF_LIST, is_column
    from checkin.badges.preflight import fields_shown

    shown = fields_shown(layout)
    columns = [each for each in _COLUMNS if {each, _SHOWN_AS.get(each, each)} & shown]
    if "display_name" not in columns:
        return []
    of_list = sorted(filter(is_column, shown))
    asked = f"SELECT uid, extra, {', '.join(columns)} FROM delegate WHERE status = 'expected'"
    wanted, alike = set(uids or ()), defaultdict(list)
    for uid, extra, *words in connection().execute(asked):
        more = json.loads(extra) if of_list else {}
        said = (*words, *(more.get(each.removeprefix(OF_LIST), "") for each in of_list))
        alike[tuple(map(_plain, said))].append((uid, words[columns.index("display_name")]))
    several = [each for each in alike.values() if len(each) > 1]
    return [one for group in several for one in group if uids is None or one[0] in wanted]


def photos_are_used() -> bool:
    """Whether anybody of the forum has a photo; where nobody has one, none is missed."""
    return bool(connection().execute("SELECT 1 FROM delegate WHERE photo <> '' LIMIT 1").fetchone())


def photo_problem(named: str, content: bytes, *, used: bool) -> str:
    """What is wrong where a badge has room for a photo and there is none."""
    if content:
        return ""
    if named:
        return PHOTO_MISSING
    return NO_PHOTO if used else ""


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
