"""What may be said on the command line, and how it is understood."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checkin.desk.reports import KINDS

Command = Callable[..., None]


def understood(commands: Mapping[str, Command], arguments: Sequence[str]) -> argparse.Namespace:
    """What is asked for, and in its `command` who carries it out.

    A query or code may also stand behind the options.

    Raises:
        SystemExit: 2 after wrong usage, 0 after --help.
    """
    parser = _parser(commands)
    asked, rest = parser.parse_known_args(arguments, _Asked())
    if len(rest) == 1 and rest[0][:1] != "-" and getattr(asked, "words", "") is None:
        asked.words = rest.pop()  # argparse looks for optional words only before the first option
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return asked


def whole(text: str) -> str:
    """A text that can be stored and searched: half letters become "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


class _Asked(argparse.Namespace):
    """What was asked for, in whole letters."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, str):
            value = whole(value)
        elif isinstance(value, list):
            value = [whole(each) if isinstance(each, str) else each for each in value]
        super().__setattr__(name, value)


def _parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "main.py",
        description="Check-in and badges at the desk of a forum.",
        epilog="main.py, or main.py FORUM, opens the window. Exit status: 0 done; 1 could not, "
        "or found something wrong; 2 wrong usage.",
    )
    common = argparse.ArgumentParser(add_help=False)
    for each, unless_said in ((parser, False), (common, argparse.SUPPRESS)):
        each.add_argument(
            "--json", action="store_true", default=unless_said, help="one JSON object a line"
        )
    common.add_argument("forum", type=Path, metavar="FORUM", help="the folder of the forum")
    added = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in commands.items():
        made = added.add_parser(name, help=command.__doc__, parents=[common])
        made.set_defaults(command=command)
        _OPTIONS[name](made)
    return parser


def _nothing_more(_: argparse.ArgumentParser) -> None:
    """The forum is enough."""


def _for_new(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--name", required=True)
    asked.add_argument("--from", dest="begins", required=True, metavar="DATE")
    asked.add_argument("--to", dest="ends", required=True, metavar="DATE")
    asked.add_argument("--timezone", required=True, metavar="Asia/Almaty")
    asked.add_argument("--place", default="")


def _for_import(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("list", type=Path, metavar="LIST")
    asked.add_argument("--preset", default="", metavar="P")
    asked.add_argument("--sheet", default="", metavar="NAME")
    asked.add_argument("--map", nargs="+", action="extend", default=[], metavar="Column=field")
    asked.add_argument("--dry-run", action="store_true", help="say what it would do, no more")


def _for_find(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("words", nargs="?", metavar="QUERY", help="else one a line is read")
    asked.add_argument("--limit", type=_count, default=8, metavar="N", help="8 unless told")


def _for_check_in(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("words", nargs="?", metavar="TEXT", help="else one a line is read")
    asked.add_argument("--checkpoint", default="", metavar="C", help="else where the desk stands")


def _for_badges(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    asked.add_argument("--delegate", nargs="+", action="extend", default=[], metavar="UID")
    asked.add_argument("--layout", default="", metavar="L", help="else the one of the settings")
    asked.add_argument(
        "--printed", action="store_true", help="count them as printed: check-in prints them no more"
    )


def _for_export(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("kind", choices=KINDS)
    asked.add_argument("file", type=Path, metavar="FILE", help=".csv, .xlsx or .pdf")


def _for_rehearse(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--delegates", type=_count, default=0, metavar="N", help="at least so many")
    asked.add_argument("--output", type=Path, metavar="FOLDER", help="else one beside the forum")


def _for_trust(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("keys", nargs="?", type=Path, metavar="KEYFILE", help="PEM, or as pretix")
    asked.add_argument("--revoked", type=Path, metavar="FILE", help="tickets that count no more")
    asked.add_argument("--forget", action="store_true", help="believe no key known until now")
    asked.add_argument("--new-badge-key", action="store_true", help="older badges: one key back")


def _for_verify(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--rebuild", action="store_true", help="make the tables again first")
    asked.add_argument("--report", type=Path, metavar="FILE.pdf", help="prove a report as well")


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "demo": _nothing_more,
    "new": _for_new,
    "import": _for_import,
    "find": _for_find,
    "check-in": _for_check_in,
    "badges": _for_badges,
    "export": _for_export,
    "kiosk": _nothing_more,
    "rehearse": _for_rehearse,
    "trust": _for_trust,
    "verify": _for_verify,
}


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
