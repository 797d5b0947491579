"""Which delegate an outside QR text means. Matched as text, never trusted by its form."""

from checkin.store.journal import connection

LONGEST = 2_000  # characters; a QR holds at most 2,953 bytes, a ticket far fewer


def holders(text: str) -> list[str]:
    """Uids of the delegates whose ticket `text` is; several only where a list gave it twice."""
    rows = connection().execute("SELECT delegate FROM ticket WHERE text = ?", (text,))
    return sorted(row[0] for row in rows)
