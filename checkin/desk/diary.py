"""The counter of the diary: what was done, by whom, when and at which desk; and undoing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from checkin.desk.core import Core
from checkin.desk.searching import Finder
from checkin.rules import diary, merging
from checkin.rules.clock import local, span, stored
from checkin.rules.diary import Why
from checkin.store.entries import Entry
from checkin.store.journal import connection, one

MOST_NAMED = 300  # people whose acts are looked for by words


@dataclass(frozen=True)
class Asked:
    """Which acts are wanted; "", 0 and () ask nothing."""

    kinds: tuple[str, ...] = ()
    operator: str = ""
    uid: str = ""
    desk: int = 0
    day: str = ""  # local, ISO
    hours: int = 0  # only the last ones
    words: str = ""  # of a name in any script, or of what was said


@dataclass(frozen=True)
class DiaryLine:
    """One act. Times are local to the forum."""

    id: str
    at: datetime
    kind: str  # as the journal calls it: scanned, delegate-corrected ...
    uid: str  # "" where it is about nobody
    name: str
    operator: str
    desk: int  # 0 where the entry does not say
    outcome: str = ""  # of a reading
    place: str = ""
    said: tuple[tuple[str, str], ...] = ()  # field or fact -> what it says now
    why_not: Why = Why.NONE  # why it cannot be undone

    @property
    def can_undo(self) -> bool:
        return self.why_not is Why.NONE


@dataclass(frozen=True)
class DiaryPage:
    """Some acts, newest first, and where to go on; no lines: that was all."""

    lines: tuple[DiaryLine, ...]
    after: Mapping[str, int] = field(default_factory=dict)


class Diary:
    """The journal in words a person can read."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core = core
        self._finder = finder

    def page(
        self, asked: Asked | None = None, after: Mapping[str, int] | None = None, limit: int = 100
    ) -> DiaryPage:
        """The newest acts, or those before where the last page ended."""
        found, cursor = diary.entries(self._meant(asked or Asked()), after or {}, limit)
        names = self._names([entry.subject for entry in found])
        places = dict(connection().execute("SELECT id, name FROM checkpoint"))
        return DiaryPage(tuple(self._line(entry, names, places) for entry in found), cursor)

    def operators(self) -> list[str]:
        """Everybody who did something here lately."""
        return sorted(filter(None, diary.operators()))

    def desks(self) -> list[int]:
        """The numbers of all desks that read or issued something."""
        rows = connection().execute(
            "SELECT DISTINCT desk FROM scan UNION SELECT DISTINCT desk FROM badge ORDER BY 1"
        )
        return [row[0] for row in rows]

    def undo(self, id_: str) -> None:
        """Take one act of the last hour back.

        Raises:
            NotTakenBack
        """
        with self._core.writing() as act:
            diary.take_back(id_, act)
        row = one("SELECT subject FROM entry WHERE id = ? AND kind = 'search-taught'", (id_,))
        if row:
            self._finder.refresh([row[0]])

    def _meant(self, asked: Asked) -> diary.Asked:
        core, since, until = self._core, "", ""
        if asked.day:
            since, until = span(asked.day, core.zone)
        if asked.hours:
            since = stored((core.now() - timedelta(hours=asked.hours)).replace(tzinfo=UTC))
        words = " ".join(asked.words.split())
        found = self._finder.search(words, MOST_NAMED) if words else []
        uids = (asked.uid, *(m.lost for m in merging.into(asked.uid))) if asked.uid else ()
        return diary.Asked(
            asked.kinds, asked.operator, uids, asked.desk, since, until, words,
            tuple(match.uid for match in found),
        )  # fmt: skip

    def _names(self, uids: list[str]) -> dict[str, str]:
        known = [uid for uid in dict.fromkeys(uids) if uid]
        scans = f"SELECT id, delegate FROM scan WHERE id IN ({', '.join('?' * len(known))})"
        whose = dict(connection().execute(scans, known))
        wanted = [*known, *whose.values()]
        rows = connection().execute(
            f"SELECT uid, display_name FROM delegate WHERE uid IN ({', '.join('?' * len(wanted))})",
            wanted,
        )
        names = dict(rows)
        return names | {scan: names.get(uid, "") for scan, uid in whose.items()}

    def _line(self, entry: Entry, names: dict[str, str], places: dict[str, str]) -> DiaryLine:
        content = entry.content
        place = str(content.get("checkpoint", ""))
        known = entry.subject in names
        return DiaryLine(
            id=entry.id,
            at=local(datetime.fromisoformat(entry.at), self._core.zone),
            kind=entry.kind,
            uid=entry.subject if known and entry.kind != "scan-undone" else "",
            name=names.get(entry.subject, ""),
            operator=entry.operator,
            desk=int(content.get("desk", 0) or 0),
            outcome=str(content.get("outcome", "")),
            place=places.get(place, place),
            said=_said(content),
            why_not=diary.objection(entry, self._core.now()),
        )


_FACTS = ("reason", "serial", "words", "to", "paper", "consent", "name", "what")


def _said(content: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """What the entry says that a sentence can tell: fields, reason, serial, words, paper."""
    fields = content.get("fields")
    told = dict(fields) if isinstance(fields, dict) else {}
    told |= {key: content[key] for key in _FACTS if content.get(key)}
    return tuple((str(key), str(value)) for key, value in told.items())
