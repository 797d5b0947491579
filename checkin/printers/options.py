"""What a printer lets one choose besides the size: tray, cutter, speed, how dark, which way up.

Only what a printer says it knows is ever sent (`…-supported`, RFC 8011, 5.2 and PWG 5100.7).
"""

from collections.abc import Mapping

from checkin.printers import ipp, ppd
from checkin.printers.base import ONE_SIDED, Media, Option
from checkin.printers.ipp import Attributes, Tag, Value

NAMES = (
    "media-source", "finishings", "print-speed", "print-darkness", "print-quality",
    "orientation-requested", "media-type", "output-bin",
)  # fmt: skip
SUPPORTED = (*(f"{name}-supported" for name in NAMES), "sides-supported")
STEPS = 10  # into which a range of numbers is parted, to choose from
# CUPS hands these on only under the names of its drivers, with values `LikeThis`
_OF_DRIVERS = {"media-source": "InputSlot", "media-type": "MediaType"}


class OneSided(ValueError):
    """The printer cannot print the back."""


def offered(about: Attributes) -> tuple[Option, ...]:
    """All that there is a choice of."""
    found = ((name, tuple(map(str, _values(about, name)))) for name in NAMES)
    return tuple(Option(name, values) for name, values in found if len(values) > 1)


def as_asked(chosen: Mapping[str, str], about: Attributes) -> Attributes:
    """What a job says of them; what the printer does not know is left out."""
    made: Attributes = {}
    for name, said in chosen.items():
        if name in ppd.NAMES:  # a driver passes over what it does not know
            made[name] = [Value(Tag.KEYWORD, said)]
        for value in _values(about, name):
            if str(value) == said and name in _OF_DRIVERS:
                made[_OF_DRIVERS[name]] = [Value(Tag.KEYWORD, _as_drivers_say(said))]
            elif str(value) == said:
                made[name] = [Value(_tag(about, name), value)]
    return made


def _as_drivers_say(keyword: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in keyword.split("-"))


def _values(about: Attributes, name: str) -> list[str | int]:
    found: list[str | int] = []
    for each in about.get(f"{name}-supported", []):
        if isinstance(each.value, str) or type(each.value) is int:
            found.append(each.value)
        elif isinstance(each.value, tuple) and len(each.value) == 2:
            first, last = each.value
            found += range(first, last, max(1, (last - first) // STEPS)) if last > first else ()
            found.append(last)
    return found


def _tag(about: Attributes, name: str) -> int:
    tag = about[f"{name}-supported"][0].tag
    return int(Tag.INTEGER) if tag == Tag.RANGE else tag


def sides(media: Media, about: Attributes) -> Attributes:
    """How a job says on which sides of the paper it wants to be.

    One-sided is said too: a queue may be set to print two badges on one sheet.

    Raises:
        OneSided: the printer prints on one side only, and two are wanted.
    """
    known = ipp.texts(about, "sides-supported")
    if media.sides in known:
        return {"sides": [Value(Tag.KEYWORD, media.sides)]}
    if media.two_sided and known:
        raise OneSided(ONE_SIDED)
    return {}


def sizes(about: Attributes) -> list[str]:
    """The names of its sizes of paper, without those that only say how far one may go."""
    names = ipp.texts(about, "media-supported")
    return [name for name in names if not name.lower().startswith("custom")]
