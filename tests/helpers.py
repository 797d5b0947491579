"""What many tests need: a forum, a clock one can turn, a way to put somebody on the list."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from checkin.desk.making import ForumPlan
from checkin.store import models
from checkin.store.entries import Act, Kind
from checkin.store.journal import record

OPENING = datetime(2026, 6, 20, 3, 30)  # UTC; 08:30 in Astana


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, at: datetime = OPENING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **time: float) -> None:
        self.at += timedelta(**time)


def take_in(desk, folder, rows: Sequence[Sequence[str]]) -> Path:
    """Take a list in, whose first row is the header; the CSV file in `folder` that it came from."""
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    desk.lists.apply(desk.lists.plan(*desk.lists.open(path)).plan)
    return path


def make_plan(**fields: object) -> ForumPlan:
    plan = ForumPlan(
        "International Volunteer Forum",
        "2026-06-20",
        "2026-06-21",
        "Asia/Almaty",
        "Palace of Peace and Reconciliation, Astana",
    )
    return replace(plan, **fields)


def add_delegate(act: Act, uid: str = "D7", name: str = "Айгүл Серікқызы", **fields: object) -> str:
    """Put somebody on the list as an import would; `tickets` and `extra` as keywords."""
    content = {
        "origin": "list",
        "tickets": fields.pop("tickets", []),
        "extra": fields.pop("extra", {}),
        "source": fields.pop("source", "list|list.csv|2"),
        "fields": {"display_name": name, **fields},
    }
    with models.database.atomic("IMMEDIATE"):
        record((Kind.DELEGATE_REGISTERED, uid, content), act)
    return uid


def later(act: Act, **time: float) -> Act:
    return replace(act, at=act.at + timedelta(**time))
