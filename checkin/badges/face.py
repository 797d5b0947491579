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
    paper_language: str = "en"  # of words that are not the delegate's: countries, roles
    forum: str = ""
    dates: str = ""
    place: str = ""
    credential: str = ""  # the text of the QR; empty means no QR
    serial: str = ""  # as printed, "001 000 123"
    photo: bytes = b""
    by_language: tuple[tuple[str, str], ...] = ()  # the dates, as `dates.kk`
    extra: tuple[tuple[str, str], ...] = ()  # a column of the list that is no field, what it says


OF_LIST = "extra."  # before the name of a column, where a layout names it
PICTURES = ("photo", "credential")
WORDS = tuple(
    field.name
    for field in fields(BadgeFace)
    if field.name not in (*PICTURES, "paper_language", "by_language", "extra")
)


def is_column(field: str) -> bool:
    """Whether a layout means a column of the list by this: `extra.Hotel`."""
    return field.startswith(OF_LIST) and bool(field[len(OF_LIST) :].strip())


def spoken(face: BadgeFace) -> dict[str, str]:
    """What every field says on this badge; empty where it would only repeat another field."""
    said = {field: getattr(face, field).strip() for field in WORDS}
    said["display_name"] = said["display_name"] or said["latin_name"]
    said.update(face.by_language)
    for column, words in face.extra:
        said[OF_LIST + column] = words.strip()
    for field, others in _REPEATS.items():
        if said[field] and any(_same(said[field], said[other]) for other in others):
            said[field] = ""
    return said


_REPEATS = {
    "latin_name": ("display_name",),
    "organisation": ("display_name",),
    "delegation": ("organisation", "country_name"),
    "country_name": ("organisation",),
}


def _same(one: str, other: str) -> bool:
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
