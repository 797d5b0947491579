"""People who come for badges together, and how each of their badges stands."""

from dataclasses import dataclass

from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.places import arrived
from checkin.names import sort_key
from checkin.rules import delegates
from checkin.rules.credentials import grouped
from checkin.store.journal import connection

KINDS = ("country", "delegation", "organisation")  # by what people come for badges together


@dataclass(frozen=True)
class DelegationLine:
    """People who belong together."""

    kind: str
    key: str  # as stored
    name: str  # as shown
    people: int
    handed: int  # badges out of the desk's hands already


@dataclass(frozen=True)
class PickUpLine:
    """Somebody whose badge may be fetched by another."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    country: str
    serial: str  # of the live badge, grouped; "" = none
    printed: bool
    handed: bool
    is_in: bool


def delegation_lines(core: Core, kind: str) -> list[DelegationLine]:
    """Those of one kind, the largest first."""
    if kind not in KINDS:
        raise ValueError(kind)
    rows = connection().execute(
        f"SELECT {kind}, count(*), sum(uid IN (SELECT delegate FROM badge WHERE void_at IS"
        " NULL AND handed_at IS NOT NULL)) FROM delegate WHERE status != 'withdrawn'"
        f" AND {kind} != '' GROUP BY {kind} ORDER BY count(*) DESC, {kind}"
    )
    return [
        DelegationLine(
            kind, key, country_name(core, key) if kind == "country" else key, people, handed
        )
        for key, people, handed in rows
    ]


def pick_up_lines(core: Core, where: str, values: tuple[object, ...]) -> list[PickUpLine]:
    """These people by the alphabet of the operator's language, each with the newest good badge."""
    people = delegates.everybody(where, values)
    uids = [person.uid for person in people]
    own = core.settings.language or "en"
    people.sort(key=lambda p: (sort_key(p.display_name, own), p.uid))
    inside = arrived(core, uids)
    badges = _live(uids)
    return [
        PickUpLine(
            p.uid, p.display_name, p.latin_name if p.latin_name != p.display_name else "",
            p.organisation, p.country, *badges.get(p.uid, ("", False, False)), p.uid in inside,
        )
        for p in people
    ]  # fmt: skip


def _live(uids: list[str]) -> dict[str, tuple[str, bool, bool]]:
    """uid -> serial, whether printed, whether handed, of the newest badge that is good."""
    rows = connection().execute(
        "SELECT delegate, serial, printed, handed_at FROM badge WHERE void_at IS NULL"
        f" AND delegate IN ({', '.join('?' * len(uids))}) ORDER BY issued_at, credential",
        uids,
    )
    return {uid: (grouped(serial), printed > 0, bool(at)) for uid, serial, printed, at in rows}
