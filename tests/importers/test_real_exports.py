"""The exports of real systems, compared with what other readers find in the same files."""

import csv
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from checkin.importers import Reading, open_list, read_rows, recognise

LISTS = Path(__file__).parents[1] / "data" / "lists"


@cache
def read(name: str) -> Reading:
    file = open_list(LISTS / name)
    return read_rows(file, recognise(file))


@cache
def independent(name: str, sheet: str = "") -> list[dict[str, str]]:
    """The rows as the standard csv module or openpyxl read them, as header -> text."""
    if name.endswith(".csv"):
        with (LISTS / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    book = openpyxl.load_workbook(LISTS / name)
    header, *rows = (book[sheet] if sheet else book.active).iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("name", "sheet", "people", "column"),
    [
        ("indico-registrations.csv", "", 600, "Name"),
        ("indico-registrations.xlsx", "", 600, "Name"),
        ("pretix-checkinlist-en.csv", "", 584, "Attendee name"),
        ("pretix-orderdata-en.xlsx", "Order positions", 600, "Attendee name"),
    ],
)
def test_everybody_comes_in_under_the_name_the_file_holds(
    name: str, sheet: str, people: int, column: str
) -> None:
    reading = read(name)
    assert (len(reading.rows), reading.faults) == (people, ())
    written = [row[column] for row in independent(name, sheet)]
    if name.startswith("pretix") and name.endswith(".csv"):
        written = [text[1:] if text.startswith("'=") else text for text in written]
    taken = [row.fields["display_name"] for row in reading.rows]
    assert [text.encode() for text in taken] == [text.encode() for text in written]


def test_given_and_family_names_come_from_their_own_columns() -> None:
    written = independent("pretix-orderdata-en.xlsx", "Order positions")
    for row, cells in zip(read("pretix-orderdata-en.xlsx").rows, written, strict=True):
        assert row.fields["given_name"] == (cells["Attendee name: Given name"] or "")
        assert row.fields["family_name"] == (cells["Attendee name: Family name"] or "")


def test_presets_know_whose_lists_these_are() -> None:
    presets = {path.name: recognise(open_list(path)).preset for path in LISTS.glob("[ip]*.*")}
    assert presets == {
        "indico-registrations.csv": "indico",
        "indico-registrations.xlsx": "indico",
        "pretix-checkinlist-en.csv": "pretix",
        "pretix-orderdata-en.xlsx": "pretix",
    }


def test_both_lists_of_pretix_name_the_same_people() -> None:
    checkin_list = {row.list_id: row for row in read("pretix-checkinlist-en.csv").rows}
    order_data = {row.list_id: row for row in read("pretix-orderdata-en.xlsx").rows}
    assert len(order_data) == 600
    assert checkin_list.keys() <= order_data.keys()
    for list_id, row in checkin_list.items():
        assert row.tickets == order_data[list_id].tickets == (list_id,)
        assert row.fields["display_name"] == order_data[list_id].fields["display_name"]
        assert row.fields["phone"] == order_data[list_id].fields["phone"]


def test_both_lists_of_indico_name_the_same_people() -> None:
    names = [
        {
            row.list_id: row.fields["display_name"]
            for row in read(f"indico-registrations.{kind}").rows
        }
        for kind in ("csv", "xlsx")
    ]
    assert names[0] == names[1]


def test_the_apostrophes_of_pretix_are_gone_and_nothing_else() -> None:
    by_name = {row.fields["display_name"]: row for row in read("pretix-checkinlist-en.csv").rows}
    row = by_name['=HYPERLINK("http://x") Formula']
    assert row.fields["given_name"] == '=HYPERLINK("http://x")'
    assert row.fields["organisation"] == "=1+1"
    phones = {person.fields["phone"] for person in by_name.values()} - {""}
    assert all(phone.startswith("+7701") for phone in phones)


def test_products_become_roles_and_cancelled_orders_withdrawn() -> None:
    rows = read("pretix-orderdata-en.xlsx").rows
    roles = [row.fields["role"] for row in rows]
    counts = {role: roles.count(role) for role in sorted(set(roles))}
    assert counts == {"delegate": 486, "guest": 23, "press": 21, "speaker": 43, "volunteer": 27}
    withdrawn = [row for row in rows if row.fields["status"] == "withdrawn"]
    assert len(withdrawn) == 20  # 15 canceled, 1 expired, 4 blocked
    assert {row.extra["Status"] for row in withdrawn if "Status" in row.extra} >= {"canceled"}


def test_the_list_of_pretix_has_its_alerts() -> None:
    alerts = [row.fields["alert"] for row in read("pretix-checkinlist-en.csv").rows]
    assert alerts.count("Гость из президиума") == 4
    assert "Requires special attention" in alerts


def test_indicos_position_full_of_roles_is_the_role() -> None:
    reading = read("indico-registrations.xlsx")
    assert {row.fields["role"] for row in reading.rows} == {
        *("delegate", "speaker", "guest", "press", "volunteer", "staff")
    }
    assert [note.problem for note in reading.notes] == [
        "'Observer' is no role known here; it counts as delegate and the word is kept (73 rows)."
    ]
    observer = next(row for row in reading.rows if row.extra.get("Position") == "Observer")
    assert observer.fields["role"] == "delegate"


def test_countries_of_indico_become_codes() -> None:
    codes = {row.fields["country"] for row in read("indico-registrations.xlsx").rows}
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_indicos_csv_says_what_it_left_out() -> None:
    assert "leaves out" in read("indico-registrations.csv").notes[0].problem


def test_what_nobody_mapped_is_kept() -> None:
    row = next(row for row in read("pretix-checkinlist-en.csv").rows if "City" in row.extra)
    assert row.extra["City"] == "Астана"
    assert row.extra["Order code"]
    assert "Seat ID" not in row.extra  # empty in the list


def test_a_question_about_the_name_on_the_badge_is_understood() -> None:
    rows = read("pretix-checkinlist-en.csv").rows
    assert sum(1 for row in rows if row.fields["latin_name"]) == 118


@pytest.mark.parametrize("name", ["delegates.xls", "delegates.ods"])
def test_older_and_open_spreadsheets_come_in_too(name: str) -> None:
    reading = read(name)
    assert reading.faults == ()
    first = reading.rows[0]
    assert (first.number, first.fields["display_name"]) == (2, "Жүсіп Сарыбай")
    assert (first.fields["family_name"], first.fields["country"]) == ("Сарыбай", "KZ")
    assert first.fields["phone"] == "77010000001"
    assert {"2026-06-20", "true"} <= set(first.extra.values())
