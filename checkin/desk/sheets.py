"""The rows of every report: what the desk knows, in the shape the exporters write."""

import json
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from checkin.badges.days import days
from checkin.desk.core import Core
from checkin.desk.faces import role_word
from checkin.desk.hits import country_name
from checkin.desk.questions import AnswerTable
from checkin.exporters.base import Chart, Column, Report, Rows, Sheet
from checkin.names import sort_key
from checkin.rules import attendance, evidence
from checkin.rules.attendance import Arrival, Counts, Period
from checkin.rules.clock import local
from checkin.rules.delegates import Person, everybody
from checkin.store import journal
from checkin.store.journal import connection

SCANS = (
    Column("at", "Time", kind="time"),
    Column("uid"),
    Column("display_name", "Name"),
    Column("checkpoint", "Checkpoint"),
    Column("outcome", "Outcome"),
    Column("desk", "Desk", kind="number"),
    Column("operator", "Operator"),
    Column("text", "Read"),
)
ATTENDANCE = (
    Column("uid"),
    Column("display_name", "Name"),
    Column("latin_name", "Latin name"),
    Column("organisation", "Organisation"),
    Column("country", "Country"),
    Column("role", "Role"),
    Column("status", "Status"),
    Column("first_in", "First in", kind="time"),
    Column("last_seen", "Last seen", kind="time"),
    Column("scans", "Scans", kind="number"),
    Column("badge_serial", "Badge"),
)
PEOPLE = (
    "uid", "given_name", "family_name", "display_name", "latin_name", "honorific", "position",
    "organisation", "country", "delegation", "role", "language", "email", "phone", "status",
    "alert",
)  # fmt: skip
DELEGATES = (
    *(Column(name) for name in (*PEOPLE, "tickets", "badge_serial", "credential")),
    *(Column(name) for name in ("photo", "notes", "reason")),
    Column("walk_in", kind="number"),
    *(Column(name) for name in ("corrected", "extra")),
)
NONE = "(none)"  # what a group is called that has no word
_NOBODY = Arrival("", "", 0)


def attendance_report(core: Core, period: Period) -> Report:
    """One row a delegate, every reading, and the sums with their pictures."""
    counts = attendance.counts(period)
    answers = AnswerTable(core)
    rows = [(*row, *answers.cells(str(row[0]))) for row in attendance_rows(core, period)]
    return Report(
        title=core.forum.name,
        subtitle=subtitle(core),
        sheets=(
            Sheet("Delegates", (*worded(core, ATTENDANCE), *answers.columns()), rows),
            scans_sheet(core, period),
            *_summary(core, counts, period),
        ),
        notes=(*limits(core, period), arithmetic(counts), proof_line(core)),
        proven=proven_by(core, period, counts),
    )


def delegates_report(core: Core, period: Period) -> Report:
    """Everything that is known of everybody."""
    return Report(
        title=core.forum.name,
        subtitle=subtitle(core),
        sheets=(Sheet("Delegates", worded(core, DELEGATES), list(_delegate_rows(core))),),
        notes=(arithmetic(attendance.counts(period)), proof_line(core)),
        proven=proven_by(core, period, attendance.counts(period)),
    )


def proven_by(core: Core, period: Period, counts: Counts) -> Callable[[bytes], bytes]:
    """What adds the proof to a finished page file: the journal as it stands now."""
    claim = evidence.claim(core.forum.id, period, counts)
    return lambda file: evidence.sealed(file, claim, core.seal)


def arithmetic(counts: Counts) -> str:
    """The sum that anybody can check."""
    words = (
        f"{counts.on_list} on the list + {counts.walk_ins} walk-ins - {counts.withdrawn} withdrawn"
        f" = {counts.expected} expected; {counts.present} present, {counts.absent} absent"
    )
    if counts.withdrawn_present:
        words += f" (and {counts.withdrawn_present} admitted before they were withdrawn)"
    return words


def _language(core: Core) -> str:
    """The language a file is written in: the operator's."""
    return core.settings.language or "en"


