"""The rows of an import plan, as its tables show them."""

from collections.abc import Collection, Sequence

from checkin.desk import Change, Fault, Newcomer
from ui.lists.words import country_word
from ui.parts.tables import Cell
from ui.tr import tr
from ui.words import field_word, role_word, state_word


def new_heads() -> list[str]:
    """Headers of the table of new people."""
    heads = [field_word(name) for name in ("display_name", "organisation", "country", "role")]
    return [tr("Line"), *heads]


def new_row(newcomer: Newcomer) -> list[Cell]:
    """Somebody who is not known yet."""
    fields = newcomer.listed.fields
    name, latin = fields.get("display_name", ""), fields.get("latin_name", "")
    role = fields.get("role") or "delegate"
    return [
        Cell(str(newcomer.listed.number), muted=True),
        Cell(name, latin if latin != name else "", bold=True),
        Cell(fields.get("organisation", "")),
        Cell(country_word(fields.get("country", ""))),
        Cell(role_word(role), role=role),
    ]


def change_heads() -> list[str]:
    """Headers of the table of changes."""
    return [tr("Line"), tr("Person"), tr("Field"), tr("On the list now"),
            tr("In the file"), tr("Decision")]  # fmt: skip


def change_row(change: Change, kept: Collection[Change]) -> list[Cell]:
    """One field: as it is, as the file has it, and what shall be."""
    is_kept = change in kept
    decision = Cell(tr("Keep"), state="warn") if is_kept else Cell(tr("Take"), state="ok")
    said = tr("corrected at the desk") if change.keep else ""
    old, new = (shown(change.field, value) for value in (change.old, change.new))
    return [
        Cell(str(change.row), muted=True),
        Cell(change.name, said, bold=True),
        Cell(field_word(change.field)),
        Cell(old, struck=not is_kept, muted=not is_kept),
        Cell(new, state="arrow-right", muted=is_kept, struck=is_kept),
        decision if can_be_kept(change) else Cell(tr("Take"), state="ok", muted=True),
    ]


def can_be_kept(change: Change) -> bool:
    """Codes and the list's own columns are always those of the newest list."""
    return change.field != "tickets" and not change.field.startswith("extra.")


def shown(field: str, value: str) -> str:
    """A value in words."""
    if not value:
        return tr("(empty)")
    if field == "country":
        return country_word(value)
    if field == "role":
        return role_word(value)
    if field == "status" and value in ("expected", "withdrawn"):
        return state_word(value)
    return value


def missing_heads() -> list[str]:
    """Headers of the table of people the list no longer has."""
    return [tr("Person"), tr("Decision")]


def missing_row(person: Sequence[str], withdrawn: Collection[str]) -> list[Cell]:
    """Somebody the file does not have."""
    uid, name = person
    if uid in withdrawn:
        return [Cell(name, bold=True, struck=True), Cell(tr("Withdraw"), state="bad")]
    return [Cell(name, bold=True), Cell(tr("Stays on the list"), state="ok")]


def fault_heads() -> list[str]:
    """Headers of the table of what is wrong or worth a look."""
    return [tr("Line"), tr("Column"), tr("What there is to see")]


def fault_row(fault: Fault, state: str) -> list[Cell]:
    """Something wrong (bad), or worth a look (info)."""
    line = str(fault.row) if fault.row else tr("all")
    return [Cell(line, muted=True), Cell(fault.column, bold=True), Cell(fault.problem, state=state)]
