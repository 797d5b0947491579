"""Which delegate an outside QR text means. Matched as text, never trusted by its form."""

from collections.abc import Sequence

from checkin.rules import repairing
from checkin.rules.signed import SignedTicket, is_genuine
from checkin.store.entries import storable
from checkin.store.journal import connection, one

ISSUERS = "ticket-issuers"  # row of `here`: public keys of the ticket shop, blank between
LONGEST = 2_000  # characters; a QR holds at most 2,953 bytes, a ticket far fewer


def holders(text: str) -> list[str]:
    """Uids of the delegates whose ticket `text` is; several only where a list gave it twice."""
    rows = connection().execute("SELECT delegate FROM ticket WHERE text = ?", (storable(text),))
    return sorted({row[0] for row in rows})


def holders_of_any(text: str, forms: Sequence[str]) -> list[str]:
    """Uids of the delegates whose ticket one of `forms` is: what `text` may have been meant to be.

    A form that differs from `text` in one place only is left out: any single wrong letter would
    make it so.
    """
    wanted = [form for form in forms if repairing.is_far(text, form)]
    marks = ", ".join("?" * len(wanted))
    rows = connection().execute(f"SELECT delegate FROM ticket WHERE text IN ({marks})", wanted)
    return sorted({row[0] for row in rows})


def trust(keys: Sequence[str]) -> None:
    """From now on believe tickets signed with these public keys, as pretix shows them."""
    row = (ISSUERS, " ".join(keys))
    connection().execute("INSERT OR REPLACE INTO here VALUES (?, ?)", row)


def issuers() -> list[str]:
    """The public keys that are believed."""
    row = one("SELECT value FROM here WHERE name = ?", (ISSUERS,))
    return row[0].split() if row else []


def is_signed_by_issuer(ticket: SignedTicket) -> bool:
    """Whether the event's own ticket shop made it; False where its keys are not known."""
    return is_genuine(ticket, issuers())
