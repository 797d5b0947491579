"""The words and pictures of one badge: plain data, filled by whoever knows the delegate."""

import unicodedata
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class BadgeFace:
    """What is to be read on one badge. Every word is printed as it stands here, or not at all."""

    display_name: str
    latin_name: str = ""
    honorific: str = ""
    position: str = ""
    organisation: str = ""
    country: str = ""  # ISO 3166 alpha-2; decides the form of Han letters
    country_name: str = ""
    delegation: str = ""
    role: str = "delegate"
    role_name: str = "Delegate"
    language: str = ""  # BCP 47, as "kk" or "zh-Hant"
    forum: str = ""
    dates: str = ""
    place: str = ""
    credential: str = ""  # the text of the QR; empty means no QR
    serial: str = ""  # as printed, "001 000 123"
    photo: bytes = b""


PICTURES = ("photo", "credential")
WORDS = tuple(field.name for field in fields(BadgeFace) if field.name not in PICTURES)


def words(face: BadgeFace, field: str) -> str:
    """What `field` says on this badge; empty where it would only repeat another field."""
    if field == "display_name":
        return face.display_name.strip() or face.latin_name.strip()
    said: str = getattr(face, field).strip()
    others = _REPEATS.get(field, ())
    return "" if any(_same(said, words(face, other)) for other in others) else said


def has(face: BadgeFace, field: str) -> bool:
    """Whether there is anything to show for `field`, words or picture."""
    if field in PICTURES:
        return bool(getattr(face, field))
    return bool(words(face, field))


_REPEATS = {
    "latin_name": ("display_name",),
    "organisation": ("display_name",),
    "delegation": ("organisation", "country_name"),
    "country_name": ("organisation",),
}


def _same(one: str, other: str) -> bool:
    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFC", text).casefold().split())

    return plain(one) == plain(other)
