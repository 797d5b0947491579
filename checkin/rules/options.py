"""What an organiser chose for the whole forum: a name and a plain value, the newest word counts."""

import json
from typing import Any

from checkin.store.entries import Act, Kind, canonical
from checkin.store.journal import one, record


def get(name: str, otherwise: Any) -> Any:
    """What was chosen, or `otherwise` where nobody chose."""
    row = one("SELECT value FROM forum_option WHERE name = ?", (name,))
    value = json.loads(row[0]) if row else None
    return otherwise if value is None else value


def choose(name: str, value: Any, act: Act) -> None:
    """Choose for the whole forum; what is so already leaves no entry."""
    if get(name, None) != value:
        record((Kind.OPTION_SET, name, {"value": canonical(value)}), act)


def leave_open(name: str, act: Act) -> None:
    """Nobody has chosen, as it was at first."""
    choose(name, None, act)
