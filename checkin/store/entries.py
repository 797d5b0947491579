"""One line of the journal in plain form: its kinds, its identity, its clock, its hash."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from json.encoder import encode_basestring  # as `canonical` writes a text
from typing import Any, NamedTuple

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Kind(StrEnum):
    """What happened, in the past tense."""

    FORUM_SET = "forum-set"
    DELEGATE_REGISTERED = "delegate-registered"
    DELEGATE_CORRECTED = "delegate-corrected"
    DELEGATE_WITHDRAWN = "delegate-withdrawn"
    DELEGATE_RESTORED = "delegate-restored"
    DELEGATE_MERGED = "delegate-merged"  # about the record that gives way
    MERGE_UNDONE = "merge-undone"
    BADGE_ISSUED = "badge-issued"
    BADGE_PRINTED = "badge-printed"
    BADGE_HANDED_OVER = "badge-handed-over"
    BADGE_VOIDED = "badge-voided"
    BADGE_RETURNED = "badge-returned"
    BADGE_UNDONE = "badge-undone"  # printing, handing over, voiding, giving back: it was not so
    SCANNED = "scanned"
    SCAN_UNDONE = "scan-undone"
    DOCUMENT_SEEN = "document-seen"  # which, and whether it differs from the list
    SEARCH_TAUGHT = "search-taught"
    CHECKPOINT_SET = "checkpoint-set"
    SESSION_SET = "session-set"
    GUESTS_SET = "guests-set"
    OPTION_SET = "option-set"  # what an organiser chose for the whole forum
    QUESTION_SET = "question-set"  # what is asked or said before somebody is admitted
    ANSWERED = "answered"
    WORD_UNDONE = "word-undone"  # an answer, a look at a document or a word taught was a mistake


@dataclass(frozen=True)
class Act:
    """Who does something now, when and at which desk: what every rule that writes must know."""

    at: datetime  # UTC, naive
    operator: str
    desk: int  # 1 to 999
    stream: str  # of the desk's folder


class Entry(NamedTuple):
    """A line of the journal, its columns in the order of the table."""

    stream: str
    seq: int
    id: str
    kind: str
    subject: str
    at: str  # UTC, microseconds
    hlc: str
    operator: str
    payload: str  # canonical JSON
    prev: str
    hash: str

    @property
    def stamp(self) -> str:
        """Where this entry stands among all entries of all desks; sorts as text."""
        return f"{self.hlc}.{self.stream}.{self.seq:012d}"

    @property
    def content(self) -> dict[str, Any]:
        """The payload, read."""
        return json.loads(self.payload)


def canonical(payload: object) -> str:
    """JSON with sorted keys and no spaces, so that the same content has the same hash."""
    return _ENCODER.encode(payload)


def digest(entry: Entry) -> str:
    """The hash that binds `entry` to its content and to the entry before it.

    The payload goes in as its own hash, so that a person's erased payload can be blanked one day
    while the chain still proves every other entry.
    """
    inside = hashlib.sha256(_bytes(entry.payload)).hexdigest()
    said = (str(x) if isinstance(x, int) else encode_basestring(x) for x in (*entry[:8], inside))
    form = f"[{','.join(said)}]"  # as `canonical` writes a list
    return hashlib.sha256(_bytes(entry.prev + form)).hexdigest()


def new_id(at: datetime) -> str:
    """A UUIDv7 (RFC 9562, 5.7): sorts by time, unique without asking anybody."""
    milliseconds = int(at.replace(tzinfo=UTC).timestamp() * 1000) & (1 << 48) - 1
    bits = milliseconds << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62
    text = f"{bits | secrets.randbits(62):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def new_stream() -> str:
    """The name of one life of a desk's folder: 64 random bits."""
    return secrets.token_hex(8)


def storable(text: str) -> str:
    """`text`, with a question mark for every half of a letter, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def tick(at: datetime, last: str) -> str:
    """The hybrid logical clock after `last`: never behind it, however this computer's clock jumps.

    Twelve hex digits of milliseconds, a dot, four of a counter (Kulkarni et al. 2014, "Logical
    Physical Clocks", section 3.3).
    """
    now = max(0, int(at.replace(tzinfo=UTC).timestamp() * 1000))
    before, count = (int(part, 16) for part in last.split(".")) if last else (0, 0)
    if now > before:
        return f"{now:012x}.0000"
    if count == 0xFFFF:
        return f"{before + 1:012x}.0000"
    return f"{before:012x}.{count + 1:04x}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
