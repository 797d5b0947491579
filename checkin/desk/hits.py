"""Turn matches of the index into hits: who they are, whether they are in, what tells them apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checkin.desk.core import Core
from checkin.desk.places import arrived
from checkin.desk.shapes import Hit
from checkin.names import Match, Why, confusable, marked
from checkin.rules.credentials import grouped
from checkin.rules.delegates import Person, everybody
from checkin.store.journal import connection

_SHOWN = {"display_name", "latin_name", "organisation", "country", "name", ""}
_DATE = re.compile(r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b")  # of birth, as lists have it
_LONGEST_FACT = 60
_STATES = ("expected", "in", "withdrawn")


def make_hits(
    core: Core, matches: Sequence[Match], query: str, limit: int
) -> list[Hit]:  # fmt: skip
    """The best `limit` of `matches` as the desk shows them; a badge number finds its holder too."""
    rank = {match.uid: match for match in [*_by_serial(query), *matches]}
    people = everybody(f"WHERE uid IN ({', '.join('?' * len(rank))})", tuple(rank))
    inside = arrived(core, list(rank))
    hits = [_hit(core, person, rank[person.uid], query, person.uid in inside) for person in people]
    place = {uid: number for number, uid in enumerate(rank)}
    # of equally good ones (the whole part of a rank says why), those still to come in stand first
    hits.sort(
        key=lambda hit: (
            int(rank[hit.uid].rank),
            _STATES.index(hit.state),
            rank[hit.uid].rank,
            place[hit.uid],
        )
    )
    return mark_namesakes(_together(hits[:limit]), {person.uid: person for person in people})


def mark_namesakes(hits: list[Hit], people: Mapping[str, Person]) -> list[Hit]:
    """Mark hits one could confuse, and say what differs between them."""
    marked_hits = []
    for hit in hits:
        twins = [o for o in hits if o is not hit and confusable(hit.name, o.name)]
        if twins:
            mine, *others = (_facts(each, people[each.uid]) for each in (hit, *twins))
            differs, photo = _differs(mine, others), people[hit.uid].photo
            hit = replace(hit, namesake=True, differs=differs, photo=photo)
        marked_hits.append(hit)
    return marked_hits


def state_of(person: Person, is_in: bool) -> str:
    """Expected, in or withdrawn."""
    return "withdrawn" if person.status == "withdrawn" else "in" if is_in else "expected"


def country_name(core: Core, code: str, language: str = "") -> str:
    """A country, in the operator's language unless another is named; as listed if no code."""
    from checkin.names import countries  # loads a library of languages; not before it is needed

    language = language or core.settings.language or "en"
    return countries.country_name(code, language) if len(code) == 2 and code.isupper() else code


def _together(hits: list[Hit]) -> list[Hit]:
    """Namesakes stand next to each other, where the better one stood."""
    ordered: list[Hit] = []
    while hits:
        first = hits[0]
        ordered += [hit for hit in hits if hit is first or confusable(first.name, hit.name)]
        hits = [hit for hit in hits if hit not in ordered]
    return ordered


def _hit(core: Core, person: Person, match: Match, query: str, is_in: bool) -> Hit:
    found = "" if match.field in _SHOWN else _text_of(person, match.field, query)
    return Hit(
        uid=person.uid,
        name=person.display_name,
        latin_name=person.latin_name if person.latin_name != person.display_name else "",
        organisation=person.organisation,
        country=person.country,
        country_name=country_name(core, person.country),
        role=person.role,
        state=state_of(person, is_in),
        why=str(match.why),
        field=match.field,
        found=found,
        marks=marked(person.display_name, query),
        latin_marks=marked(person.latin_name, query),
    )


def _text_of(person: Person, field: str, query: str) -> str:
    if field.startswith("serial "):
        return field.removeprefix("serial ")
    if field == "other":
        return next((v for v in person.extra.values() if marked(v, query)), "")
    return str(getattr(person, field, ""))


def _facts(hit: Hit, person: Person) -> dict[str, str]:
    """What may tell somebody apart, in the order a clerk can ask for it."""
    facts = {"organisation": hit.organisation, "country": hit.country_name}
    facts |= {
        name: f"{name} {value}" for name, value in person.extra.items() if _DATE.search(value)
    }
    facts |= {"role": hit.role, "position": person.position}
    facts |= {"email": person.email, "phone": person.phone}
    return facts | {name: f"{name} {value}" for name, value in person.extra.items() if value}


def _differs(mine: dict[str, str], others: list[dict[str, str]]) -> str:
    """The first fact that not all of them share, shortened to what fits a line."""
    for name, fact in mine.items():
        if fact and any(other.get(name, "") != fact for other in others):
            return fact if len(fact) <= _LONGEST_FACT else f"{fact[: _LONGEST_FACT - 1]}…"
    return ""


def _by_serial(query: str) -> list[Match]:
    """Holders of the badge whose printed number ends in these digits."""
    digits = query.replace(" ", "")
    if not (3 <= len(digits) <= 9 and digits.isascii() and digits.isdigit()):
        return []
    rows = connection().execute(
        "SELECT delegate, min(serial) FROM badge WHERE serial LIKE ? GROUP BY delegate LIMIT 8",
        (f"%{digits}",),
    )
    return [Match(uid, Why.EXACT, f"serial {grouped(serial)}", -1.0) for uid, serial in rows]
