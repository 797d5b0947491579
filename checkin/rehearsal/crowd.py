"""Who comes to a rehearsal: the people on the copied list, and invented ones where more are wanted.

An invented person is registered as a list would have them, so nothing in the program can tell.
"""

import tomllib
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from checkin.desk import Desk, Newcomer, Plan
from checkin.paths import resources
from checkin.rules.attendance import Period, seen
from checkin.rules.comparing import Listed, Source
from checkin.rules.delegates import everybody
from checkin.store.journal import connection

SOURCE = Source("rehearsal", "invented")


@dataclass(frozen=True)
class Guest:
    """Somebody on the list, with what they hold in their hands."""

    uid: str
    name: str
    latin_name: str
    organisation: str
    is_withdrawn: bool
    ticket: str  # "" where the list gave none
    is_shared: bool  # others on the list have the same ticket
    badge: str  # code of the badge they have already, or ""


@dataclass(frozen=True)
class Stranger:
    """An invented person."""

    fields: dict[str, str]
    ticket: str


def guests() -> list[Guest]:
    """Everybody on the list of the open forum, by uid."""
    tickets: dict[str, str] = {}
    holders: dict[str, int] = defaultdict(int)
    for text, uid in connection().execute("SELECT text, delegate FROM ticket ORDER BY text"):
        tickets.setdefault(uid, text)
        holders[text] += 1
    badges = dict(
        connection().execute(
            "SELECT delegate, credential FROM badge WHERE void_at IS NULL ORDER BY issued_at"
        )
    )
    return [
        Guest(
            p.uid, p.display_name, p.latin_name, p.organisation, p.status == "withdrawn",
            tickets.get(p.uid, ""), holders[tickets.get(p.uid, "")] > 1, badges.get(p.uid, ""),
        )
        for p in everybody()
    ]  # fmt: skip


def inside(checkpoint: str, since: str, until: str) -> set[str]:
    """Uids of those who were admitted there in that time, before anything is played."""
    there = seen(Period(checkpoint, since, until))
    return {uid for uid, arrival in there.items() if arrival.first_in}


def grow(desk: Desk, number: int, rng: Random) -> None:
    """Put `number` invented people on the list, the way an import does."""
    forum = uuid.UUID(desk.forum.id)
    people = strangers(rng)
    new = []
    for row in range(2, number + 2):
        stranger = next(people)
        listed = Listed(row, str(row), stranger.fields, (stranger.ticket,), {})
        new.append(Newcomer(str(uuid.uuid5(forum, f"rehearsal:{row}")), listed))
    desk.lists.apply(Plan(SOURCE, tuple(new), (), 0, ()))


def strangers(rng: Random) -> Iterator[Stranger]:
    """Invented people without end; the same ones for the same random numbers."""
    blocks = _blocks()
    while True:
        block = rng.choice(blocks)
        given, given_latin = rng.choice(block["given"]).split("|")
        family, family_latin = rng.choice(block["family"]).split("|")
        in_order = block["order"] == "given family"
        fields = {
            "given_name": given,
            "family_name": family,
            "display_name": f"{given} {family}" if in_order else f"{family} {given}",
            "latin_name": f"{given_latin} {family_latin}"
            if in_order
            else f"{family_latin} {given_latin}",
            "organisation": rng.choice(block["organisations"]),
            "country": block["country"],
            "language": block["language"],
            "role": rng.choices(("delegate", "volunteer", "press"), (80, 15, 5))[0],
        }
        yield Stranger(fields, f"{rng.getrandbits(128):032x}")


@cache
def _blocks() -> list[dict[str, Any]]:
    text = (resources() / "rehearsal" / "people.toml").read_text("utf-8")
    blocks: list[dict[str, Any]] = tomllib.loads(text)["blocks"]
    return blocks
