"""From cells to people: who is left out and why, and what stays as it was written."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkin.errors.lists import ListWithoutNames
from checkin.importers import Mapping, Reading, open_list, read_rows, recognise
from checkin.importers.csv_file import open_csv
from checkin.importers.headers import known_among

PRETIX = "Order code,Attendee name,Product,Checked in,Secret,Phone number\n"


def read(text: str, mapping: Mapping | None = None) -> Reading:
    file = open_csv(text.encode(), Path("list.csv"))
    return read_rows(file, mapping or recognise(file))


def problems(reading: Reading) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.problem) for fault in reading.faults]


NAMES = [
    "İbrahim IŞIK",
    "  Anna  Maria ",
    "Zoe\u0308",
    'Anna "Ann" O\'Neill',
    "'Abd al-Rahman",
    "=HYPERLINK(1)",
    "+Anna",
    "@anna",
    "-",
    "O’Neill 🌍",
    "<b>Anna</b>",
    "山田 太郎",
    "Anna\u200f\u202a",
    "Anna\nMaria",
    "NULL",
    "A" * 60,
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_to_the_byte(name: str) -> None:
    quoted = name.replace('"', '""')
    row = read(f'Full name,Given name,Family name\n"{quoted}","{quoted}","{quoted}"\n').rows[0]
    assert row.fields == dict.fromkeys(("display_name", "given_name", "family_name"), name)


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(plain.filter(str.strip), plain, plain)
def test_any_text_stays_as_it_is(name: str, organisation: str, other: str) -> None:
    assume(known_among((name, organisation, other)) < 2)  # more, and the row is a header itself
    cells = [cell.replace('"', '""') for cell in (name, organisation, other)]
    row = read('Name,Organisation,Colour\n"{}","{}","{}"\n'.format(*cells)).rows[0]
    assert row.fields["display_name"] == name
    assert row.fields["organisation"] == (organisation if organisation.strip() else "")
    assert row.extra == ({"Colour": other} if other.strip() else {})


def test_codes_lose_the_space_around_them_and_names_do_not() -> None:
    row = read(
        "Name,E-mail,Phone,Ticket,ID,Country\n Anna , a@example.org ,\t+7 , T1 , 7 , KZ \n"
    ).rows[0]
    assert row.fields["display_name"] == " Anna "
    assert (row.fields["email"], row.fields["phone"]) == ("a@example.org", "+7")
    assert (row.tickets, row.list_id, row.fields["country"]) == (("T1",), "7", "KZ")


def test_only_the_columns_of_the_list_are_fields_and_empty_cells_are_empty() -> None:
    reading = read("Name,Phone,Hotel\nAnna,,\nBoris,  ,Astana\n")
    assert reading.rows[0].fields == {"display_name": "Anna", "phone": ""}
    assert reading.rows[1].fields == {"display_name": "Boris", "phone": ""}
    assert (reading.rows[0].extra, reading.rows[1].extra) == ({}, {"Hotel": "Astana"})


def test_a_full_name_is_never_split_and_made_only_where_there_is_none() -> None:
    assert read("ФИО\nСарыбай Жүсіп\n").rows[0].fields == {"display_name": "Сарыбай Жүсіп"}
    made = read("Given name,Family name\n Dünya ,Abbaslı\n,Мадонна\nСократ,\n").rows
    assert [row.fields["display_name"] for row in made] == ["Dünya Abbaslı", "Мадонна", "Сократ"]
    assert made[0].fields["given_name"] == " Dünya "
    both = read("Full name,Given name,Family name\n,Anna,Berg\nBERG Anna,Anna,Berg\n").rows
    assert [row.fields["display_name"] for row in both] == ["Anna Berg", "BERG Anna"]
    assert read("Full name,Latin name\n,Anna Berg\n").rows[0].fields["display_name"] == "Anna Berg"


def test_rows_without_a_name_are_left_out_and_empty_rows_are_nobody() -> None:
    reading = read("Name,Phone\nAnna,1\n,2\n,\n\nBoris,3\n  ,\t\n")
    assert [row.number for row in reading.rows] == [2, 6]
    assert problems(reading) == [(3, "", "The row has no name.")]


def test_a_ticket_or_an_id_used_before_is_a_fault_that_names_the_row() -> None:
    reading = read("ID,Name,Ticket\n1,Anna,A\n2,Boris,A\n1,Clara,C\n3,Boris,B\n")
    assert [row.fields["display_name"] for row in reading.rows] == ["Anna", "Boris"]
    assert problems(reading) == [
        (3, "", "Row 2 has the same ticket (A)."),
        (4, "", "Row 2 has the same id (1)."),
    ]


def test_a_row_left_out_claims_no_ticket() -> None:
    reading = read("Name,Ticket\n,A\nAnna,A\n")
    assert [(row.fields["display_name"], row.tickets) for row in reading.rows] == [("Anna", ("A",))]


def test_a_person_may_have_several_tickets_and_is_known_by_the_first_without_an_id() -> None:
    row = read("Name,Ticket,Barcode\nAnna,T1,B1\n").rows[0]
    assert (row.tickets, row.list_id) == (("T1", "B1"), "T1")
    assert read("Name,Ticket,Barcode\nAnna,T1,T1\n").rows[0].tickets == ("T1",)
    assert read("Name,ID,Ticket\nAnna,7,T1\n").rows[0].list_id == "7"
    assert read("Name,Phone\nAnna,1\n").rows[0].list_id == ""


def test_more_cells_than_headers_is_a_fault() -> None:
    reading = read("Name,Country\nAnna,KZ\nBerg, Boris,KZ\nClara,KZ,,\nDora,KZ,\n")
    assert [row.number for row in reading.rows] == [2, 4, 5]
    assert problems(reading)[0][:2] == (3, "C")
    assert "more cells than the header" in problems(reading)[0][2]


def test_a_huge_cell_is_reported_and_not_kept() -> None:
    reading = read(
        f"Name,Notes\nAnna,{'x' * 300 * 1024}\nBoris,{'ж' * 16_384}\nClara,{'x' * 32_769}\n"
    )
    assert [row.number for row in reading.rows] == [3]
    assert problems(reading) == [
        (2, "Notes", "The cell holds 307,200 bytes, and 32,768 is the limit."),
        (4, "Notes", "The cell holds 32,769 bytes, and 32,768 is the limit."),
    ]


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x85"])
def test_a_control_character_in_a_name_is_a_fault(control: str) -> None:
    reading = read(f"Family name,Given name\nBerg,An{control}na\nBerg,Boris\n")
    assert [row.number for row in reading.rows] == [3]
    assert problems(reading)[0][:2] == (2, "Given name")
    assert f"U+{ord(control):04X}" in problems(reading)[0][2]


def test_a_list_whose_names_nobody_knows_asks_for_them() -> None:
    with pytest.raises(ListWithoutNames, match=r"its columns are: Colour, Size"):
        read("Colour,Size\nred,4\n")
    row = read("Colour,Size\nred,4\n", Mapping("", {"Colour": "display_name"})).rows[0]
    assert (row.fields, row.extra) == ({"display_name": "red"}, {"Size": "4"})


def test_the_apostrophe_of_pretix_goes_only_where_pretix_put_it() -> None:
    phone, name = "'+77010000001", "'=1+1|\\|"
    text = PRETIX + f"A1,\"{name}\",Pass,,'@x,{phone}\nA2,'Abd al-Rahman,Pass,,'s2,'77\n"
    first, second = read(text).rows
    assert first.fields["display_name"] == "=1+1||"
    assert (first.fields["phone"], first.tickets) == ("+77010000001", ("@x",))
    assert second.fields["display_name"] == "'Abd al-Rahman"
    assert (second.fields["phone"], second.tickets) == ("'77", ("'s2",))
    assert read("Name,Phone\n'=A,'+7\n").rows[0].fields == {"display_name": "'=A", "phone": "'+7"}


def test_unknown_words_are_kept_counted_and_shown_once() -> None:
    reading = read(
        "Name,Country,Role,Status\nAnna,Atlantis,Observer,maybe\nBoris,KZ,Observer,paid\n"
        "Clara,Atlantis,Speaker,отменён\n"
    )
    assert [row.fields["country"] for row in reading.rows] == ["Atlantis", "KZ", "Atlantis"]
    assert [row.fields["role"] for row in reading.rows] == ["delegate", "delegate", "speaker"]
    assert [row.fields["status"] for row in reading.rows] == ["expected", "expected", "withdrawn"]
    assert [row.extra for row in reading.rows] == [
        {"Role": "Observer", "Status": "maybe"},
        {"Role": "Observer"},
        {"Status": "отменён"},
    ]
    assert [(note.row, note.column, note.problem) for note in reading.notes] == [
        (2, "Country", "'Atlantis' is no country known here; it is kept as written (2 rows)."),
        (2, "Role", "'Observer' is no role known here; it counts as delegate and the word is kept "
         "(2 rows)."),
        (2, "Status", "'maybe' is no status known here; it counts as expected and the word is "
         "kept."),
    ]  # fmt: skip


def test_blocked_means_withdrawn_and_attention_means_an_alert() -> None:
    text = (
        "Name,Blocked,Requires special attention,Alert\nA,Yes,,\nB,,Да,\nC,No,Evet,VIP\nD,,Нет,\n"
    )
    rows = read(text).rows
    assert [row.fields["status"] for row in rows] == [
        "withdrawn",
        "expected",
        "expected",
        "expected",
    ]
    assert [row.fields["alert"] for row in rows] == ["", "Requires special attention", "VIP", ""]


def test_ten_thousand_people_come_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    people = [f"{number},Айгүл {number},Қазақстан,T{number}" for number in range(10_000)]
    path.write_text("\n".join(["ID,Name,Country,Ticket", *people]), "utf-8")
    file = open_list(path)
    reading = read_rows(file, recognise(file))
    assert (len(reading.rows), reading.faults, reading.notes) == (10_000, (), ())
    assert reading.rows[-1].fields == {"display_name": "Айгүл 9999", "country": "KZ"}
