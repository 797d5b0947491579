"""Every report there is, by name, and the tables of those that are not lists to sign."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from checkin.desk.core import Core
from checkin.desk.faces import role_word
from checkin.desk.sheets import (
    NONE,
    arithmetic,
    attendance_report,
    clock_time,
    delegates_report,
    group_sheet,
    in_order,
    limits,
    proof_line,
    proven_by,
    scans_sheet,
    subtitle,
    worded,
)
from checkin.exporters.base import Cell, Chart, Column, Report, Sheet
from checkin.rules import attendance, sittings, tallies
from checkin.rules.attendance import Period

PROVE = "Whoever has the forum can prove this file: main.py verify FORUM --report FILE"
LARGEST = 40  # organisations told apart in the report with a cover
PERSON = (
    Column("uid"), Column("display_name", "Name"), Column("latin_name", "Latin name"),
    Column("organisation", "Organisation"), Column("country", "Country"), Column("role", "Role"),
)  # fmt: skip


def whole_report(core: Core, period: Period) -> Report:
    """The report with a cover: figures, pictures, and the line it is proven by."""
    counts = attendance.counts(period)
    slots = attendance.arrivals(period, core.zone)
    several = len({slot.at.date() for slot in slots}) > 1
    shown = "%d %b %H:%M" if several else "%H:%M"
    busy = [slot for slot in slots if slot.people] if several else slots
    arrivals = Sheet(
        "Arrivals", (Column("time"), Column("arrivals", kind="number")),
        [(f"{slot.at:{shown}}", slot.people) for slot in busy],
        Chart("column", "First arrivals by ten minutes", "time", ("arrivals",)),
    )  # fmt: skip
    groups = [
        group_sheet(core, "country", "By country", period),
        _in_words(core, group_sheet(core, "role", "By role", period)),
        _largest(group_sheet(core, "organisation", "By organisation", period)),
    ]
    sheets = (
        *_sheets_of_days(core, period), *_sheets_of_sessions(core, period), arrivals, *groups,
        _desks_sheet(period), *_badge_sums(core, period),
    )  # fmt: skip
    tiles = (
        (f"{counts.present:,}", "people present"), (f"{counts.absent:,}", "expected, did not come"),
        (f"{counts.expected:,}", "expected"), (f"{counts.walk_ins:,}", "registered at desks"),
        (f"{sum(g.present > 0 for g in attendance.groups('country', period)):,}", "countries"),
        (f"{counts.scans:,}", "readings"),
    )  # fmt: skip
    made = _report(core, period, *sheets)
    return replace(made, tiles=tiles, notes=(*made.notes, PROVE))


def scans_report(core: Core, period: Period) -> Report:
    """Every reading, oldest first."""
    return _report(core, period, scans_sheet(core, period))


def days_report(core: Core, period: Period) -> Report:
    """People and readings of each day."""
    return _report(core, period, *_sheets_of_days(core, period))


def sessions_report(core: Core, period: Period) -> Report:
    """Who was at each session of the programme: as many as there were, then each by name."""
    people = {p.uid: p for p in in_order(core)}
    rows = [
        (each.session.title(core.settings.language), p.uid, p.display_name, p.latin_name,
         p.organisation, p.country, p.role, round(spent / 60))
        for each in sittings.sittings(period, core.zone, core.now())
        for uid, spent in sittings.seconds(each.session, core.zone, core.now()).items()
        if (p := people.get(uid))
    ]  # fmt: skip
    columns = (
        Column("session", "Session"), *worded(core, PERSON),
        Column("minutes", "Minutes", kind="number"),
    )  # fmt: skip
    named = Sheet("People", columns, rows, signed=False)
    return _report(core, period, *_sheets_of_sessions(core, period), named)


def countries_report(core: Core, period: Period) -> Report:
    """Present, absent and expected by country."""
    return _report(core, period, group_sheet(core, "country", "By country", period))


def no_shows_report(core: Core, period: Period) -> Report:
    """Who was expected and was not admitted."""
    came = {uid for uid, arrival in attendance.seen(period).items() if arrival.first_in}
    columns = (*worded(core, PERSON), Column("email", "E-mail"), Column("phone", "Phone"))
    rows = [
        (p.uid, p.display_name, p.latin_name, p.organisation, p.country, p.role, p.email, p.phone)
        for p in in_order(core)
        if p.uid not in came and p.status != "withdrawn"
    ]
    return _report(core, period, Sheet("No-shows", columns, rows, signed=False))


def badges_report(core: Core, period: Period) -> Report:
    """Every badge and where it is, and how that agrees with who came."""
    columns = (
        Column("serial", "Badge"), Column("reissue", kind="number"), Column("uid"),
        Column("display_name", "Name"), Column("state", "State"),
        Column("printed", "Printed", kind="number"), Column("issued_at", "Issued", kind="time"),
        Column("handed_at", "Handed over", kind="time"), Column("void_at", "Void", kind="time"),
        Column("reason", "Why void"), Column("present", "Present", kind="number"),
    )  # fmt: skip
    rows = [
        (b.serial, b.reissue, b.uid, b.name, b.state, b.printed, clock_time(core, b.issued_at),
         clock_time(core, b.handed_at), clock_time(core, b.void_at), b.void_reason, int(b.present))
        for b in tallies.badges(period)
    ]  # fmt: skip
    sheet = Sheet("Badges", columns, rows, signed=False)
    return _report(core, period, sheet, *_badge_sums(core, period))


MAKERS: dict[str, Callable[[Core, Period], Report]] = {
    "attendance": attendance_report,
    "delegates": delegates_report,
    "report": whole_report,
    "days": days_report,
    "sessions": sessions_report,
    "countries": countries_report,
    "no-shows": no_shows_report,
    "badges": badges_report,
    "scans": scans_report,
}


def _report(core: Core, period: Period, *sheets: Sheet) -> Report:
    counts = attendance.counts(period)
    return Report(
        title=core.forum.name,
        subtitle=subtitle(core),
        sheets=tuple(replace(sheet, signed=False) for sheet in sheets),
        notes=(*limits(core, period), arithmetic(counts), proof_line(core)),
        proven=proven_by(core, period, counts),
    )


def _largest(sheet: Sheet) -> Sheet:
    """A page's worth of the largest groups; the title says how many there are in all."""
    rows = list(sheet.rows)
    if len(rows) <= LARGEST or sheet.chart is None:
        return sheet
    title = f"{sheet.chart.title}: the {LARGEST} largest of {len(rows):,}"
    return replace(sheet, rows=rows[:LARGEST], chart=replace(sheet.chart, title=title))


