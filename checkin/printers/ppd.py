"""What only the driver of a queue knows to choose of: the few things that matter for badges.

A driver's options stand in its PPD file (Adobe PPD 4.3, 5.2), which CUPS gives away by HTTP; it
takes them in a job under their own names.
"""

import re

from checkin.printers.base import Option
from checkin.printers.talking import Server, get

# as the drivers for label and card printers call cutting, speed and how dark they burn
NAMES = (
    "CutMedia", "BrCutLabel", "zePrintMode", "PrintSpeed", "zePrintRate", "Darkness", "zeDarkness",
    "DymoPrintDensity", "BrBrightness",
)  # fmt: skip
_CHOICE = re.compile(r"^\*(\w+) ([^/:\s]+)(?:/[^:]*)?:", re.MULTILINE)


def offered(server: Server, queue: str) -> tuple[Option, ...]:
    """The options of that kind that the driver of a queue has; none for one without a driver."""
    return options_of(get(server, f"/printers/{queue}.ppd"))


def options_of(ppd: str) -> tuple[Option, ...]:
    """The same of a PPD file."""
    found: dict[str, list[str]] = {}
    for name, value in _CHOICE.findall(ppd):
        if name in NAMES and value not in found.setdefault(name, []):
            found[name].append(value)
    known = ((name, tuple(found.get(name, ()))) for name in NAMES)
    return tuple(Option(name, values) for name, values in known if len(values) > 1)
