"""What the files say: their columns and order, and that all of them count alike."""

import csv
import json
import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from helpers import OPENING
from pypdf import PdfReader

from checkin.desk import Choice, Desk
from checkin.desk.sheets import arithmetic
from checkin.store.database import FILE

ATTENDANCE = [
    "uid", "display_name", "latin_name", "organisation", "country", "role", "status", "first_in",
    "last_seen", "scans", "badge_serial",
]  # fmt: skip
DELEGATES = [
    "uid", "given_name", "family_name", "display_name", "latin_name", "honorific", "position",
    "organisation", "country", "delegation", "role", "language", "email", "phone", "status",
    "alert", "tickets", "badge_serial", "credential", "photo", "notes", "reason", "walk_in",
    "corrected", "extra",
]  # fmt: skip
ZONE = ZoneInfo("Asia/Almaty")
CHOICES = [Choice(), Choice("2026-06-20"), Choice("2026-06-21"), Choice("", "entrance")]


def add(desk, path, *people, header="ID,Full name,Country,Role,Ticket"):
    path.write_text("\n".join([header, *people]), "utf-8")
    made = desk.lists.plan(*desk.lists.open(path))
    assert made.faulty == ()
    desk.lists.apply(made.plan)


@pytest.fixture
def crowd(desk, tmp_path):
    """Sixty people of some countries, one of none."""
    countries = ("Kazakhstan", "Georgia", "Türkiye", "")
    roles = ("delegate", "press", "guest of honour")
    people = [f"{n},Person {n},{countries[n % 4]},{roles[n % 3]},t{n}" for n in range(60)]
    add(desk, tmp_path / "people.csv", *people)
    return desk


@pytest.fixture
def two_days(crowd, clock):
    """Two days with everything that happens, midnight on the wall among it (19:00 UTC)."""
    rng = Random(7)
    clock.at = OPENING - timedelta(hours=9)  # the evening before
    for _ in range(300):
        clock.forward(minutes=rng.randint(1, 18))
        answer = crowd.reception.check_in(rng.choice([f"t{rng.randrange(50)}"] * 20 + ["nobody's"]))
        if answer.uid and rng.random() < 0.08:
            crowd.reception.undo(answer.scan)
        if answer.uid and rng.random() < 0.03:
            crowd.people.withdraw(answer.uid, "ill")
    for n in range(3):
        uid = crowd.people.register_walk_in({"display_name": f"Walk-in {n}", "country": "FR"})
        crowd.reception.check_in_delegate(uid)
    return crowd


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_sheet(book, title):
    header, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_the_journal(folder, choice):
    """First in, last seen and readings by uid, counted from the entries alone."""
    sql = "SELECT id, kind, subject, at, payload FROM entry ORDER BY stream, seq"
    entries = sqlite3.connect(folder / FILE).execute(sql).fetchall()
    undone = {subject for _, kind, subject, _, _ in entries if kind == "scan-undone"}
    seen: dict[str, list[tuple[datetime, bool]]] = {}
    for id_, kind, subject, at, payload in entries:
        if kind != "scanned" or not subject:
            continue
        wall = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(ZONE)
        if choice.day in ("", str(wall.date())):
            admitted = json.loads(payload)["outcome"] == "admitted" and id_ not in undone
            seen.setdefault(subject, []).append((wall, admitted))
    return {
        uid: (
            min((at for at, admitted in some if admitted), default=None),
            max(at for at, _ in some),
            len(some),
        )
        for uid, some in seen.items()
    }


@pytest.mark.parametrize("choice", CHOICES)
def test_attendance_is_what_the_journal_adds_up_to(two_days, tmp_path, choice):
    rows = read_csv(two_days.reports.export("attendance", tmp_path / "a.csv", choice).file)
    expected = from_the_journal(two_days.folder, choice)
    assert len(expected) > 20
    for row in rows:
        first, last, scans = expected.get(row["uid"], (None, None, 0))
        said = [at.isoformat(timespec="seconds") if at else "" for at in (first, last)]
        assert [row["first_in"], row["last_seen"], row["scans"]] == [*said, str(scans)]


@pytest.mark.parametrize("choice", CHOICES)
def test_page_and_files_count_alike(two_days, tmp_path, choice):
    figures = two_days.reports.figures(choice)
    counts = figures.counts
    files = [
        two_days.reports.export("attendance", tmp_path / f"a.{kind}", choice).file
        for kind in ("csv", "xlsx", "pdf")
    ]
    rows = read_csv(files[0])
    expected = [row for row in rows if row["status"] != "withdrawn"]
    here = [row for row in expected if row["first_in"]]
    assert (len(rows), len(expected), len(here)) == (
        counts.on_list + counts.walk_ins, counts.expected, counts.present,
    )  # fmt: skip
    book = openpyxl.load_workbook(files[1])
    assert [list(row.values()) for row in read_sheet(book, "Delegates")] == [
        [value if name == "scans" else value or None for name, value in row.items()]
        for row in ({**row, "scans": int(row["scans"])} for row in rows)
    ]
    summary = {row["figure"]: row["number"] for row in read_sheet(book, "Summary")}
    assert (summary["= expected"], summary["present"], summary["absent"], summary["readings"]) == (
        counts.expected, counts.present, counts.absent, counts.scans,
    )  # fmt: skip
    assert len(read_sheet(book, "Scans")) == counts.scans
    by_outcome = Counter(row["outcome"] for row in read_sheet(book, "Scans"))
    assert (by_outcome["admitted"], by_outcome["undone"]) == (counts.admitted, counts.undone)
    for title in ("By country", "By role"):
        groups = read_sheet(book, title)
        assert sum(row["present"] for row in groups) == counts.present
        assert sum(row["expected"] for row in groups) == counts.expected
    arrivals = sum(row["arrivals"] for row in read_sheet(book, "By hour"))
    assert arrivals == counts.present + counts.withdrawn_present
    assert arrivals == sum(slot.people for slot in figures.arrivals)
    pages = "\n".join(page.extract_text() for page in PdfReader(files[2]).pages)
    assert arithmetic(counts) in pages


