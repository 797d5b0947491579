"""A forum of two days played through the door; every figure of every file counted a second time.

500 people, 3 checkpoints, 11 sessions, 4,000 readings, corrections, reprints, undone check-ins, a
delegation of 12, and a power cut with 40 ticks on paper. The second count is plain Python over the
lines of the journal: it asks no table and uses nothing of `checkin.rules`.
"""

import csv
import json
import sqlite3
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from helpers import Clock, make_plan

from checkin.desk import Choice, Desk, Figure, TickWhy
from checkin.desk.making import make_forum
from checkin.printers.base import Fate, Printer, Sent, Stage
from checkin.rules.programme import Place, Session
from checkin.store.database import FILE
from checkin.store.journal import connection

ZONE = ZoneInfo("Asia/Almaty")
DAYS = ("2026-06-20", "2026-06-21")
COUNTRIES = ("Kazakhstan", "Georgia", "Türkiye", "Japan", "Uzbekistan")
ROLES = ("delegate", "speaker", "press", "volunteer")
READINGS, PEOPLE, TICKS = 4000, 500, 40


class Script:
    """Plays the two days."""

    def __init__(self, desk, clock, folder):
        self.desk, self.clock, self.rng = desk, clock, Random(2026)
        self._list(folder)
        self._programme()
        self.uids = [p.uid for p in desk.people.page(limit=PEOPLE).lines]
        self.keyed = []

    def _list(self, folder):
        path = folder / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            write = csv.writer(file).writerow
            write(["ID", "Full name", "Country", "Role", "Organisation", "Delegation", "Ticket"])
            for n in range(PEOPLE):
                delegation = "Embassy of Japan" if n < 12 else ""
                write([n, f"Person {n:03d}", COUNTRIES[n % 5], ROLES[n % 4], f"House {n % 37}",
                       delegation, f"t{n}"])  # fmt: skip
        self.desk.lists.apply(self.desk.lists.plan(*self.desk.lists.open(path)).plan)

    def _programme(self):
        programme = self.desk.programme
        for id_, name, rule in (
            ("entrance", "Main entrance", "daily"), ("hall", "Hall", "free"),
            ("lunch", "Lunch", "daily"),
        ):  # fmt: skip
            programme.save_place(Place(id_, name, rule))
        for n in range(11):
            day, hour = DAYS[n // 6], 10 + n % 6
            programme.save_session(
                Session(
                    "", {"en": f"Session {n + 1}"}, "hall", f"{day}T{hour}:00", f"{day}T{hour}:45"
                )
            )

    def wall(self, day, words):
        self.clock.at = self.desk.fallback.moment(day, words)

    def play(self):
        self._delegation()
        for number, day in enumerate(DAYS):
            self.wall(day, "8:00")
            self._readings(READINGS // 2 - (TICKS if number == 0 else 0), number)
            if number == 0:
                self._power_cut(day)
        for n in range(7):
            self.desk.people.register_walk_in({"display_name": f"Walk-in {n}", "country": "KZ"})

    def _delegation(self):
        self.wall(DAYS[0], "7:30")
        badges = self.desk.handing
        members = [uid for uid in self.uids if self.desk.people.card(uid).person.delegation]
        assert len(members) == 12
        badges.print_for(members)
        self._print()
        badges.hand_to(members, "Sato Aiko", "Power of attorney 7")

    def _readings(self, many, number):
        reception, rng = self.desk.reception, self.rng
        for n in range(many):
            self.clock.at += timedelta(seconds=rng.randrange(5, 22))
            place = rng.choice(("entrance", "entrance", "hall", "hall", "lunch"))
            code = f"t{rng.randrange(PEOPLE - 60 * number)}" if rng.random() > 0.03 else "nobody's"
            answer = reception.check_in(
                code, checkpoint=place, paper=place == "entrance" and n % 4 == 0
            )
            self._now_and_then(n, answer)
        self._print()

    def _now_and_then(self, n, answer):
        people = self.desk.people
        if answer.outcome == "admitted" and n % 41 == 0:
            assert self.desk.reception.undo(answer.scan)
        if answer.uid and n % 97 == 0:
            people.correct(answer.uid, {"organisation": f"Put right {n}"})
        if answer.uid and n % 211 == 0:
            people.withdraw(answer.uid, "asked to leave")
        if answer.uid and n % 422 == 0:
            people.restore(answer.uid, "a mistake")
        if answer.uid and n % 151 == 0:
            self._print()
            if self.desk.people.card(answer.uid).badges:
                self.desk.paper.reprint(answer.uid, "lost")

    def _power_cut(self, day):
        """Forty people let in on paper between 19:00 and 19:40, keyed in an hour later."""
        self.wall(day, "21:00")
        rng = self.rng
        came = rng.sample(self.uids, TICKS)
        ticks = [(uid, self.desk.fallback.moment(day, f"19:{n:02d}")) for n, uid in enumerate(came)]
        self.keyed = self.desk.fallback.key_in(ticks, checkpoint="hall")

    def _print(self):
        while self.desk.paper.print_next():
            pass


class Quiet(Printer):
    """A printer that takes every badge; paper is tried elsewhere."""

    def send(self, pdf, title, media):
        return Sent(title)

    def fate(self, sent):
        return Fate(Stage.DONE)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two-days")
    clock = Clock()
    make_forum(folder / "f.forum", make_plan(), clock)
    with Desk(folder / "f.forum", clock=clock, printers=quiet) as desk:
        # how fast this disk is does not matter here
        connection().execute("PRAGMA synchronous = OFF")
        script = Script(desk, clock, folder)
        script.play()
        yield script, desk, Recount(folder / "f.forum" / FILE), folder


class Recount:
    """What the lines of the journal add up to, in plain Python."""

    def __init__(self, file: Path):
        with sqlite3.connect(file) as db:
            rows = db.execute(
                "SELECT id, kind, subject, at, operator, payload FROM entry ORDER BY seq"
            ).fetchall()
        db.close()
        self.entries = [(i, k, s, at, o, json.loads(p)) for i, k, s, at, o, p in rows]
        self.people, self.gone, self.walk_ins = {}, set(), set()
        self.scans, self.undone = {}, set()
        self.badges = {}
        for entry in self.entries:
            self._take(*entry)

    def _take(self, id_, kind, subject, at, operator, said):  # noqa: C901
        if kind == "delegate-registered":
            self.people.setdefault(subject, {}).update(said["fields"])
            if said.get("walk_in"):
                self.walk_ins.add(subject)
        elif kind == "delegate-corrected":
            self.people[subject].update(said["fields"])
        elif kind == "delegate-withdrawn":
            self.gone.add(subject)
        elif kind == "delegate-restored":
            self.gone.discard(subject)
        elif kind == "scanned":
            wall = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(ZONE)
            self.scans[id_] = (subject, said["checkpoint"], wall, said["outcome"], said["desk"])
        elif kind == "scan-undone":
            self.undone.add(subject)
        elif kind == "badge-issued":
            self.badges[said["credential"]] = {"uid": subject, "printed": 0, "void": False,
                                               "handed": False}  # fmt: skip
        elif kind.startswith("badge-"):
            badge = self.badges[said["credential"]]
            badge["printed"] += kind == "badge-printed"
            badge["void"] |= kind == "badge-voided"
            badge["handed"] |= kind == "badge-handed-over"

    def read(self, day="", place=""):
        """Readings of a day at a place."""
        return {
            id_: scan for id_, scan in self.scans.items()
            if day in ("", str(scan[2].date())) and place in ("", scan[1])
        }  # fmt: skip

    def came(self, day="", place=""):
        return {
            scan[0] for id_, scan in self.read(day, place).items()
            if scan[3] == "admitted" and id_ not in self.undone
        }  # fmt: skip


def quiet(kind, address):
    return Quiet(address)


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(played, kind, choice=None, ending="csv"):
    _, desk, _, folder = played
    return desk.reports.export(kind, folder / f"{kind}.{ending}", choice).file


CHOICES = [Choice(), *(Choice(day) for day in DAYS), Choice("", "hall"), Choice(DAYS[0], "lunch")]
by_choice = pytest.mark.parametrize("choice", CHOICES, ids=str)


def test_it_was_as_long_as_it_should_be(played):
    script, _, count, _ = played
    assert len(count.scans) == READINGS - sum(k.why is not TickWhy.KEPT for k in script.keyed)
    assert sum(k.why is TickWhy.KEPT for k in script.keyed) > TICKS - 6
    assert len(count.people) == PEOPLE + 7
    assert count.undone
    assert count.gone


@by_choice
def test_the_sums_agree(played, choice):
    _, desk, count, _ = played
    said = desk.reports.figures(choice).counts
    came = count.came(choice.day, choice.checkpoint)
    read = count.read(choice.day, choice.checkpoint)
    live = Counter(scan[3] for id_, scan in read.items() if id_ not in count.undone)
    expected = count.people.keys() - count.gone
    assert (said.walk_ins, said.on_list) == (7, PEOPLE)
    assert (said.withdrawn, said.expected) == (len(count.gone), len(expected))
    assert (said.present, said.absent) == (len(came & expected), len(expected - came))
    assert said.withdrawn_present == len(came & count.gone)
    assert (said.scans, said.undone) == (len(read), len(read.keys() & count.undone))
    assert (said.admitted, said.again) == (live["admitted"], live["already-in"])
    known = ("admitted", "already-in", "left", "unknown", "unreadable")
    assert said.refused == sum(n for outcome, n in live.items() if outcome not in known)
    assert said.admitted + said.again + said.left + said.refused + said.unknown + said.undone == (
        said.scans
    )
    good = [badge for badge in count.badges.values() if not badge["void"]]
    assert (said.badges, said.badges_printed) == (len(good), sum(b["printed"] > 0 for b in good))


@by_choice
def test_behind_every_number_stand_as_many_people(played, choice):
    _, desk, count, _ = played
    figures = desk.reports.figures(choice)
    said, behind = figures.counts, lambda *f: desk.behind.page(Figure(*f), choice, limit=1).total
    for kind, number in (
        ("on-list", said.on_list), ("walk-ins", said.walk_ins), ("withdrawn", said.withdrawn),
        ("expected", said.expected), ("present", said.present), ("absent", said.absent),
        ("withdrawn-present", said.withdrawn_present), ("inside", figures.inside),
    ):  # fmt: skip
        assert (kind, behind(kind)) == (kind, number)
    for slot in figures.arrivals:
        assert behind("slot", slot.at.isoformat()) == slot.people
    for cut in ("role", "country", "organisation"):
        lines = desk.reports.cut(cut, choice)
        assert [behind(cut, each.key) for each in lines] == [each.expected for each in lines]
        assert sum(each.present for each in lines) == said.present
    for cut in ("session", "desk"):
        for each in desk.reports.cut(cut, choice):
            assert behind(cut, each.key) == each.present
    assert said.issued - said.void == said.badges
    assert (said.issued, said.handed) == (
        len(count.badges), sum(badge["handed"] for badge in count.badges.values())
    )  # fmt: skip
    holders = lambda wanted: len({b["uid"] for b in count.badges.values() if wanted(b)})  # noqa: E731
    assert behind("void") == holders(lambda b: b["void"])
    assert behind("good") == holders(lambda b: not b["void"])
    assert behind("printed") == holders(lambda b: b["printed"])


def test_the_people_behind_a_number_are_those_of_the_journal(played):
    _, desk, count, folder = played
    choice = Choice(DAYS[1], "hall")
    came = count.came(*vars(choice).values()) - count.gone
    lines, page = [], None
    while page is None or len(lines) < page.total:
        page = desk.behind.page(Figure("present"), choice, offset=len(lines), limit=70)
        lines += page.lines
    assert [line.uid for line in lines] == sorted(came, key=[each.uid for each in lines].index)
    assert len({line.uid for line in lines}) == len(came)
    made = desk.behind.export(Figure("present"), choice, folder / "present.csv", "Present")
    assert {row["uid"] for row in rows_of(made.file)} == came
    found = desk.behind.page(Figure("present"), choice, lines[5].name)
    assert found.lines[0].uid == lines[5].uid


@pytest.mark.parametrize("field", ["country", "role"])
def test_groups_agree(played, field):
    _, desk, count, _ = played
    figures = desk.reports.figures()
    expected = count.people.keys() - count.gone
    key = lambda uid: count.people[uid].get(field) or "delegate"  # noqa: E731
    came = Counter(key(uid) for uid in count.came() & expected)
    all_ = Counter(key(uid) for uid in expected)
    groups = figures.roles if field == "role" else figures.countries
    assert sorted((g.present, g.expected) for g in groups) == sorted(
        (came[k], all_[k]) for k in all_
    )


def test_arrivals_agree(played):
    _, desk, count, _ = played
    first = {}
    for id_, scan in count.scans.items():
        if scan[3] == "admitted" and id_ not in count.undone:
            first[scan[0]] = min(first.get(scan[0], scan[2]), scan[2])
    slots = Counter(at.replace(minute=at.minute // 10 * 10, second=0, microsecond=0)
                    for at in first.values())  # fmt: skip
    assert {s.at: s.people for s in desk.reports.figures().arrivals if s.people} == slots


@by_choice
def test_days_agree(played, choice):
    *_, count, _ = played
    rows = rows_of(written(played, "days", choice))
    days = sorted({str(s[2].date()) for s in count.read(choice.day, choice.checkpoint).values()})
    assert [row["day"] for row in rows] == days
    for row in rows:
        came = count.came(row["day"], choice.checkpoint)
        assert int(row["people"]) == len(came)
        assert int(row["readings"]) == len(count.read(row["day"], choice.checkpoint))
    assert sum(int(row["first_time"]) for row in rows) == len(
        count.came(choice.day, choice.checkpoint)
    )


def test_sessions_agree(played):
    *_, count, _ = played
    rows = rows_of(written(played, "sessions"))
    assert len(rows) == 11
    for row in rows:
        starts, ends = (
            datetime.fromisoformat(row[k]).replace(tzinfo=ZONE) for k in ("starts", "ends")
        )
        came = {
            scan[0] for id_, scan in count.read("", "hall").items()
            if scan[3] == "admitted" and id_ not in count.undone
            and starts - timedelta(minutes=30) <= scan[2] < ends
        }  # fmt: skip
        assert int(row["people"]) == len(came)


def test_the_programme_page_and_the_report_say_the_same_of_every_session(played):
    _, desk, *_ = played
    rows = rows_of(written(played, "sessions"))
    lines = desk.programme.sessions()
    assert [(row["session"], int(row["people"]), int(row["minutes"])) for row in rows] == [
        (line.title, line.came, line.minutes) for line in lines
    ]
    named = openpyxl.load_workbook(written(played, "sessions", ending="xlsx"))["People"]
    by_name = Counter(row[0] for row in named.iter_rows(min_row=2, values_only=True))
    assert by_name == {line.title: line.came for line in lines if line.came}


@by_choice
def test_those_who_did_not_come_agree(played, choice):
    *_, count, _ = played
    rows = rows_of(written(played, "no-shows", choice))
    came = count.came(choice.day, choice.checkpoint)
    assert {row["uid"] for row in rows} == count.people.keys() - count.gone - came


def test_badges_agree(played):
    *_, count, _ = played
    rows = rows_of(written(played, "badges"))
    assert len(rows) == len(count.badges)
    assert sum(int(row["printed"]) for row in rows) == sum(
        badge["printed"] for badge in count.badges.values()
    )
    assert sum(row["state"] == "void" for row in rows) == sum(
        badge["void"] for badge in count.badges.values()
    )
    handed = [badge for badge in count.badges.values() if badge["handed"]]
    assert len(handed) == 12
    assert sum(bool(row["handed_at"]) for row in rows) == 12
    came = count.came()
    assert {row["uid"]: int(row["present"]) for row in rows} == {
        badge["uid"]: int(badge["uid"] in came) for badge in count.badges.values()
    }


@by_choice
def test_readings_agree_one_by_one(played, choice):
    *_, count, _ = played
    rows = rows_of(written(played, "scans", choice))
    said = Counter((row["uid"], row["at"], row["outcome"]) for row in rows)
    read = count.read(choice.day, choice.checkpoint)
    assert said == Counter(
        (scan[0], scan[2].isoformat(timespec="seconds"),
         "undone" if id_ in count.undone else scan[3])
        for id_, scan in read.items()
    )  # fmt: skip


def test_attendance_agrees_person_by_person(played):
    *_, count, _ = played
    book = openpyxl.load_workbook(written(played, "attendance", ending="xlsx"), read_only=True)
    head, *rows = book["Delegates"].iter_rows(values_only=True)
    seen, read = defaultdict(list), defaultdict(list)
    for id_, scan in count.scans.items():
        read[scan[0]].append(scan[2])
        if scan[3] == "admitted" and id_ not in count.undone:
            seen[scan[0]].append(scan[2])
    assert {row[head.index("uid")] for row in rows} == count.people.keys()
    for row in rows:
        person = dict(zip(head, row, strict=True))
        often = read[person["uid"]]
        assert person["scans"] == len(often)
        last = max(often).isoformat(timespec="seconds") if often else None
        assert person["last_seen"] == last
        moments = seen.get(person["uid"])
        first = min(moments).isoformat(timespec="seconds") if moments else None
        assert person["first_in"] == first
        assert (person["status"] == "withdrawn") == (person["uid"] in count.gone)
        assert (person["organisation"] or "") == count.people[person["uid"]].get("organisation", "")


def test_the_ticks_of_the_power_cut_say_that_they_are(played):
    script, _, count, _ = played
    kept = {k.scan for k in script.keyed if k.why is TickWhy.KEPT}
    marked = {id_ for id_, kind, *_, said in count.entries if kind == "scanned" and "paper" in said}
    assert marked == kept
    assert {count.scans[id_][2].hour for id_ in kept} == {19}


def test_the_journal_and_the_report_are_proven(played):
    _, desk, _, _ = played
    assert desk.reports.verify().problems == ()
    assert desk.reports.verify_report(written(played, "report", ending="pdf")).problems == ()
