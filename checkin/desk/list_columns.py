"""The columns of the list that are no field of ours, which a badge may show all the same."""

from typing import TYPE_CHECKING

from checkin.desk.core import Core
from checkin.names import sort_key
from checkin.rules.documents import is_document
from checkin.store.journal import connection

if TYPE_CHECKING:
    from checkin.badges import Layout

_COLUMNS = "SELECT DISTINCT key FROM delegate, json_each(delegate.extra) WHERE trim(key) != ''"


def offered(core: Core) -> tuple[str, ...]:
    """As a layout names them, by the alphabet; the number of a document is not for a badge."""
    from checkin.badges.face import OF_LIST

    language = core.settings.language or "en"
    kept = [each for each in _columns() if not is_document(each)]
    return tuple(OF_LIST + each for each in sorted(kept, key=lambda each: sort_key(each, language)))


def missing(layout: "Layout") -> list[str]:
    """The columns that a layout asks for and nobody on the list has."""
    from checkin.badges.face import OF_LIST
    from checkin.badges.preflight import columns_asked

    asked = columns_asked(layout)
    known = {OF_LIST + each for each in _columns()} if asked else set()
    return sorted(asked - known)


def _columns() -> list[str]:
    return [row[0] for row in connection().execute(_COLUMNS)]