def _in_words(core: Core, sheet: Sheet) -> Sheet:
    """Roles by their words, for people to read."""
    own = core.settings.language or "en"
    rows = [(role_word(str(role), own), *rest) for role, *rest in sheet.rows]
    return replace(sheet, rows=rows)


def _sheets_of_days(core: Core, period: Period) -> Sequence[Sheet]:
    rows = [
        (d.day, d.people, d.first_time, d.admitted, d.scans)
        for d in tallies.days(period, core.zone)
    ]
    columns = (
        Column("day", "Day"), Column("people", "People", kind="number"),
        Column("first_time", "For the first time", kind="number"),
        Column("admitted", "Admitted readings", kind="number"),
        Column("readings", "Readings", kind="number"),
    )  # fmt: skip
    return (Sheet("By day", columns, rows, Chart("bar", "People by day", "day", ("people",))),)


def _sheets_of_sessions(core: Core, period: Period) -> Sequence[Sheet]:
    rows: list[tuple[Cell, ...]] = [
        (s.session.title(core.settings.language), s.hall, s.session.starts.replace("T", " "),
         s.session.ends.replace("T", " "), s.people, s.session.capacity or None, s.minutes)
        for s in sittings.sittings(period, core.zone, core.now())
    ]  # fmt: skip
    columns = (
        Column("session", "Session"), Column("place", "Place"), Column("starts", "From"),
        Column("ends", "Until"), Column("people", "People", kind="number"),
        Column("seats", "Seats", kind="number"),
        Column("minutes", "Minutes on average", kind="number"),
    )  # fmt: skip
    if not rows:
        return ()
    chart = Chart("bar", "People by session", "session", ("people",))
    return (Sheet("By session", columns, rows, chart),)


def _desks_sheet(period: Period) -> Sheet:
    columns = (
        Column("desk", "Desk"), Column("people", "People", kind="number"),
        Column("admitted", "Admitted", kind="number"),
        Column("others", "Other readings", kind="number"),
    )  # fmt: skip
    rows = [
        (f"Desk {desk}", people, came, all_ - came)
        for desk, people, came, all_ in tallies.desks(period)
    ]
    chart = Chart("bar", "Readings by desk: admitted, and all", "desk", ("admitted", "others"))
    return Sheet("By desk", columns, rows, chart)


def _badge_sums(core: Core, period: Period) -> Sequence[Sheet]:
    """Badges issued = out + void; and people present without one, badges of people who are not."""
    badges = tallies.badges(period)
    states = Counter(badge.state for badge in badges)
    holders = {badge.uid for badge in badges if not badge.void_at}
    came = {uid for uid, arrival in attendance.seen(period).items() if arrival.first_in}
    void = [badge for badge in badges if badge.void_at]
    lines = [
        ("Issued", len(badges)),
        *((f"of these {state}", number) for state, number in sorted(states.items())),
        ("Good now (issued - void)", len(badges) - len(void)),
        *((f"Void: {why or NONE}", n) for why, n in
          sorted(Counter(badge.void_reason for badge in void).items())),
        ("Printed more than once", sum(badge.printed > 1 for badge in badges)),
        ("Present with a good badge", len(came & holders)),
        ("Present without a good badge", len(came - holders)),
        ("Not present, but with a good badge", len(holders - came)),
    ]  # fmt: skip
    return (Sheet("Badges and people", (Column("figure"), Column("number", kind="number")), lines),)
