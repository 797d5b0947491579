"""What main.py can do without a window: every command asks the door and prints what it says.

With --json one JSON object a line and nothing else on standard output; else words for people.
Progress goes to standard error. Exit status: 0 done; 1 could not, or found something wrong;
2 wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter

from checkin.desk import Desk, ForumPlan, make_demo, make_forum
from checkin.errors import DeskError, NotAMapping
from checkin.speaking import (
    Unheard,
    Voice,
    hit_figures,
    hit_words,
    import_figures,
    import_words,
    outcome_words,
    since_words,
)
from checkin.usage import understood, whole


def run(arguments: Sequence[str], kiosk: Callable[[Path], int] | None = None) -> int:
    """Carry out one command; the exit status. `kiosk` opens the one that needs a window.

    Raises:
        SystemExit: 2 after wrong usage, 0 after --help.
    """
    asked = understood(COMMANDS, arguments)
    asked.open_kiosk = kiosk
    voice = Voice(asked.json)
    try:
        _carry_out(asked, voice)
    except Unheard as why:
        voice.unheard(why)
    except KeyboardInterrupt:
        voice.status = 1
        voice.note("Stopped. What was said before is done, and nothing is half done.")
    return voice.status


def _carry_out(asked: argparse.Namespace, voice: Voice) -> None:
    try:
        asked.command(asked, voice)
    except DeskError as error:
        voice.trouble(error)


def demo(asked: argparse.Namespace, voice: Voice) -> None:
    """Make the demo forum, unless it is there already."""
    people = make_demo(asked.forum)
    there = people is None
    voice.say(
        {"forum": str(asked.forum), "made": not there, "delegates": people or 0},
        f"The demo forum is at {asked.forum} already."
        if there
        else f"The demo forum with {people} people is at {asked.forum}.",
    )


def new(asked: argparse.Namespace, voice: Voice) -> None:
    """Make an empty forum."""
    plan = ForumPlan(asked.name, asked.begins, asked.ends, asked.timezone, asked.place)
    make_forum(asked.forum, plan)
    voice.say(
        {"forum": str(asked.forum), "made": True},
        f"{asked.name} is at {asked.forum}. Next: main.py import {asked.forum} LIST",
    )


def import_(asked: argparse.Namespace, voice: Voice) -> None:
    """Take a list in, or only say what that would do."""
    start = perf_counter()
    columns = dict(_pair(text) for text in asked.map)
    with Desk(asked.forum) as desk:
        file, mapping = desk.lists.open(asked.list, asked.sheet, asked.preset)
        made = desk.lists.plan(file, mapping, columns)
        if not asked.dry_run:
            desk.lists.apply(made.plan, voice.progress("people"))
    voice.say(
        {**import_figures(made), "milliseconds": _milliseconds(start)},
        *import_words(made, asked.dry_run),
    )


def find(asked: argparse.Namespace, voice: Voice) -> None:
    """Look people up."""
    with Desk(asked.forum) as desk:
        desk.reception.warm_up()
        for query in _asked_or_typed(asked.words):
            start = perf_counter()
            hits = desk.reception.search(query, asked.limit)
            spent = _milliseconds(start)
            words = [hit_words(hit) for hit in hits] or [f"Nobody is found by {query!r}."]
            found = [hit_figures(hit) for hit in hits]
            voice.say({"query": query, "milliseconds": spent, "hits": found}, *words)


def check_in(asked: argparse.Namespace, voice: Voice) -> None:
    """Check in by badge or ticket; badges that are due are printed on the desk's printer."""
    with Desk(asked.forum) as desk:
        for text in _asked_or_typed(asked.words):
            start = perf_counter()
            answer = desk.reception.check_in(text, checkpoint=asked.checkpoint)
            spent = _milliseconds(start)
            first = desk.local(answer.first.at) if answer.first else None
            when = f"{desk.local(answer.when):%d.%m. %H:%M}" if answer.when else ""
            voice.say(
                {
                    "text": answer.text,
                    "outcome": answer.outcome.value,
                    "delegate": answer.uid,
                    "name": answer.name,
                    "first_at": first.isoformat("T", "seconds") if first else None,
                    "milliseconds": spent,
                },
                outcome_words(answer, since_words(first, desk.local(answer.at)), when),
            )
            _print_what_waits(desk, voice)


