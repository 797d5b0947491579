"""What all counters of a desk share: the open forum, its clock, settings, the right to write."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from checkin import settings
from checkin.errors import ForumDamaged
from checkin.rules.credentials import Seal
from checkin.settings import Settings
from checkin.store import database, models, remembered
from checkin.store.entries import Act, new_stream
from checkin.store.heads import Heads
from checkin.store.journal import connection, one

BADGE_KEYS = "badge-keys"  # row of `here`, once the key of badges was changed: the newest first
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now in UTC, naive, as everything is stored."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class ForumCard:
    """What the forum is called, where and when it is."""

    id: str
    name: str
    place: str
    begins: str  # first day, ISO date in the forum's time zone
    ends: str
    timezone: str

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Core:
    """One open forum folder. Methods may be called from any thread."""

    def __init__(self, folder: Path, clock: Clock = utc_now) -> None:
        self.folder = folder
        self.now = clock
        self.database = database.open_database(folder / database.FILE)
        self.settings = settings.load(folder)
        self.heads = Heads()
        # For what lives in memory: the search index, warm printers. Whoever holds it may begin to
        # write; whoever is writing must not ask for it, or the two would wait for each other.
        self.lock = threading.RLock()
        try:
            self._get_to_know()
        except BaseException:
            self.database.close_all()
            raise

    def change(self, **chosen: Any) -> Settings:
        """Keep a choice of the operator."""
        self.settings = replace(self.settings, **chosen)
        settings.save(self.settings, self.folder)
        return self.settings

    def close(self) -> None:
        """Let go of the file, in every thread."""
        self.database.close_all()

    def subfolder(self, name: str) -> Path:
        """A folder of the forum, made when it is first needed."""
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    @contextmanager
    def writing(self) -> Iterator[Act]:
        """One transaction that may write: `with core.writing() as act: ...`"""
        is_inside = models.database.in_transaction()
        with (
            database.said_plainly(self.path),
            remembered.begun(),
            models.database.atomic("IMMEDIATE"),
        ):
            if not is_inside:
                self.heads.before_ours(self.stream)
            yield Act(self.now(), self.settings.operator, self.number, self.stream)
            if not is_inside:
                self.heads.after_ours(self.stream)

    @property
    def path(self) -> Path:
        return self.folder / database.FILE

    def _get_to_know(self) -> None:
        with database.said_plainly(self.path):
            here = dict(connection().execute("SELECT name, value FROM here"))
            row = one("SELECT id, name, place, begins, ends, timezone FROM forum")
        if row is None or not {"key", "desk", "stream"} <= here.keys():
            raise ForumDamaged(path=self.path, reason="it holds no forum")
        self.forum = ForumCard(*row)
        self.zone = self.forum.zone
        self.number = int(here["desk"])
        badge_keys = tuple(map(bytes.fromhex, here.get(BADGE_KEYS, "").split()))
        self.seal = Seal(self.forum.id, bytes.fromhex(here["key"]), badge_keys)
        self.stream = here["stream"]
        self.heads.get_to_know()
        if here.get("home") != home_of(self.path):
            self._begin_new_life()

    def _begin_new_life(self) -> None:
        """A copied or restored folder writes a stream of its own, so two copies never collide."""
        self.stream = new_stream()
        values = [("stream", self.stream), ("home", home_of(self.path))]
        with self.writing():
            connection().executemany("INSERT OR REPLACE INTO here VALUES (?, ?)", values)


def home_of(path: Path) -> str:
    """Tells a file from its copies."""
    seen = path.stat()
    return f"{seen.st_dev}:{seen.st_ino}"
