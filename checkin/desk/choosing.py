"""Which people of the list: by state, by role, and by the conditions typed in a query, as SQL."""

import json
from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.places import period, seat
from checkin.names.filters import Filters
from checkin.names.folding import fold, words
from checkin.names.keys import LANGUAGES
from checkin.paths import resources
from checkin.store.journal import connection

_LONGEST_COUNTRY = 60  # letters; what is longer is none
_IS_IN = (
    "(SELECT delegate FROM scan WHERE checkpoint = ? AND outcome = 'admitted' AND NOT undone"
    " AND at >= ? AND at < ?)"
)
_IS_HANDED = "uid IN (SELECT delegate FROM badge WHERE void_at IS NULL AND handed_at IS NOT NULL)"
_IS_INSIDE = (  # where people leave too: the newest of each says
    "(SELECT delegate FROM (SELECT delegate, outcome, max(at) FROM scan WHERE checkpoint = ?"
    " AND outcome IN ('admitted', 'left') AND NOT undone AND at >= ? AND at < ?"
    " GROUP BY delegate) WHERE outcome = 'admitted')"
)


@dataclass(frozen=True)
class Terms:
    """A condition on the delegates: SQL after WHERE, and its values."""

    sql: str
    values: tuple[object, ...]


def chosen(core: Core, state: str = "", role: str = "", asked: Filters | None = None) -> Terms:
    """The condition for `state` (expected, in, withdrawn, handed), `role` and what a query asks."""
    terms: list[str] = ["1"]
    values: list[object] = []
    if role:
        terms.append("role = ?")
        values.append(role)
    if state:
        terms.append("(status = 'withdrawn') = ?")
        values.append(int(state == "withdrawn"))
    if state == "handed":  # the badge is out, its holder not in yet
        terms.append(_IS_HANDED)
    if state in ("in", "expected", "handed"):
        terms.append(f"uid {'IN' if state == 'in' else 'NOT IN'} {_who_is_in(core)}")
        values += _period(core)
    for name, some in _asked(asked or Filters()):
        terms.append(f"{name} IN ({', '.join('?' * len(some))})")
        values += some
    if asked and asked.is_in is not None:
        terms.append(f"uid {'IN' if asked.is_in else 'NOT IN'} {_who_is_in(core)}")
        values += _period(core)
    return Terms(" AND ".join(terms), tuple(values))


def _period(core: Core) -> list[object]:
    here = seat(core)
    return [here.id, *period(here, core.now(), core.zone)]


def _who_is_in(core: Core) -> str:
    return _IS_INSIDE if seat(core).rule == "inout" else _IS_IN


def _asked(asked: Filters) -> list[tuple[str, list[str]]]:
    """Columns, and the values of each that what was typed may mean."""
    found = []
    if asked.country:
        found.append(("country", _countries(asked.country)))
    if asked.role:
        found.append(("role", _roles(asked.role)))
    for name in ("organisation", "delegation"):
        wanted = getattr(asked, name)
        if wanted:
            found.append((name, [said for said in _said(name) if wanted in _plain(said)]))
    return found


def _countries(typed: str) -> list[str]:
    """Countries of the list that are meant: by code, by name, or by the beginning of a name."""
    from checkin.names import countries  # loads a library of languages; not before it is needed

    called = {code: _names_of_country(code) for code in _said("country") if code}
    code = countries.short_code(typed)
    named = [said for said, names in called.items() if typed in names] or ([code] if code else [])
    begun = [said for said, names in called.items() if any(n.startswith(typed) for n in names)]
    if named or begun or len(typed) > _LONGEST_COUNTRY:
        return named or begun
    code = countries.country_code(typed)  # in any of 366 languages: slow the first time
    return [code] if code else [said for said in called if typed in _plain(said)]


def _names_of_country(code: str) -> set[str]:
    from checkin.names import countries

    names = (countries.country_name(code, language) for language in LANGUAGES)
    return {_plain(code), *map(_plain, names)}


def _roles(typed: str) -> list[str]:
    """Roles that are called so in any of our languages, or begin so."""
    names_of = json.loads((resources() / "roles.json").read_text("utf-8"))
    named = [
        role
        for role, names in names_of.items()
        if any(_plain(name).startswith(typed) for name in (role, *names.values()))
    ]
    return named or [said for said in _said("role") if _plain(said).startswith(typed)]


def _said(column: str) -> list[str]:
    """Every value that stands in a column."""
    return [row[0] for row in connection().execute(f"SELECT DISTINCT {column} FROM delegate")]


def _plain(text: str) -> str:
    """As the conditions of a query are: without case and accents."""
    return " ".join(map(fold, words(text)))
