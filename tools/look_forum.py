"""The forum on the pictures: the demo on its first morning, with a clock that stands still."""

import csv
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from checkin.desk import Desk, DeskStatus, ForumPlan, PersonLine, make_demo, make_forum
from checkin.paths import resources

NOON = datetime(2026, 6, 20, 4, 52)  # noqa: DTZ001 - UTC; 09:52 in Astana
DOORS = NOON.replace(hour=3, minute=0)
FREE_BYTES = 41_000_000_000
CAME = 214  # people who are in before the first picture
CAST = {  # who is seen on the pictures, by their Latin names; they have not come yet
    "speaker": "Nino Berulava",
    "second": "Karim El-Shazly",  # scanned again
    "refused": "Ayesha Siddiqui",
    "guest": "Takahashi Yuko",
    "longest": "Maria Wilhelmina Johanna Petronella van den Heuvel-Braakhuis",
    "arabic": "Zaid Al-Abbadi",
    "hindi": "Richa Awasthi",
    "thai": "Pakorn Intharawichian",
    "khmer": "Heng Chantha",
    "chinese": "Suzuki Sakura",
    "tamil": "Tamilselvi Ramasamy",
}
LATELY = (  # minutes ago, who; the last one scanned twice, and one who was withdrawn
    (11, "Yoon Haeun"), (10, "Aram Hovsepyan"), (9, "Soumya Chattopadhyay"),
    (8, "Tsend Bilguun"), (6, "Chan Dara"), (5, "Arjun Mehrotra"), (4, "Arjun Mehrotra"),
)  # fmt: skip

NEWCOMERS = (
    ("თამარ კობახიძე", "Tamar Kobakhidze", "Mtkvari Riverkeepers", "Georgia", "Delegate"),
    ("Сауле Бекмұратова", "Saule Bekmuratova", "«Жас желкен» клубы", "Kazakhstan", "Volunteer"),
    ("Đặng Thị Ngọc", "Dang Thi Ngoc", "Hue Lantern Youth", "Vietnam", "Delegate"),
    ("ليلى المنصوري", "Layla Al-Mansouri", "Dune Libraries", "Oman", "Speaker"),
    ("Ólafur Hreinsson", "Olafur Hreinsson", "Northern Lifeboats", "Iceland", "Guest of honour"),
    ("ธนวัฒน์ ศรีสุข", "Thanawat Srisuk", "Chao Phraya Volunteers", "Thailand", "Press"),
)


class Clock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


class StillDesk(Desk):
    """A desk on which neither the time nor the free disk space goes on."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        super().__init__(folder, clock=self.clock)

    def status(self) -> DeskStatus:
        return replace(super().status(), free_bytes=FREE_BYTES)

    def uids(self) -> dict[str, str]:
        """Latin name (or the name) -> uid of everybody on the list."""
        return {_latin(line): line.uid for line in self.everybody()}

    def everybody(self) -> tuple[PersonLine, ...]:
        return self.people.page(limit=1_000).lines


def make_lively(folder: Path) -> None:
    """The demo forum with two hours of arrivals, the same on every computer."""
    with patch("uuid.uuid4", lambda: UUID(int=7)):  # people of one name keep their order
        make_demo(folder)
    with StillDesk(folder) as desk:
        desk.choose(operator="Dana", language="en")
        kept_out = {*CAST.values(), *(name for _, name in LATELY)}
        coming = [line.uid for line in desk.everybody() if _latin(line) not in kept_out]
        random.Random(7).shuffle(coming)
        for uid, at in zip(coming, _arrivals(), strict=False):
            desk.clock.at = at
            desk.reception.check_in_delegate(uid)
        _last_minutes(desk)
        desk.clock.at = NOON - timedelta(minutes=3)
        while desk.paper.print_next() is not None:
            pass
        desk.clock.at = NOON
        _back_up(desk)


def make_bare(folder: Path) -> None:
    """A forum nobody is on the list of."""
    plan = ForumPlan("Forum of Mountain Rescuers", "2026-06-20", "2026-06-21", "Asia/Almaty")
    make_forum(folder, plan)
    with StillDesk(folder) as desk:
        _back_up(desk)


def write_list(path: Path) -> None:
    """The list of the demo as it came a week later: some new, some changed, some gone."""
    source = resources() / "demo" / "delegates.csv"
    with source.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    column = head.index("Organisation")
    for row in rows[10:14]:
        row[column] += " (Astana)"
    new = [_row(head, number, *each) for number, each in enumerate(NEWCOMERS, 901)]
    rows = [*rows[:40], *rows[42:], *new]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _row(head: list[str], number: int, *said: str) -> list[str]:
    columns = ("Full name", "Name in Latin", "Organisation", "Country", "Role")
    known = dict(zip(columns, said, strict=True)) | {"ID": f"IVF-{number:04}"}
    return [known.get(column, "") for column in head]


def _back_up(desk: StillDesk) -> None:
    """A backup that seems to be two minutes old."""
    made = (NOON - timedelta(minutes=2)).replace(tzinfo=UTC).timestamp()
    os.utime(desk.reports.backup(), (made, made))


def _arrivals() -> Iterator[datetime]:
    """Moments from the opening of the doors on: a rush, a lull, a rush."""
    dice, at = random.Random(3), DOORS
    for number in range(CAME):
        quick = number < 60 or number > 90
        at += timedelta(seconds=dice.expovariate(1 / (24 if quick else 50)))
        yield min(at, NOON - timedelta(minutes=12))


def _last_minutes(desk: StillDesk) -> None:
    """What the strip of last scans shows: mostly good, once each of the others."""
    uids = desk.uids()
    desk.clock.at = NOON - timedelta(minutes=51)
    desk.choose(operator="Timur")
    desk.reception.check_in_delegate(uids[CAST["second"]])
    desk.choose(operator="Dana")
    for minutes, name in LATELY:
        desk.clock.at = NOON - timedelta(minutes=minutes)
        desk.reception.check_in(desk.people.card(uids[name]).tickets[0])


def _latin(line: PersonLine) -> str:
    return line.latin_name or line.name
