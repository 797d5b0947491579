"""Lists as offices send them: two rows of headers, merged cells, a sum, the same person twice."""

import pytest
import xlsxwriter

from checkin.importers import open_list, read_rows, recognise


def reading(path):
    file = open_list(path)
    return read_rows(file, recognise(file))


def written(tmp_path, *lines, name="list.tsv"):
    path = tmp_path / name
    path.write_text("\n".join("\t".join(cells) for cells in lines), "utf-8")
    return reading(path)


@pytest.fixture
def protocol_list(tmp_path):
    """A title, a header of two rows, a delegation merged over its people, a sum, a signature."""
    path = tmp_path / "protocol.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:E1", "Final list of participants")
    sheet.write("A3", "No.")
    sheet.merge_range("B3:C3", "Participant")
    sheet.write("D3", "Delegation")
    sheet.write_row("A4", ["", "Family name", "Given name", "", "Mobile"])
    sheet.write_row("A5", [1, "Nguyễn", "Hà", "", "+84 24 3825 1234"])
    sheet.write_row("A6", [2, "Trần", "Minh", "", ""])
    sheet.merge_range("D5:D6", "Viet Nam")
    sheet.write_row("A7", [3, "Jensen", "Søren", "Denmark", ""])
    sheet.write_row("B8", ["TOTAL", 3])
    sheet.write("B9", "Signed: ____________ Head of Protocol")
    book.close()
    return path


def test_a_header_of_two_rows_is_one(protocol_list):
    assert open_list(protocol_list).header == (
        "No.", "Family name", "Given name", "Delegation", "Mobile"
    )  # fmt: skip


def test_a_cell_merged_over_people_is_of_all_of_them(protocol_list):
    rows = reading(protocol_list).rows
    assert [row.fields["delegation"] for row in rows] == ["Viet Nam", "Viet Nam", "Denmark"]


def test_the_sum_and_the_signature_are_no_people_and_are_said(protocol_list):
    read = reading(protocol_list)
    assert [row.fields["display_name"] for row in read.rows] == [
        "Hà Nguyễn", "Minh Trần", "Søren Jensen"
    ]  # fmt: skip
    assert [fault.row for fault in read.faults] == [8, 9]
    assert "end of the list" in read.faults[0].problem


@pytest.mark.parametrize("ending", ["Итого: 6 чел.", "Total", "合计", "Подпись ______", "______"])
def test_an_ending_is_known_in_many_languages(tmp_path, ending):
    read = written(tmp_path, ("Name", "Country"), ("Ann Lee", "Kenya"), (ending, ""))
    assert [fault.row for fault in read.faults] == [3]


def test_somebody_called_total_who_has_a_country_is_a_person(tmp_path):
    read = written(tmp_path, ("Name", "Country"), ("Total, Jean", "France"), ("Totally Nobody", ""))
    assert [row.number for row in read.rows] == [2, 3]
    assert not read.faults


def test_the_same_person_twice_is_taken_in_and_said(tmp_path):
    people = ("Ann Lee", "1@example.org"), ("Bo Li", ""), ("ann lee", "1@example.org")
    read = written(tmp_path, ("Name", "E-mail"), *people, ("Bo Li", ""))
    assert len(read.rows) == 4
    assert [(note.row, note.problem.split(" says")[0]) for note in read.notes] == [
        (4, "Row 2"), (5, "Row 3")
    ]  # fmt: skip


def test_rows_with_ids_of_their_own_are_not_doubted(tmp_path):
    rows = ("1", "Ann Lee", "a@example.org"), ("2", "Ann Lee", "a@example.org")
    assert not written(tmp_path, ("ID", "Name", "E-mail"), *rows).notes


def test_beside_a_native_name_the_plain_name_is_the_latin_one(tmp_path):
    read = written(
        tmp_path,
        ("Name", "Native name"),
        ("Faisal Al-Otaibi", "فيصل العتيبي"),
        ("Sam", ""),
        ("欧阳娜娜", ""),
    )
    said = [(row.fields["display_name"], row.fields.get("latin_name", "")) for row in read.rows]
    assert said == [("فيصل العتيبي", "Faisal Al-Otaibi"), ("Sam", "Sam"), ("欧阳娜娜", "")]
