"""Our own files read back as lists: nothing a person has is lost, whatever it begins with."""

import csv
import json
import tomllib

import openpyxl
import pytest
from helpers import Clock, make_plan
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checkin.desk import Desk
from checkin.desk.making import make_forum
from checkin.desk.sheets import DELEGATES, PEOPLE
from checkin.exporters import Report, Sheet, csv_file, write_report
from checkin.importers import open_list, read_rows, recognise
from checkin.paths import resources

HARD = (
    "+77012345678", "=1+1", "'t Hooft", "-Ali", "@dana", "'=Ali", "''Ali", "Ali;=Ng", "＝Ali",
    "e\u0301", "  Айгүл  Серікқызы ", 'say "hi"', "a, b", "007", "1e5", "TRUE", "2026-06-20",
    "Ali\nNg", "Ali\n=Ng", "محمد \u200f(x)", "😀", "O\u02bbktam", "_x000D_", "NULL", "expected",
)  # fmt: skip
FREE = ("given_name", "family_name", "latin_name", "honorific", "position", "organisation",
        "delegation", "notes", "alert")  # fmt: skip


@pytest.fixture
def elsewhere(desk, tmp_path):
    """Leave this forum for another one; a program has one open at a time."""
    opened = []

    def leave():
        desk.close()
        folder = tmp_path / "other.forum"
        make_forum(folder, make_plan(name="Another Forum"), Clock())
        opened.append(Desk(folder, clock=Clock()))
        return opened[0]

    yield leave
    for each in opened:
        each.close()


@pytest.fixture
def crowd(desk, tmp_path):
    """People of hard names with everything a person can have."""
    header = ["ID", "Full name", "Organisation", "Phone", "Country", "Role", "Status", "Ticket"]
    rows = [
        [str(n), text, text, "+77012345678", "Kazakhstan", "press", "confirmed", f"=t{n}"]
        for n, text in enumerate(HARD)
    ]
    rows[3][6], rows[4][4] = "cancelled", "Ruritania"
    with (tmp_path / "list.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*header, "Meal", "=Hotel"], *([*r, *HARD[:2]] for r in rows)])
    made = desk.lists.plan(*desk.lists.open(tmp_path / "list.csv"))
    assert made.faulty == ()
    desk.lists.apply(made.plan)
    walk_in = desk.people.register_walk_in({"display_name": "Walk-in", "phone": "+7"})
    desk.people.correct(walk_in, {"honorific": "-Dr"})
    desk.reception.check_in("=t0")
    desk.people.withdraw(desk.reception.search("Ali Ng")[0].uid, "ill")
    return desk


def take_in(desk, path):
    made = desk.lists.plan(*desk.lists.open(path))
    assert (made.faulty, made.mapping.preset) == ((), "ashar")
    desk.lists.apply(made.plan)
    return made


def everybody(desk):
    """By name: what an export says of everybody, but for what a forum makes itself."""
    path = desk.reports.export("delegates", desk.folder / "all.xlsx").file
    header, *rows = openpyxl.load_workbook(path)["Delegates"].iter_rows(values_only=True)
    own = ("uid", "badge_serial", "credential", "reason", "walk_in", "corrected")
    people = [dict(zip(header, row, strict=True)) for row in rows]
    return {p["display_name"]: {k: v for k, v in p.items() if k not in own} for p in people}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_taken_in_elsewhere_loses_nothing(crowd, elsewhere, tmp_path, ending):
    path = crowd.reports.export("delegates", tmp_path / f"out.{ending}").file
    before = everybody(crowd)
    other = elsewhere()
    made = take_in(other, path)
    assert len(made.plan.new) == len(HARD) + 1
    assert everybody(other) == before
    assert other.reception.check_in("=t1").name == HARD[1]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["delegates", "attendance"])
def test_an_export_taken_in_where_it_was_made_changes_nothing(crowd, tmp_path, kind, ending):
    path = crowd.reports.export(kind, tmp_path / f"out.{ending}").file
    made = take_in(crowd, path)
    assert (made.plan.new, made.plan.changes, made.plan.unchanged) == ((), (), len(HARD) + 1)


def test_what_somebody_put_right_in_an_export_is_the_only_change(crowd, tmp_path):
    path = crowd.reports.export("delegates", tmp_path / "out.csv").file
    text = path.read_text("utf-8-sig").replace("'-Ali", "Ali Bek", 1)
    path.write_text(text, "utf-8-sig")
    made = take_in(crowd, path)
    assert [(c.field, c.old, c.new) for c in made.plan.changes] == [
        ("display_name", "-Ali", "Ali Bek")
    ]


