"""People who come with somebody: spouse, interpreter, driver, bodyguard.

They are people of the list like any other, with a badge and a role of their own, and know whom
they accompany.
"""

from checkin.rules import delegates
from checkin.rules.delegates import Person
from checkin.rules.refusals import CompanionImpossible
from checkin.store.entries import Act, Kind, new_id
from checkin.store.journal import homes_now, one, record

ROLE = "companion"
INHERITED = ("organisation", "country", "delegation")  # from whom they come with


def register(principal: str, fields: dict[str, str], act: Act) -> str:
    """Put somebody who comes with `principal` on the list; their uid.

    Raises:
        DelegateUnknown, DelegateIncomplete: no name. FieldUnknown
        CompanionImpossible: the principal comes with somebody else.
    """
    whom = _principal(principal)
    fields = {"role": ROLE, **{name: getattr(whom, name) for name in INHERITED}, **fields}
    known = delegates.complete(fields)
    uid = new_id(act.at)
    content = {
        "fields": known,
        "origin": "desk",
        "walk_in": True,
        "source": f"desk {act.desk}",
        "principal": whom.uid,
    }
    record((Kind.DELEGATE_REGISTERED, uid, content), act)
    return uid


def link(uid: str, principal: str, act: Act) -> None:
    """Say with whom somebody of the list comes; "" with nobody any more.

    Raises:
        DelegateUnknown
        CompanionImpossible: both are one person, or one of them is in such a bond the other way.
    """
    person = delegates.get(uid)
    if principal:
        principal = _principal(principal).uid
        if principal == uid:
            raise CompanionImpossible(problem="nobody comes with themselves")
        if of(uid):
            raise CompanionImpossible(problem=f"others come with {person.display_name}")
    if principal != person.principal:
        note = {"fields": {}, "origin": "desk", "principal": principal}
        record((Kind.DELEGATE_CORRECTED, uid, note), act)


def of(principal: str) -> list[Person]:
    """Who comes with this person, also with a record that counts for them now."""
    uids = [principal, *(lost for lost, home in homes_now().items() if home == principal)]
    marks = ", ".join("?" * len(uids))
    where = f"WHERE principal != '' AND principal IN ({marks})"
    return delegates.everybody(where, tuple(uids))


def principal_of(person: Person) -> Person | None:
    """With whom somebody comes."""
    if not person.principal:
        return None
    return delegates.find(homes_now().get(person.principal, person.principal))


def withdrawn_principal(uid: str) -> str:
    """The name of that person if they were withdrawn, else ""."""
    sql = "SELECT display_name, status FROM delegate WHERE uid = ?"
    row = one(sql, (uid,)) or one(sql, (homes_now().get(uid, uid),))
    return str(row[0]) if row and row[1] == "withdrawn" else ""


def _principal(uid: str) -> Person:
    whom = delegates.get(homes_now().get(uid, uid))
    if whom.principal:
        raise CompanionImpossible(
            problem=f"{whom.display_name} comes with somebody; choose that person instead"
        )
    return whom
