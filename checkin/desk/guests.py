"""The counter for guest lists: who is on which, and who is meant by lines pasted or read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checkin.desk.choosing import chosen
from checkin.desk.core import Core
from checkin.desk.hits import country_name, make_hits
from checkin.desk.searching import Finder
from checkin.names import sort_key
from checkin.names.filters import parse_filters
from checkin.rules import delegates, programme, tickets
from checkin.store.entries import storable
from checkin.store.journal import connection, homes_now, one

LONGEST_LINE = 300  # letters; what is longer names nobody
MOST_LINES = 20_000
CHUNK = 5_000  # people asked for at once
SURE = ("exact", "other-script")
NAMES = ("name", "display_name", "latin_name", "")


@dataclass(frozen=True)
class GuestLine:
    """Somebody who is, or may come, on a guest list."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    country: str  # its name
    role: str


@dataclass(frozen=True)
class Found:
    """Who is meant by some lines; those that mean nobody, or more than one, stay as they were."""

    people: tuple[GuestLine, ...]
    nobody: tuple[str, ...]
    several: tuple[str, ...]  # namesakes, or only alike: choose by number, e-mail or the full name


class Guests:
    """Named lists of people who may enter a checkpoint."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core, self._finder = core, finder

    def lists(self) -> dict[str, int]:
        """The lists, and how many people are on each."""
        return programme.guest_lists()

    def on(self, name: str) -> list[GuestLine]:
        """Who is on a list, by the alphabet of the operator's language."""
        rows = connection().execute("SELECT uid FROM guest WHERE list = ?", (name,))
        homes = homes_now()
        return self._lines(dict.fromkeys(homes.get(uid, uid) for (uid,) in rows))

    def keep(self, name: str, uids: Sequence[str]) -> None:
        """Say who is on a list, whole; with nobody on it, there is no such list.

        Raises:
            ProgrammeWrong
        """
        with self._core.writing() as act:
            programme.set_guests(name, list(uids), act)

    def by_condition(self, query: str) -> list[GuestLine]:
        """Everybody who fits conditions such as `role:speaker country:kz org:rivers`."""
        _, asked = parse_filters(" ".join(query.split()))
        if not asked:
            return []
        terms = chosen(self._core, asked=asked)
        rows = connection().execute(f"SELECT uid FROM delegate WHERE {terms.sql}", terms.values)
        return self._lines(row[0] for row in rows)

    def find(self, lines: Iterable[str]) -> Found:
        """Who is meant by each line: a name in any script, e-mail, ticket, badge number or uid."""
        uids: dict[str, None] = {}
        nobody: list[str] = []
        several: list[str] = []
        for line in list(lines)[:MOST_LINES]:
            words = " ".join(storable(line).split())
            if not words:
                continue
            found = self._meant(words) if len(words) <= LONGEST_LINE else []
            if len(found) == 1:
                uids[found[0]] = None
            else:
                (several if found else nobody).append(line.strip())
        return Found(tuple(self._lines(uids)), tuple(nobody), tuple(several))

    def lines_of(self, path: Path) -> list[str]:
        """A line for each row of a list: its e-mail or ticket where it has one, else its name.

        Raises:
            ListUnreadable, ListWithoutNames
        """
        from checkin.importers import open_list, read_rows, recognise

        file = open_list(path)
        reading = read_rows(file, recognise(file))
        return [
            next(iter(row.tickets), "") or row.fields.get("email", "") or _name(row.fields)
            for row in reading.rows
        ]

    def _meant(self, words: str) -> list[str]:
        """The only one who is surely meant, else all who may be."""
        if one("SELECT 1 FROM delegate WHERE uid = ?", (words,)):
            return [words]
        known = tickets.holders(words) or [
            row[0]
            for row in connection().execute(
                "SELECT delegate FROM badge WHERE serial = ? OR credential = ?"
                " UNION SELECT uid FROM delegate WHERE email = ? AND email != ''",
                (words.replace(" ", ""), words, words),
            )
        ]
        if known:
            return list(dict.fromkeys(known))
        hits = make_hits(self._core, self._finder.search(words, 24), words, 8)
        sure = [hit for hit in hits if hit.why in SURE and hit.field in NAMES]
        return [hit.uid for hit in sure] or [hit.uid for hit in hits] * 2  # alike is never sure

    def _lines(self, uids: Iterable[str]) -> list[GuestLine]:
        wanted, people = tuple(uids), []
        for start in range(0, len(wanted), CHUNK):
            some = wanted[start : start + CHUNK]
            marks = ", ".join("?" * len(some))
            people += delegates.everybody(f"WHERE uid IN ({marks})", some)
        own = self._core.settings.language or "en"
        people.sort(key=lambda p: (sort_key(p.display_name, own), p.uid))
        return [
            GuestLine(
                p.uid, p.display_name, p.latin_name if p.latin_name != p.display_name else "",
                p.organisation, country_name(self._core, p.country), p.role,
            )
            for p in people
        ]  # fmt: skip


def _name(fields: dict[str, str]) -> str:
    both = f"{fields.get('given_name', '')} {fields.get('family_name', '')}".strip()
    return fields.get("display_name", "") or both or fields.get("latin_name", "")
