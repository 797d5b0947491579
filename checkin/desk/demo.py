"""Make the demo forum from resources/demo, by the same importer that every list goes through."""

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

from checkin.desk.core import Core
from checkin.desk.lists import Lists
from checkin.desk.making import ForumPlan, make_forum
from checkin.desk.searching import Finder
from checkin.paths import resources
from checkin.store.database import FILE, said_plainly
from checkin.store.entries import Kind
from checkin.store.journal import Note, record_all


def make_demo(folder: Path) -> int | None:
    """Make the demo forum in `folder`; how many people it has, None where it is there already.

    Raises:
        ForumNotWritable, DiskFull
    """
    with said_plainly(folder / FILE):
        if (folder / FILE).exists():
            return None
    source = resources() / "demo"
    plan = _plan(tomllib.loads((source / "forum.toml").read_text("utf-8")))
    make_forum(folder, plan)
    core = Core(folder)
    try:
        lists = Lists(core, Finder(core))
        made = lists.plan(*lists.open(source / "delegates.csv"))
        lists.apply(made.plan)
        with core.writing() as act:
            record_all(_programme(source / "programme.csv"), act)
        return len(made.plan.new)
    finally:
        core.close()


def _plan(said: dict[str, Any]) -> ForumPlan:
    places = tuple((each["id"], each["en"], each["rule"]) for each in said["checkpoints"])
    days = (said["begins"], said["ends"], said["timezone"])
    return ForumPlan(said["name"]["en"], *days, said["place"]["en"], places)


def _programme(path: Path) -> list[Note]:
    """The sessions of a programme file, each held at a checkpoint."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (
            Kind.SESSION_SET,
            row["id"],
            {
                "title": json.dumps(
                    {k[6:]: v for k, v in row.items() if k.startswith("title_")},
                    ensure_ascii=False,
                ),
                "checkpoint": row["hall"],
                "starts": row["starts"],
                "ends": row["ends"],
                "capacity": int(row["capacity"] or 0),
                "speakers": row.get("speakers") or "",
            },
        )
        for row in rows
    ]
