"""The counter of trust: whose tickets count, which no longer do."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkin.desk.core import BADGE_KEYS, Core
from checkin.errors import DeskError
from checkin.rules import credentials, tickets, validity
from checkin.rules.signed import keys_in
from checkin.store.journal import connection

MOST_BYTES = 20_000_000


class TrustFileUnfit(DeskError):
    """A file that is not what it should be; nothing is changed."""

    code = "trust-file-unfit"
    text = "{file} was not taken: {reason}. Nothing was changed."


@dataclass(frozen=True)
class Trusted:
    """What this desk believes of tickets that are signed."""

    keys: int
    revoked: int


class Trust:
    """Public keys of ticket shops and tickets they have taken back, at this desk."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def state(self) -> Trusted:
        """How many keys and cancelled tickets are known."""
        return Trusted(len(tickets.issuers()), validity.revoked_count())

    def add_keys(self, file: Path) -> Trusted:
        """Believe tickets signed with the public keys in `file`, besides those believed already.

        The file holds PEM, or what pretix shows for it, alone or anywhere in JSON.

        Raises:
            TrustFileUnfit: no Ed25519 public key is in it.
        """
        found = keys_in(_read(file))
        if not found:
            reason = "no public key of a ticket shop (Ed25519, PEM or as pretix shows it) is in it"
            raise TrustFileUnfit(file=file.name, reason=reason)
        with self._core.writing():
            tickets.trust(list(dict.fromkeys((*tickets.issuers(), *found))))
        return self.state()

    def revoke(self, file: Path) -> Trusted:
        """Let the tickets in `file` count no more: one a line, CSV, or the JSON of pretix.

        Raises:
            TrustFileUnfit: none is in it.
        """
        found = _tickets_in(_read(file))
        if not found:
            raise TrustFileUnfit(file=file.name, reason="no ticket is in it")
        with self._core.writing():
            validity.revoke(found)
        return self.state()

    def forget_keys(self) -> Trusted:
        """Believe no signed ticket any more that is not on the list."""
        with self._core.writing():
            tickets.trust([])
        return self.state()

    def change_badge_key(self) -> None:
        """Make badges with a new key from now on; those made with the key before stay good.

        For when the folder of a desk was lost. A second change ends what the first one left good.
        """
        seal = credentials.changed(self._core.seal)
        keys = " ".join(key.hex() for key in seal.badge_keys)
        with self._core.writing():
            connection().execute("INSERT OR REPLACE INTO here VALUES (?, ?)", (BADGE_KEYS, keys))
        self._core.seal = seal


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise TrustFileUnfit(file=file.name, reason="it is larger than 20 MB")
        return file.read_text("utf-8-sig", "replace")
    except OSError as error:
        raise TrustFileUnfit(file=file.name, reason=error.strerror or error) from error


def _tickets_in(text: str) -> list[str]:
    try:
        found = _secrets(json.loads(text))
    except (ValueError, RecursionError):
        found = [row[0].strip() for row in csv.reader(text.splitlines()) if row]
    return [each for each in dict.fromkeys(found) if len(each) >= validity.SHORTEST]


def _secrets(said: Any) -> list[str]:
    """pretix' list of revoked secrets ({"results": [{"secret": ...}]}), or plain texts."""
    if isinstance(said, str):
        return [said]
    if isinstance(said, list):
        return [text for each in said for text in _secrets(each)]
    if isinstance(said, dict):
        return _secrets(said.get("secret", said.get("results", said.get("revoked", []))))
    return []