def worded(core: Core, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, where paper has words for what files have codes of."""
    own = _language(core)
    words = {
        "country": lambda code: country_name(core, code),
        "role": lambda role: role_word(role, own),
    }
    return tuple(replace(column, on_paper=words.get(column.name)) for column in columns)


def in_order(core: Core, only: Container[str] | None = None) -> list[Person]:
    """Everybody, or `only` these uids, by the alphabet of the operator's language."""
    own = _language(core)
    people = (p for p in everybody() if only is None or p.uid in only)
    return sorted(people, key=lambda p: (sort_key(p.display_name, own), p.uid))


def attendance_rows(
    core: Core, period: Period, only: Container[str] | None = None
) -> Iterator[tuple[str | int, ...]]:
    """What `ATTENDANCE` says of everybody, or of `only` these uids."""
    seen = attendance.seen(period)
    serials = _live_badges()
    for p in in_order(core, only):
        arrival = seen.get(p.uid, _NOBODY)
        yield (
            p.uid, p.display_name, p.latin_name, p.organisation, p.country, p.role, p.status,
            clock_time(core, arrival.first_in), clock_time(core, arrival.last_seen), arrival.scans,
            serials.get(p.uid, ("", ""))[0],
        )  # fmt: skip


def scans_sheet(core: Core, period: Period) -> Sheet:
    """Every reading of the period."""
    number = attendance.outcomes(period).total()
    return Sheet("Scans", SCANS, Rows(number, lambda: _scan_rows(core, period)))


def _scan_rows(core: Core, period: Period) -> Iterator[tuple[str | int, ...]]:
    for at, *rest in attendance.scan_rows(period):
        yield clock_time(core, at), *rest


def _delegate_rows(core: Core) -> Iterator[tuple[str | int, ...]]:
    badges = _live_badges()
    tickets: dict[str, list[str]] = {}
    for text, uid in connection().execute(
        "SELECT DISTINCT text, delegate FROM ticket ORDER BY text"
    ):
        tickets.setdefault(uid, []).append(text)
    for p in in_order(core):
        yield (
            *(getattr(p, name) for name in PEOPLE),
            "\n".join(tickets.get(p.uid, [])), *badges.get(p.uid, ("", "")),
            p.photo, p.notes, p.reason, int(p.walk_in), _json(p.corrected), _json(p.extra),
        )  # fmt: skip


def _summary(core: Core, counts: Counts, period: Period) -> Iterator[Sheet]:
    figures = [
        ("on the list", counts.on_list), ("+ walk-ins", counts.walk_ins),
        ("- withdrawn", counts.withdrawn), ("= expected", counts.expected),
        ("present", counts.present), ("absent", counts.absent),
        ("of those expected, companions", counts.companions),
        ("of those present, companions", counts.companions_present),
        ("readings", counts.scans), ("of these admitted", counts.admitted),
        ("already in", counts.again), ("left", counts.left),
        ("refused", counts.refused), ("unknown", counts.unknown),
        ("undone", counts.undone), ("badges out", counts.badges),
        ("of these printed", counts.badges_printed),
    ]  # fmt: skip
    yield Sheet("Summary", (Column("figure"), Column("number", kind="number")), figures)
    for field, title in (("country", "By country"), ("role", "By role")):
        yield group_sheet(core, field, title, period)
    slots = attendance.arrivals(period, core.zone, minutes=60)
    yield Sheet(
        "By hour",
        (Column("hour"), Column("arrivals", kind="number")),
        [(f"{slot.at:%Y-%m-%d %H:%M}", slot.people) for slot in slots],
        Chart("column", "First arrivals by hour", "hour", ("arrivals",)),
    )


def group_sheet(core: Core, field: str, title: str, period: Period) -> Sheet:
    """Present, absent and expected by a field, with their picture."""
    columns = (
        Column(field),
        Column("present", kind="number"),
        Column("absent", kind="number"),
        Column("expected", kind="number"),
    )
    rows = [
        (
            (country_name(core, g.key) if field == "country" else g.key) or NONE,
            g.present,
            g.expected - g.present,
            g.expected,
        )
        for g in attendance.groups(field, period)
    ]
    return Sheet(title, columns, rows, Chart("bar", title, field, ("present", "absent")))


def _live_badges() -> dict[str, tuple[str, str]]:
    """uid -> serial and credential of the badge that is good now."""
    rows = connection().execute(
        "SELECT delegate, serial, credential FROM badge WHERE void_at IS NULL ORDER BY issued_at"
    )
    return {uid: (serial, credential) for uid, serial, credential in rows}


def limits(core: Core, period: Period) -> Iterator[str]:
    """Which readings were counted, where not all were."""
    places = dict(connection().execute("SELECT id, name FROM checkpoint"))
    where = f" at {places.get(period.checkpoint, period.checkpoint)}" if period.checkpoint else ""
    day = local(datetime.fromisoformat(period.since), core.zone).date() if period.since else ""
    if where or day:
        yield f"Only readings{where}{f' of {day}' if day else ''} are counted"


def subtitle(core: Core) -> str:
    """Where and when the forum is."""
    forum = core.forum
    when = days(forum.begins, forum.ends, _language(core))
    return ", ".join(part for part in (forum.place, when) if part)


def proof_line(core: Core) -> str:
    """What the file can be checked against later: the newest entry of this desk's journal."""
    newest = journal.head(core.stream)
    moment = local(core.now(), core.zone)
    if newest is None:
        return f"Counted {moment:%Y-%m-%d %H:%M}; the journal is empty"
    return f"Counted {moment:%Y-%m-%d %H:%M}; journal entry {newest.seq}, hash {newest.hash}"


def clock_time(core: Core, stored: str) -> str:
    """Local time with its offset."""
    if not stored:
        return ""
    until_minute, offset = _minute(stored[:16], core.zone)
    return f"{until_minute}{stored[16:19]}{offset}"


@lru_cache(maxsize=50_000)  # half a million readings fall into a few thousand minutes
def _minute(stored: str, zone: ZoneInfo) -> tuple[str, str]:
    """A minute (UTC, as stored) on the wall's clock, and its offset from UTC."""
    said = local(datetime.fromisoformat(stored), zone).isoformat(timespec="minutes")
    return said[:16], said[16:]


def _json(content: dict[str, str]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True) if content else ""
