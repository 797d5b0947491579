"""The counter for when electronics fail: the list on paper, and what was ticked on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from checkin.desk.core import Core
from checkin.desk.faces import role_word
from checkin.desk.hits import country_name
from checkin.desk.places import arrived, door, seat
from checkin.desk.sheets import NONE
from checkin.errors import TimeNotRead
from checkin.names import sort_key
from checkin.names.scripts import script_of
from checkin.rules import catch_up
from checkin.rules.catch_up import Keyed, Tick
from checkin.rules.clock import local, span
from checkin.rules.delegates import Person, everybody
from checkin.store import journal, models
from checkin.store.journal import one

if TYPE_CHECKING:
    from checkin.exporters.paper_list import PaperLine

FILE = "paper-list.pdf"
EVERY_SECONDS = 60


@dataclass(frozen=True)
class ListWritten:
    """The list on paper as it was written last."""

    file: Path
    people: int
    entry: int  # the last one of this desk's journal that is in it
    at: datetime  # local


class Fallback:
    """Paper while nothing works, and back from paper afterwards."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._lock = Lock()
        self._written: ListWritten | None = None

    def write_list(self, folder: Path | None = None, *, anew: bool = False) -> ListWritten | None:
        """Write the list into the folder of the settings; None where none is named.

        Where nothing happened since the last time, and the file still lies there, nothing is
        written.

        Raises:
            PaperListNotWritten: the stick is away or full; the old list stays as it was.
        """
        named = folder or (Path(self._core.settings.paper_list) if self._folder_named() else None)
        if named is None:
            return None
        with self._lock:
            return self._write(named / FILE, anew)

    def key_in(self, ticks: Sequence[tuple[str, datetime]], *, checkpoint: str = "") -> list[Keyed]:
        """Keep ticks made on paper, with their true times (UTC), marked as such in the journal."""
        begins = datetime.fromisoformat(span(self._core.forum.begins, self._core.zone)[0])
        with self._core.writing() as act:
            here = door(self._core, checkpoint)
            return catch_up.key_in([Tick(uid, at) for uid, at in ticks], here, begins, act)

    def moment(self, day: str, words: str) -> datetime:
        """A time from paper, like 9:40, 0940 or 9.40, of a local day, in UTC.

        Raises:
            TimeNotRead
        """
        digits = [part for part in words.replace(".", ":").replace(" ", ":").split(":") if part]
        if len(digits) == 1 and len(digits[0]) in (3, 4):
            digits = [digits[0][:-2], digits[0][-2:]]
        try:
            hour, minute = map(int, digits)
            at = datetime.combine(date.fromisoformat(day), time(hour, minute), self._core.zone)
        except ValueError:
            raise TimeNotRead(text=words) from None
        return at.astimezone(UTC).replace(tzinfo=None)

    # -- the list

    def _folder_named(self) -> bool:
        return bool(self._core.settings.paper_list)

    def _write(self, path: Path, anew: bool) -> ListWritten:
        from checkin.exporters.paper_list import PaperList, write_list  # pages, not before

        last = self._written
        entry = self._newest()
        if not anew and last and (last.file, last.entry) == (path, entry) and path.exists():
            return last
        with models.database.atomic():
            entry, lines = self._newest(), self._lines()
        now = local(self._core.now(), self._core.zone)
        place = seat(self._core).name
        said = (
            f"{place}. Made {now:%Y-%m-%d %H:%M}. Everything up to journal entry {entry} is in it."
        )
        write_list(PaperList(self._core.forum.name, said, lines), path)
        self._written = ListWritten(path, len(lines), entry, now)
        return self._written

    def _newest(self) -> int:
        head = journal.head(self._core.stream)
        return head.seq if head else one("SELECT count(*) FROM entry")[0]

    def _lines(self) -> list["PaperLine"]:
        from checkin.exporters.paper_list import PaperLine

        people = everybody("WHERE status != 'withdrawn'")
        seen: dict[str, datetime] = {}
        for at in range(0, len(people), 500):
            seen |= arrived(self._core, [p.uid for p in people[at : at + 500]])
        own = self._core.settings.language or "en"
        groups = {p.uid: _group(self._core, p) for p in people}
        people.sort(key=lambda p: (groups[p.uid], sort_key(p.display_name, own), p.uid))
        return [
            PaperLine(
                p.display_name, p.latin_name, p.organisation, p.country, role_word(p.role, own),
                f"{seen[p.uid]:%H:%M}" if p.uid in seen else "", ", ".join(groups[p.uid]),
            )
            for p in people
        ]  # fmt: skip


def _group(core: Core, person: Person) -> tuple[str, str]:
    """Script of the name, then country: how somebody who reads a badge looks for it."""
    letters = (letter for letter in person.display_name if letter.isalpha())
    script = script_of(next(letters, " "))
    return script.capitalize(), country_name(core, person.country) or NONE
