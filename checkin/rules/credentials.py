"""What a badge's QR says: 26 digits, made and told from forged ones without asking anybody.

`kind 1 | serial 9 | reissue 1 | tag 15`. Digits, because they type best through a scanner that
acts as a keyboard; nothing personal, because a badge is seen by everybody.
"""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from checkin.rules.repairing import repaired

KIND = "1"  # a badge
LENGTH = 26
HEAD = 11  # digits the tag vouches for
TAG = 15  # 49.8 bits
LAST_REISSUE = 9
_SCOPE = "ashar-badge-1"


@dataclass(frozen=True)
class Seal:
    """What makes and proves the badges of one forum. The key never leaves the forum's folder."""

    forum: str  # id
    key: bytes
    badge_keys: tuple[bytes, ...] = ()  # after a change: the first makes badges, all prove them

    @property
    def proving(self) -> tuple[bytes, ...]:
        """The keys of badges that are good, the newest first."""
        return self.badge_keys or (self.key,)


@dataclass(frozen=True)
class Credential:
    """A genuine badge code, taken apart."""

    text: str
    serial: str  # nine digits
    reissue: int


def new_key() -> bytes:
    """A key for the badges of a new forum."""
    return secrets.token_bytes(32)


def make_serial(desk: int, number: int) -> str:
    """The `number`-th badge of a desk; desks never need to agree, because each has its own range.

    Raises:
        ValueError: desk beyond 1 to 999, or number beyond 1 to 999,999.
    """
    if not (1 <= desk <= 999 and 1 <= number <= 999_999):
        raise ValueError(f"no serial for badge {number} of desk {desk}")
    return f"{desk:03d}{number:06d}"


def make(serial: str, reissue: int, seal: Seal) -> str:
    """The text for the QR of a badge."""
    head = f"{KIND}{serial}{reissue}"
    return head + _tag(head, seal.forum, seal.proving[0])


def read(text: str, seal: Seal) -> Credential | None:
    """The credential `text` is, or None when it is something else or forged."""
    if not looks_like_badge(text):
        return None
    head, tag = text[:HEAD], text[HEAD:]
    if not any(hmac.compare_digest(tag, _tag(head, seal.forum, key)) for key in seal.proving):
        return None
    return Credential(text, text[1:10], int(text[10]))


def read_any(text: str, seal: Seal) -> Credential | None:
    """Like `read`, also where a keyboard made other letters of the digits."""
    return read(text, seal) or first_genuine(repaired(text), seal)


def first_genuine(forms: Iterable[str], seal: Seal) -> Credential | None:
    """The first of `forms` that this forum made."""
    return next(filter(None, (read(form, seal) for form in forms)), None)


def looks_like_badge(text: str) -> bool:
    """Whether `text` has the form of a badge code, genuine or not."""
    return len(text) == LENGTH and text.isascii() and text.isdigit() and text[0] == KIND


def grouped(serial: str) -> str:
    """A serial as people read it out: 001 000 123."""
    return " ".join(serial[start : start + 3] for start in range(0, len(serial), 3))


def changed(seal: Seal) -> Seal:
    """Makes badges with a new key; those of the key before stay good, older ones do not."""
    return Seal(seal.forum, seal.key, (new_key(), seal.proving[0]))


def _tag(head: str, forum: str, key: bytes) -> str:
    said = f"{_SCOPE}|{forum}|{head}".encode()
    return f"{int.from_bytes(hmac.digest(key, said, 'sha256'), 'big') % 10**TAG:0{TAG}d}"
