"""What main.py can do without a window: every command asks the door and prints what it says.

With --json one JSON object a line and nothing else on standard output; else words for people.
Progress goes to standard error. Exit status: 0 done, 1 could not, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from checkin.desk import Desk, ForumPlan, ImportPlan, make_demo, make_forum
from checkin.errors import DeskError, NotAMapping
from checkin.speaking import Voice, outcome_words

NAMES = ("demo", "new", "import", "find", "check-in", "badges", "export", "rehearse", "verify")


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; the exit status."""
    asked = _parser().parse_args(arguments)
    voice = Voice(asked.json)
    try:
        asked.command(asked, voice)
    except DeskError as error:
        voice.trouble(error)
        return 1
    except BrokenPipeError:  # whoever read our output has gone
        return 1
    return 0


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
    voice.say(_import_figures(made, start), _import_words(made, asked.dry_run))


def find(asked: argparse.Namespace, voice: Voice) -> None:
    """Look people up."""
    with Desk(asked.forum) as desk:
        desk.reception.warm_up()
        for query in _asked_or_typed(asked.query):
            start = perf_counter()
            hits = desk.reception.search(query, asked.limit)
            spent = _milliseconds(start)
            lines = [
                {
                    "delegate": hit.uid,
                    "name": hit.name,
                    "latin_name": hit.latin_name,
                    "organisation": hit.organisation,
                    "country": hit.country,
                    "why": hit.why,
                }
                for hit in hits
            ]
            words = [
                "  ".join(
                    part
                    for part in (h.name, h.latin_name, h.organisation, h.country, h.state, h.uid)
                    if part
                )
                for h in hits
            ]
            voice.say(
                {"query": query, "milliseconds": spent, "hits": lines},
                "\n".join(words) or f"Nobody is found by {query!r}.",
            )


def check_in(asked: argparse.Namespace, voice: Voice) -> None:
    """Check in by badge or ticket; badges that are due are printed on the desk's printer."""
    with Desk(asked.forum) as desk:
        for text in _asked_or_typed(asked.text):
            start = perf_counter()
            answer = desk.reception.check_in(text, checkpoint=asked.checkpoint)
            spent = _milliseconds(start)
            first = desk.local(answer.first.at).isoformat("T", "seconds") if answer.first else None
            voice.say(
                {
                    "text": answer.text,
                    "outcome": answer.outcome.value,
                    "delegate": answer.uid,
                    "name": answer.name,
                    "first_at": first,
                    "milliseconds": spent,
                },
                outcome_words(answer, first or ""),
            )
            if sys.stdin.isatty():
                _print_what_waits(desk, voice)
        _print_what_waits(desk, voice)


def badges(asked: argparse.Namespace, voice: Voice) -> None:
    """Write badges into one PDF."""
    with Desk(asked.forum) as desk:
        told = voice.progress("badges")
        made = desk.badges.write(asked.output, asked.delegate, asked.layout, told)
    voice.say(
        {
            "badges": made.badges,
            "pages": made.pages,
            "bytes": made.bytes,
            "milliseconds": round(made.milliseconds, 3),
            "warnings": [
                {"delegate": w.uid, "field": w.field, "problem": w.problem} for w in made.warnings
            ],
        },
        "\n".join(
            [
                *(f"{w.name}: {w.field}: {w.problem}" for w in made.warnings),
                f"{made.badges} badges on {made.pages} pages are in {made.file}.",
            ]
        ),
    )


def export(asked: argparse.Namespace, voice: Voice) -> None:
    """Write attendance or delegates into a file."""
    with Desk(asked.forum) as desk:
        made = desk.reports.export(asked.kind, asked.file, told=voice.progress("rows"))
    voice.say({"rows": made.rows, "file": str(made.file)}, f"{made.rows} rows are in {made.file}.")


def rehearse(asked: argparse.Namespace, voice: Voice) -> None:
    """Play a rush on a copy of the forum."""
    from checkin.rehearsal import rehearse as play

    output = asked.output or asked.forum.with_name(f"{asked.forum.stem}-rehearsal")
    told = voice.progress("people")
    report = play(asked.forum, output, delegates=asked.delegates, told=told)
    voice.say(report.figures(), report.words())