def badges(asked: argparse.Namespace, voice: Voice) -> None:
    """Write badges into one PDF."""
    with Desk(asked.forum) as desk:
        told, whose = voice.progress("badges"), asked.delegate or None
        if asked.layout:
            made = [desk.badges.write(asked.output, whose, asked.layout, told)]
        else:
            made = desk.badges.write_by_rules(asked.output, whose, told)
        if asked.printed:
            desk.badges.count_as_printed([uid for one in made for uid in one.uids])
    warnings = [warning for one in made for warning in one.warnings]
    voice.say(
        {
            "badges": sum(one.badges for one in made),
            "pages": sum(one.pages for one in made),
            "bytes": sum(one.bytes for one in made),
            "milliseconds": round(sum(one.milliseconds for one in made), 3),
            "warnings": [
                {"delegate": w.uid, "field": w.field, "problem": w.problem} for w in warnings
            ],
        },
        *(f"{w.name}: {w.field}: {w.problem}" for w in warnings),
        *(f"{one.badges} badges on {one.pages} pages are in {one.file}." for one in made),
    )


def export(asked: argparse.Namespace, voice: Voice) -> None:
    """Write attendance, delegates or another report into a file."""
    with Desk(asked.forum) as desk:
        made = desk.reports.export(asked.kind, asked.file, told=voice.progress("rows"))
    said = f"{made.rows} rows are in {made.file}." if made.rows else f"{made.file} is written."
    answer: dict[str, object] = {"rows": made.rows, "file": str(made.file)}
    if made.left_out:
        answer["left_out"] = made.left_out
        said = (
            f"The sums are in {made.file}. {made.left_out:,} rows are too many for paper:"
            " write .xlsx or .csv."
        )
    voice.say(answer, said)


def rehearse(asked: argparse.Namespace, voice: Voice) -> None:
    """Play a rush on a copy of the forum; exit status 1 where something has to be looked into."""
    from checkin.rehearsal import rehearse as play

    forum = asked.forum.resolve()
    output = asked.output or forum.parent / f"{forum.stem}-rehearsal"
    told = voice.progress("people")
    report = play(asked.forum, output, delegates=asked.delegates, told=told)
    voice.say(report.figures(), *report.words().splitlines(), well=report.is_sound)


def trust(asked: argparse.Namespace, voice: Voice) -> None:
    """Believe tickets signed by a ticket shop, or stop counting those it has cancelled."""
    with Desk(asked.forum) as desk:
        if asked.forget:
            desk.trust.forget_keys()
        if asked.keys is not None:
            desk.trust.add_keys(asked.keys)
        if asked.revoked is not None:
            desk.trust.revoke(asked.revoked)
        if asked.new_badge_key:
            desk.trust.change_badge_key()
        now = desk.trust.state()
    voice.say(
        {"keys": now.keys, "revoked": now.revoked},
        f"Keys of ticket shops: {now.keys}. Cancelled tickets: {now.revoked}.",
    )


def verify(asked: argparse.Namespace, voice: Voice) -> None:
    """Prove the journal and the tables; exit status 1 where something is wrong."""
    with Desk(asked.forum) as desk:
        if asked.rebuild:
            desk.reports.rebuild()
        found = desk.reports.verify_report(asked.report) if asked.report else desk.reports.verify()
    voice.say(
        {"entries": found.entries, "streams": found.streams, "problems": list(found.problems)},
        *found.problems,
        f"{found.entries} entries in {found.streams} streams, {len(found.problems)} problems. "
        f"Head: {found.head}",
        well=not found.problems,
    )


def kiosk(asked: argparse.Namespace, voice: Voice) -> None:
    """Let people check themselves in, over the whole screen."""
    voice.status = asked.open_kiosk(asked.forum) if asked.open_kiosk else 1


COMMANDS = {
    "demo": demo,
    "new": new,
    "import": import_,
    "find": find,
    "check-in": check_in,
    "badges": badges,
    "export": export,
    "kiosk": kiosk,
    "rehearse": rehearse,
    "trust": trust,
    "verify": verify,
}


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign:
        raise NotAMapping(text=text)
    return column, field


def _asked_or_typed(text: str | None) -> Iterator[str]:
    """What stands on the command line, else every line of standard input that is not empty."""
    if text is not None:
        yield text
        return
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    for line in sys.stdin:
        if line.strip("\ufeff \t\r\n"):  # the first may begin with a byte order mark
            yield whole(line).strip("\ufeff\r\n")


def _print_what_waits(desk: Desk, voice: Voice) -> None:
    while sent := desk.paper.print_next():
        if sent.problem:
            voice.note(sent.problem)


def _milliseconds(start: float) -> float:
    return round((perf_counter() - start) * 1000, 3)
