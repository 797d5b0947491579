"""What a desk chose of what a printer offers: tray, cutter, speed. Of this computer alone."""

import json

from checkin.rules.printer_choice import Target
from checkin.store.journal import connection, one


def chosen(target: Target) -> dict[str, str]:
    """The choices for a printer, by the names that IPP has for them; the others are its own."""
    row = one("SELECT value FROM here WHERE name = ?", (_row(target),))
    return dict(json.loads(row[0])) if row else {}


def choose(target: Target, name: str, value: str) -> None:
    """From now on the printer is asked for that; "" = as the printer is set itself."""
    kept = {**chosen(target), name: value}
    said = json.dumps({name: value for name, value in kept.items() if value}, sort_keys=True)
    connection().execute("INSERT OR REPLACE INTO here VALUES (?, ?)", (_row(target), said))


def _row(target: Target) -> str:
    return f"print-options {target.kind} {target.address}"