def test_the_days_of_a_forum_share_no_reading(two_days):
    days = [two_days.reports.figures(Choice(day)).counts.scans for day in two_days.reports.days()]
    assert all(days)
    assert sum(days) < two_days.reports.figures().counts.scans  # some on the evening before


def test_columns_bear_the_names_of_the_data(crowd, tmp_path):
    for kind, names in (("attendance", ATTENDANCE), ("delegates", DELEGATES)):
        assert list(read_csv(crowd.reports.export(kind, tmp_path / "a.csv").file)[0]) == names
        book = openpyxl.load_workbook(crowd.reports.export(kind, tmp_path / "a.xlsx").file)
        assert list(read_sheet(book, "Delegates")[0]) == names


NAMES = ("Zoe Adams", "Әли Ахметов", "Ахмет Бай", "Ägir Olsen", "Adam West", "Ali Çelik", "Ali Cem")


def test_people_stand_in_the_order_of_the_alphabet_not_of_code_points(desk, tmp_path):
    add(desk, tmp_path / "l.csv", *(f"{n},{name},,," for n, name in enumerate(NAMES)))
    for kind in ("attendance", "delegates"):
        rows = read_csv(desk.reports.export(kind, tmp_path / "a.csv").file)
        names = [row["display_name"] for row in rows]
        assert names[:5] == ["Adam West", "Ägir Olsen", "Ali Çelik", "Ali Cem", "Zoe Adams"]


@pytest.mark.parametrize(
    ("language", "order"), [("en", ["Ångström", "Zorn"]), ("sv", ["Zorn", "Ångström"])]
)
def test_the_alphabet_is_the_one_of_the_operator(desk, tmp_path, language, order):
    add(desk, tmp_path / "l.csv", "1,Zorn,,,", "2,Ångström,,,")
    desk.choose(language=language)
    rows = read_csv(desk.reports.export("delegates", tmp_path / "a.csv").file)
    assert [row["display_name"] for row in rows] == order


def test_files_for_programs_have_codes_and_paper_has_words(desk, tmp_path):
    add(desk, tmp_path / "l.csv", "1,Ali Ng,Kazakhstan,guest of honour,")
    (row,) = read_csv(desk.reports.export("attendance", tmp_path / "a.csv").file)
    assert (row["country"], row["role"]) == ("KZ", "guest")
    for kind in ("attendance", "delegates"):
        page = PdfReader(desk.reports.export(kind, tmp_path / "a.pdf").file).pages[0]
        assert "Kazakhstan" in page.extract_text()
        assert "Guest of honour" in page.extract_text()


def test_who_comes_from_nowhere_is_counted_under_a_word(crowd, tmp_path):
    book = openpyxl.load_workbook(crowd.reports.export("attendance", tmp_path / "a.xlsx").file)
    groups = {row["country"]: row["expected"] for row in read_sheet(book, "By country")}
    assert groups == {"Georgia": 15, "Kazakhstan": 15, "Türkiye": 15, "(none)": 15}


def test_a_file_of_one_day_says_so(two_days, tmp_path):
    choice = Choice("2026-06-21", "entrance")
    path = two_days.reports.export("attendance", tmp_path / "a.xlsx", choice).file
    notes = [row[0] for row in openpyxl.load_workbook(path)["Notes"].iter_rows(values_only=True)]
    assert "Only readings at Main entrance of 2026-06-21 are counted" in notes


def test_an_empty_forum_has_empty_files_that_say_so(desk, tmp_path):
    for kind in ("attendance", "delegates"):
        for ending in ("csv", "xlsx", "pdf"):
            assert desk.reports.export(kind, tmp_path / f"{kind}.{ending}").rows == 0
    assert list(read_csv(tmp_path / "attendance.csv")) == []
    (page,) = PdfReader(tmp_path / "attendance.pdf").pages
    assert "0 on the list + 0 walk-ins" in page.extract_text()


def test_a_reopened_forum_says_the_same(two_days, tmp_path, clock):
    before = two_days.reports.export("attendance", tmp_path / "a.csv").file.read_bytes()
    two_days.close()
    with Desk(two_days.folder, clock=clock) as again:
        again.reports.rebuild()
        assert again.reports.export("attendance", tmp_path / "b.csv").file.read_bytes() == before
