"""Register, correct, withdraw and restore people; look one up."""

import json
from dataclasses import dataclass
from typing import Any

from checkin.errors import DelegateIncomplete, DelegateUnknown, FieldUnknown
from checkin.store.entries import Act, Kind, new_id, storable
from checkin.store.folding import FIELDS
from checkin.store.journal import connection, one, record

CORRECTABLE = tuple(name for name in FIELDS if name != "status")


@dataclass(frozen=True)
class Person:
    """A delegate as the tables have them, plain data."""

    uid: str
    given_name: str
    family_name: str
    display_name: str
    latin_name: str
    honorific: str
    position: str
    organisation: str
    country: str
    delegation: str
    role: str
    language: str
    email: str
    phone: str
    photo: str
    alert: str
    notes: str
    status: str
    reason: str
    principal: str
    walk_in: bool
    extra: dict[str, str]
    source: str
    corrected: dict[str, str]  # field -> what the list says of a field a desk has corrected
    changed: str


COLUMNS = tuple(Person.__dataclass_fields__)
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM delegate"


def find(uid: str) -> Person | None:
    """The delegate of that uid."""
    row = one(f"{_SELECT} WHERE uid = ?", (uid,))
    return _person(row) if row else None


def get(uid: str) -> Person:
    """The delegate of that uid.

    Raises:
        DelegateUnknown: there is none.
    """
    person = find(uid)
    if person is None:
        raise DelegateUnknown(uid=uid)
    return person


def everybody(where: str = "", values: tuple[object, ...] = ()) -> list[Person]:
    """All delegates, by uid so that two runs agree."""
    rows = connection().execute(f"{_SELECT} {where} ORDER BY uid", values)
    return [_person(row) for row in rows]


def register_walk_in(fields: dict[str, str], act: Act) -> str:
    """Put somebody who stands at the desk on the list; their uid.

    Raises:
        DelegateIncomplete: no name.
    """
    known = complete(fields)
    uid = new_id(act.at)
    content = {"fields": known, "origin": "desk", "walk_in": True, "source": f"desk {act.desk}"}
    record((Kind.DELEGATE_REGISTERED, uid, content), act)
    return uid


def correct(uid: str, fields: dict[str, str], act: Act) -> Person:
    """Put fields right at the desk; what the list said is kept. Nothing new leaves no entry.

    Raises:
        DelegateUnknown, FieldUnknown, DelegateIncomplete: the name would be empty.
    """
    person = get(uid)
    new = {k: v for k, v in _checked(fields).items() if v != getattr(person, k)}
    if "display_name" in new and not new["display_name"].strip():
        raise DelegateIncomplete(field="name")
    if new:
        record((Kind.DELEGATE_CORRECTED, uid, {"fields": new, "origin": "desk"}), act)
    return get(uid)


def withdraw(uid: str, reason: str, act: Act) -> None:
    """Say that a delegate may not enter any more."""
    if get(uid).status != "withdrawn":
        record((Kind.DELEGATE_WITHDRAWN, uid, {"reason": reason}), act)


def restore(uid: str, reason: str, act: Act) -> None:
    """Say that a withdrawn delegate may enter again."""
    if get(uid).status == "withdrawn":
        record((Kind.DELEGATE_RESTORED, uid, {"reason": reason}), act)


def complete(fields: dict[str, str]) -> dict[str, str]:
    """The fields of somebody new as they can be stored.

    Raises:
        DelegateIncomplete: no name. FieldUnknown
    """
    known = _checked(fields)
    if not known.get("display_name", "").strip():
        raise DelegateIncomplete(field="name")
    return known


def _checked(fields: dict[str, str]) -> dict[str, str]:
    unknown = next((name for name in fields if name not in CORRECTABLE), None)
    if unknown is not None:
        raise FieldUnknown(field=unknown, known=", ".join(CORRECTABLE))
    return {name: storable(value) for name, value in fields.items()}


def _person(row: tuple[Any, ...]) -> Person:
    given = dict(zip(COLUMNS, row, strict=True))
    given["extra"] = json.loads(given["extra"])
    given["corrected"] = json.loads(given["corrected"])
    given["walk_in"] = bool(given["walk_in"])
    return Person(**given)
