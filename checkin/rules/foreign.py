"""What the codes of other systems say: which they are, and which tickets may be inside them.

Whatever stands in a code somebody brings along is a text to look up and nothing more: nothing is
opened, and nobody is admitted by it.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from checkin.rules.signed import read_signed

SHORTEST = 8  # characters of a ticket at the end of a web address; less may be any number
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Origin(StrEnum):
    """Whose code it is."""

    NONE = ""
    INDICO = "indico-code"
    PRETIX = "pretix-ticket"
    CONTACT = "contact-card"
    WEB = "web-address"


@dataclass(frozen=True)
class Foreign:
    """A code of another system: `tickets` are the texts under which a list may have it."""

    origin: Origin = Origin.NONE
    tickets: tuple[str, ...] = ()
    clues: tuple[str, ...] = field(default=())  # a name, an e-mail: to search by, never trusted


def recognise(text: str) -> Foreign:
    """What `text` is, by its form alone."""
    start = text[:12].upper()
    if start.startswith("{"):
        return _indico(text)
    if start.startswith("HTTP"):
        return _web(text)
    if start.startswith(("BEGIN:VCARD", "MECARD:")):
        return Foreign(Origin.CONTACT, clues=_clues(text))
    return Foreign(Origin.PRETIX) if read_signed(text) else Foreign()


def _indico(text: str) -> Foreign:
    """Indico's QR: version 1 with names, version 2 {"i": [2, server, base64 of the ticket's uuid]}.

    Source: indico/modules/events/registration/util.py, get_ticket_qr_code_data.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return Foreign()
    if not isinstance(said, dict):
        return Foreign()
    if "checkin_secret" in said and "registrant_id" in said:
        return Foreign(Origin.INDICO, _uuids(said["checkin_secret"]))
    inside = said.get("i")
    if isinstance(inside, list) and len(inside) >= 3:
        return Foreign(Origin.INDICO, _uuids(_unpacked(inside[2])))
    return Foreign()


def _unpacked(packed: Any) -> str:
    try:
        return str(UUID(bytes=base64.b64decode(packed)))
    except (ValueError, TypeError, binascii.Error):
        return ""


def _uuids(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) and _UUID.fullmatch(said) else ()


def _web(text: str) -> Foreign:
    if not _WEB.fullmatch(text):
        return Foreign()
    last = re.split(r"[/?&=#]", text.rstrip("/"))[-1]
    found = dict.fromkeys((last, unquote(last)))
    return Foreign(Origin.WEB, tuple(each for each in found if len(each) >= SHORTEST))


def _clues(text: str) -> tuple[str, ...]:
    """The name and the e-mail of a contact card (RFC 6350, 6.2; MeCard, NTT DOCOMO)."""
    lines = re.split(r"[\r\n]+|(?<!\\);(?=[A-Z]+[;:])", text.replace("MECARD:", "", 1))
    said = dict(reversed([_named(line) for line in lines]))
    name = said.get("FN") or " ".join(filter(None, re.split(r"[;,]", said.get("N", ""))))
    return tuple(filter(None, (said.get("EMAIL", "").strip(" ;"), name.strip(" ;"))))


def _named(line: str) -> tuple[str, str]:
    """What a line of a card is about, and what it says."""
    about, _, words = line.partition(":")
    return about.split(";")[0].upper(), words.strip()
