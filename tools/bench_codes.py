"""How long reading a code takes, the usual and the worst. usage: bench_codes.py PEOPLE FOLDER

Times are the processor's own, the best of many, so that a busy machine falsifies them little.
"""

import json
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from time import process_time

from benching import forum_of, say

from checkin.desk import Desk
from checkin.rules import checkins, credentials, signed
from checkin.rules.diagnosing import Trial, diagnose
from checkin.store.journal import connection

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from worst_codes import worst_texts  # noqa: E402

TIMES = 500
SAMPLES = json.loads((ROOT / "tests/data/codes/tickets.json").read_text("utf-8"))


def main(people: int, folder: Path) -> None:
    desk = Desk(forum_of(people, folder))
    seal = desk._core.seal  # noqa: SLF001  a bench may look inside
    badge = credentials.make("001000123", 0, seal)
    ticket = connection().execute("SELECT text FROM ticket LIMIT 1").fetchone()[0]
    text, key = SAMPLES["pretix_sig1"][0]["secret"], SAMPLES["pretix_sig1_public_key"]
    of = f"{people:,} people"
    _usual("prove a badge code", lambda: credentials.read(badge, seal), 0.1)
    _usual(f"find whose badge code it is, {of}", lambda: checkins.read(badge, seal), 0.1)
    _usual(f"find whose ticket it is, {of}", lambda: checkins.read(ticket, seal), 0.1)
    _usual("read and prove a signed ticket", lambda: _prove(text, key), 1)
    for name, worst in worst_texts(badge, text, ticket).items():
        _usual(f"everything asked of {name}, {of}", lambda worst=worst: _all(desk, worst), 5)
    desk.close()


def _prove(text: str, key: str) -> bool:
    ticket = signed.read_signed(text)
    return ticket is not None and signed.is_genuine(ticket, [key])


def _all(desk: Desk, text: str) -> None:
    """What the window asks before it calls a code unknown, and the scanner check."""
    at_desk = desk.reception
    at_desk.is_code(text)
    at_desk.codes_in(text)
    at_desk.code_at_end(text)
    at_desk.clues_in(text)
    diagnose(Trial(text, text))


def _usual(name: str, work: Callable[[], object], goal: float) -> None:
    work()
    say(
        name,
        1000 * min(timeit.repeat(work, timer=process_time, number=1, repeat=TIMES)),
        "ms",
        goal,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