def verify(asked: argparse.Namespace, voice: Voice) -> None:
    """Prove the journal and the tables; exit status 1 where something is wrong."""
    with Desk(asked.forum) as desk:
        if asked.rebuild:
            desk.reports.rebuild()
        found = desk.reports.verify()
    voice.say(
        {"entries": found.entries, "streams": found.streams, "problems": list(found.problems)},
        "\n".join(
            [
                *found.problems,
                f"{found.entries} entries in {found.streams} streams, "
                f"{len(found.problems)} problems. Head: {found.head}",
            ]
        ),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("main.py", description="Check-in and badges at the desk.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="one JSON object a line")
    common.add_argument("forum", type=Path, metavar="FORUM", help="the folder of the forum")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[..., None]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=command.__doc__, parents=[common])
        made.set_defaults(command=command)
        return made

    add("demo", demo)
    _add_new(add("new", new))
    _add_import(add("import", import_))
    asked = add("find", find)
    asked.add_argument("query", nargs="?", metavar="QUERY", help="else one a line is read")
    asked.add_argument("--limit", type=int, default=8)
    asked = add("check-in", check_in)
    asked.add_argument("text", nargs="?", metavar="TEXT", help="else one a line is read")
    asked.add_argument("--checkpoint", default="")
    asked = add("badges", badges)
    asked.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    asked.add_argument("--delegate", nargs="+", action="extend", default=[], metavar="UID")
    asked.add_argument("--layout", default="")
    asked = add("export", export)
    asked.add_argument("kind", metavar="attendance|delegates")
    asked.add_argument("file", type=Path, metavar="FILE", help=".csv, .xlsx or .pdf")
    asked = add("rehearse", rehearse)
    asked.add_argument("--delegates", type=int, default=0, metavar="N")
    asked.add_argument("--output", type=Path, metavar="FOLDER")
    add("verify", verify).add_argument("--rebuild", action="store_true")
    return parser


def _add_new(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--name", required=True)
    asked.add_argument("--from", dest="begins", required=True, metavar="DATE")
    asked.add_argument("--to", dest="ends", required=True, metavar="DATE")
    asked.add_argument("--timezone", required=True, metavar="Asia/Almaty")
    asked.add_argument("--place", default="")


def _add_import(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("list", type=Path, metavar="LIST")
    asked.add_argument("--preset", default="", metavar="P")
    asked.add_argument("--sheet", default="", metavar="NAME")
    asked.add_argument("--map", nargs="+", action="extend", default=[], metavar="Column=field")
    asked.add_argument("--dry-run", action="store_true")


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign:
        raise NotAMapping(text=text)
    return column, field


def _asked_or_typed(text: str | None) -> Iterator[str]:
    lines: Iterable[str] = [text] if text is not None else sys.stdin
    for line in lines:
        if line.strip():
            yield line.rstrip("\r\n")


def _print_what_waits(desk: Desk, voice: Voice) -> None:
    while sent := desk.paper.print_next():
        if sent.problem:
            voice.note(sent.problem)


def _import_figures(made: ImportPlan, start: float) -> dict[str, object]:
    return {
        "preset": made.mapping.preset,
        "read": made.read,
        "new": len(made.plan.new),
        "changed": made.plan.changed,
        "unchanged": made.plan.unchanged,
        "missing": len(made.plan.missing),
        "faulty": [{"row": f.row, "column": f.column, "problem": f.problem} for f in made.faulty],
        "milliseconds": _milliseconds(start),
    }


def _import_words(made: ImportPlan, is_dry: bool) -> str:
    plan = made.plan
    lines = [f"row {f.row}, {f.column}: {f.problem}" for f in (*made.faulty, *made.notes)]
    lines += [
        f"row {c.row}, {c.name}: {c.field}: {c.old!r} -> {c.new!r}"
        + (" (kept as the desk corrected it)" if c.keep else "")
        for c in plan.changes
    ]
    lines.append(
        f"{made.read} rows read as {made.mapping.preset or 'a plain list'}: {len(plan.new)} new,"
        f" {plan.changed} changed, {plan.unchanged} unchanged, {len(plan.missing)} missing from"
        f" this list, {len(made.faulty)} faulty."
    )
    lines.append("Nothing was written." if is_dry else "It is taken in.")
    return "\n".join(lines)


def _milliseconds(start: float) -> float:
    return round((perf_counter() - start) * 1000, 3)
