"""Signed pretix tickets: the text itself says what it is, and the event's key proves it.

Form (pretix, base/secretgenerators.py, "pretix_sig1"): one byte 1, two lengths of two bytes, a
protobuf message, an Ed25519 signature; all as base64, written backwards.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

VERSION = 1
SIGNATURE = 64  # bytes, RFC 8032
_HEAD = 5  # version and two lengths
_FORM = re.compile(r"={0,2}[A-Za-z0-9+/]{92,1000}")  # backwards: what fills up comes first
_PEM = re.compile(r"-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----")
_WORD = re.compile(r"LS0tLS1CRUdJTiBQVUJMSUMg[A-Za-z0-9+/]+={0,2}")  # base64 of how a PEM begins
_SEED, _ITEM, _FROM, _UNTIL = 1, 2, 5, 6  # numbers of the fields of the message
_VARINT, _BYTES = 0, 2  # wire types; protobuf, "Encoding"
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  UTC, naive, as everywhere
_FAR = 253_402_300_799  # seconds: the last of the year 9999


@dataclass(frozen=True)
class SignedTicket:
    """What a signed ticket says; whether it is true, only `is_genuine` knows."""

    seed: str
    item: int  # pretix' number of the product
    valid_from: datetime | None  # UTC
    valid_until: datetime | None
    payload: bytes
    signature: bytes


def read_signed(text: str) -> SignedTicket | None:
    """The signed ticket `text` is, genuine or not; None when it is something else."""
    if not _FORM.fullmatch(text) or not text.endswith("QA"):
        return None
    try:
        raw = base64.b64decode(text[::-1], validate=True)
    except binascii.Error:
        return None
    length, signature = int.from_bytes(raw[1:3], "big"), int.from_bytes(raw[3:5], "big")
    if raw[0] != VERSION or signature != SIGNATURE or len(raw) != _HEAD + length + signature:
        return None
    payload = raw[_HEAD : _HEAD + length]
    fields = dict(_fields(payload))
    seed = fields.get(_SEED)
    if not isinstance(seed, bytes):
        return None
    return SignedTicket(
        seed.decode("utf-8", "replace"),
        _number(fields.get(_ITEM)),
        _moment(fields.get(_FROM)),
        _moment(fields.get(_UNTIL)),
        payload,
        raw[_HEAD + length :],
    )


def is_genuine(ticket: SignedTicket, keys: Iterable[str]) -> bool:
    """Whether one of the event's public keys (PEM, or base64 of it as pretix shows it) made it."""
    from cryptography.exceptions import InvalidSignature

    for key in keys:
        try:
            _public_key(key).verify(ticket.signature, ticket.payload)
        except (InvalidSignature, ValueError, TypeError, AttributeError):
            continue
        return True
    return False


def keys_in(text: str) -> list[str]:
    """The Ed25519 public keys that stand in `text`, as pretix shows them: base64 of their PEM."""
    found = [base64.b64encode(pem.encode()).decode() for pem in _PEM.findall(text)]
    found += [word for word in _WORD.findall(_PEM.sub(" ", text)) if _is_key(word)]
    return [key for key in dict.fromkeys(found) if _is_key(key)]


def _is_key(text: str) -> bool:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        return isinstance(_public_key(text), Ed25519PublicKey)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


@cache  # reading a key takes longer than verifying with it; an event has one or two
def _public_key(text: str):  # type: ignore[no-untyped-def]  # of any kind; only Ed25519 verifies so
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    pem = text.encode() if "BEGIN" in text else base64.b64decode(text)
    return load_pem_public_key(pem)


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and value of each field; the rest of a message that makes no sense is left out."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, wire = tag >> 3, tag & 7
        value, at = _varint(message, at)
        if wire == _BYTES and at + value <= len(message):
            yield number, message[at : at + value]
            at += value
        elif wire == _VARINT and at <= len(message):
            yield number, value
        else:
            return


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends; beyond the end if cut."""
    value = 0
    for place, byte in enumerate(message[at : at + 10]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    return 0, len(message) + 1


def _number(value: int | bytes | None) -> int:
    return value if isinstance(value, int) else 0


def _moment(value: int | bytes | None) -> datetime | None:
    seconds = _number(value)
    return _EPOCH + timedelta(seconds=seconds) if 0 < seconds <= _FAR else None
