"""The report of a rehearsal as one HTML page that needs nothing beside it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from itertools import pairwise

from checkin.desk import Outcome
from checkin.paths import resources
from checkin.rehearsal import drawing
from checkin.rehearsal.drawing import Bar, Columns
from checkin.rehearsal.figures import RehearsalReport, Spread, answers, spread, ways

COUNTRIES = 16  # in the picture; all are in the attendance
FAILURES = 40  # named on the page
OUTCOMES = {
    Outcome.ADMITTED: "Admitted",
    Outcome.ALREADY_IN: "Already in",
    Outcome.WITHDRAWN: "Refused: withdrawn",
    Outcome.VOID_BADGE: "Refused: replaced badge",
    Outcome.NOT_HERE: "Refused: not at this door",
    Outcome.UNKNOWN: "Unknown code",
    Outcome.UNREADABLE: "Unreadable",
    Outcome.ASK: "Asked who it is",
    Outcome.LEFT: "Left",
    Outcome.TOO_EARLY: "Refused: too early",
    Outcome.TOO_LATE: "Refused: too late",
    Outcome.FULL: "Refused: full",
    Outcome.NOT_ON_LIST: "Refused: not on the guest list",
    Outcome.WRONG_ROLE: "Refused: not this role",
    Outcome.PRINCIPAL_OUT: "Refused: comes with somebody withdrawn",
    Outcome.ANSWER_FIRST: "To be asked first",
    Outcome.WRONG_HALL: "Refused: another hall",
}
_EDGES = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100)  # milliseconds; the last column is above


def write_page(report: RehearsalReport) -> None:
    """Write the page to its place."""
    report.page.write_text(page(report), "utf-8")


def page(report: RehearsalReport) -> str:
    """The whole page."""
    parts = (
        _head(report), _verdict(report), _cards(report), _arrivals(report), _speed(report),
        _searches(report), _answers(report), _attendance(report), _journal(report),
    )  # fmt: skip
    template = (resources() / "rehearsal" / "page.html").read_text("utf-8")
    mark = (resources() / "badges" / "shanyrak.svg").read_text("utf-8")
    filled = template.replace("{{title}}", escape(f"Rehearsal of {report.place.forum}"))
    return filled.replace("{{mark}}", mark).replace("{{body}}", "\n".join(parts))


def _head(report: RehearsalReport) -> str:
    place = report.place
    where = " · ".join(_said([place.where, _day(place.days[0]), place.checkpoint]))
    return f"<header><h1>{escape(place.forum)}</h1><p>Rehearsal · {escape(where)}</p></header>"


def _verdict(report: RehearsalReport) -> str:
    place, problems = report.place, report.problems
    invented = f", {place.invented:,} of them invented" if place.invented else ""
    said = (
        "Everything went as planned."
        if not problems
        else f"{len(problems)} things have to be looked into before the doors open."
    )
    listed = place.listed + place.invented
    return (
        f'<section class="band {"bad" if problems else "ok"}"><strong>{said}</strong>'
        f"<span>Played on a copy with {listed:,} people{invented}. "
        "The forum itself was only read.</span></section>" + _list(problems)
    )


def _cards(report: RehearsalReport) -> str:
    verdict, badge = spread(report.played.verdicts), spread(report.played.badges)
    cards = (
        (f"{report.people:,}", "people let in"),
        (f"{report.per_minute:,.0f}", "people a minute the desk can take"),
        (f"{verdict.p95:.1f} ms", "scan to verdict, 95 of 100 within"),
        (f"{badge.p95:.0f} ms", "scan to badge, 95 of 100 within"),
        (f"{len(report.played.unexplained)}", "refusals without a reason"),
    )
    inside = "".join(f"<div><b>{number}</b><span>{said}</span></div>" for number, said in cards)
    return f'<section class="cards">{inside}</section>'


def _arrivals(report: RehearsalReport) -> str:
    slots = report.attendance.arrivals
    labels = [f"{slot.at:%H:%M}" if slot.at.minute % 30 == 0 else "" for slot in slots]
    picture = drawing.columns(
        Columns(
            "First arrivals in every ten minutes", [slot.people for slot in slots], labels,
            "local time", "people in ten minutes",
        )
    )  # fmt: skip
    peak = max(slots, key=lambda slot: slot.people, default=None)
    said = (
        f"The fullest ten minutes began at {peak.at:%H:%M}: {peak.people} people, one every "
        f"{600 / peak.people:.0f} seconds. The program would have been ready for "
        f"{report.per_minute * 10:,.0f}."
        if peak
        else "Nobody came."
    )
    return f"<section><h2>The morning</h2><p>{said}</p>{picture}</section>"


def _speed(report: RehearsalReport) -> str:
    played = report.played
    rows = [
        _times("Scan to verdict", spread(played.verdicts)),
        _times("Scan to badge, as a finished page", spread(played.badges)),
        _times("Search, after each letter", spread(played.letters)),
    ]
    head = ("", "times", "half within", "95 of 100", "99 of 100", "slowest")
    return (
        "<section><h2>How long people waited for the program</h2>"
        + _table(head, rows)
        + "<h3>Scan to verdict</h3>"
        + _histogram(played.verdicts)
        + "</section>"
    )


def _histogram(milliseconds: Sequence[float]) -> str:
    edges = [0, *_EDGES, float("inf")]
    counts = [sum(low <= each < high for each in milliseconds) for low, high in pairwise(edges)]
    while len(counts) > 6 and not counts[-1]:
        counts.pop()
    names = [f"{low}\N{EN DASH}{high}" for low, high in pairwise(edges[:-1])]
    names.append(f"over {_EDGES[-1]}")
    title = "Readings by the time until their verdict"
    return drawing.columns(
        Columns(title, counts, names[: len(counts)], "milliseconds", "readings"), 200
    )


def _searches(report: RehearsalReport) -> str:
    found = ways(report.played.searches)
    rows = [(w.way, w.searches, w.found, w.searches - w.found, f"{w.letters:.0f}") for w in found]
    head = ("typed", "names", "found", "not at once", "letters until on top, half within")
    failures = [failure for way in found for failure in way.failures]
    missed = [
        f"«{f.typed}» for {f.wanted}: "
        + (f"found by «{f.at_last}»" if f.at_last else "found only by going through the list")
        for f in failures[:FAILURES]
    ]
    if len(failures) > FAILURES:
        missed.append(f"and {len(failures) - FAILURES} more")
    return (
        "<section><h2>Looked up by name</h2><p>Typed letter by letter, as clerks do. Found: "
        "among the eight people shown when all was typed.</p>"
        + _table(head, rows)
        + _list(missed)
        + "</section>"
    )


def _answers(report: RehearsalReport) -> str:
    rows = [
        (OUTCOMES[a.outcome], a.cause or "as it should be", a.times)
        for a in answers(report.played)
    ]  # fmt: skip
    count = len(report.played.unexplained)
    return (
        f"<section><h2>What the desk answered</h2><p>{count} refusals are without a reason.</p>"
        + _table(("answer", "why", "readings"), rows)
        + "</section>"
    )


def _attendance(report: RehearsalReport) -> str:
    counts, countries = report.attendance.counts, report.attendance.countries
    terms = (
        (counts.on_list, "on the list"), (f"+ {counts.walk_ins}", "walk-ins"),
        (f"\N{MINUS SIGN} {counts.withdrawn}", "withdrawn"),
        (f"= {counts.expected}", "expected"),
        (f"= {counts.present}", "present"), (f"+ {counts.absent}", "absent"),
    )  # fmt: skip
    said = "".join(f"<div><b>{number}</b><span>{word}</span></div>" for number, word in terms)
    picture = drawing.bars(
        "Present of those expected, by country",
        [Bar(g.key or "not said", g.present, g.expected) for g in countries[:COUNTRIES]],
    )
    more = len(countries) - COUNTRIES
    rest = f"<p>{more} more countries are in the attendance.</p>" if more > 0 else ""
    return (
        f'<section><h2>Who came on {_day(report.place.days[0])}</h2><div class="sum">{said}</div>'
        f"<h3>By country</h3>{picture}{rest}</section>"
    )


def _journal(report: RehearsalReport) -> str:
    proof = report.proof
    whole = "whole" if not proof.problems else "NOT whole"
    files = "".join(
        f'<li><a href="{escape(file.name)}">{escape(file.name)}</a></li>' for file in report.files
    )
    return (
        f"<section><h2>Proof</h2><p>The journal of the copy has {proof.entries:,} entries and is "
        f"{whole}: every entry follows the one before, and every table says what they add up to."
        f"</p><p>Newest entry <code>{proof.head}</code></p>"
        f"<p>Played with seed {report.place.seed}: the same seed plays the same morning again.</p>"
        f"<h3>Written beside this page</h3><ul>{files}</ul></section>"
    )


def _times(name: str, took: Spread) -> tuple[object, ...]:
    return (name, took.times, *(f"{ms:.1f} ms" for ms in (took.p50, took.p95, took.p99, took.most)))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    def line(tag: str, cells: Sequence[object]) -> str:
        return "".join(
            f"<{tag}{_right(c)}>{escape(_number(c))}</{tag}>" for c in cells
        )  # fmt: skip

    body = "".join(f"<tr>{line('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{line('th', head)}</tr></thead><tbody>{body}</tbody></table>"


def _right(cell: object) -> str:
    return ' class="n"' if isinstance(cell, int) or str(cell)[:1].isdigit() else ""


def _number(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _list(lines: Sequence[str]) -> str:
    return "".join(["<ul>", *(f"<li>{escape(line)}</li>" for line in lines), "</ul>"] * bool(lines))


def _day(day: str) -> str:
    at = datetime.fromisoformat(day)
    return f"{at.day} {at:%B %Y}"


def _said(words: Iterable[str]) -> list[str]:
    return [word for word in words if word]
