"""Who comes with whom, as cards show it."""

from checkin.desk.core import Core
from checkin.desk.hits import state_of
from checkin.desk.places import arrived
from checkin.desk.shapes import CompanionLine
from checkin.rules import companions
from checkin.rules.delegates import Person


def companion_lines(core: Core, uid: str) -> tuple[CompanionLine, ...]:
    """The companions of a person, and where they are."""
    found = companions.of(uid)
    if not found:
        return ()
    inside = arrived(core, [each.uid for each in found])
    return tuple(_line(each, each.uid in inside) for each in found)


def principal_line(core: Core, person: Person) -> CompanionLine | None:
    """With whom a person comes."""
    whom = companions.principal_of(person)
    return _line(whom, whom.uid in arrived(core, [whom.uid])) if whom else None


def _line(person: Person, is_in: bool) -> CompanionLine:
    latin = person.latin_name if person.latin_name != person.display_name else ""
    state = state_of(person, is_in)
    return CompanionLine(
        person.uid, person.display_name, latin, person.position, person.role, state
    )