def test_namesakes_of_one_forum_are_told_apart_by_their_uid(desk, tmp_path):
    for _ in range(2):
        desk.people.register_walk_in({"display_name": "Ли Вэй"})
    path = desk.reports.export("delegates", tmp_path / "out.csv").file
    assert take_in(desk, path).plan.unchanged == 2


def test_an_attendance_list_brings_its_people_and_not_their_scans(crowd, elsewhere, tmp_path):
    path = crowd.reports.export("attendance", tmp_path / "out.csv").file
    other = elsewhere()
    made = take_in(other, path)
    assert "first_in, last_seen, scans, badge_serial" in made.notes[0].problem
    assert other.reports.figures().counts.present == 0
    assert {person["extra"] for person in everybody(other).values()} == {None}


def test_several_tickets_come_back_as_several(desk, elsewhere, tmp_path):
    (tmp_path / "two.csv").write_text("Name,Ticket,QR\nAli Ng,t 1,=t2\n", "utf-8")
    made = desk.lists.plan(*desk.lists.open(tmp_path / "two.csv"), {"QR": "ticket"})
    desk.lists.apply(made.plan)
    path = desk.reports.export("delegates", tmp_path / "out.csv").file
    other = elsewhere()
    take_in(other, path)
    answers = [other.reception.check_in(text).outcome for text in ("t 1", "=t2")]
    assert answers == ["admitted", "already-in"]


def test_a_cell_of_extras_that_somebody_spoilt_is_kept_as_it_is(desk, elsewhere, tmp_path):
    desk.people.register_walk_in({"display_name": "Ali Ng"})
    path = desk.reports.export("delegates", tmp_path / "out.csv").file
    other = elsewhere()
    for spoilt in ('{"Meal": ', "[1]", '{"Meal": 1}', "[" * 20_000):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[0]["extra"] = spoilt
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        take_in(other, path)
        assert json.loads(everybody(other)["Ali Ng"]["extra"]) == {"extra": spoilt}


def test_what_the_exporter_adds_is_what_the_preset_takes_away():
    preset = tomllib.loads((resources() / "lists" / "ashar.toml").read_text("utf-8"))
    assert preset["csv_added"] == csv_file._GUARDED.pattern


letters = st.characters(exclude_categories=("Cc", "Cs"))
texts = (
    st.sampled_from(HARD) | st.text(st.sampled_from("=+-@＝'\";, \u00a0\u200bAя1\n\t"), max_size=8)
    | st.text(letters, max_size=20)
).map(lambda text: "" if text.isspace() else text)  # fmt: skip
people = st.fixed_dictionaries(
    {
        **dict.fromkeys(FREE, texts),
        "display_name": texts.filter(bool),
        "phone": texts.map(str.strip),
        "email": texts.map(str.strip),
        "role": st.sampled_from(["delegate", "speaker", "guest", "press", "volunteer", "staff"]),
        "status": st.sampled_from(["expected", "withdrawn"]),
        "country": st.sampled_from(["", "KZ", "AF", "Ruritania"]),
        "tickets": st.lists(texts.map(str.strip).filter(lambda t: t and "\n" not in t), max_size=2),
        "extra": st.dictionaries(texts.filter(bool), texts.filter(bool), max_size=3),
    }
)


@given(st.lists(people, min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
@example(
    [
        {
            **dict.fromkeys(FREE, "'=\n'="),
            "display_name": "'=",
            "phone": "",
            "email": "",
            "role": "staff",
            "status": "expected",
            "country": "",
            "tickets": [],
            "extra": {},
        }
    ]
)
def test_whatever_a_person_is_called_comes_back(tmp_path_factory, crowd):
    path = tmp_path_factory.mktemp("own") / "out.csv"
    used: set[str] = set()
    for person in crowd:  # a list that gives one ticket to two people is at fault
        person["tickets"] = [t for t in dict.fromkeys(person["tickets"]) if t not in used]
        used.update(person["tickets"])
    rows = [
        [*({"uid": f"u{n}", **person}.get(name, "") for name in PEOPLE),
         "\n".join(person["tickets"]), "", "", "", person["notes"], "", 0, "",
         json.dumps(person["extra"], ensure_ascii=False)]
        for n, person in enumerate(crowd)
    ]  # fmt: skip
    write_report(Report("", "", (Sheet("Delegates", DELEGATES, rows),)), path)
    file = open_list(path)
    reading = read_rows(file, recognise(file))
    assert reading.faults == ()
    for n, (row, person) in enumerate(zip(reading.rows, crowd, strict=True)):
        fields = {name: row.fields[name] for name in person if name not in ("tickets", "extra")}
        assert {**fields, "tickets": list(row.tickets), "extra": row.extra} == person
        assert row.list_id == f"u{n}"
